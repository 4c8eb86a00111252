// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/protection/sample_decryptor.h"
#include <QtEndian>
#include <algorithm>
#include <openssl/evp.h>

namespace hearth::player
{

namespace
{

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, Error::tr("A part of the stream is protected in a broken way"),
                Error::tr("Ask its provider; it may be broken"));
}

bool isCounter(ProtectionScheme scheme)
{
    return scheme == ProtectionScheme::Cenc || scheme == ProtectionScheme::Cens;
}

} // namespace

struct AesSampleDecryptor::Cipher {
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context{EVP_CIPHER_CTX_new(),
                                                                            EVP_CIPHER_CTX_free};
    QByteArray key;
    QByteArray iv; // 16 bytes
    bool counts = false;
    quint64 untilWrap = 0; // bytes, in counter mode

    bool begin(const QByteArray &withKey, QByteArray withIv, bool inCounterMode)
    {
        key = withKey;
        iv = std::move(withIv);
        counts = inCounterMode;
        return start();
    }

    bool start()
    {
        // 9.3: only the last eight bytes count, and they go from the highest to 0 without a carry.
        const auto low = qFromBigEndian<quint64>(iv.constData() + 8);
        const quint64 blocks = ~low;
        untilWrap = blocks >= ~quint64(0) / 16 - 1 ? ~quint64(0) : (blocks + 1) * 16;
        return EVP_DecryptInit_ex(context.get(), counts ? EVP_aes_128_ctr() : EVP_aes_128_cbc(), nullptr,
                                  reinterpret_cast<const uchar *>(key.constData()),
                                  reinterpret_cast<const uchar *>(iv.constData())) == 1 &&
               EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1;
    }

    bool run(std::span<uchar> bytes)
    {
        while (!bytes.empty()) {
            size_t now = std::min<size_t>(bytes.size(), size_t(1) << 30);
            if (counts)
                now = static_cast<size_t>(std::min<quint64>(now, untilWrap));
            int made = 0;
            if (EVP_DecryptUpdate(context.get(), bytes.data(), &made, bytes.data(), static_cast<int>(now)) !=
                    1 ||
                static_cast<size_t>(made) != now)
                return false;
            bytes = bytes.subspan(now);
            if (!counts)
                continue;
            untilWrap -= now;
            if (untilWrap == 0) {
                std::fill(iv.begin() + 8, iv.end(), '\0');
                if (!start())
                    return false;
            }
        }
        return true;
    }
};

AesSampleDecryptor::AesSampleDecryptor(QHash<QByteArray, QByteArray> keys)
    : m_keys(std::move(keys)), m_cipher(std::make_unique<Cipher>())
{
}

AesSampleDecryptor::~AesSampleDecryptor() = default;

Done AesSampleDecryptor::decrypt(std::span<uchar> sample, const SampleProtectionInfo &how)
{
    const QByteArray key = m_keys.contains(how.keyId) ? m_keys.value(how.keyId) : m_keys.value({});
    if (key.size() != kCipherBlockBytes)
        return fail(ErrorCode::NotAllowed,
                    Error::tr("The licence of this stream has no key for a part of it"),
                    Error::tr("Ask its provider"));
    if (how.iv.size() != 8 && how.iv.size() != kCipherBlockBytes)
        return damaged();
    const bool counts = isCounter(how.scheme);
    const bool hasPattern = how.cryptBlocks > 0 && how.skipBlocks > 0;
    const QByteArray iv = how.iv.leftJustified(kCipherBlockBytes, '\0');
    if (!m_cipher->begin(key, iv, counts))
        return damaged();
    const QList<Subsample> whole{{0, static_cast<quint32>(sample.size())}};
    const QList<Subsample> &subsamples = how.subsamples.isEmpty() ? whole : how.subsamples;
    for (const Subsample &one : subsamples) {
        if (one.clearBytes > sample.size() || one.protectedBytes > sample.size() - one.clearBytes)
            return damaged();
        std::span<uchar> hidden = sample.subspan(one.clearBytes, one.protectedBytes);
        sample = sample.subspan(one.clearBytes + size_t(one.protectedBytes));
        // 10.4: each subsample begins with the vector again.
        if (how.scheme == ProtectionScheme::Cbcs && !m_cipher->begin(key, iv, counts))
            return damaged();
        // Blocks that are not whole stay clear, but for the counter mode without a pattern.
        if (!counts || hasPattern)
            hidden = hidden.first(hidden.size() / 16 * 16);
        if (!hasPattern) {
            if (!m_cipher->run(hidden))
                return damaged();
            continue;
        }
        const size_t crypt = static_cast<size_t>(how.cryptBlocks) * 16;
        const size_t skip = static_cast<size_t>(how.skipBlocks) * 16;
        while (!hidden.empty()) {
            const size_t now = std::min(crypt, hidden.size());
            if (!m_cipher->run(hidden.first(now)))
                return damaged();
            hidden = hidden.subspan(std::min(hidden.size(), now + skip));
        }
    }
    return {};
}

} // namespace hearth::player
