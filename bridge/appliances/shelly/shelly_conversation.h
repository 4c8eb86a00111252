// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shelly's second generation and later without a broker: its RPC over a WebSocket of its own ("/rpc").
// Source: Shelly API documentation, Gen2+: "RPC Channels", "Notifications", "Authentication", "mDNS"
// (_shelly._tcp, gen=2 and more). What it is made of and what its payloads mean is shelly_dialect.h's. A
// request that it answered with 401 was not carried out, and goes once more with the password; no other goes
// twice.

#include "bridge/appliances/direct/conversation.h"

namespace hearth::bridge
{

std::unique_ptr<Conversation> makeShellyConversation(const Conversation::PasswordOf &passwordOf);

} // namespace hearth::bridge
