// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The encodings that a text may be in, one row each. Constant, any thread.

#include <span>

namespace hearth::player
{

struct Encoding {
    const char *name;      // as iconv knows it
    const char *languages; // of the letter models, parted by blanks; for what it is used
    double rarity;         // bits: how unlikely it is before anything of the text is known
    bool hasSigns = false; // two bytes and more for a sign
};

std::span<const Encoding> encodings();

} // namespace hearth::player
