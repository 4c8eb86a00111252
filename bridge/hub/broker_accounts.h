// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may speak on the home's own broker besides hearthd: one account an appliance, with a password of its
// own and the topics of its kind alone, kept in one private file until the household takes it away. Main
// thread.

#include "bridge/appliances/mqtt/broker.h"
#include <QJsonArray>
#include <QJsonObject>
#include <span>

namespace hearth::bridge
{

struct AccountKind {
    const char *name; // "tasmota"
    /// Filters with %1 for the account's user, which is also the topic or prefix that goes into the
    /// appliance.
    std::vector<const char *> topics;
    std::vector<const char *> readOnly;
};

std::span<const AccountKind> accountKinds();

class BrokerAccounts
{
public:
    static constexpr size_t kMost = 100;

    /// A file that cannot be read is set aside, since appliances can be given new passwords but hearthd must
    /// start.
    static BrokerAccounts load(const QString &file);

    /// {"user", "name", "kind", "password"}. Invalid for a kind that is none, TooLarge past kMost; Io as it
    /// says.
    Result<QJsonObject> add(const QString &kind, const QString &name);
    /// The same again; NotFound.
    [[nodiscard]] Result<QJsonObject> account(const QString &user) const;
    Done remove(const QString &user);
    /// Without passwords, in the order they were made.
    [[nodiscard]] QJsonArray toJson() const;
    [[nodiscard]] std::vector<BrokerAccount> forBroker() const;

private:
    struct Row {
        QString user;
        QString name;
        QString kind;
        QByteArray password;
        QByteArray hash;
    };
    [[nodiscard]] Done save() const;
    [[nodiscard]] QString freshUser(const QString &kind) const;

    QString m_file;
    std::vector<Row> m_rows;
};

} // namespace hearth::bridge
