// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Common Encryption in files of ISO/IEC 14496-12 (ISO/IEC 23001-7): reads what an initialisation says of it,
// and makes initialisations and segments clear in place, so that what reads them later sees a film that never
// was protected. Pure, any thread; linear in the bytes.

#include "player/stream/protection/sample_decryptor.h"

namespace hearth::player
{

/// A tenc box, or an entry of a group of samples ("seig").
struct Mp4KeyUse {
    bool isProtected = false;
    int cryptBlocks = 0;
    int skipBlocks = 0;
    int ivBytes = 0; // of each sample's; 0: constantIv
    QByteArray keyId;
    QByteArray constantIv;
};

struct Mp4TrackProtection {
    ProtectionScheme scheme = ProtectionScheme::Cenc;
    Mp4KeyUse use;
    QList<Mp4KeyUse> groups; // that the initialisation describes, from 1
    quint32 sampleBytes = 0; // trex: where a fragment says nothing
};

struct Mp4Protection {
    QHash<quint32, Mp4TrackProtection> tracks; // by track id; those with a protected sample entry
    QList<QByteArray> initData;                // pssh boxes, whole

    [[nodiscard]] QList<QByteArray> keyIds() const;
};

/// Of an initialisation, or of a file that begins with one. Unsupported for a scheme that is not one of
/// CENC's.
Result<Mp4Protection> readMp4Protection(const QByteArray &init);

/// The same bytes, whose sample entries bear the format that lies below their protection.
QByteArray clearedMp4Init(QByteArray init);

/// `fileOffset`: where the bytes begin in their file, for addresses that count from there. Damaged for what
/// does not fit together; the decryptor's errors.
Done decryptMp4Segment(QByteArray &media, qint64 fileOffset, const Mp4Protection &protection,
                       SampleDecryptor &decryptor);

/// ISO/IEC 23001-7, 8.1: a system's id (16 bytes), the keys that a version 1 box names, and its data.
struct Pssh {
    QByteArray system;
    QList<QByteArray> keyIds;
    QByteArray data;
};
/// Damaged for what is none.
Result<Pssh> readPssh(const QByteArray &box);

} // namespace hearth::player
