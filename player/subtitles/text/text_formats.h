// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every format of text subtitles that is read, one row each. Pure, any thread; a hostile file costs time in
// proportion to its size.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>
#include <span>

namespace hearth::player
{

struct TextFormat {
    const char *name;     // "srt"
    const char *suffixes; // of files, parted by blanks
    bool (*sniff)(QStringView start);
    Result<QList<Cue>> (*read)(QStringView text);
    /// Set where times are counted in frames: read() at the rate of the film, for files that say none.
    Result<QList<Cue>> (*readFrames)(QStringView text, double framesPerSecond) = nullptr;
};

/// In the order in which they are asked: what is surest comes first.
std::span<const TextFormat> textFormats();

/// The format that the text itself shows, else the one of the file's name; null for neither.
const TextFormat *textFormatOf(QStringView text, const QString &fileName);

} // namespace hearth::player
