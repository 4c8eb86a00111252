// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The protocol row "wled": WLED without a broker.

#include "bridge/appliances/direct/direct_protocol.h"

namespace hearth::bridge
{

Result<std::unique_ptr<Protocol>> createWledProtocol(const QJsonObject &settings);

} // namespace hearth::bridge
