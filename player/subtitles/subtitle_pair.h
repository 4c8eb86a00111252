// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two subtitles on one screen, for who learns a language: the second one stands above the first, so that both
// are read with one look. Used on one thread.

#include "player/subtitles/drawn_subtitles.h"

namespace hearth::player
{

class SubtitlePair
{
public:
    using Drawn = DrawnSubtitles::Drawn;
    /// As DrawnSubtitles::draw() of the one, where there is no other. Null for none. What the second one's
    /// maker placed in the upper half stays there, and so does what has no room above the first.
    Drawn draw(DrawnSubtitles *first, DrawnSubtitles *second, std::chrono::milliseconds position,
               QImage &canvas);
    /// How the second one looks beside a first one of this style: smaller and quieter.
    [[nodiscard]] static CaptionStyle quieter(CaptionStyle style);

private:
    struct Layer {
        QImage image;
        QRect box; // of what is drawn; empty: nothing is
        /// Whether it changed.
        bool draw(DrawnSubtitles &track, std::chrono::milliseconds position, QSize size);
    };
    /// How far the second one is moved up.
    [[nodiscard]] int lift(QSize canvas);

    DrawnSubtitles *m_second = nullptr; // that was drawn last
    Layer m_lower;
    Layer m_upper;
    int m_ceiling =
        0; // the highest that the first one reached; the second does not hop with each of its lines
};

} // namespace hearth::player
