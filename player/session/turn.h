// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a picture is turned to be looked at: what a phone held upright writes beside a film that lies on its
// side. Pure; matrices are a hostile file's.

#include <cstdint>
#include <span>

struct AVStream;

namespace hearth::player
{

/// Mirrored at its diagonal (upper left to lower right) first, then from left to right and from top to
/// bottom.
struct Turn {
    bool isTransposed = false;
    bool isMirrored = false;
    bool isUpsideDown = false;
    bool operator==(const Turn &) const = default;
    [[nodiscard]] bool isNone() const { return !isTransposed && !isMirrored && !isUpsideDown; }
    /// The same as quarters of a circle clockwise, 0 to 3, and then mirrored from left to right or not.
    [[nodiscard]] int quarters() const;
    [[nodiscard]] bool isMirrorImage() const { return isTransposed == (isMirrored == isUpsideDown); }
};

/// The nearest of the eight to a display matrix (libavutil/display.h; ISO/IEC 14496-12, 6.2.2): any angle
/// becomes a quarter, a matrix of nothing is none.
[[nodiscard]] Turn turnOf(std::span<const int32_t, 9> matrix);
/// As the film says of its picture; none where it says nothing.
[[nodiscard]] Turn turnOf(const AVStream &stream);

} // namespace hearth::player
