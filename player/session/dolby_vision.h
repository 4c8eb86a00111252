// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Dolby Vision films that nothing but Dolby's own decoder shows in their colours.

struct AVStream;

namespace hearth::player
{

/// Whether the picture has no layer that HDR10, HLG or SDR screens understand: its colours (ICtCp of Dolby's,
/// reshaped) come out green and purple. Profile 5, and of AV1 profile 10 without compatibility ("Dolby Vision
/// bitstreams within the ISO base media file format" 2.1.2, dv_bl_signal_compatibility_id 0).
[[nodiscard]] bool hasDolbyColoursOnly(const AVStream &stream);

} // namespace hearth::player
