// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/caption_decoder.h"

namespace hearth::player
{

namespace
{

// A sender that says nothing for so long, not even that there is nothing, is gone: no caption is meant to
// stay for ever. Web encoders leave out what fills the time between two captions, so it cannot be much
// shorter.
constexpr std::chrono::seconds kLongestGap{60};
constexpr std::chrono::seconds kBack{1}; // earlier than what came before: another clock

} // namespace

CaptionDecoder::CaptionDecoder()
    : m_packets({.block =
                     [this](int service, QByteArrayView data) {
                         if (service <= kServices)
                             m_services[static_cast<size_t>(service - 1)].take(data, m_now);
                     },
                 .lost =
                     [this] {
                         for (CaptionService &service : m_services)
                             service.loseInput();
                     }})
{
}

void CaptionDecoder::setWide(bool isWide)
{
    m_isWide = isWide;
}

void CaptionDecoder::take(const TimedTriplets &next)
{
    if (m_last && (next.time - *m_last > kLongestGap || *m_last - next.time > kBack))
        reset();
    m_last = next.time;
    m_now = next.time;
    for (const CcTriplet &triplet : next.triplets) {
        switch (triplet.type) {
        case CcTriplet::Type::Field1:
        case CcTriplet::Type::Field2:
            m_fields[static_cast<size_t>(triplet.type)].take(triplet.first, triplet.second);
            break;
        case CcTriplet::Type::PacketStart:
        case CcTriplet::Type::PacketData:
            m_packets.take(triplet);
            break;
        }
    }
    advance(next.time);
    for (int channel = 0; channel < kChannels; ++channel) {
        const auto index = static_cast<size_t>(channel);
        if (!m_isFound[index] && std::exchange(m_seen[index], revision(channel)) != revision(channel))
            m_isFound[index] = !screen(channel).isEmpty();
    }
}

void CaptionDecoder::advance(std::chrono::microseconds now)
{
    if (m_last && now - *m_last > kLongestGap)
        reset();
    m_now = now;
    for (CaptionService &service : m_services)
        service.advance(now);
}

void CaptionDecoder::reset()
{
    for (Line21Field &field : m_fields)
        field.reset();
    for (CaptionService &service : m_services)
        service.reset();
    m_packets.reset();
    m_last.reset();
}

CaptionScreen CaptionDecoder::screen(int channel) const
{
    if (channel < kLine21Channels)
        return m_fields[static_cast<size_t>(channel / 2)].channel(channel % 2).screen();
    return m_services[static_cast<size_t>(channel - kLine21Channels)].screen(m_isWide);
}

int CaptionDecoder::revision(int channel) const
{
    if (channel < kLine21Channels)
        return m_fields[static_cast<size_t>(channel / 2)].channel(channel % 2).revision();
    return m_services[static_cast<size_t>(channel - kLine21Channels)].revision();
}

QString CaptionDecoder::name(int channel)
{
    return channel < kLine21Channels ? QStringLiteral("CC%1").arg(channel + 1)
                                     : QStringLiteral("CS%1").arg(channel - kLine21Channels + 1);
}

} // namespace hearth::player
