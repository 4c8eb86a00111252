// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/kind_rules.h"
#include <QJsonArray>
#include <QSet>
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

/// The first row that fits decides. A row fits when a word is found (any, if it names some), and an entity of
/// the component (if named) with one of the device classes (if named) is there.
struct KindRule {
    ApplianceKind kind;
    const char *words;
    const char *component;
    const char *classes;
};

constexpr std::array kKindRules{
    KindRule{ApplianceKind::Other, "dishwasher|dish washer|lave-vaisselle|spülmaschine|pressure washer", "",
             ""},
    KindRule{ApplianceKind::Washer, "washing machine|washing-machine|washer|waschmaschine|lave-linge|laundry",
             "sensor", ""},
    KindRule{ApplianceKind::Refrigerator, "fridge|refrigerator|freezer|kühlschrank", "sensor", "temperature"},
    KindRule{ApplianceKind::AirConditioner, "air condition|air-condition|aircon|klimaanlage", "climate", ""},
    KindRule{ApplianceKind::AirConditioner, "(cools)", "climate", ""},
    KindRule{ApplianceKind::Doorbell, "doorbell|door bell|türklingel|sonnette|门铃", "", ""},
    KindRule{ApplianceKind::Doorbell, "", "event", "doorbell"},
    KindRule{ApplianceKind::Light, "", "light", ""},
    KindRule{ApplianceKind::Alarm, "", "alarm_control_panel", ""},
    KindRule{ApplianceKind::Lock, "", "lock", ""},
    KindRule{ApplianceKind::Robot, "", "vacuum", ""},
    KindRule{ApplianceKind::Robot, "", "lawn_mower", ""},
    KindRule{ApplianceKind::Cover, "", "cover", ""},
    KindRule{ApplianceKind::Valve, "", "valve", ""},
    KindRule{ApplianceKind::WaterHeater, "", "water_heater", ""},
    KindRule{ApplianceKind::Humidifier, "", "humidifier", ""},
    KindRule{ApplianceKind::Fan, "", "fan", ""},
    KindRule{ApplianceKind::Camera, "", "camera", ""},
    KindRule{ApplianceKind::Siren, "", "siren", ""},
    KindRule{ApplianceKind::ContactSensor, "", "binary_sensor", "door|window|opening|garage_door"},
};

/// The first entity that fits plays the role: one of the components, the device class if named, one of the
/// words in its id or name. A phase also has no unit.
struct RoleRule {
    const Entity *OperationRoles::*role;
    const char *components;
    const char *deviceClass;
    const char *words;
};

const std::array kRoleRules{
    RoleRule{&OperationRoles::remaining, "sensor", "duration", "remain|time_left|time left|left"},
    RoleRule{&OperationRoles::total, "sensor", "duration", "total|duration|length"},
    RoleRule{&OperationRoles::phase, "sensor", "enum", "state|status|phase|machine|operation"},
    RoleRule{&OperationRoles::phase, "sensor", "", "state|status|phase"},
    RoleRule{&OperationRoles::program, "select|sensor", "", "prog|cycle|course"},
    RoleRule{&OperationRoles::start, "button|switch", "", "start|resume"},
    RoleRule{&OperationRoles::pause, "button|switch", "", "pause"},
    RoleRule{&OperationRoles::stop, "button|switch", "", "stop|cancel|abort"},
};

struct PhaseRow {
    const char *phase;
    const char *words;
};

constexpr std::array kPhases{
    PhaseRow{"idle", "idle|off|standby|ready|stop|stopped|none|inactive|power_off"},
    PhaseRow{"paused", "pause|paused"},
    PhaseRow{"ended", "end|ended|finish|finished|complete|completed|done"},
    PhaseRow{"error", "error|fault|failure|alarm"},
    PhaseRow{"running",
             "run|running|on|wash|washing|main_wash|prewash|rinse|rinsing|spin|spinning|drying|dry|soak|"
             "soaking|heating|cooling|draining|weighing|steam|in_use|active"},
};

bool holdsAny(const QString &text, const char *words)
{
    const QStringList list = QString::fromUtf8(words).split(QLatin1Char('|'), Qt::SkipEmptyParts);
    return std::ranges::any_of(list, [&](const QString &word) { return text.contains(word); });
}

bool isOneOf(const QString &text, const char *words)
{
    return QString::fromUtf8(words).split(QLatin1Char('|')).contains(text);
}

QString wordsOf(const std::vector<const Entity *> &entities)
{
    QString words;
    for (const Entity *entity : entities) {
        words += entity->device.name + QLatin1Char(' ') + entity->device.model + QLatin1Char(' ');
        words += entity->text("icon") + QLatin1Char(' ');
        const bool cools = entity->component == QLatin1String("climate") &&
                           entity->config[QLatin1String("modes")].toArray().contains(QStringLiteral("cool"));
        if (cools)
            words += QLatin1String("(cools) ");
    }
    return words.toLower();
}

} // namespace

bool OperationRoles::consumes(const Entity *entity) const
{
    return entity == phase || entity == remaining || entity == total || entity == start || entity == pause ||
           entity == stop || (entity == program && entity->component == QLatin1String("sensor"));
}

OperationRoles operationRoles(const std::vector<const Entity *> &entities)
{
    OperationRoles roles;
    QSet<const Entity *> taken;
    for (const RoleRule &rule : kRoleRules) {
        if (roles.*rule.role != nullptr)
            continue;
        for (const Entity *entity : entities) {
            const QString words = (entity->objectId + QLatin1Char(' ') + entity->name).toLower();
            const bool hasClass =
                *rule.deviceClass == '\0' || entity->deviceClass == QLatin1String(rule.deviceClass);
            const bool mayBePhase = rule.role != &OperationRoles::phase ||
                                    !entity->config.contains(QLatin1String("unit_of_measurement"));
            if (!taken.contains(entity) && hasClass && mayBePhase &&
                isOneOf(entity->component, rule.components) && holdsAny(words, rule.words)) {
                roles.*rule.role = entity;
                taken.insert(entity);
                break;
            }
        }
    }
    return roles;
}

ApplianceKind guessKind(const std::vector<const Entity *> &entities)
{
    const QString words = wordsOf(entities);
    for (const KindRule &rule : kKindRules) {
        if (*rule.words != '\0' && !holdsAny(words, rule.words))
            continue;
        const bool hasEntity = std::ranges::any_of(entities, [&](const Entity *entity) {
            return (*rule.component == '\0' || entity->component == QLatin1String(rule.component)) &&
                   (*rule.classes == '\0' || isOneOf(entity->deviceClass, rule.classes));
        });
        if (!hasEntity)
            continue;
        // A metered plug called "washing machine" is a plug.
        if (rule.kind == ApplianceKind::Washer && operationRoles(entities).phase == nullptr)
            continue;
        return rule.kind;
    }
    return ApplianceKind::Other;
}

QString phaseOf(const QString &word)
{
    const QString plain = word.trimmed().toLower().replace(QLatin1Char(' '), QLatin1Char('_'));
    for (const PhaseRow &row : kPhases) {
        if (isOneOf(plain, row.words))
            return QLatin1String(row.phase);
    }
    return {};
}

} // namespace hearth::bridge
