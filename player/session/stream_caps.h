// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The GStreamer caps that describe what libavformat demultiplexes. A codec is one row of a table. Pure, any
// thread.

#include "resources/base/result.h"
#include <gst/gst.h>

struct AVCodecParameters;
struct AVStream;

namespace hearth::player
{

/// Caps owned by the caller. Unsupported, naming the codec, when no row fits.
Result<GstCaps *> capsForStream(const AVStream *stream);

/// That the set cannot play it, naming the codec.
Error noDecoder(const AVStream &stream);

/// Whether a picture of this kind that cannot be decoded is damaged; of others it is the decoder that cannot.
bool isWidelyDecoded(const AVCodecParameters &format);

/// Whether a decoder for the one reads the other without being told.
bool isSameFormat(const AVCodecParameters *one, const AVCodecParameters *other);

} // namespace hearth::player
