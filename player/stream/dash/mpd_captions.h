// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an Accessibility descriptor says of closed captions in the picture (ANSI/SCTE 214-1, 7.2; DASH-IF
// Interoperability Points, 6.4). Pure, any thread.

#include "player/stream/packet_source.h"

namespace hearth::player
{

/// `scheme` is schemeIdUri. "CC1=eng;CC3=swe", "eng;swe" (CC1 and CC3) or nothing (CC1) of CEA-608,
/// "1=lang:eng;2=lang:deu,war:1,er:1" of CEA-708. Nothing for other schemes; 63 channels at most.
QList<CaptionChannel> readScteCaptions(const QString &scheme, const QString &value);

} // namespace hearth::player
