// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The packets of a digital caption channel: collected from triplets, checked, parted into the blocks of its
// services (CTA-708-E). Pure; one thread.

#include "player/subtitles/captions/cc_data.h"
#include <functional>

namespace hearth::player
{

class ServicePackets
{
public:
    struct Consumers {
        std::function<void(int service, QByteArrayView data)> block; // 1 to 63
        std::function<void()> lost;                                  // a packet before the next block
    };
    explicit ServicePackets(Consumers consumers) : m_consumers(std::move(consumers)) {}

    /// A triplet of one of the two types of packets.
    void take(const CcTriplet &triplet);
    void reset();

private:
    void finish();

    Consumers m_consumers;
    QByteArray m_packet; // what is there of it; empty: waiting for a start
    int m_sequence = -1; // of the packet before, 0 to 3
};

} // namespace hearth::player
