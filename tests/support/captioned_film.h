// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A film whose pictures carry closed captions, written by FFmpeg's encoders (A/53 side data of frames), which
// put pictures into the order of decoding themselves.

#include "player/subtitles/captions/cc_data.h"
#include "resources/base/result.h"
#include <QString>

namespace hearth::test
{

struct CaptionedFilm {
    QString encoder = QStringLiteral("libx264"); // or "mpeg2video"
    int pictures = 150;                          // 25 a second
    int predictedBack = 2;                       // pictures between two that are not
    /// What each picture carries, from the first on.
    QList<QList<player::CcTriplet>> captions;
    bool areBeside = false; // they lie in a track of their own, as QuickTime has them
};

/// The container is told by the name. A grey picture of 320x180; no sound.
Done writeFilm(const CaptionedFilm &film, const QString &file);

/// One pair of each field with each picture, from `first` on.
void spread(CaptionedFilm &film, const QList<player::CcTriplet> &triplets, int first);

} // namespace hearth::test
