// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/rtp_order.h"
#include <QtEndian>

namespace hearth::player
{

namespace
{

constexpr uchar kTransportSync = 0x47;
constexpr qsizetype kHeaderBytes = 12;
constexpr qint64 kAround = 65'536;
constexpr qint64 kTooFar = 2000; // a jump of the numbers is another sender

/// RFC 3550, 5.1 and 5.3.1; empty for what is no RTP.
QByteArray payloadOf(const QByteArray &datagram)
{
    const auto *data = reinterpret_cast<const uchar *>(datagram.constData());
    qsizetype from = kHeaderBytes + (data[0] & 15) * 4;
    if (data[0] & 0x10) {
        if (datagram.size() < from + 4)
            return {};
        from += 4 + qFromBigEndian<quint16>(data + from + 2) * 4;
    }
    const qsizetype padding = data[0] & 0x20 ? data[datagram.size() - 1] : 0;
    const qsizetype size = datagram.size() - from - padding;
    return size > 0 ? datagram.mid(from, size) : QByteArray();
}

} // namespace

void RtpOrder::put(const QByteArray &datagram)
{
    if (datagram.isEmpty())
        return;
    const auto *data = reinterpret_cast<const uchar *>(datagram.constData());
    if (m_kind == Kind::Unknown && data[0] == kTransportSync)
        m_kind = Kind::Plain;
    if (m_kind == Kind::Plain) {
        m_ready.push_back(datagram); // senders cut packets of MPEG-TS where they like
        return;
    }
    if (data[0] >> 6 != 2 || datagram.size() <= kHeaderBytes)
        return;
    const QByteArray payload = payloadOf(datagram);
    if (payload.isEmpty())
        return;
    m_kind = Kind::Rtp;
    qint64 number = qFromBigEndian<quint16>(data + 2);
    if (!m_next)
        m_next = number;
    // The count that is nearest to the one that is next.
    number += (*m_next - number + kAround / 2) / kAround * kAround;
    if (*m_next - number > kAround / 2)
        number += kAround;
    if (std::abs(number - *m_next) > kTooFar) {
        giveUpOnMissing();
        m_held.clear();
        m_next = number;
    }
    if (number < *m_next)
        return; // too late, or once more
    m_held.emplace(number, payload);
    while (!m_held.empty() && (m_held.begin()->first == *m_next || m_held.size() > kWindow)) {
        m_ready.push_back(m_held.begin()->second);
        m_next = m_held.begin()->first + 1;
        m_held.erase(m_held.begin());
    }
}

void RtpOrder::giveUpOnMissing()
{
    for (const auto &[number, payload] : m_held)
        m_ready.push_back(payload);
}

std::optional<QByteArray> RtpOrder::take()
{
    if (m_ready.empty())
        return std::nullopt;
    QByteArray payload = std::move(m_ready.front());
    m_ready.pop_front();
    return payload;
}

} // namespace hearth::player
