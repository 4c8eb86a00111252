// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one place that knows PINs: the household's own (ratings, purchases, settings, dangerous appliances) and
// those of profiles. Only a salted PBKDF2 hash is kept; what protects four digits is that guessing gets slow,
// also across restarts: five wrong ones close it for a minute, every further one for twice as long, an hour
// at most. Main thread of hearthd.

#include "resources/base/clock.h"
#include "resources/base/database.h"
#include <QCoreApplication>

namespace hearth::store
{

class Pins
{
    Q_DECLARE_TR_FUNCTIONS(Pins)
public:
    /// Both outlive this; `home` is home.db with its schema.
    Pins(Database &home, const Clock &clock) : m_home(home), m_clock(clock) {}

    static QString household() { return QStringLiteral("household"); }

    [[nodiscard]] bool isSet(const QString &owner) const;
    /// Four to eight digits; empty removes it. Whoever may do so has been asked for the old one before.
    Done set(const QString &owner, const QString &pin);
    /// NeedsPin, with a sentence, for an empty or a wrong one and while it is closed.
    Done check(const QString &owner, const QString &pin);
    Done forget(const QString &owner);

private:
    struct Row {
        QByteArray salt;
        QByteArray hash;
        int wrong = 0;
        qint64 closedUntilMs = 0;
    };
    [[nodiscard]] Result<std::optional<Row>> row(const QString &owner) const;
    Done write(const QString &owner, const Row &row);

    Database &m_home;
    const Clock &m_clock;
};

} // namespace hearth::store
