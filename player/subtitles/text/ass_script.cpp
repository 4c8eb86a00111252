// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/ass_script.h"
#include <algorithm>
#include <cmath>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;

constexpr int kWidth = 1920;
constexpr int kHeight = 1080;
constexpr milliseconds kLongest = std::chrono::hours(10);

/// h:mm:ss.cc, rounded to what ASS can say.
QByteArray timeText(milliseconds time)
{
    const int64_t hundredths = std::clamp<int64_t>((time.count() + 5) / 10, 0, 359'999'999);
    return QString::asprintf("%lld:%02lld:%02lld.%02lld", static_cast<long long>(hundredths / 360'000),
                             static_cast<long long>(hundredths / 6000 % 60),
                             static_cast<long long>(hundredths / 100 % 60),
                             static_cast<long long>(hundredths % 100))
        .toLatin1();
}

QByteArray placeTags(const CuePlace &place)
{
    QByteArray tags;
    if (place.anchor >= 1 && place.anchor <= 9)
        tags += "\\an" + QByteArray::number(place.anchor);
    if (place.x && place.y)
        tags += "\\pos(" + QByteArray::number(std::lround(*place.x * kWidth / 100)) + ',' +
                QByteArray::number(std::lround(*place.y * kHeight / 100)) + ')';
    return tags.isEmpty() ? tags : '{' + tags + '}';
}

} // namespace

QByteArray assHeader()
{
    // Encoding -1: the direction is the text's own (libass, ass_resolve_base_direction).
    return "[Script Info]\nScriptType: v4.00+\nPlayResX: 1920\nPlayResY: 1080\nWrapStyle: 0\n"
           "ScaledBorderAndShadow: yes\n\n[V4+ Styles]\n"
           "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, "
           "Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, "
           "Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
           "Style: Default,Inter,60,&H00EAF1F6,&H00EAF1F6,&H00090B0D,&H90000000,"
           "-1,0,0,0,100,100,0,0,1,3,1.5,2,200,200,72,-1\n\n"
           "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n";
}

QByteArray assEvent(const Cue &cue, milliseconds openEnd)
{
    return "Dialogue: " + QByteArray::number(cue.layer) + ',' + timeText(cue.start) + ',' +
           timeText(cue.end.value_or(openEnd)) + ",Default,,0,0,0,," + placeTags(cue.place) +
           assText(cue).toUtf8();
}

QByteArray toAss(const QList<Cue> &cues)
{
    QByteArray script = assHeader();
    // From the last to the first, each cue knows when the next one starts.
    QList<milliseconds> openEnds(cues.size());
    for (qsizetype i = cues.size() - 1; i >= 0; --i) {
        const bool isLast = i + 1 == cues.size();
        const bool isTogether = !isLast && cues[i + 1].start == cues[i].start;
        openEnds[i] = isLast ? cues[i].start + kLongest : isTogether ? openEnds[i + 1] : cues[i + 1].start;
    }
    for (qsizetype i = 0; i < cues.size(); ++i)
        if (!cues[i].runs.isEmpty() && cues[i].end.value_or(openEnds[i]) > cues[i].start)
            script += assEvent(cues[i], openEnds[i]) + '\n';
    return script;
}

} // namespace hearth::player
