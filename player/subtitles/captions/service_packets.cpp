// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/service_packets.h"

namespace hearth::player
{

namespace
{

constexpr qsizetype kLargest = 128; // packet_size_code 0
constexpr int kExtendedService = 7;

quint8 at(QByteArrayView data, qsizetype index)
{
    return static_cast<quint8>(data[index]);
}

qsizetype sizeOf(quint8 head)
{
    return (head & 0x3f) == 0 ? kLargest : 2 * qsizetype(head & 0x3f);
}

} // namespace

void ServicePackets::reset()
{
    m_packet.clear();
    m_sequence = -1;
}

void ServicePackets::take(const CcTriplet &triplet)
{
    if (triplet.type == CcTriplet::Type::PacketStart) {
        if (!m_packet.isEmpty())
            m_consumers.lost(); // the one before was cut
        m_packet.clear();
    } else if (m_packet.isEmpty()) {
        return;
    }
    m_packet.append(static_cast<char>(triplet.first));
    m_packet.append(static_cast<char>(triplet.second));
    if (m_packet.size() >= sizeOf(at(m_packet, 0)))
        finish();
}

void ServicePackets::finish()
{
    const QByteArray packet = std::exchange(m_packet, QByteArray());
    const int sequence = at(packet, 0) >> 6;
    if (m_sequence >= 0 && sequence != (m_sequence + 1) % 4)
        m_consumers.lost();
    m_sequence = sequence;
    const QByteArrayView data = QByteArrayView(packet).first(sizeOf(at(packet, 0)));
    qsizetype index = 1;
    while (index < data.size()) {
        int service = at(data, index) >> 5;
        const qsizetype size = at(data, index) & 0x1f;
        ++index;
        if (size == 0)
            break; // a null block: the rest is filling
        if (service == kExtendedService) {
            if (index >= data.size())
                break;
            service = at(data, index++) & 0x3f;
        }
        const qsizetype there = std::min(size, data.size() - index);
        if (service > 0)
            m_consumers.block(service, data.sliced(index, there));
        index += there;
    }
}

} // namespace hearth::player
