// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/channel_lists.h"
#include "player/playlists/playlist_formats.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(listsLog, "hearth.channels")

namespace
{

constexpr qint64 kMostBytes = qint64(64) << 20;
constexpr std::chrono::milliseconds kDeadline{120000};
constexpr std::chrono::milliseconds kOld = std::chrono::hours(24);
constexpr std::chrono::milliseconds kLook = std::chrono::hours(1); // how often it is asked what is old
constexpr qsizetype kMostAddress = 2000;

QString nameFor(const QString &address)
{
    const QUrl url(address);
    return url.host().isEmpty() ? QFileInfo(address).completeBaseName() : url.host();
}

} // namespace

ChannelLists::ChannelLists(player::Channels &channels, HttpClient &http, const Clock &clock,
                           QString databasePath, QObject *parent)
    : QObject(parent), m_channels(channels), m_http(http), m_clock(clock),
      m_databasePath(std::move(databasePath))
{
    connect(&m_daily, &QTimer::timeout, this, &ChannelLists::readOld);
    m_daily.start(kLook);
    QTimer::singleShot(0, this, &ChannelLists::readOld);
}

ChannelLists::~ChannelLists()
{
    if (m_worker.joinable())
        m_worker.join();
}

Done ChannelLists::add(const QString &address, const QString &name)
{
    const QString clean = address.trimmed();
    const QUrl url(clean, QUrl::TolerantMode);
    const bool isWeb = (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) &&
                       !url.host().isEmpty();
    if (clean.size() > kMostAddress || !(isWeb || QDir::isAbsolutePath(clean)))
        return fail(ErrorCode::Invalid, tr("This is no address of a list"),
                    tr("It begins with http:// or https://, or is the path of a file"));
    const Result<QString> id = m_channels.addList(clean, name.isEmpty() ? nameFor(clean) : name);
    if (!id)
        return std::unexpected(id.error());
    return readAgain(*id);
}

Done ChannelLists::remove(const QString &id)
{
    m_waiting.removeAll(id);
    const Done done = m_channels.removeList(id);
    Q_EMIT changed();
    return done;
}

Done ChannelLists::readAgain(const QString &id)
{
    const QList<player::ChannelList> lists = m_channels.lists();
    const bool isKnown =
        std::ranges::any_of(lists, [&](const player::ChannelList &list) { return list.id == id; });
    if (!isKnown)
        return fail(ErrorCode::NotFound, tr("There is no such list"));
    if (id != m_reading && !m_waiting.contains(id))
        m_waiting.enqueue(id);
    readNext();
    Q_EMIT changed();
    return {};
}

QJsonArray ChannelLists::toJson() const
{
    QJsonArray lists;
    const QList<player::ChannelList> known = m_channels.lists();
    for (const player::ChannelList &list : known)
        lists.append(
            QJsonObject{{QStringLiteral("id"), list.id},
                        {QStringLiteral("address"), list.address},
                        {QStringLiteral("name"), list.name},
                        {QStringLiteral("readMs"), list.readMs},
                        {QStringLiteral("error"), inWords(list.error)},
                        {QStringLiteral("isReading"), list.id == m_reading || m_waiting.contains(list.id)}});
    return lists;
}

void ChannelLists::readOld()
{
    const QList<player::ChannelList> lists = m_channels.lists();
    for (const player::ChannelList &list : lists) {
        if (m_clock.wall().count() - list.readMs > kOld.count() && list.id != m_reading &&
            !m_waiting.contains(list.id))
            m_waiting.enqueue(list.id);
    }
    readNext();
}

void ChannelLists::readNext()
{
    if (!m_reading.isEmpty() || m_waiting.isEmpty())
        return;
    m_reading = m_waiting.dequeue();
    const QList<player::ChannelList> lists = m_channels.lists();
    const auto list = std::ranges::find(lists, m_reading, &player::ChannelList::id);
    if (list == lists.end()) {
        finish({});
        return;
    }
    if (!QDir::isAbsolutePath(list->address)) {
        m_http.get({QUrl(list->address, QUrl::TolerantMode), kMostBytes, kDeadline, {}, {}}, this,
                   [this, name = QUrl(list->address).fileName()](const Result<HttpAnswer> &answer) {
                       if (!answer)
                           finish(std::unexpected(answer.error()));
                       else if (answer->status / 100 != 2)
                           finish(fail(ErrorCode::Unavailable,
                                       Error::tr("The list's server answers with %1").arg(answer->status)));
                       else
                           parse(answer->body, name);
                   });
        return;
    }
    QFile file(list->address);
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        finish(fail(ErrorCode::NotFound, Error::tr("The file %1 cannot be read").arg(list->address)));
    else if (file.size() > kMostBytes)
        finish(fail(ErrorCode::TooLarge, Error::tr("This list is too large")));
    else
        parse(file.readAll(), QFileInfo(list->address).fileName());
}

void ChannelLists::parse(const QByteArray &bytes, const QString &fileName)
{
    if (m_worker.joinable())
        m_worker.join(); // it has said its last word already
    m_worker = std::thread([this, bytes, fileName, list = m_reading, path = m_databasePath,
                            nowMs = static_cast<qint64>(m_clock.wall().count())] {
        const Result<player::Playlist> playlist = player::readPlaylist(bytes, fileName);
        const Done done = playlist ? player::Channels::replace(path, list, *playlist, nowMs)
                                   : std::unexpected(playlist.error());
        QMetaObject::invokeMethod(this, [this, done] { finish(done); }, Qt::QueuedConnection);
    });
}

void ChannelLists::finish(const Done &done)
{
    const QString list = std::exchange(m_reading, QString());
    if (!done) {
        qCWarning(listsLog, "%s: %s", qUtf8Printable(list), qUtf8Printable(done.error().message));
        if (const Done kept = m_channels.setError(list, done.error().message); !kept)
            qCWarning(listsLog, "%s", qUtf8Printable(kept.error().message));
    }
    Q_EMIT changed();
    readNext();
}

} // namespace hearth::bridge
