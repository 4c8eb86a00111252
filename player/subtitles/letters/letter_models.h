// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What texts of many languages look like, for telling encodings apart. Constant tables, any thread. `count`
// beside this file makes a language's row from a text.

#include <span>

namespace hearth::player
{

/// How surprising each letter is after each other one, in a language with an alphabet. `alphabet` begins with
/// a blank, which stands for everything but letters; `costs` has a row for each letter before and a column
/// for each letter after, one character each: '#' plus five times the bits.
struct LetterModel {
    const char *language;
    const char16_t *alphabet;
    const char *costs;
};

/// A language written with thousands of signs, the most frequent first.
struct SignModel {
    const char *language;
    const char16_t *signs;
};

std::span<const LetterModel> letterModels();
std::span<const SignModel> signModels();

} // namespace hearth::player
