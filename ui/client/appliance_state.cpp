// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/appliance_state.h"
#include "ui/client/api.h"
#include <QJsonArray>

namespace hearth::ui
{

namespace
{

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

} // namespace

ApplianceState::ApplianceState(QObject *parent) : QObject(parent)
{
    connect(Api::instance(), &Api::applianceChanged, this, [this](const QString &id) {
        if (id == m_applianceId || id.isEmpty())
            read();
    });
}

void ApplianceState::setApplianceId(const QString &id)
{
    if (id == m_applianceId)
        return;
    m_applianceId = id;
    Q_EMIT applianceIdChanged();
    read();
}

void ApplianceState::read()
{
    take(Api::instance()->appliance(m_applianceId));
}

void ApplianceState::take(const QJsonObject &appliance)
{
    m_known = !appliance.isEmpty();
    m_name = appliance.value(QLatin1String("name")).toString();
    m_kind = appliance.value(QLatin1String("kind")).toString();
    m_room = appliance.value(QLatin1String("room")).toString();
    m_reachable = appliance.value(QLatin1String("reachable")).toBool();
    m_hasSwitch = m_hasLevel = m_hasThermostat = m_hasOperation = m_hasContact = false;
    m_on = false;
    m_temperatures.clear();
    m_pendingCommand.clear();
    for (const QJsonValue &value : appliance.value(QLatin1String("capabilities")).toArray()) {
        const QJsonObject capability = value.toObject();
        const QString type = capability.value(QLatin1String("type")).toString();
        const QString id = capability.value(QLatin1String("id")).toString();
        const QJsonObject state = capability.value(QLatin1String("state")).toObject();
        const QJsonObject limits = capability.value(QLatin1String("limits")).toObject();
        if (capability.contains(QLatin1String("pending")))
            m_pendingCommand = capability.value(QLatin1String("pending"))
                                   .toObject()
                                   .value(QLatin1String("command"))
                                   .toString();
        if (type == QLatin1String("onOff") && !m_hasSwitch) {
            m_hasSwitch = true;
            m_switchId = id;
            m_on = state.value(QLatin1String("on")).toBool();
        } else if (type == QLatin1String("level") && !m_hasLevel) {
            m_hasLevel = true;
            m_levelId = id;
            m_level = state.value(QLatin1String("percent")).toInt();
        } else if (type == QLatin1String("thermostat")) {
            m_hasThermostat = true;
            m_thermostatId = id;
            m_mode = state.value(QLatin1String("mode")).toString();
            m_target = state.value(QLatin1String("target")).toDouble();
            m_current = state.value(QLatin1String("current")).toDouble();
            m_action = state.value(QLatin1String("action")).toString();
            m_fan = state.value(QLatin1String("fan")).toString();
            m_minTarget = limits.value(QLatin1String("min")).toDouble(16);
            m_maxTarget = limits.value(QLatin1String("max")).toDouble(30);
            m_step = limits.value(QLatin1String("step")).toDouble(0.5);
            m_modes = strings(limits.value(QLatin1String("modes")));
            m_fans = strings(limits.value(QLatin1String("fans")));
            m_on = m_mode != QLatin1String("off");
        } else if (type == QLatin1String("operation")) {
            m_hasOperation = true;
            m_operationId = id;
            m_phase = state.value(QLatin1String("phase")).toString();
            m_program = state.value(QLatin1String("program")).toString();
            m_remainingSeconds = state.value(QLatin1String("remainingSeconds")).toInt();
            m_totalSeconds = state.value(QLatin1String("totalSeconds")).toInt();
        } else if (type == QLatin1String("contact") &&
                   (!m_hasContact || m_kind == QLatin1String("contactSensor"))) {
            m_hasContact = true;
            m_open = state.value(QLatin1String("open")).toBool();
            m_openSinceMs = state.value(QLatin1String("sinceMs")).toDouble();
        } else if (type == QLatin1String("temperature")) {
            m_temperatures.append(
                QVariantMap{{QStringLiteral("name"), capability.value(QLatin1String("name")).toString()},
                            {QStringLiteral("value"), state.value(QLatin1String("value")).toDouble()}});
        }
    }
    Q_EMIT changed();
}

} // namespace hearth::ui
