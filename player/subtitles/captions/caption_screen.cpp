// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/caption_screen.h"

namespace hearth::player
{

QString plainText(const CaptionScreen &screen)
{
    QStringList lines;
    for (const CaptionBlock &block : screen.blocks) {
        int line = -1;
        for (const CaptionRow &row : block.rows) {
            QString text;
            for (const TextRun &run : row.runs)
                text += run.text;
            if (row.line == line)
                lines.last() += QLatin1Char(' ') + text;
            else
                lines += text;
            line = row.line;
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace hearth::player
