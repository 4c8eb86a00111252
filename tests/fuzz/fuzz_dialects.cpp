// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A maker's words: lines of a topic, a space and a payload, each heard by every dialect; then messages on all
// that they made us read.

#include "bridge/appliances/model/command.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/dialect.h"
#include "bridge/appliances/mqtt/inventory.h"
#include "bridge/appliances/mqtt/publication.h"
#include "bridge/appliances/mqtt/topics.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::bridge;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    std::vector<std::unique_ptr<Dialect>> all;
    for (const DialectRow &row : dialects())
        all.push_back(row.create());
    Inventory inventory;
    const QByteArrayList lines = fuzz::lines(data, size, 8);
    QSet<QString> wanted;
    for (const QByteArray &line : lines) {
        const qsizetype space = line.indexOf(' ');
        const QString topic = QString::fromUtf8(space < 0 ? line : line.first(space));
        const QByteArray payload = space < 0 ? QByteArray() : line.sliced(space + 1);
        for (const auto &dialect : all) {
            // The broker sends what a filter catches and nothing else.
            const QStringList filters = dialect->filters();
            const bool isSubscribed =
                std::ranges::any_of(filters, [&](const QString &filter) { return matches(filter, topic); });
            if (!isSubscribed || isFilter(topic) || !dialect->listensTo(topic))
                continue;
            auto heard = dialect->hear({topic, payload, 0, false});
            if (!heard)
                continue;
            for (const MqttMessage &ask : heard->asks)
                fuzz::require(checkCommandTopic(ask.topic).has_value(),
                              "nothing is asked where commands may not go");
            for (DiscoveryMessage &message : heard->announced) {
                for (const Entity &entity : message.entities)
                    fuzz::require(entity.isSubstitute, "what a dialect tells stands back for discovery");
                (void)inventory.apply(std::move(message));
            }
        }
        wanted.unite(inventory.takeChanges().wanted);
        inventory.accept(topic, payload);
    }
    for (const QString &topic : std::as_const(wanted)) {
        fuzz::require(checkStateTopic(topic).has_value(), "only topics that may be read are read");
        inventory.accept(topic, lines.back());
    }
    for (const QString &id : inventory.deviceIds()) {
        const Composed composed = compose(id, inventory.entitiesOf(id));
        for (const Capability &capability : composed.appliance.capabilities) {
            const Entity *entity = inventory.entity(composed.entityOf.value(capability.id));
            for (const auto &[name, example] : offeredCommands(capability)) {
                const auto message = publicationFor(*entity, capability, name, example);
                fuzz::require(!message || checkCommandTopic(message->topic),
                              "no maker makes us write where commands may not go");
            }
        }
    }
    return 0;
}
