// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file of text subtitles from its bytes to its cues: which letters, which format, its reader. Pure, any
// thread; a hostile file costs time in proportion to its size.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QByteArray>

namespace hearth::player
{

struct SubtitleFile {
    QString format; // a name of textFormats()
    QString charset;
    QList<Cue> cues;
};

/// `fileName` may be empty; the language in it ("film.ru.srt") helps to tell the letters. Unsupported when no
/// format fits, TooLarge past a limit, Invalid when the format's own rules say so. `framesPerSecond` is the
/// film's, for formats that count frames; 0 when nobody knows it.
Result<SubtitleFile> readSubtitleFile(const QByteArray &bytes, const QString &fileName,
                                      double framesPerSecond = 0);

} // namespace hearth::player
