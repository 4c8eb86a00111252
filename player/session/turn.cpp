// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/turn.h"
#include <array>
#include <cstdlib>
#include <cstring>

extern "C" {
#include <libavformat/avformat.h>
}

namespace hearth::player
{

int Turn::quarters() const
{
    // What is mirrored last is taken away: a turn alone is left.
    const bool isMirroredBefore = isMirrored != isMirrorImage();
    if (isTransposed)
        return isMirroredBefore ? 1 : 3;
    return isMirroredBefore ? 2 : 0;
}

Turn turnOf(std::span<const int32_t, 9> matrix)
{
    // [a b . c d . …] with x = a p + c q and y = b p + d q.
    const int64_t a = matrix[0];
    const int64_t b = matrix[1];
    const int64_t c = matrix[3];
    const int64_t d = matrix[4];
    const bool isTransposed = std::abs(b) + std::abs(c) > std::abs(a) + std::abs(d);
    return isTransposed ? Turn{true, c < 0, b < 0} : Turn{false, a < 0, d < 0};
}

Turn turnOf(const AVStream &stream)
{
    std::array<int32_t, 9> matrix{};
    size_t size = 0;
    const uint8_t *data = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (!data || size < sizeof matrix)
        return {};
    std::memcpy(matrix.data(), data, sizeof matrix);
    return turnOf(matrix);
}

} // namespace hearth::player
