// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How much a Blu-ray subtitle's pictures say they will be. libavcodec takes as much memory as each object's
// header says, before anything of it is there, and lets go of it with the next epoch alone: a stream of
// beginnings is a gigabyte and seconds of work. Pure.

#include <QByteArray>
#include <map>

namespace hearth::player
{

class PgsObjects
{
public:
    /// Of all objects of an epoch, coded; a player of discs has a megabyte for them.
    static constexpr qint64 kMostBytes = 8 * 1024 * 1024;

    /// Whether the decoder may have this packet of segments (kind, length of two bytes, that many bytes; as
    /// Matroska and MPEG-TS carry them). One that may not counts as never seen.
    bool take(const QByteArray &packet);

private:
    std::map<int, qint64> m_bytes; // of each object's number
};

} // namespace hearth::player
