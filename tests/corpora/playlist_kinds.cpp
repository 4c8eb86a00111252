// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/corpora/kinds.h"

namespace hearth::corpora
{

std::span<const Kind> playlistKinds()
{
    return {};
}

} // namespace hearth::corpora
