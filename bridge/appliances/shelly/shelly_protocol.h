// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The protocol row "shelly": Shelly's second generation and later without a broker.

#include "bridge/appliances/direct/direct_protocol.h"

namespace hearth::bridge
{

Result<std::unique_ptr<Protocol>> createShellyProtocol(const QJsonObject &settings);

} // namespace hearth::bridge
