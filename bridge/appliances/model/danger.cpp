// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/danger.h"
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

using enum CapabilityType;

bool always(const Appliance &, const Capability &, const QJsonValue &)
{
    return true;
}

QString limit(const Capability &capability, const char *name)
{
    return capability.limits[QLatin1String(name)].toString();
}

/// Whether its names speak of a way in, whole words: a lamp at the gateway is none.
bool namesAWayIn(const Appliance &appliance, const Capability &capability)
{
    static const QRegularExpression words(
        QStringLiteral("\\b(gate|garage ?door|front ?door|door ?(lock|opener|strike|release)|unlock|"
                       "garagentor|hoftor|türöffner|portail|portón|cochera)\\b|大门|车库门|开锁|بوابة"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString text = appliance.name + QLatin1Char('\n') + capability.name;
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    return words.match(text).hasMatch();
}

bool opensAWayIn(const Appliance &appliance, const Capability &capability, const QJsonValue &value)
{
    if (value.isDouble() && value.toDouble() <= 0) // set to closed
        return false;
    const QString what = limit(capability, "what");
    const QString deviceClass = limit(capability, "deviceClass");
    if (what == QLatin1String("valve"))
        return deviceClass != QLatin1String("water");
    static constexpr std::array kWays{"garage", "gate", "door"};
    return std::ranges::any_of(kWays, [&](const char *one) { return deviceClass == QLatin1String(one); }) ||
           namesAWayIn(appliance, capability);
}

/// A relay that a gate hangs on. A bell and a lamp beside one stay what they are.
bool switchesAWayIn(const Appliance &appliance, const Capability &capability, const QJsonValue &value)
{
    return appliance.kind != ApplianceKind::Light && value != QJsonValue(false) &&
           capability.category.isEmpty() && namesAWayIn(appliance, capability);
}

bool isWaterHeater(const Capability &capability)
{
    return limit(capability, "what") == QLatin1String("waterHeater");
}

bool heatsByMode(const Appliance &, const Capability &capability, const QJsonValue &value)
{
    return isWaterHeater(capability) && value != QJsonValue(QStringLiteral("off"));
}

bool heatsByTarget(const Appliance &, const Capability &capability, const QJsonValue &value)
{
    const QJsonValue now = capability.state[QLatin1String("target")];
    return isWaterHeater(capability) && (!now.isDouble() || value.toDouble() > now.toDouble());
}

bool heatsBySwitch(const Appliance &appliance, const Capability &capability, const QJsonValue &value)
{
    return (isWaterHeater(capability) && value == QJsonValue(true)) ||
           switchesAWayIn(appliance, capability, value);
}

struct DangerRow {
    CapabilityType type;
    const char *command;
    bool (*isIt)(const Appliance &, const Capability &, const QJsonValue &);
};

constexpr std::array kDangers{
    DangerRow{Lock, "unlock", &always},
    DangerRow{Lock, "open", &always},
    DangerRow{Alarm, "disarm", &always},
    DangerRow{Opening, "open", &opensAWayIn},
    DangerRow{Opening, "set", &opensAWayIn},
    DangerRow{Action, "press", &switchesAWayIn},
    DangerRow{OnOff, "set", &heatsBySwitch},
    DangerRow{Thermostat, "setMode", &heatsByMode},
    DangerRow{Thermostat, "setTarget", &heatsByTarget},
};

} // namespace

bool isDangerous(const Appliance &appliance, const Capability &capability, const QString &command,
                 const QJsonValue &value)
{
    return std::ranges::any_of(kDangers, [&](const DangerRow &row) {
        return row.type == capability.type && command == QLatin1String(row.command) &&
               row.isIt(appliance, capability, value);
    });
}

} // namespace hearth::bridge
