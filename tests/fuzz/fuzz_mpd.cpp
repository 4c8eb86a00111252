// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A description of DASH and the segments that it leads to; and an index of segments.

#include "player/stream/dash/mpd.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::player;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QUrl base(QStringLiteral("https://example.com/a/b.mpd"));
    if (const auto segments = readSidx(input, 100, base)) {
        for (const MpdSegment &segment : *segments)
            fuzz::require(segment.media.range.offset >= 100 && segment.media.range.length > 0,
                          "a range is one");
    }
    const auto mpd = readMpd(input, base);
    if (!mpd)
        return 0;
    for (const MpdPeriod &period : mpd->periods) {
        fuzz::require(!period.duration || *period.duration >= Seconds(0),
                      "a period is not shorter than nothing");
        for (const MpdAdaptationSet &set : period.sets) {
            fuzz::require(!set.representations.isEmpty(), "a set has a representation");
            for (const MpdRepresentation &one : set.representations) {
                (void)initOf(one);
                (void)describedWindow(one.segments);
                for (const Seconds at : {Seconds(0), Seconds(7.3), Seconds(1e8)}) {
                    const auto found = findMpdSegment(one, at, period.duration, Seconds(1e6));
                    fuzz::require(!found || found->duration > Seconds(0), "a segment lasts");
                }
            }
        }
    }
    return 0;
}
