// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/live/channels.h"
#include "channels_schema.h"
#include <QCryptographicHash>
#include <QSet>
#include <QUrl>

namespace hearth::player
{

namespace
{

constexpr int kMostGroups = 200;
constexpr int kListIdBytes = 6;

} // namespace

Result<std::unique_ptr<Channels>> Channels::create(const QString &databasePath, const Clock &clock)
{
    auto database = Database::open(databasePath, channels_schema::kMigrations);
    if (!database)
        return std::unexpected(database.error());
    return std::unique_ptr<Channels>(new Channels(std::move(*database), clock));
}

Done Channels::forgetProfile(const QString &profile)
{
    for (const char *sql : {"DELETE FROM kept WHERE profile=?1", "DELETE FROM watched WHERE profile=?1"}) {
        auto statement = m_database->prepare(sql);
        if (!statement)
            return std::unexpected(statement.error());
        if (Done done = statement->bind(1, profile).run(); !done)
            return done;
    }
    return {};
}

QList<ChannelList> Channels::lists() const
{
    QList<ChannelList> lists;
    auto statement = m_database->prepare(
        "SELECT id, address, name, read_ms, error FROM channel_list ORDER BY added_ms, id");
    while (statement && statement->step().value_or(false))
        lists.append({statement->text(0), statement->text(1), statement->text(2), statement->integer(3),
                      inWords(statement->text(4))});
    return lists;
}

Result<QString> Channels::addList(const QString &address, const QString &name)
{
    const QList<ChannelList> known = lists();
    for (const ChannelList &list : known) {
        if (list.address == address)
            return list.id;
    }
    if (known.size() >= kMostLists)
        return fail(ErrorCode::NotAllowed, tr("There are too many lists of channels"),
                    tr("Take one away first"));
    const QString id = QString::fromLatin1(
        QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).left(kListIdBytes).toHex());
    auto insert =
        m_database->prepare("INSERT INTO channel_list(id, address, name, added_ms) VALUES(?1, ?2, ?3, ?4)");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, id).bind(2, address).bind(3, name).bind(4, static_cast<qint64>(m_clock.wall().count()));
    if (Done done = insert->run(); !done)
        return std::unexpected(done.error());
    return id;
}

Done Channels::removeList(const QString &id)
{
    auto transaction = m_database->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const char *sql : {"DELETE FROM channel WHERE list=?1", "DELETE FROM channel_list WHERE id=?1"}) {
        auto statement = m_database->prepare(sql);
        if (!statement)
            return std::unexpected(statement.error());
        if (Done done = statement->bind(1, id).run(); !done)
            return done;
    }
    return transaction->commit();
}

Done Channels::setError(const QString &listId, const QString &error)
{
    auto update = m_database->prepare("UPDATE channel_list SET error=?2 WHERE id=?1");
    if (!update)
        return std::unexpected(update.error());
    return update->bind(1, listId).bind(2, error).run();
}

Done Channels::replace(const QString &databasePath, const QString &listId, const Playlist &playlist,
                       qint64 nowMs)
{
    const QList<ChannelEntry> entries = channelEntries(playlist, listId);
    if (entries.isEmpty())
        return fail(ErrorCode::NotFound, tr("There are no channels in this list"));
    auto database = Database::open(databasePath, channels_schema::kMigrations);
    if (!database)
        return std::unexpected(database.error());
    auto transaction = (*database)->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    QHash<QString, int> before;
    auto known = (*database)->prepare("SELECT id, number FROM channel");
    while (known && known->step().value_or(false))
        before.insert(known->text(0), static_cast<int>(known->integer(1)));
    const QList<int> numbers = channelNumbers(entries, before);
    auto clear = (*database)->prepare("DELETE FROM channel WHERE list=?1");
    auto insert =
        (*database)->prepare("INSERT OR REPLACE INTO channel VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    // A list that was taken away meanwhile stays away.
    auto update = (*database)->prepare("UPDATE channel_list SET read_ms=?2, guide=?3, error='' WHERE id=?1");
    for (const auto *statement : {&clear, &insert, &update}) {
        if (!*statement)
            return std::unexpected(statement->error());
    }
    if (Done done = update->bind(1, listId).bind(2, nowMs).bind(3, playlist.guideAddress()).run(); !done)
        return done;
    if ((*database)->changes() == 0)
        return {};
    if (Done done = clear->bind(1, listId).run(); !done)
        return done;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const ChannelEntry &entry = entries[i];
        insert->reset();
        insert->bind(1, entry.id)
            .bind(2, listId)
            .bind(3, static_cast<qint64>(numbers[i]))
            .bind(4, entry.name);
        insert->bind(5, entry.category).bind(6, entry.address).bind(7, entry.guideId);
        if (Done done = insert->bind(8, static_cast<qint64>(entry.isRadio)).run(); !done)
            return done;
    }
    return transaction->commit();
}

qint64 Channels::count() const
{
    auto statement = m_database->prepare("SELECT count(*) FROM channel");
    return statement && statement->step().value_or(false) ? statement->integer(0) : 0;
}

template <typename... Values> QJsonArray Channels::read(const char *rest, const Values &...values) const
{
    QJsonArray channels;
    const QByteArray sql = QByteArray("SELECT c.id, c.number, c.name, c.category, c.radio, "
                                      "EXISTS(SELECT 1 FROM kept k WHERE k.profile=?1 AND k.channel=c.id) "
                                      "FROM channel c ") +
                           rest;
    auto statement = m_database->prepare(sql.constData());
    if (!statement)
        return channels;
    statement->bind(1, m_profile);
    int index = 1;
    (statement->bind(++index, values), ...);
    while (statement->step().value_or(false))
        channels.append(QJsonObject{{QStringLiteral("id"), statement->text(0)},
                                    {QStringLiteral("type"), QStringLiteral("channel")},
                                    {QStringLiteral("number"), statement->integer(1)},
                                    {QStringLiteral("name"), statement->text(2)},
                                    {QStringLiteral("category"), statement->text(3)},
                                    {QStringLiteral("radio"), statement->integer(4) != 0},
                                    {QStringLiteral("kept"), statement->integer(5) != 0}});
    return channels;
}

QJsonObject Channels::window(const ChannelWindow &window) const
{
    constexpr const char *kWhich =
        "WHERE (?2='' OR c.category=?2) AND (?3=0 OR EXISTS(SELECT 1 FROM kept k WHERE "
        "k.profile=?1 AND k.channel=c.id)) ";
    const QByteArray page = QByteArray(kWhich) + "ORDER BY c.number LIMIT ?4 OFFSET ?5";
    auto total = m_database->prepare((QByteArray("SELECT count(*) FROM channel c ") + kWhich).constData());
    qint64 count = 0;
    if (total) {
        total->bind(1, m_profile).bind(2, window.group).bind(3, static_cast<qint64>(window.isKept));
        count = total->step().value_or(false) ? total->integer(0) : 0;
    }
    return {{QStringLiteral("total"), count},
            {QStringLiteral("offset"), window.offset},
            {QStringLiteral("items"),
             read(page.constData(), window.group, static_cast<qint64>(window.isKept),
                  static_cast<qint64>(window.limit), static_cast<qint64>(window.offset))}};
}

QJsonArray Channels::groups() const
{
    QJsonArray groups;
    auto statement =
        m_database->prepare("SELECT category, count(*) FROM channel WHERE category<>'' GROUP BY category "
                            "ORDER BY count(*) DESC, category LIMIT ?1");
    if (!statement)
        return groups;
    statement->bind(1, static_cast<qint64>(kMostGroups));
    while (statement->step().value_or(false))
        groups.append(QJsonObject{{QStringLiteral("name"), statement->text(0)},
                                  {QStringLiteral("channels"), statement->integer(1)}});
    return groups;
}

std::optional<QJsonObject> Channels::channel(const QString &id) const
{
    const QJsonArray found = read("WHERE c.id=?2", id);
    return found.isEmpty() ? std::nullopt : std::optional(found.first().toObject());
}

std::optional<QJsonObject> Channels::byNumber(int number) const
{
    const QJsonArray found = read("WHERE c.number=?2", static_cast<qint64>(number));
    return found.isEmpty() ? std::nullopt : std::optional(found.first().toObject());
}

std::optional<QJsonObject> Channels::beside(int number, int by) const
{
    const qint64 from = number;
    QJsonArray found = by > 0 ? read("WHERE c.number>?2 ORDER BY c.number LIMIT 1", from)
                              : read("WHERE c.number<?2 ORDER BY c.number DESC LIMIT 1", from);
    if (found.isEmpty())
        found = by > 0 ? read("ORDER BY c.number LIMIT 1") : read("ORDER BY c.number DESC LIMIT 1");
    return found.isEmpty() ? std::nullopt : std::optional(found.first().toObject());
}

QString Channels::addressOf(const QString &id) const
{
    auto statement = m_database->prepare("SELECT address FROM channel WHERE id=?1");
    if (!statement)
        return {};
    statement->bind(1, id);
    return statement->step().value_or(false) ? statement->text(0) : QString();
}

QJsonArray Channels::forHome(int limit) const
{
    QJsonArray channels;
    QSet<QString> seen;
    const auto take = [&](const QJsonArray &some) {
        for (const QJsonValue &channel : some) {
            const QString id = channel.toObject().value(QLatin1String("id")).toString();
            if (channels.size() < limit && !seen.contains(id)) {
                seen.insert(id);
                channels.append(channel);
            }
        }
    };
    const qint64 most = limit;
    // From the few that are kept, not through all of them.
    take(read("JOIN kept m ON m.channel=c.id AND m.profile=?1 ORDER BY c.number LIMIT ?2", most));
    take(read("JOIN watched w ON w.channel=c.id AND w.profile=?1 ORDER BY w.at_ms DESC LIMIT ?2", most));
    take(read("ORDER BY c.number LIMIT ?2", most));
    return channels;
}

QList<Channels::Name> Channels::namesAfter(int after, int limit) const
{
    QList<Name> names;
    auto statement =
        m_database->prepare("SELECT id, name, number FROM channel WHERE number>?1 ORDER BY number LIMIT ?2");
    if (!statement)
        return names;
    statement->bind(1, static_cast<qint64>(after)).bind(2, static_cast<qint64>(limit));
    while (statement->step().value_or(false))
        names.append({statement->text(0), statement->text(1), static_cast<int>(statement->integer(2))});
    return names;
}

Done Channels::keep(const QString &id, bool isKept)
{
    if (!channel(id))
        return fail(ErrorCode::NotFound, tr("There is no such channel"));
    auto change = m_database->prepare(isKept ? "INSERT OR IGNORE INTO kept VALUES(?1, ?2)"
                                             : "DELETE FROM kept WHERE profile=?1 AND channel=?2");
    if (!change)
        return std::unexpected(change.error());
    return change->bind(1, m_profile).bind(2, id).run();
}

Done Channels::noteWatched(const QString &id)
{
    auto insert = m_database->prepare(
        "INSERT INTO watched VALUES(?1, ?2, ?3) ON CONFLICT(profile, channel) DO UPDATE SET at_ms=?3");
    if (!insert)
        return std::unexpected(insert.error());
    return insert->bind(1, m_profile).bind(2, id).bind(3, static_cast<qint64>(m_clock.wall().count())).run();
}

} // namespace hearth::player
