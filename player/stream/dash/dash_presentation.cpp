// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/dash/dash_presentation.h"
#include "player/stream/protection/key_system.h"
#include <QDateTime>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr qint64 kLargestIndex = 4 * 1024 * 1024;
constexpr Seconds kPeriodSlack{0.1};
constexpr Seconds kJustBefore{0.5};
constexpr Seconds kLeastDelay{3};
constexpr Seconds kStandsStill{15};
constexpr Seconds kSoonest{0.5};
constexpr milliseconds kAskAgain{400};

std::unexpected<Error> unreadable(const Error &error)
{
    return fail(error.code, Error::tr("The stream cannot be read: %1").arg(error.message),
                Error::tr("Ask its provider; it may be broken"));
}

bool isPlayable(const QString &codecs)
{
    for (const char *none : {"dvh1", "dvhe", "vvc1", "vvi1", "ac-4", "mha1", "mhm1"}) {
        if (codecs.startsWith(QLatin1String(none)))
            return false;
    }
    return true;
}

/// Text beside the stream is read as WebVTT; other kinds are not shown.
bool isUseful(const MpdAdaptationSet &set)
{
    return set.kind != StreamKind::Subtitle || set.mimeType == QLatin1String("text/vtt");
}

Done canOpen(const MpdAdaptationSet &set)
{
    const auto &protection = set.representations.constFirst().protection;
    if (!protection)
        return {};
    const auto system = chooseKeySystem(protection->offers);
    return system ? Done{} : std::unexpected(system.error());
}

bool isFilm(const MpdPeriod &period)
{
    return std::any_of(period.sets.cbegin(), period.sets.cend(),
                       [](const MpdAdaptationSet &set) { return set.kind == StreamKind::Video; });
}

/// The longest of the segments that are described, for the distance from the live edge.
Seconds longestSegment(const MpdSegments &segments)
{
    qint64 longest = segments.duration;
    for (const MpdTimelineEntry &entry : segments.timeline)
        longest = std::max(longest, entry.duration);
    return Seconds(static_cast<double>(longest) / static_cast<double>(segments.timescale));
}

} // namespace

Result<std::unique_ptr<Presentation>> DashPresentation::open(const QByteArray &text, const QUrl &url,
                                                             CurlWorker &network,
                                                             const std::atomic<bool> &cancelled)
{
    auto mpd = readMpd(text, url);
    if (!mpd)
        return unreadable(mpd.error());
    std::unique_ptr<DashPresentation> made(new DashPresentation(network));
    made->m_isLive = mpd->isLive;
    made->m_url = mpd->location.isValid() ? mpd->location : url;
    made->m_mpd = std::make_shared<const Mpd>(std::move(*mpd));
    made->m_loadedAt = made->m_grownAt = steady_clock::now();
    if (Done done = made->describe(); !done)
        return std::unexpected(done.error());
    if (made->m_isLive) {
        made->readClock(cancelled);
        made->m_origin = made->wholeWindow().from;
        made->m_lastEnd = made->wholeWindow().to;
    } else {
        const MpdPeriod &last = made->m_mpd->periods.constLast();
        const Seconds length = last.duration.value_or(Seconds(0));
        made->m_duration = made->m_mpd->duration.value_or(last.start + length);
    }
    return made;
}

Done DashPresentation::describe()
{
    const MpdPeriod &first = m_mpd->periods.constFirst();
    bool hasPicture = false;
    std::optional<Error> refusal;
    for (const MpdAdaptationSet &set : first.sets) {
        if (const auto opens = canOpen(set); !opens) {
            refusal = opens.error();
            continue;
        }
        // A second angle would be another title.
        if (!isUseful(set) || (set.kind == StreamKind::Video && std::exchange(hasPicture, true)))
            continue;
        if (set.kind == StreamKind::Video)
            m_captions = set.captions;
        Track track;
        track.kind = set.kind;
        track.language = set.language;
        track.title = set.label;
        track.isDefault = set.isMain;
        for (const MpdRepresentation &one : set.representations)
            track.variants.append({.bitsPerSecond = one.bandwidth,
                                   .width = one.width,
                                   .height = one.height,
                                   .isPlayable = isPlayable(one.codecs)});
        m_tracks.append(track);
    }
    if (refusal && (m_tracks.isEmpty() || (!hasPicture && isFilm(first))))
        return std::unexpected(*refusal);
    if (m_tracks.isEmpty())
        return fail(ErrorCode::Invalid, Error::tr("The stream holds no picture and no sound"),
                    Error::tr("Ask its provider; it may be broken"));
    return {};
}

void DashPresentation::readClock(const std::atomic<bool> &cancelled)
{
    QString text = m_mpd->utcValue;
    if (m_mpd->utcScheme.startsWith(QLatin1String("urn:mpeg:dash:utc:http-"))) {
        if (m_mpd->utcScheme.contains(QLatin1String("head")))
            return;
        PartFetch fetch(m_network, cancelled);
        const auto answer =
            fetch.fetch({m_url.resolved(QUrl(text.section(QLatin1Char(' '), 0, 0))), {}, {}}, 4096);
        text = answer ? QString::fromLatin1(answer->bytes).trimmed() : QString();
    } else if (!m_mpd->utcScheme.startsWith(QLatin1String("urn:mpeg:dash:utc:direct"))) {
        return;
    }
    const QDateTime told = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (told.isValid())
        m_clockOffset = milliseconds(told.toMSecsSinceEpoch() - QDateTime::currentMSecsSinceEpoch());
}

Seconds DashPresentation::now() const
{
    return Seconds(milliseconds(QDateTime::currentMSecsSinceEpoch())) + m_clockOffset -
           m_mpd->availabilityStart;
}

LiveWindow DashPresentation::wholeWindow() const
{
    const MpdPeriod &first = m_mpd->periods.constFirst();
    const MpdPeriod &last = m_mpd->periods.constLast();
    LiveWindow window{first.start, now()};
    Seconds longest{1};
    for (const MpdAdaptationSet &set : last.sets) {
        if (set.kind == StreamKind::Subtitle)
            continue;
        const MpdSegments &segments = set.representations.constFirst().segments;
        longest = std::max(longest, longestSegment(segments));
        if (const auto described = describedWindow(segments))
            window.to = std::min(window.to, last.start + described->to);
        break;
    }
    for (const MpdAdaptationSet &set : first.sets) {
        if (const auto described = describedWindow(set.representations.constFirst().segments)) {
            window.from = first.start + std::max(Seconds(0), described->from);
            break;
        }
    }
    if (last.duration)
        window.to = std::min(window.to, last.start + *last.duration);
    if (m_mpd->timeShiftBufferDepth)
        window.from = std::max(window.from, window.to - *m_mpd->timeShiftBufferDepth);
    window.to = std::max(window.from, window.to);
    return window;
}

std::optional<LiveWindow> DashPresentation::liveWindow() const
{
    if (!m_isLive)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    const LiveWindow whole = wholeWindow();
    Seconds delay = kLeastDelay;
    for (const MpdAdaptationSet &set : m_mpd->periods.constLast().sets) {
        if (set.kind != StreamKind::Subtitle)
            delay = std::max(delay, longestSegment(set.representations.constFirst().segments) * 3);
    }
    delay = m_mpd->suggestedDelay.value_or(delay);
    return LiveWindow{whole.from - m_origin, std::max(whole.from, whole.to - delay) - m_origin};
}

QString DashPresentation::notice() const
{
    const std::lock_guard lock(m_mutex);
    const bool isOver = !m_isLive || m_mpd->periods.constLast().duration.has_value();
    const Seconds since = steady_clock::now() - m_grownAt;
    return !isOver && m_mpd->minimumUpdatePeriod &&
                   since > std::max(kStandsStill, *m_mpd->minimumUpdatePeriod * 3)
               ? QStringLiteral("stream-stands")
               : QString();
}

Done DashPresentation::reload(const std::atomic<bool> &cancelled)
{
    QUrl url;
    {
        const std::lock_guard lock(m_mutex);
        url = m_url;
    }
    const auto asked = steady_clock::now();
    PartFetch fetch(m_network, cancelled);
    const auto part = fetch.fetch({url, {}, {}}, kMostMpdBytes);
    if (!part)
        return std::unexpected(part.error());
    auto mpd = readMpd(part->bytes, part->url);
    if (!mpd)
        return unreadable(mpd.error());
    const std::lock_guard lock(m_mutex);
    if (mpd->location.isValid())
        m_url = mpd->location;
    m_mpd = std::make_shared<const Mpd>(std::move(*mpd));
    m_loadedAt = asked;
    const Seconds end = wholeWindow().to;
    if (end > m_lastEnd) {
        m_lastEnd = end;
        m_grownAt = asked;
    }
    return {};
}

const MpdRepresentation *DashPresentation::find(const MpdPeriod &period, int track, int variant) const
{
    const Track &wanted = m_tracks[track];
    const MpdAdaptationSet *best = nullptr;
    for (const MpdAdaptationSet &set : period.sets) {
        if (set.kind != wanted.kind || !isUseful(set) || !canOpen(set))
            continue;
        const bool isIt = set.language == wanted.language && set.label == wanted.title;
        if (!best || isIt)
            best = &set;
        if (isIt)
            break;
    }
    if (!best)
        return nullptr;
    return &best->representations[std::min<qsizetype>(variant, best->representations.size() - 1)];
}

Result<QList<MpdSegment>> DashPresentation::indexOf(const MpdRepresentation &representation,
                                                    const std::atomic<bool> &cancelled)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_indexes.constFind(representation.base); known != m_indexes.cend())
            return *known;
    }
    const ByteRange range = representation.segments.index;
    if (range.length > kLargestIndex)
        return fail(ErrorCode::TooLarge, Error::tr("The stream's index is too large"),
                    Error::tr("Ask its provider; it may be broken"));
    PartFetch fetch(m_network, cancelled);
    const auto part = fetch.fetch({representation.base, range, {}}, kLargestIndex);
    if (!part)
        return std::unexpected(part.error());
    auto segments = readSidx(part->bytes, range.offset, representation.base);
    if (!segments)
        return unreadable(segments.error());
    const std::lock_guard lock(m_mutex);
    m_indexes.insert(representation.base, *segments);
    return segments;
}

Result<std::optional<MpdSegment>> DashPresentation::findSegment(const MpdPeriod &period,
                                                                const MpdRepresentation &representation,
                                                                Seconds at,
                                                                const std::atomic<bool> &cancelled)
{
    const MpdSegments &segments = representation.segments;
    if (segments.kind != MpdSegments::Kind::Base) {
        std::optional<Seconds> available;
        if (m_isLive) {
            const std::lock_guard lock(m_mutex);
            available = now() - period.start;
        }
        return findMpdSegment(representation, at, period.duration, available);
    }
    if (segments.index.length <= 0) {
        // One file is one segment.
        const MpdSegment whole{
            Seconds(0), period.duration.value_or(m_duration), {representation.base, {}, {}}};
        return at < whole.duration - kPeriodSlack ? std::optional(whole) : std::nullopt;
    }
    const auto index = indexOf(representation, cancelled);
    if (!index)
        return std::unexpected(index.error());
    const Seconds offset(static_cast<double>(segments.presentationTimeOffset) /
                         static_cast<double>(segments.timescale));
    for (MpdSegment segment : *index) {
        segment.start -= offset;
        if (segment.start + segment.duration > at + std::min(kPeriodSlack, segment.duration / 2))
            return segment;
    }
    return std::nullopt;
}

Result<Lookup> DashPresentation::look(int track, int variant, Seconds at, const std::atomic<bool> &cancelled)
{
    std::shared_ptr<const Mpd> mpd;
    bool mustLoad = false;
    {
        const std::lock_guard lock(m_mutex);
        mpd = m_mpd;
        mustLoad = m_isLive && mpd->minimumUpdatePeriod &&
                   Seconds(steady_clock::now() - m_loadedAt) > std::max(kSoonest, *mpd->minimumUpdatePeriod);
    }
    if (mustLoad) {
        if (Done done = reload(cancelled); !done)
            return std::unexpected(done.error());
        const std::lock_guard lock(m_mutex);
        mpd = m_mpd;
    }
    const Seconds absolute = at + m_origin;
    if (m_isLive) {
        const std::lock_guard lock(m_mutex);
        const LiveWindow window = wholeWindow();
        if (absolute < window.from - kJustBefore) {
            Lookup lookup;
            lookup.answer = Lookup::Answer::Behind;
            lookup.oldest = std::min(window.from + Seconds(2), window.to) - m_origin;
            return lookup;
        }
    }
    for (qsizetype i = 0; i < mpd->periods.size(); ++i) {
        const MpdPeriod &period = mpd->periods[i];
        if (period.duration && period.start + *period.duration <= absolute + kPeriodSlack)
            continue;
        const MpdRepresentation *representation = find(period, track, variant);
        if (!representation)
            continue; // a period without this language
        const auto found =
            findSegment(period, *representation, std::max(Seconds(0), absolute - period.start), cancelled);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            continue;
        const MpdSegments &segments = representation->segments;
        Lookup lookup;
        lookup.answer = Lookup::Answer::Found;
        lookup.segment.start = period.start + (*found)->start - m_origin;
        lookup.segment.duration = (*found)->duration;
        lookup.segment.media = (*found)->media;
        lookup.segment.init = initOf(*representation);
        lookup.segment.protection = representation->protection;
        lookup.segment.continuity = static_cast<qint64>(period.start.count() * 1000);
        lookup.segment.offset = period.start - m_origin -
                                Seconds(static_cast<double>(segments.presentationTimeOffset) /
                                        static_cast<double>(segments.timescale));
        return lookup;
    }
    const bool isOver = !m_isLive || mpd->periods.constLast().duration.has_value();
    Lookup lookup;
    lookup.answer = isOver ? Lookup::Answer::Ended : Lookup::Answer::NotYet;
    lookup.askAgainIn = kAskAgain;
    return lookup;
}

} // namespace hearth::player
