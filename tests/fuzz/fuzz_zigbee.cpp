// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What Zigbee2MQTT may say of its network: lines of a topic below bridge/, a space and a payload.

#include "bridge/appliances/zigbee/zigbee_network.h"
#include "tests/fuzz/fuzz.h"

using namespace hearth;
using namespace hearth::bridge;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const SystemClock clock;
    ZigbeeNetwork network(clock);
    int answers = 0;
    int asked = 0;
    for (const QByteArray &line : fuzz::lines(data, size, 16)) {
        const qsizetype space = line.indexOf(' ');
        const QString topic =
            QStringLiteral("zigbee2mqtt/bridge/") + QString::fromUtf8(space < 0 ? line : line.first(space));
        if (!ZigbeeNetwork::listensTo(topic))
            continue;
        (void)network.hear({topic, space < 0 ? QByteArray() : line.sliced(space + 1), 0, false});
        const auto message =
            network.ask(QStringLiteral("rename"),
                        {{QStringLiteral("id"),
                          network.toJson()[QLatin1String("devices")].toArray().first().toObject().value(
                              QLatin1String("id"))},
                         {QStringLiteral("name"), QString::fromUtf8(line.left(20))}},
                        [&](const Done &) { ++answers; });
        if (message) {
            ++asked;
            fuzz::require(message->topic == QLatin1String("zigbee2mqtt/bridge/request/device/rename"),
                          "nothing is asked anywhere else");
        }
    }
    const QJsonObject now = network.toJson();
    fuzz::require(now[QLatin1String("devices")].toArray().size() <= ZigbeeNetwork::kMostDevices, "lists end");
    network.lose();
    fuzz::require(answers == asked, "each is answered once");
    return 0;
}
