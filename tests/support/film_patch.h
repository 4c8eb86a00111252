// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Films that FFmpeg does not make: bytes of one that it made are changed in place. The films are small and
// the test's own.

#include <QByteArray>
#include <QString>
#include <array>
#include <cstdint>

namespace hearth::test
{

/// a, b, c and d of a display matrix (ISO/IEC 14496-12, 6.2.2), as they lie in the file: 65536 is 1.
using TurnMatrix = std::array<int32_t, 4>;

/// The first track of an MP4 is to be looked at through this matrix.
bool turnPicture(const QString &film, const TurnMatrix &matrix);
/// A box more, behind hvcC in the description of the first track, which is in HEVC.
bool describePicture(const QString &film, const QByteArray &box);
/// Each `from` becomes `to`, of the same length, but in the pictures and sounds of an MP4 that ends with its
/// index (as FFmpeg's do). False where there is none.
bool renameInside(const QString &film, const QByteArray &from, const QByteArray &to);

} // namespace hearth::test
