// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Two loads of one playlist of HLS, parted by a line "--": what they say, and where they lie in time.

#include "player/stream/hls/hls_timeline.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::player;

namespace
{

void check(const HlsMediaPlaylist &list)
{
    fuzz::require(list.targetDuration > Seconds(0), "there is a target duration");
    for (const HlsSegment &segment : list.segments) {
        for (const HlsPart &part : segment.parts)
            fuzz::require(part.url.scheme().startsWith(QLatin1String("http")) && part.duration >= Seconds(0),
                          "a part is one");
        fuzz::require(segment.isOpen || segment.url.scheme().startsWith(QLatin1String("http")),
                      "addresses stay on the network");
        fuzz::require(segment.duration >= Seconds(0), "time goes forward");
        fuzz::require(segment.range.offset >= 0 && segment.range.length != 0, "a range is one");
        fuzz::require(segment.key.iv.isEmpty() || segment.key.iv.size() == 16, "a vector has 16 bytes");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QUrl base(QStringLiteral("https://example.com/a/b.m3u8?c=d"));
    if (const auto list = readHlsMultivariant(input, base)) {
        for (const HlsVariant &variant : list->variants)
            fuzz::require(variant.url.scheme().startsWith(QLatin1String("http")),
                          "addresses stay on the network");
    }
    HlsTimeline timeline;
    HlsTimeline other;
    qsizetype from = 0;
    for (int load = 0; load < 2 && from <= input.size(); ++load) {
        const qsizetype end = input.indexOf("\n--\n", from);
        const HlsMediaPlaylist before = timeline.playlist();
        const auto list = readHlsMedia(input.mid(from, end < 0 ? -1 : end - from), base, {}, &before);
        from = end < 0 ? input.size() + 1 : end + 4;
        if (!list)
            continue;
        check(*list);
        timeline.update(*list);
        other.update(*list, &timeline);
        const LiveWindow window = timeline.window();
        fuzz::require(window.from <= window.to, "a window is one");
        for (const Seconds at : {window.from, window.to, timeline.end(), Seconds(-5)}) {
            if (const auto piece = timeline.piece(at))
                fuzz::require(piece->media.url.scheme().startsWith(QLatin1String("http")),
                              "a piece has an address");
            const qsizetype index = timeline.find(at);
            if (index >= 0)
                fuzz::require(timeline.segment(index).end() >= timeline.segment(index).start,
                              "time goes forward");
        }
    }
    return 0;
}
