// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/hls/hls_timeline.h"
#include <QtEndian>
#include <algorithm>

namespace hearth::player
{

namespace
{

constexpr qint64 kRestartStep = qint64(1) << 40; // more discontinuities than any stream has
constexpr Seconds kNearEnd{0.1};
constexpr Seconds kDateSlack{3600};

Seconds since1970(std::chrono::milliseconds date)
{
    return Seconds(date);
}

/// The date of the playlist's first segment, from the first that says one.
std::optional<Seconds> firstDate(const HlsMediaPlaylist &playlist)
{
    Seconds before{};
    for (const HlsSegment &segment : playlist.segments) {
        if (segment.programDate)
            return since1970(*segment.programDate) - before;
        before += segment.duration;
    }
    return std::nullopt;
}

} // namespace

Seconds HlsTimeline::end() const
{
    return m_starts.isEmpty() ? Seconds(0) : m_starts.last() + m_playlist.segments.constLast().duration;
}

qint64 HlsTimeline::lastSequence() const
{
    return m_playlist.firstSequence + m_playlist.segments.size() - 1;
}

void HlsTimeline::place(HlsMediaPlaylist playlist, Seconds start)
{
    m_playlist = std::move(playlist);
    m_starts.clear();
    m_starts.reserve(m_playlist.segments.size());
    for (const HlsSegment &segment : std::as_const(m_playlist.segments)) {
        m_starts.append(start);
        start += segment.duration;
    }
}

std::optional<Seconds> HlsTimeline::startByDate(const HlsMediaPlaylist &next) const
{
    const auto ours = firstDate(m_playlist);
    const auto theirs = firstDate(next);
    if (!ours || !theirs)
        return std::nullopt;
    const Seconds at = start() + (*theirs - *ours);
    const bool isLikely = at > start() - kDateSlack && at < end() + kDateSlack;
    return isLikely ? std::optional(at) : std::nullopt;
}

Seconds HlsTimeline::startOf(const HlsMediaPlaylist &next) const
{
    const qint64 ahead = next.firstSequence - m_playlist.firstSequence;
    if (ahead >= 0 && ahead < m_starts.size())
        return m_starts[ahead];
    if (ahead == m_starts.size())
        return end();
    if (const auto byDate = startByDate(next))
        return *byDate;
    if (ahead > m_starts.size())
        return end() + next.targetDuration * static_cast<double>(ahead - m_starts.size());
    return start() -
           next.targetDuration * static_cast<double>(std::min<qint64>(-ahead, next.segments.size()));
}

HlsTimeline::Change HlsTimeline::update(HlsMediaPlaylist next, const HlsTimeline *reference)
{
    if (next.segments.isEmpty()) {
        if (isLoaded())
            return Change::Same;
        m_playlist = std::move(next);
        return Change::New;
    }
    if (!isLoaded()) {
        Seconds start{};
        if (reference && reference->isLoaded()) {
            const auto byDate = reference->startByDate(next);
            const qint64 ahead = next.firstSequence - reference->m_playlist.firstSequence;
            const bool isNumbered = ahead > -next.segments.size() && ahead <= reference->m_starts.size();
            start = byDate       ? *byDate
                    : isNumbered ? reference->startOf(next)
                                 : reference->end() - next.length();
        }
        place(std::move(next), start);
        return Change::New;
    }
    const qint64 last = next.firstSequence + next.segments.size() - 1;
    if (last < m_playlist.firstSequence) {
        // An encoder that began anew counts from 0 again: what it has comes after what we had.
        ++m_restarts;
        place(std::move(next), end());
        return Change::Restarted;
    }
    if (last < lastSequence() || (last == lastSequence() && next.firstSequence < m_playlist.firstSequence))
        return Change::Stale; // from a cache that is behind
    const HlsSegment &ours = m_playlist.segments.constLast();
    const HlsSegment &theirs = next.segments.constLast();
    if (last == lastSequence() &&
        (theirs.isOpen ? !ours.isOpen || theirs.parts.size() < ours.parts.size() : false))
        return Change::Stale;
    const bool isSame = last == lastSequence() && next.isEnded == m_playlist.isEnded &&
                        ours.isOpen == theirs.isOpen && ours.parts.size() == theirs.parts.size();
    const Seconds start = startOf(next);
    place(std::move(next), start);
    return isSame ? Change::Same : Change::Grown;
}

LiveWindow HlsTimeline::window() const
{
    const Seconds target = m_playlist.targetDuration;
    const Seconds back =
        m_playlist.holdBack > Seconds(0) ? std::max(m_playlist.holdBack, target) : target * 3;
    Seconds last = std::max(start(), end() - back);
    if (m_playlist.partTarget > Seconds(0) && m_playlist.partHoldBack > Seconds(0)) {
        const Seconds partBack = std::max(m_playlist.partHoldBack, m_playlist.partTarget * 2);
        if (const auto first = piece(std::max(start(), end() - partBack - kNearEnd * 2)))
            last = first->start;
    }
    if (!m_playlist.startOffset)
        return {start(), last};
    const Seconds offset = *m_playlist.startOffset;
    const Seconds wanted = offset < Seconds(0) ? end() + offset : start() + offset;
    return {start(), std::clamp(wanted, start(), std::max(start(), end() - target))};
}

qsizetype HlsTimeline::find(Seconds at) const
{
    // A segment that is all but over is not begun for its last frames.
    const auto next = std::upper_bound(m_starts.cbegin(), m_starts.cend(), at + kNearEnd);
    qsizetype index = std::max<qsizetype>(0, next - m_starts.cbegin() - 1);
    while (index < m_starts.size() && m_starts[index] + m_playlist.segments[index].duration <=
                                          at + std::min(kNearEnd, m_playlist.segments[index].duration / 2))
        ++index;
    return index < m_starts.size() ? index : -1;
}

HlsTimeline::Next HlsTimeline::next() const
{
    if (m_playlist.segments.isEmpty())
        return {m_playlist.firstSequence, -1};
    const HlsSegment &last = m_playlist.segments.constLast();
    if (last.isOpen)
        return {last.sequence, last.parts.size()};
    return {last.sequence + 1, m_playlist.partTarget > Seconds(0) ? 0 : -1};
}

std::optional<Segment> HlsTimeline::piece(Seconds at) const
{
    const qsizetype index = find(at);
    if (index < 0)
        return std::nullopt;
    const HlsSegment &whole = m_playlist.segments[index];
    const Seconds begin = m_starts[index];
    const auto isNear = [at](Seconds start, Seconds duration) {
        return at <= start + std::min(kNearEnd, duration / 2);
    };
    if (whole.parts.isEmpty() || (!whole.isOpen && isNear(begin, whole.duration)))
        return segment(index);
    Seconds start = begin;
    std::optional<std::pair<qsizetype, Seconds>> before; // that a decoder can begin with
    for (qsizetype i = 0; i < whole.parts.size(); ++i) {
        const HlsPart &part = whole.parts[i];
        if (part.isIndependent || i == 0)
            before = {i, start};
        const bool isIt = isNear(start, part.duration);
        if (isIt || at < start + part.duration - std::min(kNearEnd, part.duration / 2)) {
            const qsizetype chosen = isIt ? i : before->first;
            Segment piece = segment(index);
            piece.start = isIt ? start : before->second;
            piece.duration = whole.parts[chosen].duration;
            piece.media.url = whole.parts[chosen].url;
            piece.media.range = whole.parts[chosen].range;
            piece.isGap = whole.isGap || whole.parts[chosen].isGap;
            return piece;
        }
        start += part.duration;
    }
    // Parts that are shorter together than their segment.
    return index + 1 < m_starts.size() ? piece(m_starts[index + 1]) : std::nullopt;
}

Segment HlsTimeline::segment(qsizetype index) const
{
    const HlsSegment &one = m_playlist.segments[index];
    Segment segment;
    segment.start = m_starts[index];
    segment.duration = one.duration;
    segment.media = {one.url, one.range, {}};
    segment.init = one.map;
    segment.continuity = one.discontinuity + m_restarts * kRestartStep;
    segment.isGap = one.isGap;
    QByteArray ofNumber(16, '\0'); // 5.2: the sequence number, big-endian
    qToBigEndian(one.sequence, ofNumber.data() + 8);
    if (one.key.method == HlsKey::Method::Aes128)
        segment.media.key = {one.key.url, one.key.iv.isEmpty() ? ofNumber : one.key.iv};
    segment.protection = one.protection;
    if (one.protection && one.protection->iv.isEmpty()) {
        SampleProtection protection = *one.protection;
        protection.iv = ofNumber;
        segment.protection = std::make_shared<const SampleProtection>(std::move(protection));
    }
    return segment;
}

} // namespace hearth::player
