// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The letters of line 21 (ANSI/CTA-608-E, 47 CFR 79.101). Pure, any thread.

#include <QChar>

namespace hearth::player
{

/// Of 0x20 to 0x7f.
[[nodiscard]] char16_t line21Letter(quint8 code);
/// Of 0x30 to 0x3f behind 0x11; the one that is transparent is a no-break space.
[[nodiscard]] char16_t line21Special(quint8 code);
/// Of 0x20 to 0x3f behind 0x12 (Spanish, French and others) or 0x13 (Portuguese, German, Danish).
[[nodiscard]] char16_t line21Extended(quint8 set, quint8 code);

constexpr char16_t kTransparentSpace = 0x00a0;
constexpr char16_t kSolidBlock = 0x2588; // 0x7f, and what was damaged on its way

} // namespace hearth::player
