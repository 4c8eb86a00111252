// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a packet carries of closed captions, by the codec of its stream. Any thread.

#include "player/subtitles/captions/cc_data.h"

struct AVPacket;
struct AVStream;

namespace hearth::player
{

/// Whether a stream is nothing but closed captions (EIA-608, as MP4 and QuickTime have it).
[[nodiscard]] bool isCaptionStream(const AVStream *stream);

/// `stream` is the packet's. Nothing for what carries none.
QList<CcTriplet> captionsIn(const AVPacket &packet, const AVStream &stream);

} // namespace hearth::player
