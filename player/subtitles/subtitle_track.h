// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One text subtitle stream: packets in, pictures out. libavcodec turns every text format into ASS lines,
// libass draws them. Used on one thread. A hostile track costs at most kMostLines lines; the film never
// depends on it.

#include "player/subtitles/caption_style.h"
#include "resources/base/result.h"
#include <QByteArray>
#include <QImage>
#include <QSet>
#include <chrono>
#include <memory>

struct AVCodecParameters;

namespace hearth::player
{

class SubtitleTrack
{
public:
    /// Unsupported for bitmap formats and unknown codecs.
    static Result<std::unique_ptr<SubtitleTrack>> create(const AVCodecParameters *parameters);
    /// A whole ASS script in UTF-8; Damaged when libass finds none in it. `hasOwnStyle`: the viewer's is not
    /// for it.
    static Result<std::unique_ptr<SubtitleTrack>> fromScript(const QByteArray &script, bool hasOwnStyle);
    ~SubtitleTrack();

    /// Times in milliseconds of the film. Damaged packets are ignored.
    void add(const QByteArray &packet, std::chrono::milliseconds start, std::chrono::milliseconds duration);

    enum class Drawn { AsBefore, Lines, Nothing };
    /// Draws what is shown at `position` into `canvas` (ARGB32 premultiplied, cleared first); nothing is
    /// drawn for AsBefore and for Nothing, when nobody speaks.
    Drawn draw(std::chrono::milliseconds position, QImage &canvas);
    /// Of formats that bring a style of their own (ASS) this changes nothing.
    void setStyle(const CaptionStyle &style);
    /// The next draw() draws whether changed or not.
    void forget() { m_mustDraw = true; }

private:
    struct Libraries;
    explicit SubtitleTrack(std::unique_ptr<Libraries> libraries);
    std::unique_ptr<Libraries> m_libraries;
    QSet<size_t> m_seen;
    int m_lines = 0;
    bool m_mustDraw = true;
    bool m_hasOwnStyle = false;
};

} // namespace hearth::player
