// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/adaptive/part_fetch.h"

extern "C" {
#include <libavutil/aes.h>
#include <libavutil/mem.h>
}

namespace hearth::player
{

namespace
{

constexpr std::chrono::milliseconds kFirstByte{6000};
constexpr std::chrono::milliseconds kStall{5000};
constexpr qsizetype kKeyBytes = 16;
constexpr size_t kMostKept = 16;

/// RFC 2397.
Result<QByteArray> bytesOfDataUrl(const QUrl &url)
{
    const QByteArray text = url.toEncoded(QUrl::RemoveScheme);
    const qsizetype comma = text.indexOf(',');
    if (comma < 0)
        return fail(ErrorCode::Invalid, Error::tr("The stream's key is none"),
                    Error::tr("Ask its provider; it may be broken"));
    const QByteArray data = QByteArray::fromPercentEncoding(text.mid(comma + 1));
    return text.left(comma).endsWith(";base64") ? QByteArray::fromBase64(data) : data;
}

} // namespace

Result<QByteArray> decryptAes128(const QByteArray &bytes, const QByteArray &key, const QByteArray &iv)
{
    if (key.size() != kKeyBytes || iv.size() != kKeyBytes)
        return fail(ErrorCode::Damaged, Error::tr("The stream's key is none"), Error::tr("Try again later"));
    if (bytes.isEmpty() || bytes.size() % kKeyBytes != 0)
        return fail(ErrorCode::Damaged, Error::tr("A part of the stream is not whole"),
                    Error::tr("Try again later"));
    const std::unique_ptr<AVAES, decltype(&av_free)> aes(av_aes_alloc(), av_free);
    av_aes_init(aes.get(), reinterpret_cast<const uint8_t *>(key.constData()), 128, 1);
    QByteArray plain(bytes.size(), Qt::Uninitialized);
    QByteArray vector = iv;
    av_aes_crypt(aes.get(), reinterpret_cast<uint8_t *>(plain.data()),
                 reinterpret_cast<const uint8_t *>(bytes.constData()),
                 static_cast<int>(bytes.size() / kKeyBytes), reinterpret_cast<uint8_t *>(vector.data()), 1);
    const int padding = static_cast<uchar>(plain.back());
    if (padding < 1 || padding > kKeyBytes)
        return fail(ErrorCode::Damaged, Error::tr("A part of the stream is encrypted with another key"),
                    Error::tr("Try again later"));
    plain.chop(padding);
    return plain;
}

Result<FetchedPart> PartFetch::fetch(const SegmentPart &part, qint64 sizeLimitBytes, const GoOn &goOn,
                                     int patience)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [begin] { return Seconds(std::chrono::steady_clock::now() - begin); };
    HttpFetch fetch(m_network,
                    {.url = part.url,
                     .from = part.range.offset,
                     .length = part.range.length,
                     .sizeLimitBytes = sizeLimitBytes,
                     .firstByte = kFirstByte * patience,
                     .stall = kStall * patience,
                     .json = {}},
                    m_cancelled);
    const auto head = fetch.head();
    if (!head)
        return std::unexpected(head.error());
    FetchedPart fetched;
    fetched.url = head->url;
    const bool isWholeFile = part.range.length >= 0 && !head->takesRanges;
    const qint64 total = part.range.length >= 0 && !isWholeFile ? part.range.length : head->size;
    if (total > 0 && total <= sizeLimitBytes)
        fetched.bytes.reserve(total);
    QByteArray buffer(128 * 1024, Qt::Uninitialized);
    for (;;) {
        const auto got = fetch.read(buffer.data(), buffer.size());
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        fetched.bytes.append(buffer.constData(), *got);
        if (goOn && !goOn(fetch.receivedBytes(), total, elapsed()))
            return fail(ErrorCode::TimedOut, Error::tr("%1 is too slow").arg(part.url.host()),
                        Error::tr("Check the network; try again later"));
    }
    fetched.took = elapsed();
    fetched.transferred = fetch.receivedBytes();
    if (isWholeFile)
        fetched.bytes = fetched.bytes.mid(part.range.offset, part.range.length);
    if (part.range.length >= 0 && fetched.bytes.size() != part.range.length)
        return fail(ErrorCode::Io, Error::tr("%1 does not have that part").arg(part.url.host()),
                    Error::tr("Try again in a moment"));
    if (!part.key.url.isEmpty()) {
        auto plain = decrypted(fetched.bytes, part.key);
        if (!plain)
            return std::unexpected(plain.error());
        fetched.bytes = std::move(*plain);
    }
    return fetched;
}

Result<QByteArray> PartFetch::ask(const QUrl &url, const QByteArray &json, qint64 sizeLimitBytes)
{
    if (url.scheme() == QLatin1String("data"))
        return bytesOfDataUrl(url);
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return fail(ErrorCode::Invalid, Error::tr("The stream's key has no address"),
                    Error::tr("Ask its provider; it may be broken"));
    HttpFetch fetch(m_network,
                    {.url = url,
                     .sizeLimitBytes = sizeLimitBytes,
                     .firstByte = kFirstByte,
                     .stall = kStall,
                     .json = json},
                    m_cancelled);
    if (const auto head = fetch.head(); !head)
        return std::unexpected(head.error());
    return fetch.readAll();
}

Result<QByteArray> PartFetch::decrypted(const QByteArray &bytes, const PartKey &key)
{
    const auto secret = key.url.scheme() == QLatin1String("data")
                            ? bytesOfDataUrl(key.url)
                            : fetchKept(SegmentPart{key.url, {}, {}}, 4096);
    if (!secret)
        return std::unexpected(Error(secret.error()).within(Error::tr("The stream's key cannot be fetched")));
    return decryptAes128(bytes, *secret, key.iv);
}

Result<QByteArray> PartFetch::fetchKept(const SegmentPart &part, qint64 sizeLimitBytes)
{
    for (const auto &[kept, bytes] : m_kept) {
        if (kept == part)
            return bytes;
    }
    auto fetched = fetch(part, sizeLimitBytes);
    if (!fetched)
        return std::unexpected(fetched.error());
    m_kept.emplace_back(part, fetched->bytes);
    if (m_kept.size() > kMostKept)
        m_kept.pop_front();
    return fetched->bytes;
}

} // namespace hearth::player
