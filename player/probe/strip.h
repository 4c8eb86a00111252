// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A film's key frames as small pictures on one sheet, for the seek bar. Only in hearth-probe.

#include "player/session/media_file.h"

namespace hearth::player
{

struct StripShape {
    int width = 0; // of one picture
    int height = 0;
    int columns = 0;
    int count = 0;
    std::chrono::milliseconds step{}; // of the film, from one picture to the next
};

/// A JPEG whose pictures stand in rows, the first at 0. Where nothing can be decoded the one before is
/// repeated. TimedOut when not all were made within `budget`.
Result<QByteArray> stripFrom(MediaFile &media, const StripShape &shape, std::chrono::milliseconds budget);

} // namespace hearth::player
