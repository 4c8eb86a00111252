// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a media file says of itself, for the library and for `hearthctl explain media`.

#include "player/session/media_file.h"
#include <QJsonObject>

namespace hearth::player
{

/// {"durationMs", "container", "title", "artist", "chapters": how many, "chapterList": [{"startMs",
/// "title"}], "streams": [{"index", "kind", "codec", "profile", "language", "title", "default", "forced"; of
/// a picture "width", "height", "rotation", "mirrored", "fps", "bits", "hdr", "isCover"; of sound "channels",
/// "layout", "sampleRate"}], "attachments":
/// [{"name", "type", "bytes"}]}. What the file does not say is left out; "hdr" is "pq", "hlg" or
/// "dolbyVision".
/// "width" and "height" are as the picture is coded; to be looked at it is turned clockwise by "rotation"
/// degrees (90, 180, 270) and then, if "mirrored", from left to right.
/// "captions" of a picture are the kinds of closed captions that its first pictures have room for, "608" and
/// "708". Reads those, so the file does not stand at its beginning any more.
[[nodiscard]] QJsonObject describe(MediaFile &media);

} // namespace hearth::player
