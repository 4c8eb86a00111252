// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/pgs_objects.h"
#include <QtEndian>

namespace hearth::player
{

namespace
{

constexpr size_t kMostObjects = 64; // of an epoch
constexpr quint8 kObject = 0x15;
constexpr quint8 kComposition = 0x16;
constexpr qsizetype kStateAt = 7; // in a composition: two sizes, the rate, a number, then the state
constexpr qsizetype kFirstPartHead = 7;
constexpr quint8 kIsFirstPart = 0x80;

} // namespace

bool PgsObjects::take(const QByteArray &packet)
{
    std::map<int, qint64> bytes = m_bytes;
    const auto *data = reinterpret_cast<const uchar *>(packet.constData());
    for (qsizetype at = 0; at + 3 <= packet.size();) {
        const quint8 kind = data[at];
        const qsizetype length = qFromBigEndian<quint16>(data + at + 1);
        const uchar *body = data + at + 3;
        at += 3 + length;
        if (at > packet.size())
            break;
        // Any state but "goes on" lets go of the objects before it.
        if (kind == kComposition && length > kStateAt && (body[kStateAt] >> 6) != 0)
            bytes.clear();
        if (kind != kObject || length < kFirstPartHead || (body[3] & kIsFirstPart) == 0)
            continue;
        bytes[qFromBigEndian<quint16>(body)] = body[4] << 16 | body[5] << 8 | body[6];
        // Here and not at the end: a packet may hold the beginning of the next epoch.
        qint64 together = 0;
        for (const auto &[object, size] : bytes)
            together += size;
        if (together > kMostBytes || bytes.size() > kMostObjects)
            return false;
    }
    m_bytes = std::move(bytes);
    return true;
}

} // namespace hearth::player
