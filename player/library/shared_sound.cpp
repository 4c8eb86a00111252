// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/shared_sound.h"
#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <QtEndian>
#include <algorithm>
#include <bit>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

// Compared with two encodings of one sound: their points differ in few of the 32 bits, those of other sounds
// in half of them. Six, and holes of 3.5 s, are what intro-skipper (github.com/intro-skipper, 1.10) found to
// be good.
constexpr int kMostBitsApart = 6;
constexpr milliseconds kLongestHole{3500};
constexpr milliseconds kLongest = std::chrono::hours(100); // a film
constexpr double kLeastAlike = 0.6;                        // of a stretch's points
// A point that comes again and again says nothing about where one is.
constexpr qsizetype kMostOfOne = 24;
constexpr double kLeastVaried = 0.1; // different points of a stretch, of all; a held tone has fewer
constexpr int kAlignments = 12;
// At an edge most points are alike: 1.2 s of them.
constexpr qsizetype kEdgePoints = 10;
constexpr qsizetype kEdgeAlike = 7;
// How far an edge is moved to a silence.
constexpr milliseconds kEdge{2500};

struct Run {
    qsizetype from = 0; // of `here`
    qsizetype count = 0;
    qsizetype shift = 0; // from there to here
};

QHash<quint32, QList<qsizetype>> placesOf(const QList<quint32> &points)
{
    QHash<quint32, QList<qsizetype>> places;
    for (qsizetype i = 0; i < points.size(); ++i)
        places[points[i]].append(i);
    places.removeIf([](const auto &one) { return one.value().size() > kMostOfOne; });
    return places;
}

/// By how much one has to be moved for many points to lie on each other, the best first.
QList<qsizetype> alignments(const QList<quint32> &here, const QList<quint32> &there)
{
    const auto places = placesOf(there);
    QHash<qsizetype, int> votes;
    for (const auto &[point, at] : placesOf(here).asKeyValueRange()) {
        const auto found = places.constFind(point);
        if (found == places.constEnd())
            continue;
        for (const qsizetype i : at) {
            for (const qsizetype j : *found)
                ++votes[i - j];
        }
    }
    QList<std::pair<int, qsizetype>> ranked;
    for (const auto &[shift, count] : votes.asKeyValueRange())
        ranked.append({-count, shift});
    std::ranges::sort(ranked);
    QList<qsizetype> best;
    for (const auto &one : ranked.first(std::min<qsizetype>(ranked.size(), kAlignments)))
        best.append(one.second);
    return best;
}

bool isVaried(const QList<quint32> &points, const Run &run)
{
    const QSet<quint32> different(points.cbegin() + run.from, points.cbegin() + run.from + run.count);
    return double(different.size()) >= kLeastVaried * double(run.count);
}

/// A stretch without ends at which only a few points are alike, as any two may be.
Run trimmed(Run run, const QList<bool> &alike)
{
    const auto isDense = [&alike](qsizetype from) {
        return std::count(alike.cbegin() + from, alike.cbegin() + from + kEdgePoints, true) >= kEdgeAlike;
    };
    while (run.count >= kEdgePoints && !(alike[run.from] && isDense(run.from))) {
        ++run.from;
        --run.count;
    }
    while (run.count >= kEdgePoints &&
           !(alike[run.from + run.count - 1] && isDense(run.from + run.count - kEdgePoints)))
        --run.count;
    return run;
}

/// The longest stretch at one alignment.
Run longestRun(const SoundPrint &here, const SoundPrint &there, qsizetype shift, qsizetype mostPoints)
{
    const auto hole = qsizetype(kLongestHole / here.step);
    QList<bool> alike(here.points.size(), false);
    const qsizetype end = std::min(here.points.size(), there.points.size() + shift);
    for (qsizetype i = std::max<qsizetype>(0, shift); i < end; ++i)
        alike[i] = std::popcount(here.points[i] ^ there.points[i - shift]) <= kMostBitsApart;
    Run longest;
    for (qsizetype from = alike.indexOf(true); from >= 0;) {
        qsizetype last = from;
        qsizetype next = alike.indexOf(true, from + 1);
        while (next >= 0 && next - last <= hole) {
            last = next;
            next = alike.indexOf(true, next + 1);
        }
        const Run run = trimmed({from, last - from + 1, shift}, alike);
        const auto begin = alike.cbegin() + run.from;
        const auto count = double(std::count(begin, begin + run.count, true));
        if (run.count > longest.count && run.count <= mostPoints && count >= kLeastAlike * double(run.count))
            longest = run;
        from = next;
    }
    return longest;
}

/// The silence that touches a time, or lies near it.
const TimeRange *silenceNear(const QList<TimeRange> &silences, milliseconds at)
{
    const TimeRange *nearest = nullptr;
    milliseconds distance = kEdge;
    for (const TimeRange &one : silences) {
        const milliseconds away = at < one.from ? one.from - at : at > one.to ? at - one.to : milliseconds(0);
        if (away < distance) {
            distance = away;
            nearest = &one;
        }
    }
    return nearest;
}

TimeRange placeOf(const SoundPrint &print, qsizetype from, qsizetype count)
{
    const auto at = [&print](qsizetype point) {
        return print.from + std::chrono::duration_cast<milliseconds>(print.step * point);
    };
    // The last points are alike though they reach into what is not the same any more, by half as a rule. What
    // is left out too much is missed, what is left is only seen once more.
    TimeRange range{at(from), at(from + count - 1) + print.reach / 2};
    if (const TimeRange *before = silenceNear(print.silences, range.from))
        range.from = before->to;
    if (const TimeRange *behind = silenceNear(print.silences, range.to))
        range.to = behind->from;
    return range;
}

} // namespace

QJsonObject SoundPrint::toJson() const
{
    QByteArray bytes(points.size() * 4, Qt::Uninitialized);
    for (qsizetype i = 0; i < points.size(); ++i)
        qToLittleEndian(points[i], bytes.data() + i * 4);
    QJsonArray quiet;
    for (const TimeRange &one : silences)
        quiet.append(QJsonArray{qint64(one.from.count()), qint64(one.to.count())});
    return {{QStringLiteral("fromMs"), qint64(from.count())},
            {QStringLiteral("stepUs"), qint64(step.count())},
            {QStringLiteral("reachMs"), qint64(reach.count())},
            {QStringLiteral("points"), QString::fromLatin1(bytes.toBase64())},
            {QStringLiteral("silences"), quiet}};
}

std::optional<SoundPrint> SoundPrint::fromJson(const QJsonObject &record)
{
    SoundPrint print;
    print.from = milliseconds(record.value(QLatin1String("fromMs")).toInteger(-1));
    print.step = std::chrono::microseconds(record.value(QLatin1String("stepUs")).toInteger());
    print.reach = milliseconds(record.value(QLatin1String("reachMs")).toInteger(-1));
    const QByteArray bytes =
        QByteArray::fromBase64(record.value(QLatin1String("points")).toString().toLatin1());
    const QJsonArray quiet = record.value(QLatin1String("silences")).toArray();
    if (print.from < milliseconds(0) || print.from > kLongest || print.step < milliseconds(10) ||
        print.step > milliseconds(1000) || print.reach < milliseconds(0) ||
        print.reach > milliseconds(10'000) || bytes.size() % 4 != 0 || bytes.size() / 4 > kMostPoints ||
        quiet.size() > kMostSilences)
        return std::nullopt;
    print.points.resize(bytes.size() / 4);
    for (qsizetype i = 0; i < print.points.size(); ++i)
        print.points[i] = qFromLittleEndian<quint32>(bytes.constData() + i * 4);
    for (const QJsonValue &one : quiet) {
        const TimeRange range{milliseconds(one[0].toInteger(-1)), milliseconds(one[1].toInteger(-1))};
        if (range.from < milliseconds(0) || range.to < range.from || range.to > kLongest)
            return std::nullopt;
        print.silences.append(range);
    }
    return print;
}

std::optional<SharedSound> sharedSound(const SoundPrint &here, const SoundPrint &there,
                                       const SharedLimits &limits)
{
    if (here.step != there.step || here.step <= std::chrono::microseconds(0))
        return std::nullopt;
    const auto least = qsizetype((limits.least - here.reach) / here.step);
    const auto most = qsizetype(limits.most / here.step);
    Run longest;
    for (const qsizetype shift : alignments(here.points, there.points)) {
        const Run run = longestRun(here, there, shift, most);
        if (run.count > longest.count && isVaried(here.points, run))
            longest = run;
    }
    if (longest.count == 0 || longest.count < least)
        return std::nullopt;
    const SharedSound shared{placeOf(here, longest.from, longest.count),
                             placeOf(there, longest.from - longest.shift, longest.count)};
    const auto fits = [&limits](const TimeRange &range) {
        return range.to - range.from >= limits.least - kEdge && range.to - range.from <= limits.most + kEdge;
    };
    return fits(shared.here) && fits(shared.there) ? std::optional(shared) : std::nullopt;
}

} // namespace hearth::player
