// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A config topic, its payload, and messages on every topic it made us read: two lines, and the rest.

#include "bridge/appliances/model/command.h"
#include "bridge/appliances/model/danger.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/inventory.h"
#include "bridge/appliances/mqtt/publication.h"
#include "bridge/appliances/mqtt/topics.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::bridge;

namespace
{

void command(const Inventory &inventory, const Composed &composed, const QByteArray &payload)
{
    for (const Capability &capability : composed.appliance.capabilities) {
        const Entity *entity = inventory.entity(composed.entityOf.value(capability.id));
        if (!entity)
            continue;
        for (const auto &[name, example] : offeredCommands(capability)) {
            (void)checkCommand(composed.appliance, capability, name, example);
            (void)isReached(capability, {name, example});
            fuzz::require(capability.type != CapabilityType::Lock || name != QLatin1String("unlock") ||
                              isDangerous(composed.appliance, capability, name, example),
                          "no config makes a lock open without a PIN");
            const auto message = publicationFor(*entity, capability, name, example);
            fuzz::require(!message || checkCommandTopic(message->topic),
                          "no config makes us write where commands may not go");
        }
        const QString text = QString::fromUtf8(payload);
        for (const QJsonValue &value : {QJsonValue(true), QJsonValue(21.5), QJsonValue(text)}) {
            for (const char *name : {"set", "setTarget", "setMode", "start"}) {
                const auto message = publicationFor(*entity, capability, QLatin1String(name), value);
                fuzz::require(!message || checkCommandTopic(message->topic),
                              "no config makes us write where commands may not go");
            }
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList input = fuzz::lines(data, size, 3);
    const QString topic = QString::fromUtf8(input[0]);
    auto message = readDiscovery(topic, input[1]);
    if (!message)
        return 0;
    Inventory inventory;
    const bool isWhole = inventory.apply(std::move(*message)).has_value();
    const Inventory::Changes changes = inventory.takeChanges();
    for (const QString &wanted : changes.wanted) {
        fuzz::require(checkStateTopic(wanted).has_value(), "only topics that may be read are read");
        inventory.accept(wanted, input[2]);
        inventory.accept(wanted, {});
        inventory.accept(wanted, input[2]);
    }
    for (const QString &id : inventory.deviceIds()) {
        const Composed composed = compose(id, inventory.entitiesOf(id));
        command(inventory, composed, input[2]);
    }
    auto empty = readDiscovery(topic, {});
    fuzz::require(empty.has_value(), "what was announced can be taken back");
    fuzz::require(inventory.apply(std::move(*empty)).has_value() || !isWhole, "taking back always fits");
    fuzz::require(inventory.deviceIds().isEmpty(), "nothing is left of what was taken back");
    for (const QString &wanted : changes.wanted)
        fuzz::require(!inventory.reads(wanted), "nobody reads for what is gone");
    return 0;
}
