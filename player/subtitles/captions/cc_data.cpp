// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/cc_data.h"

namespace hearth::player
{

namespace
{

constexpr quint8 kCcDataCode = 0x03;  // user_data_type_code
constexpr quint8 kProcessFlag = 0x40; // process_cc_data_flag
constexpr quint8 kCountMask = 0x1f;
constexpr quint8 kValidFlag = 0x04;
constexpr qsizetype kHeadBytes = 3; // the code, flags and count, em_data

quint8 at(QByteArrayView data, qsizetype index)
{
    return static_cast<quint8>(data[index]);
}

} // namespace

QList<CcTriplet> readCcTriplets(QByteArrayView data)
{
    QList<CcTriplet> triplets;
    for (qsizetype i = 0; i + 3 <= data.size() && triplets.size() < kMostTriplets; i += 3) {
        const quint8 head = at(data, i);
        if (head & kValidFlag)
            triplets.append({static_cast<CcTriplet::Type>(head & 3), at(data, i + 1), at(data, i + 2)});
    }
    return triplets;
}

QList<CcTriplet> readCcData(QByteArrayView data)
{
    if (data.size() < kHeadBytes || at(data, 0) != kCcDataCode || !(at(data, 1) & kProcessFlag))
        return {};
    const qsizetype bytes = 3 * qsizetype(at(data, 1) & kCountMask);
    return readCcTriplets(data.sliced(kHeadBytes, std::min(bytes, data.size() - kHeadBytes)));
}

QList<CcTriplet> readDvdCaptions(QByteArrayView data)
{
    constexpr qsizetype kHead = 5; // "CC", 1, 0xf8, an often wrong count
    if (data.size() < kHead || !data.startsWith(QByteArrayView("CC\x01\xf8", 4)))
        return {};
    QList<CcTriplet> triplets;
    // Pairs of both fields in turn, each behind 0xff for the first field or 0xfe for the second.
    for (qsizetype i = kHead; i + 3 <= data.size() && triplets.size() < kMostTriplets; i += 3) {
        const quint8 mark = at(data, i);
        if ((mark & 0xfe) != 0xfe)
            break;
        triplets.append({mark == 0xff ? CcTriplet::Type::Field1 : CcTriplet::Type::Field2, at(data, i + 1),
                         at(data, i + 2)});
    }
    return triplets;
}

} // namespace hearth::player
