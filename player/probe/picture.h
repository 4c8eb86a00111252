// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One picture out of a film or an image file, scaled and encoded as JPEG. Only in hearth-probe.

#include "player/session/media_file.h"

namespace hearth::player
{

enum class Fit {
    Cover, // the whole of width x height, what is more is cut off on both sides
    Inside // the whole picture within it, never larger than it is
};

/// The first picture at or after `position`, as it is to be looked at: turned as its EXIF orientation says
/// (CIPA DC-008, tag 0x0112), or as its film does. TooLarge for pictures beyond 64 million pixels.
Result<QByteArray> jpegFrom(MediaFile &media, Seconds position, int width, int height, Fit fit);

} // namespace hearth::player
