// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What an appliance that is spoken to without a broker may say: the bytes of its WebSocket, then its maker's
// messages, a line each.

#include "bridge/appliances/direct/web_socket_frames.h"
#include "bridge/appliances/model/command.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/ordering.h"
#include "bridge/appliances/shelly/shelly_conversation.h"
#include "bridge/appliances/wled/wled_conversation.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::bridge;

namespace
{

constexpr qsizetype kLargest = 4096;

void readBytes(const QByteArray &bytes)
{
    (void)readWebSocketAnswer(bytes, "dGhlIHNhbXBsZSBub25jZQ==");
    WebSocketReader whole(kLargest);
    const auto once = whole.take(bytes);
    WebSocketReader pieces(kLargest);
    size_t count = 0;
    bool isWell = true;
    for (qsizetype at = 0; at < bytes.size() && isWell; at += 7) {
        const auto some = pieces.take(bytes.mid(at, 7));
        isWell = some.has_value();
        for (const WebSocketMessage &one : some.value_or(std::vector<WebSocketMessage>())) {
            fuzz::require(one.bytes.size() <= kLargest, "no message is larger than the limit");
            ++count;
        }
    }
    fuzz::require(isWell == once.has_value(), "pieces are refused as the whole is");
    fuzz::require(!once || once->size() == count, "pieces are read as the whole is");
}

void speak(Conversation &conversation, const QByteArrayList &lines)
{
    Inventory inventory(QStringLiteral("direct"));
    int number = 0;
    const auto take = [&](const Result<DirectHeard> &heard) {
        if (!heard)
            return false;
        fuzz::require(heard->says.size() < 8, "a message is not answered by many");
        if (heard->announced)
            (void)inventory.apply(*heard->announced);
        for (const auto &[topic, payload] : heard->told)
            inventory.accept(topic, payload);
        for (const auto &[order, done] : heard->answered)
            fuzz::require(order > 0 && order <= number, "only what was asked for is answered");
        return true;
    };
    (void)take(conversation.begin());
    for (const QByteArray &line : lines) {
        const QString before = conversation.hardware();
        (void)take(conversation.fetched(QStringLiteral("/json/eff"), line));
        (void)take(conversation.fetched(QStringLiteral("/presets.json"), line));
        if (!take(conversation.hear(line)))
            break;
        fuzz::require(before.isEmpty() || conversation.hardware() == before, "nobody becomes another");
        for (const QString &id : inventory.deviceIds()) {
            const Composed composed = compose(id, inventory.entitiesOf(id));
            for (const Capability &capability : composed.appliance.capabilities) {
                for (const auto &[name, example] : offeredCommands(capability)) {
                    const auto message = orderFor(inventory, id, capability.id, name, example);
                    if (message && number < 100)
                        (void)take(conversation.order(++number, *message));
                }
            }
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    readBytes(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    const QByteArrayList lines = fuzz::lines(data, size, 8);
    for (const auto &make : {&makeShellyConversation, &makeWledConversation})
        speak(*make([](const QString &) { return QStringLiteral("secret"); }), lines);
    return 0;
}
