// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/adaptive/text_lane.h"
#include "player/subtitles/text/webvtt.h"
#include <QRegularExpression>
#include <cmath>

extern "C" {
#include <libavcodec/packet.h>
}

namespace hearth::player
{

namespace
{

constexpr double kTransportClock = 90000;
constexpr int kUnlimited = 0;
constexpr std::chrono::milliseconds kOpenCue{5000}; // a cue without an end
constexpr size_t kMostWaiting = 20'000;

/// "00:00:10.000", hours may be missing.
std::optional<Seconds> vttTime(QStringView text)
{
    Seconds sum{};
    for (const QStringView part : text.split(QLatin1Char(':'))) {
        bool isNumber = false;
        const double value = part.toDouble(&isNumber);
        if (!isNumber)
            return std::nullopt;
        sum = sum * 60 + Seconds(value);
    }
    return sum;
}

/// What is added to a cue's time to make it MPEG's.
std::optional<Seconds> timestampMap(const QString &text)
{
    static const QRegularExpression line(QStringLiteral("^X-TIMESTAMP-MAP=(.*)$"),
                                         QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = line.match(text.left(4096));
    if (!match.hasMatch())
        return std::nullopt;
    std::optional<Seconds> local = Seconds(0);
    double ticks = 0;
    for (const QString &part : match.captured(1).trimmed().split(QLatin1Char(','))) {
        if (part.startsWith(QLatin1String("LOCAL:")))
            local = vttTime(QStringView(part).mid(6));
        else if (part.startsWith(QLatin1String("MPEGTS:")))
            ticks = static_cast<double>(part.mid(7).toULongLong());
    }
    return local ? std::optional(Seconds(ticks / kTransportClock) - *local) : std::nullopt;
}

} // namespace

QList<Cue> cuesOfSegment(const QByteArray &bytes, std::optional<Seconds> clock)
{
    const QString text = QString::fromUtf8(bytes);
    auto cues = readVtt(text);
    if (!cues)
        return {};
    if (const auto map = timestampMap(text); map && clock) {
        const auto shift = std::chrono::duration_cast<std::chrono::milliseconds>(*map + *clock);
        for (Cue &cue : *cues) {
            cue.start += shift;
            if (cue.end)
                *cue.end += shift;
        }
    }
    return *cues;
}

TextLane::TextLane(Presentation &presentation, int track, int index, CurlWorker &network,
                   const ContinuityClocks &clocks)
    : m_clocks(clocks), m_index(index), m_lane(presentation, track, network, kUnlimited, kUnlimited)
{
}

void TextLane::start(Seconds at)
{
    m_isRunning = true;
    m_cues.clear();
    m_lane.restart(at);
}

void TextLane::stop()
{
    m_isRunning = false;
    m_cues.clear();
    m_lane.stop();
}

void TextLane::takeCues(const LoadedSegment &loaded)
{
    const qint64 continuity = loaded.segment.continuity;
    std::optional<Seconds> clock;
    if (m_clocks.contains(continuity))
        clock = m_clocks.value(continuity);
    for (const Cue &cue : cuesOfSegment(loaded.media, clock)) {
        if (m_cues.size() < kMostWaiting)
            m_cues.push_back(cue);
    }
}

bool TextLane::read(AVPacket *packet)
{
    while (m_cues.empty()) {
        const auto next = m_lane.tryTake();
        if (!next)
            return false;
        takeCues(*next);
    }
    const Cue cue = m_cues.front();
    m_cues.pop_front();
    const auto end = cue.end.value_or(cue.start + kOpenCue);
    // The same cue comes again with each segment that it reaches into; the same number is the same line.
    const QString text = assText(cue);
    const auto number = qHash(text, static_cast<size_t>(cue.start.count())) & 0x3fffffff;
    const QByteArray line = QByteArray::number(number) + ',' + QByteArray::number(cue.layer) +
                            ",Default,,0,0,0,," + text.toUtf8();
    if (av_new_packet(packet, static_cast<int>(line.size())) < 0)
        return false;
    std::copy(line.cbegin(), line.cend(), packet->data);
    packet->stream_index = m_index;
    packet->pts = packet->dts = cue.start.count() * 1000;
    packet->duration = std::max<int64_t>(0, (end - cue.start).count()) * 1000;
    return true;
}

} // namespace hearth::player
