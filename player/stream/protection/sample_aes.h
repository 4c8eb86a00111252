// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SAMPLE-AES in MPEG transport streams and in packed audio: Apple's "MPEG-2 Stream Encryption Format for HTTP
// Live Streaming". Makes a segment clear in memory, so that what reads it later sees a stream that never was
// protected. H.264, AAC (ADTS), AC-3 and Enhanced AC-3. Pure, any thread; linear in the bytes.

#include "player/stream/protection/sample_decryptor.h"

namespace hearth::player
{

/// Packets keep their number and their counters. Damaged for what is no transport stream; the decryptor's
/// errors.
Done decryptTransportSegment(QByteArray &segment, const QByteArray &iv, SampleDecryptor &decryptor);

/// Of ADTS, AC-3 or Enhanced AC-3 frames, maybe behind an ID3 tag.
Done decryptPackedAudio(QByteArray &segment, const QByteArray &iv, SampleDecryptor &decryptor);

bool isTransportStream(const QByteArray &segment);

/// One NAL unit of H.264 without its start code; what comes back is as long or shorter. Public for its tests.
Result<QByteArray> decryptNalUnit(const QByteArray &unit, const QByteArray &iv, SampleDecryptor &decryptor);

} // namespace hearth::player
