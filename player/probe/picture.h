// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One picture out of a film or an image file, scaled and encoded as JPEG. Only in hearth-probe.

#include "player/session/media_file.h"

namespace hearth::player
{

/// The first picture at or after `position`, scaled to cover width x height (cropped in the middle). TooLarge
/// for pictures beyond 64 million pixels.
Result<QByteArray> jpegFrom(MediaFile &media, Seconds position, int width, int height);

} // namespace hearth::player
