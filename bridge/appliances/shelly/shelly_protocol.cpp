// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/shelly/shelly_protocol.h"
#include "bridge/appliances/shelly/shelly_conversation.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

/// "mDNS": gen=2 and more; the first generation speaks otherwise.
bool isShelly(const ServiceCall &call)
{
    return std::ranges::any_of(call.texts, [](const QByteArray &text) {
        return text.startsWith("gen=") && text.mid(4).toInt() >= 2;
    });
}

} // namespace

Result<std::unique_ptr<Protocol>> createShellyProtocol(const QJsonObject &settings)
{
    return DirectProtocol::create(
        {"shelly", "_shelly._tcp", "/rpc", &isShelly, &makeShellyConversation, false}, settings);
}

} // namespace hearth::bridge
