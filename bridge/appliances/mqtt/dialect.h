// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A maker's own way to announce appliances on the home's broker, beside Home Assistant's discovery and over
// the same connection. A dialect is one folder and one row of dialects(): it turns what it hears into the
// entities that discovery makes, so that everything above works for it unseen. Owned by the MQTT protocol,
// on its thread; sends nothing itself. Every message is hostile: an error is about that message alone.

#include "bridge/appliances/mqtt/client.h"
#include "bridge/appliances/mqtt/discovery.h"
#include <memory>
#include <span>

namespace hearth::bridge
{

class Dialect
{
public:
    struct Heard {
        std::vector<DiscoveryMessage> announced;
        std::vector<MqttMessage> asks; // for what the appliance does not say by itself
    };

    /// How many appliances a dialect remembers; what comes after is refused.
    static constexpr size_t kMostKnown = 2000;

    virtual ~Dialect() = default;
    /// What is subscribed for it. Each names a level itself.
    [[nodiscard]] virtual QStringList filters() const = 0;
    /// Whether hear() wants a message on this topic; asked for every message, so it looks at the topic alone.
    [[nodiscard]] virtual bool listensTo(const QString &topic) const = 0;
    /// Invalid and TooLarge for what is none of its own words within the limits.
    virtual Result<Heard> hear(const MqttMessage &message) = 0;
};

struct DialectRow {
    const char *name;
    std::unique_ptr<Dialect> (*create)();
};

std::span<const DialectRow> dialects();

/// Entities of a device message of discovery (a "device" and its "components") that a dialect put together.
/// They stand back where the device announces itself by discovery too. Invalid as readDiscovery().
Result<DiscoveryMessage> announce(const QString &source, const QJsonObject &deviceMessage);

/// The same state also comes on `topic`, read by `readTemplate`. Nothing for an entity that is not there.
void alsoRead(DiscoveryMessage &message, const QString &component, const QString &field, const QString &topic,
              const QString &readTemplate);

/// A member of an object in a template: ['key'] for a key that can stand there, nothing for others.
std::optional<QString> memberInTemplate(const QString &key);

} // namespace hearth::bridge
