// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/matter/matter_protocol.h"
#include "bridge/appliances/mqtt/mqtt_protocol.h"
#include "bridge/appliances/protocol.h"
#include "bridge/appliances/shelly/shelly_protocol.h"
#include "bridge/appliances/wled/wled_protocol.h"
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr std::array kMqttQuality{
    QualityRow{QualityRule::Reconnects, "tests/integration/appliances/test_demo_home.cpp", nullptr},
    QualityRow{QualityRule::BoundedRetries, "tests/contract/appliances/test_protocols.cpp", nullptr},
    QualityRow{QualityRule::MarksUnavailable, "tests/integration/appliances/test_demo_home.cpp", nullptr},
    QualityRow{QualityRule::AnswersEachCommand, "tests/contract/appliances/test_protocols.cpp", nullptr},
    QualityRow{QualityRule::SendsNothingTwice, "tests/unit/appliances/test_registry.cpp", nullptr},
    QualityRow{QualityRule::SaysWhyNot, "tests/contract/appliances/test_protocols.cpp", nullptr},
    QualityRow{QualityRule::LimitsInput, "tests/fuzz/fuzz_discovery.cpp", nullptr},
    QualityRow{QualityRule::HidesSecrets, "tests/contract/appliances/test_protocols.cpp", nullptr},
    QualityRow{QualityRule::OneFailsAlone, "tests/unit/appliances/test_discovery.cpp", nullptr},
    QualityRow{QualityRule::SurvivesChurn, "tests/unit/appliances/test_registry.cpp", nullptr},
};

constexpr std::array kMatterQuality{
    QualityRow{QualityRule::Reconnects, "tests/integration/appliances/test_matter.cpp", nullptr},
    QualityRow{QualityRule::BoundedRetries, "tests/contract/appliances/test_protocols.cpp", nullptr},
    QualityRow{QualityRule::MarksUnavailable, "tests/integration/appliances/test_matter.cpp", nullptr},
    QualityRow{QualityRule::AnswersEachCommand, "tests/unit/appliances/test_matter_protocol.cpp", nullptr},
    QualityRow{QualityRule::SendsNothingTwice, "tests/unit/appliances/test_registry.cpp", nullptr},
    QualityRow{QualityRule::SaysWhyNot, "tests/unit/appliances/test_matter_protocol.cpp", nullptr},
    QualityRow{QualityRule::LimitsInput, "tests/fuzz/fuzz_matter.cpp", nullptr},
    QualityRow{QualityRule::HidesSecrets, "tests/contract/appliances/test_protocols.cpp", nullptr},
    QualityRow{QualityRule::OneFailsAlone, "tests/unit/appliances/test_matter_protocol.cpp", nullptr},
    QualityRow{QualityRule::SurvivesChurn, "tests/unit/appliances/test_matter_protocol.cpp", nullptr},
};

// What all that are spoken to directly share; a maker's payloads are tested with its dialect of MQTT.
constexpr std::array kDirectQuality{
    QualityRow{QualityRule::Reconnects, "tests/integration/appliances/test_direct.cpp", nullptr},
    QualityRow{QualityRule::BoundedRetries, "tests/contract/appliances/test_protocols.cpp", nullptr},
    QualityRow{QualityRule::MarksUnavailable, "tests/integration/appliances/test_direct.cpp", nullptr},
    QualityRow{QualityRule::AnswersEachCommand, "tests/unit/appliances/test_direct_protocol.cpp", nullptr},
    QualityRow{QualityRule::SendsNothingTwice, "tests/unit/appliances/test_direct_protocol.cpp", nullptr},
    QualityRow{QualityRule::SaysWhyNot, "tests/unit/appliances/test_direct_protocol.cpp", nullptr},
    QualityRow{QualityRule::LimitsInput, "tests/fuzz/fuzz_direct.cpp", nullptr},
    QualityRow{QualityRule::HidesSecrets, "tests/integration/appliances/test_direct.cpp", nullptr},
    QualityRow{QualityRule::OneFailsAlone, "tests/unit/appliances/test_direct_protocol.cpp", nullptr},
    QualityRow{QualityRule::SurvivesChurn, "tests/unit/appliances/test_direct_protocol.cpp", nullptr},
};

const std::array kProtocols{
    ProtocolRow{"matter", &MatterProtocol::create, kMatterQuality},
    ProtocolRow{"mqtt", &MqttProtocol::create, kMqttQuality},
    ProtocolRow{"shelly", &createShellyProtocol, kDirectQuality, true},
    ProtocolRow{"wled", &createWledProtocol, kDirectQuality, true},
};

} // namespace

std::span<const ProtocolRow> protocols()
{
    return kProtocols;
}

Result<std::unique_ptr<Protocol>> createProtocol(const QString &name, const QJsonObject &settings)
{
    for (const ProtocolRow &row : kProtocols) {
        if (name == QLatin1String(row.name))
            return row.create(settings);
    }
    return fail(ErrorCode::NotFound, QStringLiteral("no appliance protocol \"%1\"").arg(name));
}

} // namespace hearth::bridge
