// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which target paths a delegation covers. Patterns hold per path component: "*" never crosses a "/". Pure.

#include "store/trust/metadata.h"

namespace hearth::store
{

[[nodiscard]] bool coversPath(const DelegatedRole &role, const std::string &targetPath);

} // namespace hearth::store
