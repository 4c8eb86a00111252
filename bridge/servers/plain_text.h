// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A stranger's words as they may be shown. Pure; any thread.

#include <QString>

namespace hearth::bridge
{

/// Letters that can be read, nothing that turns the direction of what follows, `most` of them.
[[nodiscard]] QString plainText(const QString &text, qsizetype most);

} // namespace hearth::bridge
