// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// MPL2: [start][end]text in tenths of a second, '|' between lines, '/' before a line in italics. Pure.

#include "player/subtitles/text/cue.h"
#include "resources/base/result.h"
#include <QStringView>

namespace hearth::player
{

Result<QList<Cue>> readMpl2(QStringView text);

bool looksLikeMpl2(QStringView start);

} // namespace hearth::player
