// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The letters of digital services: the code sets G0 to G3 (CTA-708-E). Pure, any thread.

#include <QChar>

namespace hearth::player
{

/// G0 and G1: 0x20 to 0x7f, 0xa0 to 0xff.
[[nodiscard]] char16_t serviceLetter(quint8 code);
/// G2 and G3, behind EXT1; '_' for what has no letter, as CTA-708-E has it.
[[nodiscard]] char16_t serviceExtended(quint8 code);

} // namespace hearth::player
