// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finds closed captions in a coded picture: user data of MPEG-2 (ATSC A/53 part 4, 6.2.2; DVD), the SEI
// message user_data_registered_itu_t_t35 of H.264 (ITU-T H.264, D.1.6; ANSI/SCTE 128) and HEVC. Decodes
// nothing else of the picture. Pure, any thread; linear in the picture.

#include "player/subtitles/captions/cc_data.h"

namespace hearth::player
{

enum class PictureCodec { Other, Mpeg2, H264, Hevc };

/// How pictures of a stream are written.
struct PictureFormat {
    PictureCodec codec = PictureCodec::Other;
    int lengthBytes = 0; // before each unit, 1 to 4; 0: start codes part them (ITU-T H.264, annex B)
};

/// `header` is the container's (avcC or hvcC, ISO/IEC 14496-15; else it is taken for none).
PictureFormat pictureFormat(PictureCodec codec, QByteArrayView header);

/// All that a packet carries, in its order; whatever else it holds or lacks costs only captions.
QList<CcTriplet> captionsOf(const PictureFormat &format, QByteArrayView packet);

} // namespace hearth::player
