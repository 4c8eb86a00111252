// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is said with one appliance over a connection of its own, in its maker's words. A maker's folder has
// one beside its dialect of MQTT (mqtt/dialect.h) and shares with it what payloads mean: it makes the same
// entities, whose topics are names here that no broker sees. Sends nothing itself; one for each connection.
// Every message is hostile: an error ends the connection.

#include "bridge/appliances/mqtt/client.h"
#include "bridge/appliances/mqtt/discovery.h"
#include <functional>
#include <memory>

namespace hearth::bridge
{

/// What came of a message, for whoever holds the connection; done in this order.
struct DirectHeard {
    std::vector<QByteArray> says;                     // to be sent
    QStringList fetches;                              // paths to be got from it by HTTP
    std::optional<DiscoveryMessage> announced;        // what it is, in the place of what it was
    std::vector<std::pair<QString, QByteArray>> told; // topics and payloads, for its entities
    std::vector<std::pair<int, Done>> answered;       // orders, by their numbers
    QString password;                                 // that it took, to be kept; empty: no news
};

class Conversation
{
public:
    /// The password that is kept for an appliance, by hardware(); may be empty.
    using PasswordOf = std::function<QString(const QString &)>;

    virtual ~Conversation() = default;
    /// The connection is open.
    virtual DirectHeard begin() = 0;
    /// Invalid and TooLarge for what it does not say, and when it says that it is another one now.
    virtual Result<DirectHeard> hear(const QByteArray &message) = 0;
    /// What came for one of `fetches`.
    virtual Result<DirectHeard> fetched(const QString &path, const Result<QByteArray> &body)
    {
        Q_UNUSED(path)
        Q_UNUSED(body)
        return DirectHeard{};
    }
    /// Carries out what an entity's config made of a command; answered under `number`, unless the connection
    /// ends before.
    virtual Result<DirectHeard> order(int number, const MqttMessage &message) = 0;

    /// Who it says that it is: its network address, 12 digits; empty before it said so. The same for good.
    [[nodiscard]] virtual QString hardware() const = 0;
    /// What its entities read whether it is there from: "true" or "false".
    [[nodiscard]] virtual QString onlineTopic() const = 0;
    /// Why not all of it can be used, a sentence with what to do; empty: nothing is wrong.
    [[nodiscard]] virtual QString problem() const { return {}; }
};

} // namespace hearth::bridge
