// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Connections taken on one socket and carried to another, a thread each, at most kMostConnections at once
// (one more is closed). Any thread; blocks.

#include "resources/base/fd.h"
#include <chrono>
#include <functional>

namespace hearth::store
{

constexpr int kMostConnections = 128;
constexpr std::chrono::minutes kSilence{10}; // a connection on which nobody says anything for so long ends

/// Carries bytes both ways until both ends have said all, one breaks, or kSilence passed.
void relay(const Fd &left, const Fd &right);

/// Takes connections for ever, each served on a thread of its own; returns when `listener` fails.
void serve(const Fd &listener, const std::function<void(Fd connection)> &each);

/// False when the peer took none of it within its time limit.
bool writeAll(const Fd &to, const char *data, std::size_t size);

} // namespace hearth::store
