// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/session.h"

namespace hearth::player
{

using std::chrono::milliseconds;

void Session::makeOverlay()
{
    if (!m_options.hasScreen || m_overlay)
        return;
    auto overlay =
        OverlaySurface::create("org.hearth.subtitles", {m_options.outputWidth, m_options.outputHeight});
    if (overlay)
        m_overlay = std::move(*overlay);
    else
        qWarning("subtitles: %s", qUtf8Printable(overlay.error().message));
}

void Session::setCaptionStyle(const CaptionStyle &style)
{
    m_request.captions = style;
    styleSubtitles();
    drawSubtitles();
}

void Session::styleSubtitles()
{
    const CaptionStyle &style = m_request.captions;
    for (const auto &[index, track] : m_subtitles)
        track->setStyle(style);
    if (m_outside)
        m_outside->setStyle(style);
    if (m_captions)
        m_captions->setStyle(style);
    if (DrawnSubtitles *second = subtitleTrack(m_second))
        second->setStyle(SubtitlePair::quieter(style));
}

void Session::forgetSubtitles()
{
    for (const auto &[index, track] : m_subtitles)
        track->forget();
    if (m_outside)
        m_outside->forget();
    if (m_captions)
        m_captions->forget();
}

void Session::takeSubtitle(int stream, const QByteArray &packet, milliseconds start, milliseconds duration)
{
    if (const auto found = m_subtitles.find(stream); found != m_subtitles.end())
        found->second->add(packet, start, duration);
}

DrawnSubtitles *Session::subtitleTrack(int index)
{
    if (const auto found = m_subtitles.find(index); found != m_subtitles.end())
        return found->second.get();
    if (m_captions && FoundCaptions::isIndex(index))
        return m_captions->track(index);
    return m_outside ? m_outside->track(index) : nullptr;
}

bool Session::hasSubtitle(int index) const
{
    return m_subtitles.contains(index) || (m_outside && m_outside->has(index)) ||
           (m_captions && m_captions->has(index));
}

void Session::playCaptions()
{
    if (!m_captions || !m_pipeline || m_isOnItsWay)
        return;
    const auto now =
        std::chrono::duration_cast<milliseconds>(m_pipeline->position()) - m_request.tuning.subtitleDelay;
    if (!m_captions->playTo(now))
        return;
    m_streams.removeIf([](const StreamInfo &stream) { return !stream.captions.isEmpty(); });
    m_streams += m_captions->streams();
    const int wished = player::chooseTracks(m_streams, m_request.tracks).subtitle;
    if (!m_hasChosen && FoundCaptions::isIndex(wished))
        m_subtitle = wished;
    makeOverlay();
    if (m_overlay && FoundCaptions::isIndex(m_subtitle))
        m_subtitleTimer.start();
    Q_EMIT changed();
}

void Session::drawSubtitles()
{
    if (!m_overlay || !m_pipeline)
        return;
    playCaptions();
    DrawnSubtitles *track = subtitleTrack(m_subtitle);
    DrawnSubtitles *second = subtitleTrack(m_second);
    if (!track && !second) {
        // One empty picture, then silence until a track is chosen.
        m_overlay->clear();
        m_subtitleTimer.stop();
        return;
    }
    if (!m_subtitleTimer.isActive())
        m_subtitleTimer.start();
    const auto now =
        std::chrono::duration_cast<milliseconds>(m_pipeline->position()) - m_request.tuning.subtitleDelay;
    switch (m_pair.draw(track, second, now, m_overlay->canvas())) {
    case DrawnSubtitles::Drawn::Lines:
        m_overlay->show();
        break;
    case DrawnSubtitles::Drawn::Nothing:
        m_overlay->clear();
        break;
    case DrawnSubtitles::Drawn::AsBefore:
        break;
    }
}

} // namespace hearth::player
