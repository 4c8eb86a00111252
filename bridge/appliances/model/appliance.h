// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One thing in the home as everybody above a protocol sees it: capabilities after Matter's clusters, each
// with the state that the appliance reported and the limits that commands must keep. A plain value, usable on
// any thread; knows nothing of the protocol it came from. What each capability carries is in docs at
// CapabilityType.

#include "bridge/appliances/model/cause.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

namespace hearth::bridge
{

enum class ApplianceKind {
    AirConditioner,
    Refrigerator,
    Washer,
    Light,
    ContactSensor,
    Doorbell,
    Camera,
    Cover,
    Valve,
    Lock,
    Robot,
    Alarm,
    Fan,
    Humidifier,
    WaterHeater,
    Siren,
    Other
};

/// state keys; limits keys; commands.
enum class CapabilityType {
    OnOff,            // {on}; {}; set(bool)
    Level,            // {percent}; {min,max}; set(int)
    ColorTemperature, // {kelvin}; {min,max}; set(int)
    Thermostat,       // {mode,target,current,action,fan}; {min,max,step,modes,fans,unit}; setTarget, setMode,
                      // setFan
    Temperature,      // {value,unit,name}; {}; none
    Operation,        // {phase,detail,program,remainingSeconds,totalSeconds,unsureSinceMs}; {commands};
                      // start, pause, stop
    Contact,          // {open,sinceMs}; {}; none
    Number,           // {value,unit,name}; {min,max,step}; set(number)
    Choice,           // {value}; {options}; set(string)
    Action,           // {}; {}; press
    Sensor,           // {value,unit,name,deviceClass}; {}; none
    Picture,          // {file,atMs}; {address: named by the appliance, never fetched without consent}; none
    Event,            // {event,atMs}; {types, what: "doorbell" or its device class}; none
    Opening,          // {phase,percent: 100 is open}; {what: cover|valve,deviceClass,commands,min,max}; open,
                      // close, stop, set(int)
    Lock,             // {phase}; {what,commands}; lock, unlock, open
    Alarm,            // {phase}; {what,commands}; disarm, arm…, trigger; each perhaps with a code(string)
    Robot,            // {phase}; {what: vacuum|mower,commands}; start, pause, stop, dock, locate, spot
    Update,           // {installed,latest,title,percent,available,running}; {commands}; install
    Text,             // {value}; {min,max: characters,secret}; set(string)
};

/// How far a value may be relied on: reported over the way that is open now; remembered from before; never
/// heard; remembered for too long, or of an appliance that does not answer.
enum class Quality { Fresh, Stale, Unknown, Unavailable };

struct Capability {
    QString id; // unique within its appliance and the same after every restart
    CapabilityType type = CapabilityType::Sensor;
    QString name;
    QString facet;    // which part of its entity it is ("speed" of a fan); mostly empty
    QString category; // "config" or "diagnostic" when not for the first screen
    QJsonObject state;
    QJsonObject limits;
    bool isHeard = true;        // as a protocol tells it: reported since the way to the appliance is open
    bool isStale = false;       // remembered, not yet reported again
    bool isUnavailable = false; // stale for longer than anybody should rely on it
    bool isReplay = false;      // of an operation: what a broker remembered, not what the appliance says now
    quint64 eventSerial = 0;    // of an event: another number each time it happens; 0 for never in this run
    std::optional<Pending> pending;
};

struct Appliance {
    QString id; // "<protocol>:<what the protocol calls it>"
    QString name;
    ApplianceKind kind = ApplianceKind::Other;
    QString room;
    bool isReachable = false;
    bool isHeard = true;          // as a protocol tells it: anything at all since the way to it is open
    qint64 changedAtMs = 0;       // wall clock
    QString hardware;             // the same over every protocol that knows it; empty: not known
    QString problem;              // why not all of it can be used, a sentence; empty: nothing is wrong
    std::optional<Change> change; // the last one that somebody could have asked for
    std::vector<Capability> capabilities;

    [[nodiscard]] const Capability *capability(const QString &capabilityId) const;
    [[nodiscard]] Capability *capability(const QString &capabilityId);
    [[nodiscard]] Quality qualityOf(const Capability &capability) const;
    /// Of what is for the first screen: unavailable when it does not answer or nothing of it can be relied
    /// on.
    [[nodiscard]] Quality quality() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// Whether nobody who reads toJson() could tell them apart.
    [[nodiscard]] bool looksLike(const Appliance &other) const;
    /// What toJson() wrote, and "hardware" where the store kept it, without pending commands; capabilities of
    /// an unknown type are left out.
    static Appliance fromJson(const QJsonObject &object);
};

QString qualityName(Quality quality);
QString kindName(ApplianceKind kind);
/// How a sentence names it: "air conditioner"; the appliance's own name for Other.
QString spokenName(const Appliance &appliance);
QString capabilityTypeName(CapabilityType type);

/// The room that a name speaks of ("Bedroom lamp" -> "Bedroom"); empty when none.
QString roomFromName(const QString &name);

} // namespace hearth::bridge
