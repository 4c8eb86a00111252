// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a name and a query have in common however they are written: case, accents and punctuation fall away,
// and Chinese also reads as pinyin. Any thread; ICU does the reading.

#include <QString>

namespace hearth::bridge
{

/// Lower case without accents, its words separated by one space; letters of every script stay.
[[nodiscard]] QString fold(const QString &text);

/// For a text with Chinese in it: its syllables, then all of them joined, then their initials ("lan se lanse
/// ls" for 蓝色). Empty without.
[[nodiscard]] QString pinyin(const QString &text);

/// Whether `word` can be `wanted` after at most `most` letters were added, lost, changed or swapped with
/// their neighbour; of `word` only a beginning may be typed.
[[nodiscard]] bool isNear(QStringView word, QStringView wanted, int most);

} // namespace hearth::bridge
