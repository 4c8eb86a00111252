// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One channel of closed captions as the session sees every stream of subtitles. It draws what the decoder
// that it was made for shows now; that one must outlive it and is brought to the right time by its owner.
// Used on one thread.

#include "player/subtitles/captions/caption_decoder.h"
#include "player/subtitles/subtitle_track.h"

namespace hearth::player
{

class CaptionTrack : public DrawnSubtitles
{
public:
    /// Damaged when libass does not work.
    static Result<std::unique_ptr<CaptionTrack>> create(const CaptionDecoder &decoder, int channel);

    /// Packets go to the decoder, in another order than they are read.
    void add(const QByteArray &, std::chrono::milliseconds, std::chrono::milliseconds) override {}
    Drawn draw(std::chrono::milliseconds position, QImage &canvas) override;
    void setStyle(const CaptionStyle &style) override;

private:
    CaptionTrack(const CaptionDecoder &decoder, int channel, std::unique_ptr<SubtitleTrack> lines)
        : m_decoder(decoder), m_channel(channel), m_lines(std::move(lines))
    {
    }

    const CaptionDecoder &m_decoder;
    int m_channel;
    std::unique_ptr<SubtitleTrack> m_lines;
    CaptionStyle m_style;
    std::optional<int> m_revision; // unset: to be written anew
    CaptionScreen m_screen;
};

} // namespace hearth::player
