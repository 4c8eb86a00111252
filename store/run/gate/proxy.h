// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One HTTP CONNECT (RFC 9110, 9.3.6) on a connection, and what follows it. Answers 403 for a host that is not
// granted or whose addresses all lie in the home, 400 and 405 for what is no CONNECT, 502 for a host that
// does not answer; then ends. Any thread; blocks, with deadlines.

#include "resources/base/fd.h"
#include "store/run/gate/grants.h"
#include <vector>

namespace hearth::store
{

constexpr std::size_t kRequestBytes = 8 * 1024;
constexpr int kRequestSeconds = 10;
constexpr int kConnectSeconds = 10; // for each of a host's addresses, the first kMostAddresses
constexpr int kMostAddresses = 4;

void answerConnect(const Fd &app, const std::vector<HostGrant> &grants);

} // namespace hearth::store
