// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the home tells whoever watches: a bounded list, newest first. The shell shows each once over whatever
// is on the screen. Main thread.

#include "resources/base/clock.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

namespace hearth::bridge
{

class Notices : public QObject
{
    Q_OBJECT
public:
    explicit Notices(const Clock &clock, QObject *parent = nullptr) : QObject(parent), m_clock(clock) {}

    /// `notice` has at least "kind" and "text"; gets "id" and "atMs" here.
    void post(QJsonObject notice)
    {
        notice.insert(QStringLiteral("id"), QString::number(++m_lastId));
        notice.insert(QStringLiteral("atMs"), qint64(m_clock.wall().count()));
        m_list.prepend(notice);
        while (m_list.size() > kMost)
            m_list.removeLast();
        Q_EMIT posted(notice);
    }

    bool dismiss(const QString &id)
    {
        for (qsizetype i = 0; i < m_list.size(); ++i) {
            if (m_list[i].toObject().value(QLatin1String("id")).toString() == id) {
                m_list.removeAt(i);
                Q_EMIT dismissed(id);
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] QJsonArray list() const { return m_list; }

Q_SIGNALS:
    void posted(const QJsonObject &notice);
    void dismissed(const QString &id);

private:
    static constexpr qsizetype kMost = 50;
    const Clock &m_clock;
    QJsonArray m_list;
    quint64 m_lastId = 0;
};

} // namespace hearth::bridge
