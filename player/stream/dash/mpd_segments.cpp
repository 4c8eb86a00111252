// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/dash/mpd.h"
#include <QtEndian>
#include <cmath>

namespace hearth::player
{

namespace
{

constexpr Seconds kNearEnd{0.1};
constexpr int kWidestNumber = 20;
constexpr qsizetype kMostReferences = 100'000;

struct Place {
    qint64 index = 0;
    qint64 time = 0; // in the timescale, with the presentation's offset
    qint64 duration = 1;
};

Seconds inPeriod(const MpdSegments &segments, qint64 time)
{
    return Seconds(static_cast<double>(time - segments.presentationTimeOffset) /
                   static_cast<double>(segments.timescale));
}

Seconds lengthOf(const MpdSegments &segments, qint64 units)
{
    return Seconds(static_cast<double>(units) / static_cast<double>(segments.timescale));
}

/// How many segments an entry stands for; one that goes on is bounded by the next or by the period.
qint64 countOf(const MpdSegments &segments, qsizetype entry, std::optional<Seconds> length)
{
    const MpdTimelineEntry &one = segments.timeline[entry];
    if (one.repeat >= 0)
        return one.repeat + 1;
    if (entry + 1 < segments.timeline.size())
        return std::max<qint64>(1, (segments.timeline[entry + 1].time - one.time) / one.duration);
    if (!length)
        return 1;
    const Seconds left = *length - inPeriod(segments, one.time);
    return std::clamp<qint64>(std::llround(std::ceil(left / lengthOf(segments, one.duration) - 0.001)), 1,
                              10'000'000);
}

std::optional<Place> findInTimeline(const MpdSegments &segments, Seconds at, std::optional<Seconds> length)
{
    qint64 index = 0;
    for (qsizetype i = 0; i < segments.timeline.size(); ++i) {
        const MpdTimelineEntry &entry = segments.timeline[i];
        const qint64 count = countOf(segments, i, length);
        const Seconds one = lengthOf(segments, entry.duration);
        const Seconds start = inPeriod(segments, entry.time);
        const Seconds slack = std::min(kNearEnd, one / 2);
        if (start + one * static_cast<double>(count) > at + slack) {
            const qint64 within =
                at <= start ? 0 : static_cast<qint64>(std::floor((at + slack - start) / one));
            const qint64 step = std::clamp<qint64>(within, 0, count - 1);
            return Place{index + step, entry.time + step * entry.duration, entry.duration};
        }
        index += count;
    }
    return std::nullopt;
}

std::optional<Place> findByDuration(const MpdSegments &segments, Seconds at, std::optional<Seconds> length,
                                    std::optional<Seconds> available)
{
    if (segments.duration <= 0)
        return std::nullopt;
    const Seconds one = lengthOf(segments, segments.duration);
    const Seconds slack = std::min(kNearEnd, one / 2);
    const auto index = std::max<qint64>(0, static_cast<qint64>(std::floor((at + slack) / one)));
    const Seconds start = one * static_cast<double>(index);
    if (length && start + slack >= *length)
        return std::nullopt;
    // 5.3.9.5.3: a segment is there when it is whole.
    if (available && start + one > *available)
        return std::nullopt;
    return Place{index, segments.presentationTimeOffset + index * segments.duration, segments.duration};
}

} // namespace

QString fillTemplate(const QString &pattern, const MpdRepresentation &representation, qint64 number,
                     qint64 time)
{
    QString result;
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype open = pattern.indexOf(QLatin1Char('$'), at);
        const qsizetype close = open < 0 ? -1 : pattern.indexOf(QLatin1Char('$'), open + 1);
        if (close < 0)
            break;
        result += QStringView(pattern).mid(at, open - at);
        at = close + 1;
        const QString whole = pattern.mid(open + 1, close - open - 1);
        const QString name = whole.section(QLatin1Char('%'), 0, 0);
        // %0[width]d
        const QString format = whole.section(QLatin1Char('%'), 1);
        const int width = std::clamp(format.mid(1, format.size() - 2).toInt(), 0, kWidestNumber);
        const auto padded = [width](qint64 value) {
            return QString::number(value).rightJustified(width, QLatin1Char('0'));
        };
        if (whole.isEmpty())
            result += QLatin1Char('$');
        else if (name == QLatin1String("RepresentationID"))
            result += representation.id;
        else if (name == QLatin1String("Number"))
            result += padded(number);
        else if (name == QLatin1String("Time"))
            result += padded(time);
        else if (name == QLatin1String("Bandwidth"))
            result += padded(representation.bandwidth);
    }
    return result + pattern.mid(at);
}

std::optional<MpdSegment> findMpdSegment(const MpdRepresentation &representation, Seconds at,
                                         std::optional<Seconds> length, std::optional<Seconds> available)
{
    const MpdSegments &segments = representation.segments;
    const auto place = segments.timeline.isEmpty() ? findByDuration(segments, at, length, available)
                                                   : findInTimeline(segments, at, length);
    if (!place)
        return std::nullopt;
    MpdSegment found;
    found.start = inPeriod(segments, place->time);
    found.duration = lengthOf(segments, place->duration);
    if (segments.kind == MpdSegments::Kind::List) {
        if (place->index >= segments.list.size())
            return std::nullopt;
        found.media = segments.list[place->index];
        return found;
    }
    found.media.url = representation.base.resolved(
        QUrl(fillTemplate(segments.media, representation, segments.startNumber + place->index, place->time)));
    return found;
}

std::optional<LiveWindow> describedWindow(const MpdSegments &segments)
{
    if (segments.timeline.isEmpty())
        return std::nullopt;
    const qsizetype last = segments.timeline.size() - 1;
    const MpdTimelineEntry &entry = segments.timeline[last];
    return LiveWindow{
        inPeriod(segments, segments.timeline.first().time),
        inPeriod(segments, entry.time + entry.duration * countOf(segments, last, std::nullopt))};
}

std::shared_ptr<const SegmentPart> initOf(const MpdRepresentation &representation)
{
    const MpdSegments &segments = representation.segments;
    if (segments.kind == MpdSegments::Kind::Template) {
        if (segments.initialization.isEmpty())
            return nullptr;
        const QUrl url =
            representation.base.resolved(QUrl(fillTemplate(segments.initialization, representation, 0, 0)));
        return std::make_shared<const SegmentPart>(SegmentPart{url, {}, {}});
    }
    if (segments.init.url.isValid())
        return std::make_shared<const SegmentPart>(segments.init);
    if (segments.kind == MpdSegments::Kind::Base && segments.index.length > 0 && segments.index.offset > 0)
        return std::make_shared<const SegmentPart>(
            SegmentPart{representation.base, {0, segments.index.offset}, {}});
    return nullptr;
}

Result<QList<MpdSegment>> readSidx(const QByteArray &box, qint64 offset, const QUrl &url)
{
    const auto damaged = [] {
        return fail(ErrorCode::Damaged, QStringLiteral("the index of segments is damaged"));
    };
    const auto *data = reinterpret_cast<const uchar *>(box.constData());
    qsizetype at = 8;
    const auto read32 = [&] {
        const quint32 value = at + 4 <= box.size() ? qFromBigEndian<quint32>(data + at) : 0;
        at += 4;
        return value;
    };
    const auto read64 = [&] {
        const quint64 high = read32();
        return high << 32 | read32();
    };
    if (box.size() < 32 || box.mid(4, 4) != "sidx")
        return damaged();
    const qint64 boxSize = qFromBigEndian<quint32>(data);
    const int version = data[at];
    at += 4;
    read32(); // reference_ID
    const quint32 timescale = read32();
    quint64 time = version == 0 ? read32() : read64();
    quint64 position = version == 0 ? read32() : read64();
    const quint32 count = read32() & 0xffff; // behind two bytes that are reserved
    if (timescale == 0 || boxSize < 32 || count > kMostReferences ||
        at + qsizetype(count) * 12 > box.size() || position > (quint64(1) << 50) || time > (quint64(1) << 60))
        return damaged();
    position += static_cast<quint64>(offset + boxSize);
    QList<MpdSegment> segments;
    for (quint32 i = 0; i < count; ++i) {
        const quint32 size = read32();
        const quint32 duration = read32();
        read32(); // access points
        if (size >> 31 || duration == 0 || size == 0)
            return damaged(); // an index of indexes, which nobody packages for DASH
        segments.append({Seconds(static_cast<double>(time) / timescale),
                         Seconds(static_cast<double>(duration) / timescale),
                         SegmentPart{url, {static_cast<qint64>(position), size}, {}}});
        time += duration;
        position += size;
    }
    return segments;
}

} // namespace hearth::player
