// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cues as a whole ASS script for libass, in the look of Hearth's subtitles. Pure, any thread.

#include "player/subtitles/text/cue.h"
#include <QByteArray>

namespace hearth::player
{

/// "[Script Info]" to the head of "[Events]", at 1920 x 1080, one style named Default.
QByteArray assHeader();

/// A "Dialogue: …" line without a line end. A cue without an end stays until `openEnd`.
QByteArray assEvent(const Cue &cue, std::chrono::milliseconds openEnd);

/// The header and one event for each cue; a cue without an end stays until the next one starts, the last one
/// for ten hours. Cues that end before they start are left out.
QByteArray toAss(const QList<Cue> &cues);

} // namespace hearth::player
