// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/wled/wled_protocol.h"
#include "bridge/appliances/wled/wled_conversation.h"

namespace hearth::bridge
{

namespace
{

/// Others announce themselves so too, to be found by its apps; who it is says its answer.
bool isAny(const ServiceCall &)
{
    return true;
}

} // namespace

Result<std::unique_ptr<Protocol>> createWledProtocol(const QJsonObject &settings)
{
    return DirectProtocol::create({"wled", "_wled._tcp", "/ws", &isAny, &makeWledConversation, true},
                                  settings);
}

} // namespace hearth::bridge
