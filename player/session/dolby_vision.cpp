// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/dolby_vision.h"
#include <cstddef>

extern "C" {
#include <libavformat/avformat.h>
#include <libavutil/dovi_meta.h>
}

namespace hearth::player
{

bool hasDolbyColoursOnly(const AVStream &stream)
{
    size_t size = 0;
    const uint8_t *data = av_stream_get_side_data(&stream, AV_PKT_DATA_DOVI_CONF, &size);
    constexpr size_t kLast = offsetof(AVDOVIDecoderConfigurationRecord, dv_bl_signal_compatibility_id);
    if (!data || size <= kLast)
        return false;
    const auto *record = reinterpret_cast<const AVDOVIDecoderConfigurationRecord *>(data);
    return record->dv_profile == 5 ||
           (record->dv_profile == 10 && record->dv_bl_signal_compatibility_id == 0);
}

} // namespace hearth::player
