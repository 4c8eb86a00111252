// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/dialect.h"
#include "bridge/appliances/shelly/shelly_dialect.h"
#include "bridge/appliances/tasmota/tasmota_dialect.h"
#include "bridge/appliances/wled/wled_dialect.h"
#include <array>

namespace hearth::bridge
{

namespace
{

const std::array kDialects{
    DialectRow{"tasmota", &makeTasmotaDialect},
    DialectRow{"shelly", &makeShellyDialect},
    DialectRow{"wled", &makeWledDialect},
};

} // namespace

std::span<const DialectRow> dialects()
{
    return kDialects;
}

} // namespace hearth::bridge
