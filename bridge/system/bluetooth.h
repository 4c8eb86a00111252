// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Remotes, pads and headphones over Bluetooth, through BlueZ on the system bus; where there is none or no
// adapter, that is told. Pairing asks no questions: what has neither display nor keys (a remote) needs none,
// and what wants a number typed is refused by BlueZ. Main thread of hearthd. Names are those of BlueZ 5.66,
// doc/device-api.txt and doc/adapter-api.txt.

#include "resources/base/result.h"
#include <QDBusConnection>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <functional>

namespace hearth::bridge
{

class Bluetooth : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const Done &)>;

    explicit Bluetooth(QDBusConnection bus, QObject *parent = nullptr);

    /// {"present", "on", "searching", "devices": [{"id", "name", "kind":
    /// "remote"|"pad"|"sound"|"keyboard"|"phone"|"",
    ///  "paired", "connected", "battery" in percent or absent}]}: the paired ones first, 40 at most.
    [[nodiscard]] QJsonObject toJson() const { return m_state; }

    /// Looks for half a minute; changed() tells what comes.
    void search();
    /// Pairs, trusts and connects.
    void pair(const QString &id, Answer answer);
    void forget(const QString &id, Answer answer);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void noteChange();

private:
    using Call = std::function<void(const Done &)>;
    void read();
    void order(const QString &path, const QString &interface, const QString &method,
               const QVariantList &arguments, int deadlineMs, Call done);
    void setProperty(const QString &path, const QString &interface, const QString &name,
                     const QVariant &value);
    [[nodiscard]] QString pathOf(const QString &id, const Answer &answer);

    QDBusConnection m_bus;
    QJsonObject m_state;
    QString m_adapter;
    QHash<QString, QString> m_paths; // id (the address) -> object
    QTimer m_readSoon;
    QTimer m_searchEnd;
    bool m_isReading = false;
    bool m_mustReadAgain = false;
};

} // namespace hearth::bridge
