// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/caption_order.h"

namespace hearth::player
{

void CaptionOrder::put(std::optional<Time> shown, std::optional<Time> decoded,
                       const QList<CcTriplet> &triplets)
{
    const std::optional<Time> time = shown ? shown : m_last;
    if (!time)
        return;
    m_last = time;
    if (!triplets.isEmpty() || !decoded) // without a clock pictures are counted
        m_unsure.emplace(*time, triplets);
    // No picture is shown before it is decoded, so what comes now and later is shown after this.
    if (decoded)
        release(*decoded);
    while (m_unsure.size() > kDeepest)
        release(m_unsure.begin()->first);
}

void CaptionOrder::release(Time until)
{
    while (!m_unsure.empty() && m_unsure.begin()->first <= until) {
        const auto first = m_unsure.begin();
        m_ready.push_back({first->first, std::move(first->second)});
        m_unsure.erase(first);
    }
}

void CaptionOrder::end()
{
    release(Time::max());
}

std::optional<TimedTriplets> CaptionOrder::take(Time now)
{
    if (m_ready.empty() || (m_ready.front().time > now && m_ready.size() <= kMostWaiting))
        return std::nullopt;
    TimedTriplets next = std::move(m_ready.front());
    m_ready.pop_front();
    return next;
}

void CaptionOrder::clear()
{
    m_unsure.clear();
    m_ready.clear();
    m_last.reset();
}

} // namespace hearth::player
