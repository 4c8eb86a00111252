// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Makes the segments of a lane clear: asks the key system for a decryptor once for each protection that it
// meets, keeps the last ones. Used by the lane's thread.

#include "player/stream/adaptive/part_fetch.h"
#include "player/stream/protection/key_system.h"

namespace hearth::player
{

class Unlock
{
public:
    explicit Unlock(PartFetch &fetch) : m_fetch(fetch) {}

    /// In place. The key system's errors, Damaged for what does not fit together.
    Done open(QByteArray &init, QByteArray &media, const Segment &segment);

private:
    struct Opened {
        KeyOffer offer;
        QList<QByteArray> keyIds;
        std::unique_ptr<SampleDecryptor> decryptor;
    };
    Result<SampleDecryptor *> decryptorFor(const SampleProtection &protection, QList<QByteArray> keyIds,
                                           const QList<QByteArray> &initData);

    PartFetch &m_fetch;
    std::deque<Opened> m_opened;
};

} // namespace hearth::player
