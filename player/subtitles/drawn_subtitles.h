// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every subtitle stream is to the session, whatever it is made of: packets in, pictures out. Used on one
// thread. The film never depends on it.

#include "player/subtitles/caption_style.h"
#include <QByteArray>
#include <QImage>
#include <chrono>

namespace hearth::player
{

class DrawnSubtitles
{
public:
    virtual ~DrawnSubtitles() = default;

    /// Times in milliseconds of the film. Damaged packets are ignored.
    virtual void add(const QByteArray &packet, std::chrono::milliseconds start,
                     std::chrono::milliseconds duration) = 0;

    enum class Drawn { AsBefore, Lines, Nothing };
    /// Draws what is shown at `position` into `canvas` (ARGB32 premultiplied, cleared first); nothing is
    /// drawn for AsBefore and for Nothing, when nobody speaks.
    virtual Drawn draw(std::chrono::milliseconds position, QImage &canvas) = 0;
    /// Of formats that bring a style of their own this changes nothing.
    virtual void setStyle(const CaptionStyle &) {}
    /// Whether its packets are large and its pictures costly, so that it should be read only while it is
    /// shown.
    [[nodiscard]] virtual bool isHeavy() const { return false; }
    /// The next draw() draws whether changed or not.
    void forget() { m_mustDraw = true; }

protected:
    bool m_mustDraw = true;
};

} // namespace hearth::player
