// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Both kinds of closed captions of one stream of pictures: triplets in the order of showing in, what each
// channel shows out. Pure; one thread; its memory is bounded whatever comes.

#include "player/subtitles/captions/caption_order.h"
#include "player/subtitles/captions/caption_service.h"
#include "player/subtitles/captions/line21_field.h"
#include "player/subtitles/captions/service_packets.h"

namespace hearth::player
{

class CaptionDecoder
{
public:
    static constexpr int kLine21Channels = 4; // CC1 to CC4
    static constexpr int kServices = 6;       // of 63; receivers need the first six (47 CFR 79.102)
    static constexpr int kChannels = kLine21Channels + kServices;

    CaptionDecoder();
    CaptionDecoder(const CaptionDecoder &) = delete;
    CaptionDecoder &operator=(const CaptionDecoder &) = delete;

    /// Of the picture: services place their windows by it.
    void setWide(bool isWide);
    void take(const TimedTriplets &next);
    /// Time passes also without captions.
    void advance(std::chrono::microseconds now);
    /// As after a seek: nothing is shown and no mode is known. Which channels were found stays.
    void reset();

    /// 0 to 3: CC1 to CC4; from 4 on: digital service 1 and on.
    [[nodiscard]] CaptionScreen screen(int channel) const;
    /// Differs when screen() may differ.
    [[nodiscard]] int revision(int channel) const;
    /// Something was shown on it.
    [[nodiscard]] bool isFound(int channel) const { return m_isFound[static_cast<size_t>(channel)]; }
    /// "CC1" to "CC4", "CS1" to "CS6".
    [[nodiscard]] static QString name(int channel);

private:
    std::array<Line21Field, 2> m_fields;
    std::array<CaptionService, kServices> m_services;
    ServicePackets m_packets;
    std::array<bool, kChannels> m_isFound{};
    std::array<int, kChannels> m_seen{}; // revisions that were looked at for something to show
    bool m_isWide = true;
    std::chrono::microseconds m_now{};
    std::optional<std::chrono::microseconds> m_last;
};

} // namespace hearth::player
