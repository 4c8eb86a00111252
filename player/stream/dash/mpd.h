// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Media Presentation Descriptions: ISO/IEC 23009-1. What stands at a period or an adaptation set has been
// handed down to each representation, addresses are whole, times are in the unit that they stand in. Pure,
// any thread; linear in the text.

#include "player/stream/adaptive/presentation.h"
#include "resources/base/result.h"

namespace hearth::player
{

/// 5.3.9.6: `repeat` more like it; -1: until the next entry, or the period's end.
struct MpdTimelineEntry {
    qint64 time = 0;
    qint64 duration = 1;
    qint64 repeat = 0;
};

/// How a representation's segments are found: 5.3.9.
struct MpdSegments {
    enum class Kind { Base, List, Template };
    Kind kind = Kind::Base;
    qint64 timescale = 1;
    qint64 presentationTimeOffset = 0;
    qint64 duration = 0; // of each; 0: the timeline says
    qint64 startNumber = 1;
    QList<MpdTimelineEntry> timeline;
    QString media;          // of a template
    QString initialization; // of a template
    SegmentPart init;       // of the others; without an address there is none
    ByteRange index;        // of a base: the sidx; length -1: none
    QList<SegmentPart> list;
};

struct MpdRepresentation {
    QString id;
    qint64 bandwidth = 0; // bits a second
    int width = 0;
    int height = 0;
    QString codecs;
    QUrl base;
    MpdSegments segments;
    std::shared_ptr<const SampleProtection> protection; // null: clear
};

struct MpdAdaptationSet {
    StreamKind kind = StreamKind::Video;
    QString mimeType;
    QString language;
    QString label;
    bool isMain = false;
    QList<CaptionChannel> captions;           // in its pictures
    QList<MpdRepresentation> representations; // the cheapest first
};

struct MpdPeriod {
    Seconds start{};
    std::optional<Seconds> duration; // unset: the last period of a live stream
    QList<MpdAdaptationSet> sets;
};

struct Mpd {
    bool isLive = false;
    Seconds availabilityStart{}; // since 1970
    std::optional<Seconds> duration;
    std::optional<Seconds> minimumUpdatePeriod;
    std::optional<Seconds> timeShiftBufferDepth;
    std::optional<Seconds> suggestedDelay;
    QUrl location; // where it is loaded from next; empty: where it came from
    QString utcScheme;
    QString utcValue;
    QList<MpdPeriod> periods;
};

constexpr qsizetype kMostMpdBytes = qsizetype(16) << 20;

bool looksLikeMpd(const QByteArray &start);
/// Invalid with a reason, TooLarge past a limit.
Result<Mpd> readMpd(const QByteArray &text, const QUrl &base);

/// xs:duration without years and months ("PT1H2.5S"); unset for what is none.
std::optional<Seconds> readXsDuration(QStringView text);

/// $RepresentationID$, $Number%05d$, $Time$, $Bandwidth$, $$: 5.3.9.4.4.
QString fillTemplate(const QString &pattern, const MpdRepresentation &representation, qint64 number,
                     qint64 time);

/// One segment of a period's representation.
struct MpdSegment {
    Seconds start{}; // in the period
    Seconds duration{};
    SegmentPart media;
};

/// The segment that plays at `at` (in the period) or the first after it; unset when all end before, as far as
/// they are known. `length` is the period's, if it has an end; `available` what an encoder has made by now.
/// For templates and lists; a base has an index to be read.
std::optional<MpdSegment> findMpdSegment(const MpdRepresentation &representation, Seconds at,
                                         std::optional<Seconds> length, std::optional<Seconds> available);
/// Where the segments that are described begin and end, in the period; unset when only the clock tells.
std::optional<LiveWindow> describedWindow(const MpdSegments &segments);
/// Of segments with a clock of their own; null for none.
std::shared_ptr<const SegmentPart> initOf(const MpdRepresentation &representation);

/// ISO/IEC 14496-12, 8.16.3. `offset` is where the box begins in its file. Damaged for what is none.
Result<QList<MpdSegment>> readSidx(const QByteArray &box, qint64 offset, const QUrl &url);

} // namespace hearth::player
