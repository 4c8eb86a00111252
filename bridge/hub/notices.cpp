// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/notices.h"
#include "resources/base/json.h"
#include <QLoggingCategory>

namespace hearth::bridge
{

namespace
{

Q_LOGGING_CATEGORY(noticesLog, "hearth.notices")

constexpr JsonLimits kBodyLimits{64 * 1024, 8};

void warnOf(const Done &done)
{
    if (!done)
        qCWarning(noticesLog, "not kept: %s", qUtf8Printable(done.error().message));
}

} // namespace

Notices::Notices(Database &home, const Clock &clock, QObject *parent)
    : QObject(parent), m_home(home), m_clock(clock)
{
    load();
}

void Notices::load()
{
    // Numbers are never given again: the shell knows by them what it has shown.
    if (auto last = m_home.prepare("SELECT seq FROM sqlite_sequence WHERE name='notice'")) {
        if (const auto row = last->step(); row && *row)
            m_lastId = last->integer(0);
    }
    auto query = m_home.prepare("SELECT id, body, told FROM notice ORDER BY id DESC");
    while (query) {
        const auto row = query->step();
        if (!row || !*row)
            break;
        auto body = parseJsonObject(query->text(1).toUtf8(), kBodyLimits);
        if (!body)
            continue;
        body->insert(QStringLiteral("id"), QString::number(query->integer(0)));
        body->insert(QStringLiteral("told"), query->integer(2) != 0);
        m_list.append(*body);
    }
}

bool Notices::isKnown(const QString &key) const
{
    auto query = m_home.prepare("SELECT 1 FROM notice WHERE source=?1");
    if (key.isEmpty() || !query)
        return false;
    const auto row = query->bind(1, key).step();
    return row && *row;
}

void Notices::post(QJsonObject notice)
{
    const QString key = notice.take(QLatin1String("key")).toString();
    if (isKnown(key))
        return;
    notice.insert(QStringLiteral("id"), QString::number(++m_lastId));
    notice.insert(QStringLiteral("atMs"), qint64(m_clock.wall().count()));
    notice.insert(QStringLiteral("told"), false);
    warnOf(keep(key, notice));
    m_list.prepend(notice);
    while (m_list.size() > kMost)
        remove(oldest());
    if (!notice.value(QLatin1String("held")).toBool())
        Q_EMIT posted(notice);
}

/// The one that goes first; a danger that nobody has seen goes last.
QString Notices::oldest() const
{
    for (qsizetype i = m_list.size() - 1; i >= 0; --i) {
        const QJsonObject one = m_list[i].toObject();
        if (one.value(QLatin1String("rank")) != QLatin1String("safety") ||
            one.value(QLatin1String("told")).toBool())
            return one.value(QLatin1String("id")).toString();
    }
    return m_list.last().toObject().value(QLatin1String("id")).toString();
}

void Notices::release(const QString &id)
{
    const qsizetype index = find(id);
    if (index < 0)
        return;
    QJsonObject notice = m_list[index].toObject();
    if (notice.take(QLatin1String("held")).isUndefined())
        return;
    m_list[index] = notice;
    QJsonObject body = notice;
    body.remove(QLatin1String("told"));
    auto statement = m_home.prepare("UPDATE notice SET body=?2 WHERE id=?1");
    warnOf(statement ? statement->bind(1, id.toLongLong()).bind(2, QString::fromUtf8(toJson(body))).run()
                     : Done(std::unexpected(statement.error())));
    Q_EMIT posted(notice);
}

Done Notices::keep(const QString &key, const QJsonObject &notice)
{
    auto statement = m_home.prepare("INSERT INTO notice(id, source, body) VALUES(?1, ?2, ?3)");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, m_lastId).bind(3, QString::fromUtf8(toJson(notice)));
    if (key.isEmpty())
        statement->bindNull(2);
    else
        statement->bind(2, key);
    return statement->run();
}

qsizetype Notices::find(const QString &id) const
{
    for (qsizetype i = 0; i < m_list.size(); ++i) {
        if (m_list[i].toObject().value(QLatin1String("id")).toString() == id)
            return i;
    }
    return -1;
}

bool Notices::noteTold(const QString &id)
{
    const qsizetype index = find(id);
    if (index < 0)
        return false;
    QJsonObject notice = m_list[index].toObject();
    notice.insert(QStringLiteral("told"), true);
    m_list[index] = notice;
    auto statement = m_home.prepare("UPDATE notice SET told=1 WHERE id=?1");
    warnOf(statement ? statement->bind(1, id.toLongLong()).run() : Done(std::unexpected(statement.error())));
    Q_EMIT told(id);
    return true;
}

void Notices::remove(const QString &id)
{
    if (const qsizetype index = find(id); index >= 0)
        m_list.removeAt(index);
    auto statement = m_home.prepare("DELETE FROM notice WHERE id=?1");
    warnOf(statement ? statement->bind(1, id.toLongLong()).run() : Done(std::unexpected(statement.error())));
}

bool Notices::dismiss(const QString &id)
{
    if (find(id) < 0)
        return false;
    remove(id);
    Q_EMIT dismissed(id);
    return true;
}

} // namespace hearth::bridge
