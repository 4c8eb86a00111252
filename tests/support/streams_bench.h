// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Films and streams for tests, made by FFmpeg in a folder: half a minute or so of a moving picture with a
// tone, small and quick to make.

#include <QStringList>

namespace hearth::test
{

/// FFmpeg with these arguments after its inputs (picture 0, tone 1); `into` is its last argument. False when
/// it fails.
bool makeFilm(int seconds, const QStringList &arguments, const QString &into);

/// H.264 with a key frame every second, and AAC.
QStringList usualCodecs();

} // namespace hearth::test
