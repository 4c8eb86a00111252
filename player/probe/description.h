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
/// a picture "width", "height", "fps", "bits", "hdr", "isCover"; of sound "channels", "layout",
/// "sampleRate"}], "attachments":
/// [{"name", "type", "bytes"}]}. What the file does not say is left out; "hdr" is "pq", "hlg" or
/// "dolbyVision".
[[nodiscard]] QJsonObject describe(const MediaFile &media);

} // namespace hearth::player
