// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/photos.h"
#include "player/library/natural_order.h"
#include "player/library/title_id.h"
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <algorithm>
#include <map>

namespace hearth::player
{

Q_LOGGING_CATEGORY(photosLog, "hearth.photos")

namespace
{

constexpr QSize kTileSize{552, 414};
constexpr QSize kScreenSize{1920, 1080};
constexpr int kMostInWindow = 500;
constexpr int kMostPicked = 100;
constexpr char kFields[] = "id, name, path, size, mtime_ms, error";

QString folderOf(const QString &path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf(QLatin1Char('/')), 0));
}

} // namespace

Photos::Photos(Database &database, ProbeClient &probe, const QString &cacheFolder)
    : m_database(database), m_probe(probe), m_cache(cacheFolder + QLatin1String("/photos"), kMostBytes)
{
}

Done Photos::store(const ScanResult &result)
{
    if (Done done = m_database.execute(
            "CREATE TEMP TABLE IF NOT EXISTS seen_photo(path TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM "
            "seen_photo; UPDATE photo SET away=0");
        !done)
        return done;
    auto away = m_database.prepare("UPDATE photo SET away=1 WHERE substr(path, 1, length(?1))=?1");
    if (!away)
        return std::unexpected(away.error());
    for (const QString &folder : result.awayFolders) {
        if (Done done = away->bind(1, folder + QLatin1Char('/')).run(); !done)
            return done;
    }
    std::map<QString, std::vector<const FoundPhoto *>> albums;
    for (const FoundPhoto &photo : result.photos)
        albums[folderOf(photo.path)].push_back(&photo);
    auto seen = m_database.prepare("INSERT OR IGNORE INTO seen_photo VALUES(?1)");
    auto insert = m_database.prepare(
        "INSERT INTO photo(id, album, album_name, place, name, path, size, mtime_ms) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(id) DO UPDATE SET place=?4, away=0, size=?7, "
        "mtime_ms=?8, error=CASE WHEN size=?7 AND mtime_ms=?8 THEN error ELSE '' END "
        "WHERE place<>?4 OR size<>?7 OR mtime_ms<>?8 OR away<>0");
    if (!seen || !insert)
        return fail(ErrorCode::Io, QStringLiteral("library.db cannot be written"));
    for (auto &[folder, photos] : albums) {
        std::ranges::sort(photos, [](const FoundPhoto *one, const FoundPhoto *other) {
            return isNaturallyLess(one->path, other->path);
        });
        qint64 place = 0;
        for (const FoundPhoto *photo : photos) {
            if (Done done = seen->bind(1, photo->path).run(); !done)
                return done;
            insert->bind(1, photoIdOf(photo->path)).bind(2, albumIdOf(folder));
            insert->bind(3, folder.mid(folder.lastIndexOf(QLatin1Char('/')) + 1)).bind(4, place++);
            insert->bind(5, QFileInfo(photo->path).completeBaseName()).bind(6, photo->path);
            if (Done done = insert->bind(7, photo->sizeBytes).bind(8, photo->mtimeMs).run(); !done)
                return done;
        }
    }
    // SQLite takes the other columns of a lone max() from the row that has it: the newest photo is the cover.
    return m_database.execute("DELETE FROM photo WHERE away=0 AND path NOT IN (SELECT path FROM seen_photo); "
                              "DELETE FROM album; INSERT "
                              "INTO album(id, name, photos, newest_ms, cover) SELECT album, album_name, "
                              "count(*), max(mtime_ms), id "
                              "FROM photo WHERE away=0 GROUP BY album");
}

Photos::Photo Photos::photoFrom(const Statement &row, int first)
{
    return {row.text(first),        row.text(first + 1),    row.text(first + 2),
            row.integer(first + 3), row.integer(first + 4), row.text(first + 5)};
}

QString Photos::picture(const Photo &photo, Size size, Haste haste)
{
    if (!photo.error.isEmpty())
        return {};
    // A file that is another one is another picture.
    const QString name = photo.id + QLatin1Char('-') + QString::number(photo.mtimeMs, 36) + QLatin1Char('-') +
                         QString::number(photo.sizeBytes, 36) +
                         (size == Size::Tile ? QLatin1String("-tile.jpg") : QLatin1String("-screen.jpg"));
    const QString file = m_cache.find(name);
    const bool isFull = m_waiting.size() >= kMostWaiting && haste == Haste::Later;
    if (!file.isEmpty() || m_waiting.contains(name) || isFull)
        return file;
    m_waiting.insert(name);
    ProbeTask task{size == Size::Tile ? ProbeTask::Kind::Picture : ProbeTask::Kind::Photo,
                   photo.path,
                   m_cache.unfinished(name),
                   size == Size::Tile ? kTileSize : kScreenSize,
                   {}};
    task.isUrgent = haste == Haste::Now;
    task.done = [this, name, id = photo.id](const Result<QJsonObject> &done) {
        m_waiting.remove(name);
        if (done) {
            m_cache.keep(name);
        } else {
            qCWarning(photosLog, "%s: %s", qUtf8Printable(id), qUtf8Printable(done.error().message));
            QFile::remove(m_cache.unfinished(name));
            if (auto note = m_database.prepare("UPDATE photo SET error=?2 WHERE id=?1"))
                (void)note->bind(1, id).bind(2, done.error().message).run();
        }
        Q_EMIT changed();
    };
    m_probe.add(std::move(task));
    return {};
}

QJsonArray Photos::albums(int offset, int limit)
{
    QJsonArray list;
    static constexpr char sql[] =
        "SELECT album.id, album.name, photos, newest_ms, photo.id, photo.name, path, size, mtime_ms, error "
        "FROM "
        "album JOIN photo ON photo.id=cover ORDER BY newest_ms DESC, album.id LIMIT ?1 OFFSET ?2";
    auto query = m_database.prepare(sql);
    if (!query)
        return list;
    query->bind(1, qint64(std::clamp(limit, 1, kMostInWindow))).bind(2, qint64(std::max(offset, 0)));
    for (auto row = query->step(); row && *row; row = query->step())
        list.append(QJsonObject{
            {QStringLiteral("id"), query->text(0)},
            {QStringLiteral("kind"), QStringLiteral("album")},
            {QStringLiteral("type"), QStringLiteral("album")},
            {QStringLiteral("name"), query->text(1)},
            {QStringLiteral("photos"), query->integer(2)},
            {QStringLiteral("backdrop"), picture(photoFrom(*query, 4), Size::Tile, Haste::Later)}});
    return list;
}

qint64 Photos::albumCount() const
{
    auto query = m_database.prepare("SELECT count(*) FROM album");
    if (!query)
        return 0;
    const auto row = query->step();
    return row && *row ? query->integer(0) : 0;
}

QJsonArray Photos::photosOf(const QString &album, int offset, int limit)
{
    QJsonArray list;
    const QByteArray sql = QByteArray("SELECT album_name, ") + kFields +
                           " FROM photo WHERE album=?1 AND away=0 ORDER BY place LIMIT ?2 OFFSET ?3";
    auto query = m_database.prepare(sql.constData());
    if (!query)
        return list;
    query->bind(1, album).bind(2, qint64(std::clamp(limit, 1, kMostInWindow)));
    query->bind(3, qint64(std::max(offset, 0)));
    for (auto row = query->step(); row && *row; row = query->step()) {
        const Photo photo = photoFrom(*query, 1);
        list.append(QJsonObject{{QStringLiteral("id"), photo.id},
                                {QStringLiteral("kind"), QStringLiteral("photo")},
                                {QStringLiteral("type"), QStringLiteral("photo")},
                                {QStringLiteral("name"), photo.name},
                                {QStringLiteral("series"), query->text(0)},
                                {QStringLiteral("backdrop"), picture(photo, Size::Tile, Haste::Later)},
                                {QStringLiteral("error"), photo.error}});
    }
    return list;
}

qint64 Photos::count(const QString &album) const
{
    auto query = m_database.prepare("SELECT count(*) FROM photo WHERE album=?1 AND away=0");
    if (!query)
        return 0;
    const auto row = query->bind(1, album).step();
    return row && *row ? query->integer(0) : 0;
}

Result<QJsonObject> Photos::at(const QString &album, int index)
{
    const QByteArray sql = QByteArray("SELECT album_name, place, ") + kFields +
                           " FROM photo WHERE album=?1 AND away=0 ORDER BY place LIMIT 3 OFFSET ?2";
    auto query = m_database.prepare(sql.constData());
    if (!query)
        return std::unexpected(query.error());
    const int first = std::max(index - 1, 0);
    query->bind(1, album).bind(2, qint64(first));
    QJsonObject found;
    std::vector<Photo> neighbours;
    int at = first;
    for (auto row = query->step(); row && *row; row = query->step(), ++at) {
        const Photo photo = photoFrom(*query, 2);
        if (at != index) {
            neighbours.push_back(photo);
            continue;
        }
        found = {{QStringLiteral("total"), count(album)},
                 {QStringLiteral("index"), index},
                 {QStringLiteral("id"), photo.id},
                 {QStringLiteral("name"), photo.name},
                 {QStringLiteral("album"), query->text(0)},
                 {QStringLiteral("file"), picture(photo, Size::Screen, Haste::Now)},
                 {QStringLiteral("error"), photo.error}};
    }
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, Error::tr("There is no such photo"),
                    QStringLiteral("photos.list lists them"));
    for (const Photo &photo : neighbours)
        (void)picture(photo, Size::Screen, Haste::Later);
    return found;
}

QStringList Photos::pick(int limit)
{
    QStringList files;
    const QByteArray sql =
        QByteArray("SELECT ") + kFields + " FROM photo WHERE away=0 AND error='' ORDER BY random() LIMIT ?1";
    auto query = m_database.prepare(sql.constData());
    if (!query)
        return files;
    query->bind(1, qint64(std::clamp(limit, 1, kMostPicked)));
    for (auto row = query->step(); row && *row; row = query->step()) {
        const QString file = picture(photoFrom(*query, 0), Size::Screen, Haste::Later);
        if (!file.isEmpty())
            files.append(file);
    }
    return files;
}

} // namespace hearth::player
