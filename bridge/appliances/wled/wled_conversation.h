// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// WLED without a broker: its JSON API over a WebSocket of its own ("/ws"), which tells what it is and how it
// is when it opens and after every change; the names of effects and presets by HTTP. Source: WLED
// documentation (kno.wled.ge): "JSON API", "WebSocket", "Presets". An order is answered by the state that it
// is asked to tell with it; a WLED has no password.

#include "bridge/appliances/direct/conversation.h"

namespace hearth::bridge
{

std::unique_ptr<Conversation> makeWledConversation(const Conversation::PasswordOf &);

} // namespace hearth::bridge
