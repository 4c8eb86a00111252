// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Samples of a protected stream and what makes them clear: Common Encryption (ISO/IEC 23001-7) and Apple's
// "MPEG-2 Stream Encryption Format for HTTP Live Streaming", which is its cbcs in other clothes.

#include "resources/base/result.h"
#include <QByteArray>
#include <QHash>
#include <QList>
#include <memory>
#include <span>

namespace hearth::player
{

constexpr qsizetype kCipherBlockBytes = 16;

/// ISO/IEC 23001-7, 10: AES-128 in counter mode (cenc; cens with a pattern) or chained (cbc1; cbcs with one).
enum class ProtectionScheme { Cenc, Cens, Cbc1, Cbcs };

struct Subsample {
    quint32 clearBytes = 0;
    quint32 protectedBytes = 0;
};

/// How one sample is protected.
struct SampleProtectionInfo {
    ProtectionScheme scheme = ProtectionScheme::Cenc;
    QByteArray keyId;    // 16 bytes; empty: the stream has one key without a name
    QByteArray iv;       // 8 or 16 bytes
    int cryptBlocks = 0; // of a pattern; 0: every block
    int skipBlocks = 0;
    QList<Subsample> subsamples; // none: all of it is protected
};

/// What a key system gives. Used by one thread.
class SampleDecryptor
{
public:
    virtual ~SampleDecryptor() = default;
    /// In place. NotAllowed when the licence has no such key, Damaged when the sample does not fit `how`.
    virtual Done decrypt(std::span<uchar> sample, const SampleProtectionInfo &how) = 0;
};

/// With keys in hand. A key under the empty name is for every sample.
class AesSampleDecryptor : public SampleDecryptor
{
public:
    /// Keys of 16 bytes by their ids.
    explicit AesSampleDecryptor(QHash<QByteArray, QByteArray> keys);
    ~AesSampleDecryptor() override;
    Done decrypt(std::span<uchar> sample, const SampleProtectionInfo &how) override;

private:
    struct Cipher;
    QHash<QByteArray, QByteArray> m_keys;
    std::unique_ptr<Cipher> m_cipher;
};

} // namespace hearth::player
