// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether somebody has a name, without waiting as long as the system's resolver does. For readers that look
// names up themselves and hear no interruption meanwhile: asked first, they find the answer at hand.

#include "resources/base/result.h"
#include <atomic>
#include <chrono>

namespace hearth::player
{

/// Blocks until the name is known, `end` or `cancelled`. NotFound when nobody has it, TimedOut, Cancelled.
/// What the system still asks then goes on by itself and is forgotten.
Done lookUp(const QString &host, std::chrono::steady_clock::time_point end,
            const std::atomic<bool> &cancelled);

} // namespace hearth::player
