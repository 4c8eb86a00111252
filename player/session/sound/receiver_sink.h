// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Surround sound as it is in its film, for a receiver that decodes it: Dolby Digital and DTS, wrapped for
// HDMI and S/PDIF by pulsesink (IEC 61937).

#include <gst/gst.h>

struct AVStream;

namespace hearth::player
{

/// A bin that takes this stream's packets and has the device as "sound" in it, floating; null where the codec
/// is none of these, or the device that would be used does not take it. Asks the sound server, so for as long
/// as that takes.
[[nodiscard]] GstElement *makeReceiverSink(const AVStream &stream);

} // namespace hearth::player
