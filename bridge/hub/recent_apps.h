// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which apps a profile used, and when last. In home.db. Main thread of hearthd.

#include "resources/base/clock.h"
#include "resources/base/database.h"
#include <QHash>

namespace hearth::bridge
{

class RecentApps
{
public:
    /// `home` is home.db with its schema and outlives this.
    RecentApps(Database &home, const Clock &clock) : m_home(home), m_clock(clock) {}

    void setProfile(const QString &profile) { m_profile = profile; }
    /// It came to the front.
    Done note(const QString &app);
    /// By app: wall clock, ms.
    [[nodiscard]] QHash<QString, qint64> usedAt() const;
    Done forgetProfile(const QString &profile);

private:
    Database &m_home;
    const Clock &m_clock;
    QString m_profile;
};

} // namespace hearth::bridge
