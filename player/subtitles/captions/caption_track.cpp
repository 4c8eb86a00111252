// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/caption_track.h"
#include "player/subtitles/captions/caption_script.h"
#include "player/subtitles/text/ass_script.h"

namespace hearth::player
{

Result<std::unique_ptr<CaptionTrack>> CaptionTrack::create(const CaptionDecoder &decoder, int channel)
{
    auto lines = SubtitleTrack::fromScript(assHeader(), false);
    if (!lines)
        return std::unexpected(lines.error());
    return std::unique_ptr<CaptionTrack>(new CaptionTrack(decoder, channel, std::move(*lines)));
}

void CaptionTrack::setStyle(const CaptionStyle &style)
{
    m_style = style;
    m_lines->setStyle(style);
    m_revision.reset();
}

DrawnSubtitles::Drawn CaptionTrack::draw(std::chrono::milliseconds, QImage &canvas)
{
    const int revision = m_decoder.revision(m_channel);
    if (m_revision != revision) {
        CaptionScreen screen = m_decoder.screen(m_channel);
        if (!m_revision || screen != m_screen) {
            m_screen = std::move(screen);
            m_lines->replaceEvents(captionEvents(m_screen, m_style));
        }
        m_revision = revision;
    }
    if (m_mustDraw)
        m_lines->forget();
    m_mustDraw = false;
    // Its events are there until they are replaced.
    return m_lines->draw(std::chrono::milliseconds(0), canvas);
}

} // namespace hearth::player
