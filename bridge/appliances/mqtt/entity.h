// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One entity of Home Assistant's MQTT discovery: what its config says, which topics feed it, and the last
// values. Built by discovery.h, owned by the inventory. A template that cannot be read leaves its field out
// and its reason in `problems`; the rest of the entity works on.

#include "bridge/appliances/mqtt/template.h"
#include <QAnyStringView>
#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

namespace hearth::bridge
{

struct DeviceInfo {
    QStringList identifiers; // never empty: an entity without a device is its own
    QString name;
    QString model;
    QString manufacturer;
    QString area;
};

struct EntityInput {
    QString topic;
    QString field; // "value", "mode", "target", …: see kFields in entity.cpp
    Template read;
};

struct Availability {
    QString topic;
    Template read;
    QString available;
    QString notAvailable;
    std::optional<bool> state;
    bool isHeard = false; // over the present connection
};

/// Where the bytes of a picture come; no template looks at them.
struct PictureInput {
    QString topic;
    bool isBase64 = false;
};

/// A few texts by their field. No hash: one of a single text takes 2 KB in Qt 6.4.
class FieldValues
{
public:
    [[nodiscard]] QString value(QAnyStringView field) const;
    void insert(const QString &field, const QString &text);
    /// False when there was none.
    bool remove(QAnyStringView field);

private:
    std::vector<std::pair<QString, QString>> m_values;
};

struct Entity {
    QString key; // the config's topic, and "#" and the component's key in a device message
    QString component;
    QString objectId;
    QString name;
    QString deviceClass;
    QString category;
    DeviceInfo device;
    QJsonObject config; // written out, topics whole
    std::vector<EntityInput> inputs;
    std::optional<PictureInput> picture;
    std::vector<Availability> availability;
    QString availabilityMode; // all, any, latest
    std::optional<bool> latestAvailability;
    QStringList problems;
    FieldValues values;        // by field; none = not known
    bool isSubstitute = false; // of a dialect: stands back where discovery tells of the same device
    bool isHeard = false;      // a state came over the present connection
    bool isReplay = false;     // the last message was the broker's memory
    quint64 eventSerial = 0;   // another number for each event, 0 before the first

    [[nodiscard]] bool isAvailable() const;
    /// Whether something of it comes by itself when a connection is new: a state or its availability.
    [[nodiscard]] bool isAwaited() const;
    /// Whether any of that came over the present connection.
    [[nodiscard]] bool hasSpoken() const;
    /// The connection broke: what is known is remembered.
    void forgetHeard();
    /// Whether what it reads are happenings, of which none may be lost, and not states, of which the newest
    /// counts.
    [[nodiscard]] bool isEvent() const;
    [[nodiscard]] QStringList topics() const;
    /// Takes in one message; true when a value or the availability changed. What cannot be rendered changes
    /// nothing.
    bool accept(const QString &topic, const TemplateInput &input, bool isReplayed);
    /// A text of the config, JSON booleans and numbers as templates print them.
    [[nodiscard]] QString text(const char *configKey, const QString &otherwise = {}) const;
    [[nodiscard]] QString value(const char *field) const { return values.value(QLatin1String(field)); }

private:
    bool acceptEvent(const QString &text);
};

/// Fills inputs and availability from `config`. Invalid when a topic is not one that may be subscribed to.
Done bindEntity(Entity &entity);

/// Whether discovery of this component is understood.
bool isKnownComponent(const QString &component);

} // namespace hearth::bridge
