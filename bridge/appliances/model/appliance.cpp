// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/model/appliance.h"
#include "resources/base/sentence.h"
#include <algorithm>
#include <array>

namespace hearth::bridge
{

namespace
{

struct KindRow {
    ApplianceKind kind;
    const char *name;
    const char *spoken; // empty: the appliance's own name
};

constexpr std::array kKinds{
    KindRow{ApplianceKind::AirConditioner, "airConditioner", "air conditioner"},
    KindRow{ApplianceKind::Refrigerator, "refrigerator", "refrigerator"},
    KindRow{ApplianceKind::Washer, "washer", "washing machine"},
    KindRow{ApplianceKind::Light, "light", "light"},
    KindRow{ApplianceKind::ContactSensor, "contactSensor", "door sensor"},
    KindRow{ApplianceKind::Doorbell, "doorbell", ""},
    KindRow{ApplianceKind::Camera, "camera", ""},
    KindRow{ApplianceKind::Cover, "cover", ""},
    KindRow{ApplianceKind::Valve, "valve", ""},
    KindRow{ApplianceKind::Lock, "lock", ""},
    KindRow{ApplianceKind::Robot, "robot", ""},
    KindRow{ApplianceKind::Alarm, "alarm", ""},
    KindRow{ApplianceKind::Fan, "fan", ""},
    KindRow{ApplianceKind::Humidifier, "humidifier", ""},
    KindRow{ApplianceKind::WaterHeater, "waterHeater", ""},
    KindRow{ApplianceKind::Siren, "siren", ""},
    KindRow{ApplianceKind::Other, "other", ""},
};

struct TypeRow {
    CapabilityType type;
    const char *name;
};

constexpr std::array kTypes{
    TypeRow{CapabilityType::OnOff, "onOff"},
    TypeRow{CapabilityType::Level, "level"},
    TypeRow{CapabilityType::ColorTemperature, "colorTemperature"},
    TypeRow{CapabilityType::Thermostat, "thermostat"},
    TypeRow{CapabilityType::Temperature, "temperature"},
    TypeRow{CapabilityType::Operation, "operation"},
    TypeRow{CapabilityType::Contact, "contact"},
    TypeRow{CapabilityType::Number, "number"},
    TypeRow{CapabilityType::Choice, "choice"},
    TypeRow{CapabilityType::Action, "action"},
    TypeRow{CapabilityType::Sensor, "sensor"},
    TypeRow{CapabilityType::Picture, "picture"},
    TypeRow{CapabilityType::Event, "event"},
    TypeRow{CapabilityType::Opening, "opening"},
    TypeRow{CapabilityType::Lock, "lock"},
    TypeRow{CapabilityType::Alarm, "alarm"},
    TypeRow{CapabilityType::Robot, "robot"},
    TypeRow{CapabilityType::Update, "update"},
    TypeRow{CapabilityType::Text, "text"},
};

// Longest first, so that "living room" is not taken for another room.
constexpr std::array kRooms{"living room", "dining room", "laundry room", "bathroom", "bedroom",
                            "kitchen",     "hallway",     "nursery",      "balcony",  "basement",
                            "garage",      "garden",      "office",       "attic",    "hall"};

QJsonObject capabilityToJson(const Appliance &appliance, const Capability &capability)
{
    QJsonObject object{{QStringLiteral("id"), capability.id},
                       {QStringLiteral("type"), capabilityTypeName(capability.type)},
                       {QStringLiteral("name"), capability.name},
                       {QStringLiteral("state"), capability.state},
                       {QStringLiteral("limits"), capability.limits}};
    if (const Quality quality = appliance.qualityOf(capability); quality != Quality::Fresh)
        object.insert(QStringLiteral("quality"), qualityName(quality));
    if (!capability.facet.isEmpty())
        object.insert(QStringLiteral("facet"), capability.facet);
    if (!capability.category.isEmpty())
        object.insert(QStringLiteral("category"), capability.category);
    if (capability.isStale)
        object.insert(QStringLiteral("stale"), true);
    if (capability.pending)
        object.insert(QStringLiteral("pending"),
                      QJsonObject{{QStringLiteral("command"), capability.pending->command},
                                  {QStringLiteral("value"), capability.pending->value}});
    return object;
}

} // namespace

const Capability *Appliance::capability(const QString &capabilityId) const
{
    const auto found = std::ranges::find(capabilities, capabilityId, &Capability::id);
    return found == capabilities.end() ? nullptr : &*found;
}

Capability *Appliance::capability(const QString &capabilityId)
{
    const auto found = std::ranges::find(capabilities, capabilityId, &Capability::id);
    return found == capabilities.end() ? nullptr : &*found;
}

bool Appliance::looksLike(const Appliance &other) const
{
    const auto isSame = [](const Capability &one, const Capability &two) {
        return one.type == two.type && one.isStale == two.isStale && one.isUnavailable == two.isUnavailable &&
               one.id == two.id && one.name == two.name && one.facet == two.facet &&
               one.category == two.category && one.pending == two.pending && one.state == two.state &&
               one.limits == two.limits;
    };
    return kind == other.kind && hardware == other.hardware && problem == other.problem &&
           isReachable == other.isReachable && changedAtMs == other.changedAtMs && change == other.change &&
           id == other.id && name == other.name && room == other.room &&
           std::ranges::equal(capabilities, other.capabilities, isSame);
}

Quality Appliance::qualityOf(const Capability &capability) const
{
    // A button and what only takes orders have nothing to be heard of.
    const bool isSilent = capability.type == CapabilityType::Action ||
                          capability.type == CapabilityType::Event ||
                          capability.type == CapabilityType::Picture;
    // One that was never seen since the start, or whose broker is away, may answer yet.
    if (capability.isUnavailable || (!isReachable && (isHeard || !capability.isStale)))
        return Quality::Unavailable;
    if (capability.state.isEmpty() && !isSilent)
        return Quality::Unknown;
    return capability.isStale ? Quality::Stale : Quality::Fresh;
}

Quality Appliance::quality() const
{
    bool has[4] = {};
    for (const Capability &capability : capabilities) {
        if (capability.category.isEmpty())
            has[static_cast<size_t>(qualityOf(capability))] = true;
    }
    for (const Quality one : {Quality::Stale, Quality::Fresh, Quality::Unavailable, Quality::Unknown}) {
        if (has[static_cast<size_t>(one)])
            return one;
    }
    return isReachable ? Quality::Fresh : Quality::Unavailable;
}

QJsonObject Appliance::toJson() const
{
    QJsonArray list;
    bool isStale = false;
    for (const Capability &capability : capabilities) {
        list.append(capabilityToJson(*this, capability));
        isStale = isStale || capability.isStale;
    }
    QJsonObject object{{QStringLiteral("id"), id},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("kind"), kindName(kind)},
                       {QStringLiteral("room"), room},
                       {QStringLiteral("reachable"), isReachable},
                       {QStringLiteral("changedAtMs"), changedAtMs},
                       {QStringLiteral("capabilities"), list}};
    if (const Quality ofAll = quality(); ofAll != Quality::Fresh)
        object.insert(QStringLiteral("quality"), qualityName(ofAll));
    if (isStale)
        object.insert(QStringLiteral("stale"), true);
    if (change)
        object.insert(QStringLiteral("changed"), change->toJson());
    if (!problem.isEmpty())
        object.insert(QStringLiteral("problem"), inWords(problem));
    return object;
}

Appliance Appliance::fromJson(const QJsonObject &object)
{
    Appliance appliance;
    appliance.id = object[QLatin1String("id")].toString();
    appliance.name = object[QLatin1String("name")].toString();
    appliance.room = object[QLatin1String("room")].toString();
    appliance.isReachable = object[QLatin1String("reachable")].toBool();
    appliance.hardware = object[QLatin1String("hardware")].toString();
    appliance.changedAtMs = object[QLatin1String("changedAtMs")].toInteger();
    appliance.change = Change::fromJson(object[QLatin1String("changed")].toObject());
    const QString kind = object[QLatin1String("kind")].toString();
    for (const KindRow &row : kKinds) {
        if (kind == QLatin1String(row.name))
            appliance.kind = row.kind;
    }
    const QJsonArray list = object[QLatin1String("capabilities")].toArray();
    for (const QJsonValue &value : list) {
        const QString type = value[QLatin1String("type")].toString();
        const auto row =
            std::ranges::find_if(kTypes, [&](const TypeRow &r) { return type == QLatin1String(r.name); });
        if (row == kTypes.end())
            continue;
        Capability capability;
        capability.id = value[QLatin1String("id")].toString();
        capability.type = row->type;
        capability.name = value[QLatin1String("name")].toString();
        capability.facet = value[QLatin1String("facet")].toString();
        capability.category = value[QLatin1String("category")].toString();
        capability.state = value[QLatin1String("state")].toObject();
        capability.limits = value[QLatin1String("limits")].toObject();
        capability.isStale = value[QLatin1String("stale")].toBool();
        appliance.capabilities.push_back(std::move(capability));
    }
    return appliance;
}

QString qualityName(Quality quality)
{
    switch (quality) {
    case Quality::Fresh:
        return QStringLiteral("fresh");
    case Quality::Stale:
        return QStringLiteral("stale");
    case Quality::Unknown:
        return QStringLiteral("unknown");
    case Quality::Unavailable:
        return QStringLiteral("unavailable");
    }
    return {};
}

QString kindName(ApplianceKind kind)
{
    const auto row = std::ranges::find(kKinds, kind, &KindRow::kind);
    return QLatin1String(row->name);
}

QString spokenName(const Appliance &appliance)
{
    const auto row = std::ranges::find(kKinds, appliance.kind, &KindRow::kind);
    return *row->spoken == '\0' ? appliance.name : QString(QLatin1String(row->spoken));
}

QString capabilityTypeName(CapabilityType type)
{
    return QLatin1String(std::ranges::find(kTypes, type, &TypeRow::type)->name);
}

QString roomFromName(const QString &name)
{
    for (const char *room : kRooms) {
        const QLatin1String text(room);
        if (name.contains(text, Qt::CaseInsensitive)) {
            QString result(text);
            result[0] = result[0].toUpper();
            return result;
        }
    }
    return {};
}

} // namespace hearth::bridge
