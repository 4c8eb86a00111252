// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a file is known by wherever it lies: a hash of its length and of 64 KiB at its beginning, middle and
// end. Another encoding of a film is another file. Blocks on the disk; for hearth-probe.

#include <QString>

namespace hearth::player
{

/// Empty for what cannot be read, or holds nothing. The descriptor's place does not move.
[[nodiscard]] QString contentMark(int file);

} // namespace hearth::player
