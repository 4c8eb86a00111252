// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pictures that nothing has compressed, as cameras and editors leave them in AVI, MOV and NUT: GStreamer
// takes them as they lie in the file where both agree how they lie.

#include <gst/gst.h>

struct AVCodecParameters;
struct AVStream;

namespace hearth::player
{

/// Null for formats, sizes and rows that FFmpeg lays out otherwise than GStreamer: rows that are padded or
/// come from the bottom up, RGB of every kind. The caps are the caller's.
[[nodiscard]] GstCaps *rawPictureCaps(const AVStream &stream);

/// How long a packet of such a picture is at least; 0 for what is none.
[[nodiscard]] int rawPictureBytes(const AVCodecParameters &format);

} // namespace hearth::player
