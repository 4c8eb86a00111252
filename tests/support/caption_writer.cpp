// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/caption_writer.h"
#include <array>
#include <bit>

namespace hearth::test
{

namespace
{

QByteArray message(int type, const QByteArray &payload)
{
    QByteArray bytes(1, static_cast<char>(type));
    qsizetype size = payload.size();
    for (; size >= 255; size -= 255)
        bytes.append('\xff');
    return bytes + static_cast<char>(size) + payload;
}

QByteArray preventEmulation(const QByteArray &payload)
{
    QByteArray bytes;
    int zeros = 0;
    for (const char byte : payload) {
        if (zeros == 2 && static_cast<quint8>(byte) <= 3) {
            bytes.append('\x03');
            zeros = 0;
        }
        bytes.append(byte);
        zeros = byte == 0 ? zeros + 1 : 0;
    }
    return bytes;
}

QByteArray sei(const QByteArray &head, const QByteArray &ccData)
{
    const QByteArray other = message(5, QByteArray(16, '\0') + QByteArray(300, 'x')); // unregistered
    const QByteArray ours = message(4, QByteArray("\xb5\x00\x31GA94", 7) + ccData);
    return head + preventEmulation(other + ours + '\x80');
}

} // namespace

quint8 withParity(quint8 byte)
{
    byte &= 0x7f;
    return std::popcount(byte) % 2 == 1 ? byte : byte | 0x80;
}

Line21Writer &Line21Writer::raw(quint8 first, quint8 second)
{
    const auto field = m_channel <= 2 ? CcTriplet::Type::Field1 : CcTriplet::Type::Field2;
    m_triplets.append({field, first, second});
    return *this;
}

Line21Writer &Line21Writer::code(quint8 first, quint8 second, int times)
{
    // The second field writes its miscellaneous codes with 0x15 (CTA-608-E).
    if (m_channel > 2 && first == 0x14 && second < 0x30)
        first = 0x15;
    if (m_channel % 2 == 0)
        first |= 8;
    for (int i = 0; i < times; ++i)
        raw(withParity(first), withParity(second));
    return *this;
}

Line21Writer &Line21Writer::text(const QByteArray &letters)
{
    for (qsizetype i = 0; i < letters.size(); i += 2)
        raw(withParity(static_cast<quint8>(letters[i])),
            withParity(i + 1 < letters.size() ? static_cast<quint8>(letters[i + 1]) : 0));
    return *this;
}

Line21Writer &Line21Writer::nothing(int pairs)
{
    for (int i = 0; i < pairs; ++i)
        raw(0x80, 0x80);
    return *this;
}

Line21Writer &Line21Writer::preamble(int row, int attributes)
{
    static constexpr std::array<std::pair<quint8, quint8>, 15> kRows{{{0x11, 0x40},
                                                                      {0x11, 0x60},
                                                                      {0x12, 0x40},
                                                                      {0x12, 0x60},
                                                                      {0x15, 0x40},
                                                                      {0x15, 0x60},
                                                                      {0x16, 0x40},
                                                                      {0x16, 0x60},
                                                                      {0x17, 0x40},
                                                                      {0x17, 0x60},
                                                                      {0x10, 0x40},
                                                                      {0x13, 0x40},
                                                                      {0x13, 0x60},
                                                                      {0x14, 0x40},
                                                                      {0x14, 0x60}}};
    const auto [first, second] = kRows[static_cast<size_t>(row - 1)];
    return code(first, static_cast<quint8>(second | attributes));
}

ServicePacketWriter &ServicePacketWriter::block(int service, const QByteArray &data)
{
    if (service < 7) {
        m_blocks.append(static_cast<char>(service << 5 | data.size()));
    } else {
        m_blocks.append(static_cast<char>(7 << 5 | data.size()));
        m_blocks.append(static_cast<char>(service));
    }
    m_blocks.append(data);
    return *this;
}

QList<CcTriplet> ServicePacketWriter::triplets(int sequence) const
{
    QByteArray packet = QByteArray(1, '\0') + m_blocks;
    if (packet.size() % 2)
        packet.append('\0');
    const auto code = static_cast<int>(packet.size() / 2 == 64 ? 0 : packet.size() / 2);
    packet[0] = static_cast<char>(sequence << 6 | code);
    QList<CcTriplet> triplets;
    for (qsizetype i = 0; i < packet.size(); i += 2)
        triplets.append({i == 0 ? CcTriplet::Type::PacketStart : CcTriplet::Type::PacketData,
                         static_cast<quint8>(packet[i]), static_cast<quint8>(packet[i + 1])});
    return triplets;
}

QByteArray defineWindow(int window, int anchor, int vertical, int horizontal, int rows, int columns,
                        quint8 styles, bool isVisible)
{
    QByteArray bytes;
    for (const int byte : {0x98 + window, isVisible ? 0x38 : 0x18, vertical, horizontal,
                           anchor << 4 | (rows - 1), columns - 1, int(styles)})
        bytes.append(static_cast<char>(byte));
    return bytes;
}

QByteArray ccData(const QList<CcTriplet> &triplets)
{
    QByteArray bytes("\x03", 1);
    bytes.append(static_cast<char>(0xc0 | triplets.size()));
    bytes.append('\xff');
    for (const CcTriplet &triplet : triplets) {
        bytes.append(static_cast<char>(0xfc | static_cast<int>(triplet.type)));
        bytes.append(static_cast<char>(triplet.first));
        bytes.append(static_cast<char>(triplet.second));
    }
    return bytes + '\xff';
}

QByteArray mpeg2UserData(const QByteArray &ccData)
{
    return QByteArray("\x00\x00\x01\xb2GA94", 8) + ccData;
}

QByteArray h264Sei(const QByteArray &ccData)
{
    return sei(QByteArray("\x06", 1), ccData);
}

QByteArray hevcSei(const QByteArray &ccData)
{
    return sei(QByteArray("\x4e\x01", 2), ccData);
}

QByteArray withStartCode(const QByteArray &unit)
{
    return QByteArray("\x00\x00\x01", 3) + unit;
}

QByteArray withLength(const QByteArray &unit, int lengthBytes)
{
    QByteArray bytes;
    for (int i = lengthBytes - 1; i >= 0; --i)
        bytes.append(static_cast<char>(unit.size() >> (8 * i)));
    return bytes + unit;
}

} // namespace hearth::test
