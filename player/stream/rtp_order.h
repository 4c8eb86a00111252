// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Datagrams of MPEG-TS in the order in which they were sent: RTP's header is taken off (RFC 3550, RFC 2250)
// and a few packets are held back until those that overtook them are placed. Without RTP they pass as they
// come. Pure; one thread.

#include <QByteArray>
#include <deque>
#include <map>
#include <optional>

namespace hearth::player
{

class RtpOrder
{
public:
    /// How many packets one that is missing is waited for.
    static constexpr size_t kWindow = 32;

    void put(const QByteArray &datagram);
    /// The next payload, if it is known to be the next.
    std::optional<QByteArray> take();

private:
    /// What the first datagram was that could be told; a sender does not change its mind.
    enum class Kind { Unknown, Plain, Rtp };
    void giveUpOnMissing();

    Kind m_kind = Kind::Unknown;
    std::map<qint64, QByteArray> m_held; // by the sequence number, counted on over its 16 bits
    std::deque<QByteArray> m_ready;
    std::optional<qint64> m_next;
};

} // namespace hearth::player
