// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The settings of WebVTT's cues and regions: section 6.2 and 6.3. What is malformed is left as it was. Pure.

#include "player/subtitles/text/webvtt.h"

namespace hearth::player
{

void readVttRegionSettings(QStringView text, VttRegion &region);
void readVttCueSettings(QStringView text, const QList<VttRegion> &regions, VttSettings &settings);

} // namespace hearth::player
