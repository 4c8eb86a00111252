// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/command.h"
#include <array>
#include <cmath>

namespace hearth::bridge
{

namespace
{

enum class Value { None, Bool, Number, Text, Words, Code };

struct CommandRow {
    CapabilityType type;
    const char *command;
    Value value;
    const char *field;   // of the state
    const char *choices; // of the limits, for Text
    const char *reached; // for None: the words of the field that say so; "" for what no state shows
};

constexpr std::array kCommands{
    CommandRow{CapabilityType::OnOff, "set", Value::Bool, "on", "", ""},
    CommandRow{CapabilityType::Level, "set", Value::Number, "percent", "", ""},
    CommandRow{CapabilityType::ColorTemperature, "set", Value::Number, "kelvin", "", ""},
    CommandRow{CapabilityType::Thermostat, "setTarget", Value::Number, "target", "", ""},
    CommandRow{CapabilityType::Thermostat, "setMode", Value::Text, "mode", "modes", ""},
    CommandRow{CapabilityType::Thermostat, "setFan", Value::Text, "fan", "fans", ""},
    CommandRow{CapabilityType::Operation, "start", Value::None, "phase", "", "running"},
    CommandRow{CapabilityType::Operation, "pause", Value::None, "phase", "", "paused"},
    CommandRow{CapabilityType::Operation, "stop", Value::None, "phase", "", "idle|ended"},
    CommandRow{CapabilityType::Number, "set", Value::Number, "value", "", ""},
    CommandRow{CapabilityType::Choice, "set", Value::Text, "value", "options", ""},
    CommandRow{CapabilityType::Action, "press", Value::None, "", "", ""},
    CommandRow{CapabilityType::Opening, "open", Value::None, "phase", "", "open|opening"},
    CommandRow{CapabilityType::Opening, "close", Value::None, "phase", "", "closed|closing"},
    CommandRow{CapabilityType::Opening, "stop", Value::None, "", "", ""},
    CommandRow{CapabilityType::Opening, "set", Value::Number, "percent", "", ""},
    CommandRow{CapabilityType::Lock, "lock", Value::Code, "phase", "", "locked|locking"},
    CommandRow{CapabilityType::Lock, "unlock", Value::Code, "phase", "", "unlocked|unlocking|open"},
    CommandRow{CapabilityType::Lock, "open", Value::Code, "phase", "", "open|opening|unlocked"},
    CommandRow{CapabilityType::Alarm, "disarm", Value::Code, "phase", "", "disarmed|disarming"},
    CommandRow{CapabilityType::Alarm, "armHome", Value::Code, "phase", "", "armedHome|arming|pending"},
    CommandRow{CapabilityType::Alarm, "armAway", Value::Code, "phase", "", "armedAway|arming|pending"},
    CommandRow{CapabilityType::Alarm, "armNight", Value::Code, "phase", "", "armedNight|arming|pending"},
    CommandRow{CapabilityType::Alarm, "armVacation", Value::Code, "phase", "",
               "armedVacation|arming|pending"},
    CommandRow{CapabilityType::Alarm, "armCustom", Value::Code, "phase", "", "armedCustom|arming|pending"},
    CommandRow{CapabilityType::Alarm, "trigger", Value::Code, "phase", "", "triggered|pending"},
    CommandRow{CapabilityType::Robot, "start", Value::None, "phase", "", "cleaning|mowing"},
    CommandRow{CapabilityType::Robot, "pause", Value::None, "phase", "", "paused|idle"},
    CommandRow{CapabilityType::Robot, "stop", Value::None, "phase", "", "idle|docked|paused"},
    CommandRow{CapabilityType::Robot, "dock", Value::None, "phase", "", "returning|docked"},
    CommandRow{CapabilityType::Robot, "locate", Value::None, "", "", ""},
    CommandRow{CapabilityType::Robot, "spot", Value::None, "phase", "", "cleaning"},
    CommandRow{CapabilityType::Update, "install", Value::None, "", "", ""},
    CommandRow{CapabilityType::Text, "set", Value::Words, "value", "", ""},
};

constexpr qsizetype kLongestCode = 32;

const CommandRow *findRow(CapabilityType type, const QString &command)
{
    for (const CommandRow &row : kCommands) {
        if (row.type == type && command == QLatin1String(row.command))
            return &row;
    }
    return nullptr;
}

QString unitOf(const Capability &capability)
{
    switch (capability.type) {
    case CapabilityType::Level:
        return QStringLiteral(" %");
    case CapabilityType::ColorTemperature:
        return QStringLiteral(" K");
    case CapabilityType::Thermostat: {
        const QString unit = capability.limits[QLatin1String("unit")].toString(QStringLiteral("°C"));
        return QLatin1Char(' ') + unit;
    }
    default: {
        const QString unit = capability.state[QLatin1String("unit")].toString();
        return unit.isEmpty() ? unit : QLatin1Char(' ') + unit;
    }
    }
}

std::unexpected<Error> refuseNumber(const QString &subject, const Capability &capability)
{
    return fail(ErrorCode::Invalid, Error::tr("%1 can be set from %2 to %3%4")
                                        .arg(subject)
                                        .arg(capability.limits[QLatin1String("min")].toDouble())
                                        .arg(capability.limits[QLatin1String("max")].toDouble())
                                        .arg(unitOf(capability)));
}

Done checkNumber(const QString &subject, const Capability &capability, const QJsonValue &value)
{
    const double min = capability.limits[QLatin1String("min")].toDouble();
    const double max = capability.limits[QLatin1String("max")].toDouble();
    const double number = value.toDouble();
    if (!value.isDouble() || !std::isfinite(number) || number < min || number > max)
        return refuseNumber(subject, capability);
    const double step = capability.limits[QLatin1String("step")].toDouble(0);
    const double steps = step > 0 ? (number - min) / step : 0;
    if (std::abs(steps - std::round(steps)) > 1e-6)
        return fail(ErrorCode::Invalid,
                    Error::tr("%1 is set in steps of %2%3").arg(subject).arg(step).arg(unitOf(capability)));
    return {};
}

Done checkText(const QString &subject, const QJsonArray &choices, const QJsonValue &value)
{
    if (value.isString() && choices.contains(value))
        return {};
    QStringList words;
    for (const QJsonValue &choice : choices)
        words << choice.toString();
    return fail(ErrorCode::Invalid, Error::tr("%1 knows %2").arg(subject, words.join(QStringLiteral(", "))));
}

Done checkWords(const QString &subject, const Capability &capability, const QJsonValue &value)
{
    const int min = capability.limits[QLatin1String("min")].toInt();
    const int max = capability.limits[QLatin1String("max")].toInt();
    const QString text = value.toString();
    if (value.isString() && text.size() >= min && text.size() <= max)
        return {};
    return fail(ErrorCode::Invalid,
                Error::tr("%1 takes a text of %2 to %3 characters").arg(subject).arg(min).arg(max));
}

} // namespace

Done checkCommand(const Appliance &appliance, const Capability &capability, const QString &command,
                  const QJsonValue &value)
{
    const CommandRow *row = findRow(capability.type, command);
    const QString subject = Error::tr("The %1").arg(spokenName(appliance));
    if (row == nullptr)
        return fail(ErrorCode::Unsupported, Error::tr("%1 has no \"%2\"").arg(subject, command));
    // What has several says which of them it can.
    if (const QJsonValue commands = capability.limits[QLatin1String("commands")];
        commands.isArray() && !commands.toArray().contains(command))
        return fail(ErrorCode::Unsupported,
                    Error::tr("%1 cannot be told to %2 from here").arg(subject, command));
    if (capability.limits[QLatin1String("readOnly")] == QJsonValue(true))
        return fail(ErrorCode::Unsupported, Error::tr("%1 only tells this").arg(subject));
    switch (row->value) {
    case Value::None:
        return {};
    case Value::Bool:
        if (!value.isBool())
            return fail(ErrorCode::Invalid, Error::tr("%1 can be on or off").arg(subject));
        return {};
    case Value::Number:
        if (command == QLatin1String("setTarget") && !capability.limits.contains(QLatin1String("min")))
            return fail(ErrorCode::Unsupported, Error::tr("%1 takes no temperature").arg(subject));
        return checkNumber(subject, capability, value);
    case Value::Text:
        return checkText(subject, capability.limits[QLatin1String(row->choices)].toArray(), value);
    case Value::Words:
        return checkWords(subject, capability, value);
    case Value::Code:
        if (value.isString() && value.toString().size() > kLongestCode)
            return fail(ErrorCode::Invalid, Error::tr("A code has at most %1 signs").arg(kLongestCode));
        return {};
    }
    return {};
}

std::vector<CommandOffer> offeredCommands(const Capability &capability)
{
    const auto limit = [&](const char *name) { return capability.limits[QLatin1String(name)]; };
    std::vector<CommandOffer> offers;
    if (limit("readOnly") == QJsonValue(true))
        return offers;
    for (const CommandRow &row : kCommands) {
        const QString command = QLatin1String(row.command);
        const QJsonArray choices = limit(row.choices).toArray();
        const bool isMissing =
            (limit("commands").isArray() && !limit("commands").toArray().contains(command)) ||
            (row.value == Value::Number && !capability.limits.contains(QLatin1String("min"))) ||
            (row.value == Value::Text && choices.isEmpty());
        if (row.type != capability.type || isMissing)
            continue;
        const int min = limit("min").toInt();
        offers.push_back({command, row.value == Value::Bool     ? QJsonValue(true)
                                   : row.value == Value::Number ? limit("min")
                                   : row.value == Value::Text   ? choices.first()
                                   : row.value == Value::Words
                                       ? QJsonValue(QString(std::max(min, 1), QLatin1Char('a')))
                                       : QJsonValue()});
    }
    return offers;
}

QString stateField(CapabilityType type, const QString &command)
{
    const CommandRow *row = findRow(type, command);
    return row == nullptr ? QString() : QString(QLatin1String(row->field));
}

bool isReached(const Capability &capability, const Pending &pending)
{
    const CommandRow *row = findRow(capability.type, pending.command);
    if (row == nullptr || *row->field == '\0')
        return true;
    const QJsonValue now = capability.state[QLatin1String(row->field)];
    if (row->value == Value::None || row->value == Value::Code)
        return QString(QLatin1String(row->reached)).split(QLatin1Char('|')).contains(now.toString());
    if (row->value != Value::Number)
        return now == pending.value;
    // A lamp of 254 steps answers a percentage, and mireds a colour temperature, only roughly.
    const double tolerance =
        capability.type == CapabilityType::Level || capability.type == CapabilityType::Opening ? 1
        : capability.type == CapabilityType::ColorTemperature                                  ? 60
                                                                                               : 1e-6;
    return now.isDouble() && std::abs(now.toDouble() - pending.value.toDouble()) <= tolerance;
}

} // namespace hearth::bridge
