// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The system calls that a confined process may not make, as a BPF program in a sealed memory file that
// bubblewrap loads. Two profiles: Native forbids new user namespaces and everything around them; Nesting
// leaves them, since Chromium builds its own sandbox out of them. Made once per process and profile; any
// thread.

#include "resources/base/result.h"

namespace hearth::store
{

enum class SystemCallProfile { Native, Nesting };

/// A descriptor that stays open (close-on-exec) as long as this process lives. Its offset is shared: readers
/// open it anew through /proc/self/fd.
Result<int> systemCallFilter(SystemCallProfile profile);

} // namespace hearth::store
