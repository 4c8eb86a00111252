// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/stage.h"

namespace hearth::bridge
{

namespace
{

constexpr const char *kNames[] = {"launcher", "film", "app"};
const QString kCorner = QStringLiteral(" corner");

} // namespace

Stage::Stage(Database &home, QObject *parent) : QObject(parent), m_home(home) {}

void Stage::show(Front front, const QString &app)
{
    set(front, app, m_hasCorner && front != Front::Film);
}

void Stage::setCorner(bool hasFilm)
{
    if (hasFilm && m_front == Front::Film)
        set(Front::Launcher, {}, true);
    else
        set(m_front, m_app, hasFilm);
}

void Stage::set(Front front, const QString &app, bool hasCorner)
{
    if (front == m_front && app == m_app && hasCorner == m_hasCorner)
        return;
    m_front = front;
    m_app = app;
    m_hasCorner = hasCorner;
    auto statement = m_home.prepare("INSERT INTO running(key, value) VALUES('stage', ?1) "
                                    "ON CONFLICT(key) DO UPDATE SET value=?1");
    if (statement) {
        statement->bind(1, QLatin1String(kNames[static_cast<int>(front)]) + QLatin1Char(' ') + app +
                               (hasCorner ? kCorner : QString()));
        if (Done done = statement->run(); !done)
            qWarning("stage: %s", qUtf8Printable(done.error().message));
    }
    Q_EMIT changed();
}

QJsonObject Stage::toJson() const
{
    return {{QStringLiteral("front"), QLatin1String(kNames[static_cast<int>(m_front)])},
            {QStringLiteral("app"), m_app},
            {QStringLiteral("corner"), m_hasCorner}};
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
    m_hasCorner = value.endsWith(kCorner);
    m_app = value.section(QLatin1Char(' '), 1, 1);
}

} // namespace hearth::bridge
