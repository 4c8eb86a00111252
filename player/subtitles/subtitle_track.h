// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One text subtitle stream: packets in, pictures out. libavcodec turns every text format into ASS lines,
// libass draws them. Used on one thread. A hostile track costs at most kMostLines lines, and kMostAtOnce at
// one moment; the film never depends on it.

#include "player/subtitles/drawn_subtitles.h"
#include "player/subtitles/lines_at_once.h"
#include "resources/base/result.h"
#include <QByteArrayList>
#include <QSet>
#include <memory>

struct AVCodecParameters;

namespace hearth::player
{

class SubtitleTrack : public DrawnSubtitles
{
public:
    /// Unsupported for bitmap formats and unknown codecs.
    static Result<std::unique_ptr<SubtitleTrack>> create(const AVCodecParameters *parameters);
    /// A whole ASS script in UTF-8; Damaged when libass finds none in it. `hasOwnStyle`: the viewer's is not
    /// for it.
    static Result<std::unique_ptr<SubtitleTrack>> fromScript(const QByteArray &script, bool hasOwnStyle);
    ~SubtitleTrack() override;

    void add(const QByteArray &packet, std::chrono::milliseconds start,
             std::chrono::milliseconds duration) override;
    Drawn draw(std::chrono::milliseconds position, QImage &canvas) override;
    void setStyle(const CaptionStyle &style) override;
    /// Of a track from a script: these texts, in ASS, are all that is shown from now on, at any time.
    void replaceEvents(const QByteArrayList &texts);

private:
    struct Libraries;
    explicit SubtitleTrack(std::unique_ptr<Libraries> libraries);
    std::unique_ptr<Libraries> m_libraries;
    QSet<size_t> m_seen;
    int m_lines = 0;
    LinesAtOnce m_atOnce;
    bool m_hasOwnStyle = false;
};

} // namespace hearth::player
