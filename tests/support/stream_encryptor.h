// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Protects clear segments as a packager does, for what ffmpeg cannot make: Common Encryption in each of its
// four schemes, with subsamples or a constant vector, and SAMPLE-AES in transport streams. Written from the
// specifications, without the player's code.

#include <QByteArray>
#include <QHash>

namespace hearth::test
{

struct Mp4Lock {
    QByteArray scheme; // "cenc", "cens", "cbc1", "cbcs"
    QByteArray keyId;
    QByteArray key;
    bool hasSenc = true;          // else the vectors lie behind the fragment's boxes, where saio points
    bool hasConstantIv = false;   // of cbcs
    bool namesKeyInGroup = false; // the key is in a group of samples (seig), tenc names another
};

/// An initialisation of one track as protected.
QByteArray lockInit(const QByteArray &init, const Mp4Lock &lock);
/// A segment that belongs to it; all samples of a track of the picture get subsamples.
QByteArray lockSegment(const QByteArray &segment, bool isPicture, const Mp4Lock &lock);

/// A transport stream with H.264 and AAC in ADTS as SAMPLE-AES.
QByteArray lockTransport(const QByteArray &segment, const QByteArray &key, const QByteArray &iv);
/// ADTS frames, maybe behind an ID3 tag.
QByteArray lockPackedAac(const QByteArray &segment, const QByteArray &key, const QByteArray &iv);

} // namespace hearth::test
