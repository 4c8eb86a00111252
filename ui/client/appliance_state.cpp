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
    m_quality = appliance.value(QLatin1String("quality")).toString(QStringLiteral("fresh"));
    m_problem = appliance.value(QLatin1String("problem")).toString();
    m_hasSwitch = m_hasLevel = m_hasThermostat = m_hasOperation = m_hasContact = false;
    m_on = false;
    m_temperatures.clear();
    m_hasPicture = false;
    m_picture.clear();
    m_pictureAddress.clear();
    m_controls.clear();
    m_moreFrom = 0;
    m_main.clear();
    m_measured.clear();
    m_lastChange = appliance.value(QLatin1String("changed")).toObject().toVariantMap();
    m_pendingCommand.clear();
    for (const QJsonValue &value : appliance.value(QLatin1String("capabilities")).toArray()) {
        const QJsonObject capability = value.toObject();
        const QString type = capability.value(QLatin1String("type")).toString();
        const QString id = capability.value(QLatin1String("id")).toString();
        const QJsonObject state = capability.value(QLatin1String("state")).toObject();
        const QJsonObject limits = capability.value(QLatin1String("limits")).toObject();
        takeMeasured(capability, type);
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
        } else if (type == QLatin1String("picture") && m_picture.isEmpty()) {
            m_hasPicture = true;
            m_picture = state.value(QLatin1String("file")).toString();
            m_pictureAtMs = state.value(QLatin1String("atMs")).toDouble();
            m_pictureAddress = limits.value(QLatin1String("address")).toString();
        } else {
            takeControl(capability, type);
        }
    }
    Q_EMIT changed();
}

void ApplianceState::takeMeasured(const QJsonObject &capability, const QString &type)
{
    static const QHash<QString, QString> fields{
        {QStringLiteral("onOff"), QStringLiteral("on")},
        {QStringLiteral("contact"), QStringLiteral("open")},
        {QStringLiteral("level"), QStringLiteral("percent")},
        {QStringLiteral("opening"), QStringLiteral("percent")},
        {QStringLiteral("thermostat"), QStringLiteral("current")},
        {QStringLiteral("temperature"), QStringLiteral("value")},
        {QStringLiteral("number"), QStringLiteral("value")},
        {QStringLiteral("sensor"), QStringLiteral("value")},
    };
    const QJsonObject state = capability.value(QLatin1String("state")).toObject();
    const QJsonValue value = state.value(fields.value(type));
    const bool isBattery = state.value(QLatin1String("deviceClass")) == QLatin1String("battery");
    if ((!value.isDouble() && !value.isBool()) ||
        (capability.contains(QLatin1String("category")) && !isBattery))
        return;
    m_measured.append(QVariantMap{{QStringLiteral("id"), capability.value(QLatin1String("id")).toString()},
                                  {QStringLiteral("type"), type},
                                  {QStringLiteral("control"), capability.toVariantMap()}});
}

void ApplianceState::takeControl(const QJsonObject &capability, const QString &type)
{
    static const QStringList mains{QStringLiteral("alarm"), QStringLiteral("lock"), QStringLiteral("opening"),
                                   QStringLiteral("robot")};
    const QVariantMap control = capability.toVariantMap();
    const bool isFirst = !capability.contains(QLatin1String("category"));
    // The API has those for the first screen before the others.
    m_controls.append(control);
    if (isFirst)
        m_moreFrom = static_cast<int>(m_controls.size());
    if (isFirst && m_main.isEmpty() && mains.contains(type))
        m_main = control;
}

} // namespace hearth::ui
