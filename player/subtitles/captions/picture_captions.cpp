// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/picture_captions.h"
#include <cstring>

namespace hearth::player
{

namespace
{

constexpr qsizetype kLongestSei = 64 * 1024; // with other messages beside ours
constexpr int kUserDataRegistered = 4;       // payloadType: ITU-T H.264 D.1.1, H.265 D.2.1
constexpr quint8 kMpegUserData = 0xb2;       // ISO/IEC 13818-2, table 6-1
// itu_t_t35_country_code of the USA, ATSC's itu_t_t35_provider_code, user_identifier.
constexpr char kAtsc[] = "\xb5\x00\x31GA94";
constexpr qsizetype kAtscBytes = sizeof kAtsc - 1;
constexpr qsizetype kIdentifierBytes = 4;

quint8 at(QByteArrayView data, qsizetype index)
{
    return static_cast<quint8>(data[index]);
}

/// Where the next 00 00 01 begins; the end when there is none.
qsizetype findStartCode(QByteArrayView data, qsizetype from)
{
    for (qsizetype i = from + 2; i < data.size(); ++i) {
        const void *one = std::memchr(data.data() + i, 1, static_cast<size_t>(data.size() - i));
        if (!one)
            break;
        i = static_cast<const char *>(one) - data.data();
        if (data[i - 1] == 0 && data[i - 2] == 0)
            return i - 2;
    }
    return data.size();
}

/// Each unit without its start code or length.
template <typename Take> void eachUnit(QByteArrayView packet, int lengthBytes, Take take)
{
    if (lengthBytes == 0) {
        qsizetype start = findStartCode(packet, 0);
        while (start < packet.size()) {
            const qsizetype next = findStartCode(packet, start + 3);
            take(packet.sliced(start + 3, next - start - 3));
            start = next;
        }
        return;
    }
    qsizetype at = 0;
    while (at + lengthBytes < packet.size()) {
        quint32 length = 0;
        for (int i = 0; i < lengthBytes; ++i)
            length = length << 8 | static_cast<quint8>(packet[at + i]);
        at += lengthBytes;
        const qsizetype size = std::min<qsizetype>(length, packet.size() - at);
        take(packet.sliced(at, size));
        at += size;
    }
}

/// 00 00 03 stands for 00 00 (ITU-T H.264, 7.4.1).
QByteArray withoutEmulation(QByteArrayView unit)
{
    QByteArray bytes;
    bytes.reserve(unit.size());
    int zeros = 0;
    for (const char byte : unit) {
        if (zeros >= 2 && byte == 3) {
            zeros = 0;
            continue;
        }
        zeros = byte == 0 ? zeros + 1 : 0;
        bytes.append(byte);
    }
    return bytes;
}

/// Payload types and sizes are sums of bytes, each but the last 0xff (7.3.2.3.1).
bool readSum(QByteArrayView data, qsizetype &index, qsizetype &sum)
{
    sum = 0;
    while (index < data.size()) {
        const quint8 byte = at(data, index++);
        sum += byte;
        if (byte != 0xff)
            return true;
    }
    return false;
}

void readSei(QByteArrayView unit, qsizetype headBytes, QList<CcTriplet> &triplets)
{
    if (unit.size() <= headBytes || unit.size() > kLongestSei)
        return;
    const QByteArray whole = withoutEmulation(unit.sliced(headBytes));
    const QByteArrayView data(whole);
    qsizetype index = 0;
    qsizetype type = 0;
    qsizetype size = 0;
    // The last byte or two are rbsp_trailing_bits.
    while (index + 2 < data.size() && readSum(data, index, type) && readSum(data, index, size)) {
        const qsizetype there = std::min(size, data.size() - index);
        const QByteArrayView payload = data.sliced(index, there);
        if (type == kUserDataRegistered && payload.startsWith(QByteArrayView(kAtsc, kAtscBytes)))
            triplets += readCcData(payload.sliced(kAtscBytes));
        index += there;
    }
}

void readUnit(PictureCodec codec, QByteArrayView unit, QList<CcTriplet> &triplets)
{
    if (unit.isEmpty() || triplets.size() >= kMostTriplets)
        return;
    const quint8 head = at(unit, 0);
    switch (codec) {
    case PictureCodec::H264:
        if ((head & 0x1f) == 6)
            readSei(unit, 1, triplets);
        break;
    case PictureCodec::Hevc:
        if (const int type = head >> 1 & 0x3f; type == 39 || type == 40)
            readSei(unit, 2, triplets);
        break;
    case PictureCodec::Mpeg2:
        if (head != kMpegUserData)
            break;
        unit = unit.sliced(1);
        if (unit.startsWith(QByteArrayView(kAtsc + kAtscBytes - kIdentifierBytes, kIdentifierBytes)))
            triplets += readCcData(unit.sliced(kIdentifierBytes));
        else
            triplets += readDvdCaptions(unit);
        break;
    case PictureCodec::Other:
        break;
    }
}

} // namespace

PictureFormat pictureFormat(PictureCodec codec, QByteArrayView header)
{
    const bool isRecord = header.size() > 6 && header[0] == 1; // configurationVersion
    if (codec == PictureCodec::H264 && isRecord)
        return {codec, (at(header, 4) & 3) + 1};
    if (codec == PictureCodec::Hevc && isRecord && header.size() > 22)
        return {codec, (at(header, 21) & 3) + 1};
    return {codec, 0};
}

QList<CcTriplet> captionsOf(const PictureFormat &format, QByteArrayView packet)
{
    QList<CcTriplet> triplets;
    if (format.codec != PictureCodec::Other)
        eachUnit(packet, format.lengthBytes,
                 [&](QByteArrayView unit) { readUnit(format.codec, unit, triplets); });
    return triplets;
}

} // namespace hearth::player
