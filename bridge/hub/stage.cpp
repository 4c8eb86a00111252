// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/stage.h"

namespace hearth::bridge
{

namespace
{

constexpr const char *kNames[] = {"launcher", "film", "app"};

} // namespace

Stage::Stage(Database &home, QObject *parent) : QObject(parent), m_home(home) {}

void Stage::show(Front front, const QString &app)
{
    if (front == m_front && app == m_app)
        return;
    m_front = front;
    m_app = app;
    auto statement = m_home.prepare("INSERT INTO running(key, value) VALUES('stage', ?1) "
                                    "ON CONFLICT(key) DO UPDATE SET value=?1");
    if (statement) {
        statement->bind(1, QLatin1String(kNames[static_cast<int>(front)]) + QLatin1Char(' ') + app);
        if (Done done = statement->run(); !done)
            qWarning("stage: %s", qUtf8Printable(done.error().message));
    }
    Q_EMIT changed();
}

QJsonObject Stage::toJson() const
{
    return {{QStringLiteral("front"), QLatin1String(kNames[static_cast<int>(m_front)])},
            {QStringLiteral("app"), m_app}};
}

void Stage::recall()
{
    auto query = m_home.prepare("SELECT value FROM running WHERE key='stage'");
    if (!query)
        return;
    const auto row = query->step();
    if (!row || !*row)
        return;
    const QString value = query->text(0);
    for (int i = 0; i < 3; ++i) {
        if (value.section(QLatin1Char(' '), 0, 0) == QLatin1String(kNames[i]))
            m_front = static_cast<Front>(i);
    }
    m_app = value.section(QLatin1Char(' '), 1);
}

} // namespace hearth::bridge
