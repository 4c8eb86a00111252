// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the home tells whoever watches: a bounded list, newest first, kept in home.db. The shell shows each
// once over whatever is on the screen and says so; what was not shown when it or hearthd died is shown by the
// next. Main thread. On a full disk the list goes on in memory.

#include "resources/base/clock.h"
#include "resources/base/database.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

namespace hearth::bridge
{

class Notices : public QObject
{
    Q_OBJECT
public:
    Notices(Database &home, const Clock &clock, QObject *parent = nullptr);

    /// `notice` has at least "kind" and "text"; gets "id", "atMs" and "told" here. One with a "key" that was
    /// posted before is dropped. One that is "held" is kept, and posted when it is released.
    void post(QJsonObject notice);
    void release(const QString &id);
    /// A viewer saw it.
    bool noteTold(const QString &id);
    bool dismiss(const QString &id);
    [[nodiscard]] QJsonArray list() const { return m_list; }

Q_SIGNALS:
    void posted(const QJsonObject &notice);
    void told(const QString &id);
    void dismissed(const QString &id);

private:
    static constexpr qsizetype kMost = 50;

    void load();
    Done keep(const QString &key, const QJsonObject &notice);
    void remove(const QString &id);
    [[nodiscard]] QString oldest() const;
    [[nodiscard]] bool isKnown(const QString &key) const;
    [[nodiscard]] qsizetype find(const QString &id) const;

    Database &m_home;
    const Clock &m_clock;
    QJsonArray m_list;
    qint64 m_lastId = 0;
};

} // namespace hearth::bridge
