// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which decoders GStreamer takes for a picture: those of the hardware first (VA-API, V4L2), or none of them.
// Its own ranks are no help, for 1.22 takes the first that accepts the format and tries no other when that
// one fails.

#include <gst/gst.h>

namespace hearth::player
{

/// For the pipelines that this process makes from now on.
void useHardwareDecoders(bool wanted);
[[nodiscard]] bool isHardwareDecoder(GstElement *element);

} // namespace hearth::player
