// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/library.h"
#include "library_schema.h"
#include "player/library/found_title.h"
#include "player/library/title_id.h"
#include "player/library/title_record.h"
#include "resources/base/patient_open.h"
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

namespace hearth::player
{

Q_LOGGING_CATEGORY(libraryLog, "hearth.library")

namespace
{

constexpr int kMostInWindow = 500;
constexpr int kMostLanguages = 40;
const QString kSeriesPrefix = QStringLiteral("series:");

Result<QString> there(const QString &path)
{
    const Result<Fd> file = openPatiently(path);
    if (!file && file.error().code == ErrorCode::Unavailable)
        return std::unexpected(file.error());
    if (!file && file.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, Error::tr("The film's file is not there now"),
                    Error::tr("Connect the disk that it lies on"));
    return path;
}

/// The languages of a file's tracks of this kind, in the file's order, "en zh"; "" for a track that says
/// none.
QString languagesOf(const QJsonObject &probed, const char *kind)
{
    QStringList languages;
    const QJsonArray streams = probed.value(QLatin1String("streams")).toArray();
    for (const QJsonValue &value : streams) {
        const QJsonObject stream = value.toObject();
        const QString language = stream.value(QLatin1String("language")).toString();
        if (stream.value(QLatin1String("kind")).toString() == QLatin1String(kind) && !language.isEmpty() &&
            !languages.contains(language) && languages.size() < kMostLanguages)
            languages.append(language);
    }
    return languages.join(QLatin1Char(' '));
}

} // namespace

Result<std::unique_ptr<Library>> Library::create(const StatePaths &paths, ProbeClient &probe)
{
    auto database = Database::open(paths.database(QStringLiteral("library.db")), library_schema::kMigrations);
    if (!database)
        return std::unexpected(database.error());
    return std::unique_ptr<Library>(new Library(std::move(*database), paths, probe));
}

Library::Library(std::unique_ptr<Database> database, StatePaths paths, ProbeClient &probe)
    : m_database(std::move(database)), m_paths(std::move(paths)), m_probe(probe), m_trailers(*m_database),
      m_pictures(std::make_unique<TitlePictures>(m_probe, m_paths.cache())),
      m_wholes(*m_database, *m_pictures),
      m_photos(std::make_unique<Photos>(*m_database, m_probe, m_paths.cache())),
      m_foundChapters(std::make_unique<FoundChapters>(*m_database, m_probe))
{
    connect(m_photos.get(), &Photos::changed, this, &Library::announce);
    connect(m_pictures.get(), &TitlePictures::changed, this, &Library::announce);
    // Many files are looked into one after the other; the screen hears of them twice a second.
    m_announce.setSingleShot(true);
    m_announce.setInterval(500);
    connect(&m_announce, &QTimer::timeout, this, [this] {
        ++m_revision;
        Q_EMIT changed();
    });
}

Library::~Library()
{
    m_stopping = true;
    if (m_worker.joinable())
        m_worker.join();
}

void Library::scan()
{
    if (m_isScanning) {
        m_mustScanAgain = true;
        return;
    }
    m_isScanning = true;
    if (m_worker.joinable())
        m_worker.join();
    m_worker = std::thread([this, folders = m_folders] {
        ScanResult result = scanFolders(folders, m_stopping);
        if (!m_stopping)
            QMetaObject::invokeMethod(
                this, [this, result = std::move(result)] { take(result); }, Qt::QueuedConnection);
    });
}

void Library::take(const ScanResult &result)
{
    m_isScanning = false;
    if (Done done = store(result); !done)
        qCWarning(libraryLog, "scan: %s", qUtf8Printable(done.error().message));
    announce();
    if (std::exchange(m_mustScanAgain, false))
        scan();
}

Done Library::store(const ScanResult &result)
{
    auto transaction = m_database->begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    // Everything is taken as gone first; what is there or away comes back below.
    if (Done done = m_database->execute(
            "CREATE TEMP TABLE IF NOT EXISTS seen(path TEXT PRIMARY KEY) WITHOUT ROWID; DELETE FROM seen");
        !done)
        return done;
    auto seen = m_database->prepare("INSERT OR IGNORE INTO seen VALUES(?1)");
    auto known = m_database->prepare("SELECT size, mtime_ms, probed, kind, name, series, season, episode, "
                                     "part_of, chapter, artist FROM title WHERE path=?1");
    auto insert = m_database->prepare(
        "INSERT INTO title(id, kind, name, year, series, season, episode, synopsis, genre, "
        "rating, path, size, mtime_ms, part_of, chapter, poster_file, backdrop_file, artist) "
        "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?17,?18,?19) ON CONFLICT(id) DO "
        "UPDATE SET kind=?2, name=?3, year=?4, series=?5, season=?6, episode=?7, "
        "synopsis=?8, genre=?9, rating=?10, size=?12, mtime_ms=?13, part_of=?14, "
        "chapter=?15, artist=?19, poster_file=?17, backdrop_file=?18, away=0, probed=?16, mark=CASE ?16 WHEN "
        "0 THEN '' ELSE mark END, error=CASE ?16 "
        "WHEN 0 THEN '' "
        "ELSE error END");
    if (!seen || !known || !insert)
        return fail(ErrorCode::Io, QStringLiteral("library.db cannot be written"));
    QList<const FoundFile *> fresh;
    for (const FoundFile &file : result.files) {
        if (file.extra.kind != ExtraKind::None)
            continue;
        seen->bind(1, file.path);
        if (Done done = seen->run(); !done)
            return done;
        const FoundTitle title = titleOf(file);
        known->bind(1, file.path);
        const auto row = known->step();
        const bool isSameFile = row && *row && known->integer(0) == file.sizeBytes &&
                                known->integer(1) == file.mtimeMs && known->integer(2) == 1;
        // The same file is another title once its folder holds something else, or its neighbours changed.
        const bool isSameTitle = isSameFile && known->text(3) == title.kind && known->text(4) == title.name &&
                                 known->text(5) == title.series && known->integer(6) == title.season &&
                                 known->integer(7) == title.episode && known->text(8) == title.partOf &&
                                 known->text(9) == title.chapter && known->text(10) == title.artist;
        known->reset();
        if (isSameTitle)
            continue;
        insert->bind(1, titleIdOf(file.path)).bind(2, title.kind).bind(3, title.name);
        insert->bind(4, title.year).bind(5, title.series).bind(6, title.season).bind(7, title.episode);
        insert->bind(8, title.nfo.plot).bind(9, title.nfo.genre).bind(10, title.nfo.rating);
        insert->bind(11, file.path).bind(12, file.sizeBytes).bind(13, file.mtimeMs);
        insert->bind(14, title.partOf).bind(15, title.chapter).bind(16, qint64(isSameFile));
        insert->bind(17, file.posterFile).bind(18, file.backdropFile).bind(19, title.artist);
        if (Done done = insert->run(); !done)
            return done;
        if (!isSameFile)
            fresh.append(&file);
    }
    auto away = m_database->prepare("UPDATE title SET away=1 WHERE substr(path, 1, length(?1))=?1");
    for (const QString &folder : result.awayFolders) {
        away->bind(1, folder + QLatin1Char('/'));
        if (Done done = away->run(); !done)
            return done;
    }
    if (Done done = m_database->execute(
            "INSERT OR REPLACE INTO gone_title(mark, title) SELECT mark, id FROM title WHERE away=0 AND "
            "mark<>'' AND kind<>'song' AND path NOT IN (SELECT path FROM seen); DELETE FROM gone_title WHERE "
            "gone <= "
            "(SELECT max(gone) FROM gone_title) - 5000");
        !done)
        return done;
    if (Done done = m_database->execute(
            "UPDATE title SET away=0 WHERE path IN (SELECT path FROM seen); DELETE FROM "
            "title WHERE away=0 AND path NOT IN (SELECT path FROM seen); DELETE FROM found_chapter "
            "WHERE title NOT IN (SELECT id FROM title); DELETE FROM sound_print WHERE "
            "title NOT IN (SELECT id FROM title)");
        !done)
        return done;
    if (Done done = m_trailers.store(result); !done)
        return done;
    if (Done done = m_photos->store(result); !done)
        return done;
    if (Done done = transaction->commit(); !done)
        return done;
    m_pictures->tryAgain();
    ++m_namesRevision;
    tellMoved();
    for (const FoundFile *file : fresh)
        lookInto(*file, titleIdOf(file->path));
    return {};
}

void Library::lookInto(const FoundFile &file, const QString &id)
{
    const bool isSong = file.kind == MediaKind::Music;
    m_probe.add(
        {ProbeTask::Kind::Media, file.path, {}, {}, [this, id, isSong](const Result<QJsonObject> &probed) {
             if (probed) {
                 update(id, "UPDATE title SET probed=1, error=?2, duration_ms=?3 WHERE id=?1", QString(),
                        probed->value(QLatin1String("durationMs")).toInteger());
                 update(id, "UPDATE title SET audio_languages=?2 WHERE id=?1", languagesOf(*probed, "audio"));
                 update(id, "UPDATE title SET subtitle_languages=?2 WHERE id=?1",
                        languagesOf(*probed, "subtitle"));
                 if (isSong)
                     takeTags(id, *probed);
                 takeMark(id, probed->value(QLatin1String("mark")).toString());
             } else {
                 update(id, "UPDATE title SET probed=1, error=?2, duration_ms=?3 WHERE id=?1",
                        QString(Sentence("%1. %2").arg(probed.error().message, probed.error().action)));
             }
         }});
}

void Library::takeMark(const QString &id, const QString &mark)
{
    if (mark.isEmpty())
        return;
    update(id, "UPDATE title SET mark=?2 WHERE id=?1", mark);
    // One on a disk that is away is the same title too, as long as only this disk is there.
    auto query = m_database->prepare("SELECT title FROM gone_title WHERE mark=?1 AND title<>?2 UNION ALL "
                                     "SELECT id FROM title WHERE mark=?1 AND id<>?2 AND away=1 LIMIT 1");
    const auto row = query ? query->bind(1, mark).bind(2, id).step() : Result<bool>(false);
    if (!row || !*row)
        return;
    Q_EMIT moved(query->text(0), id);
    if (auto done = m_database->prepare("DELETE FROM gone_title WHERE mark=?1"))
        (void)done->bind(1, mark).run();
}

void Library::tellMoved()
{
    auto query = m_database->prepare(
        "SELECT gone_title.title, title.id FROM gone_title JOIN title ON title.mark=gone_title.mark");
    if (!query)
        return;
    QList<std::pair<QString, QString>> found;
    for (auto row = query->step(); row && *row; row = query->step())
        found.append({query->text(0), query->text(1)});
    for (const auto &[from, to] : std::as_const(found)) {
        if (from != to)
            Q_EMIT moved(from, to);
        if (auto done = m_database->prepare("DELETE FROM gone_title WHERE title=?1"))
            (void)done->bind(1, from).run();
    }
}

void Library::takeTags(const QString &id, const QJsonObject &probed)
{
    update(id, "UPDATE title SET tag_title=?2 WHERE id=?1", probed.value(QLatin1String("title")).toString());
    update(id, "UPDATE title SET tag_artist=?2 WHERE id=?1",
           probed.value(QLatin1String("artist")).toString());
    ++m_namesRevision;
}

void Library::update(const QString &id, const char *sql, const QString &text, qint64 number)
{
    auto statement = m_database->prepare(sql);
    if (!statement)
        return;
    statement->bind(1, id).bind(2, text);
    if (QByteArray(sql).contains("?3"))
        statement->bind(3, number);
    if (Done done = statement->run(); !done)
        qCWarning(libraryLog, "%s", qUtf8Printable(done.error().message));
    announce();
}

void Library::announce()
{
    if (!m_announce.isActive())
        m_announce.start();
}

Result<QJsonArray> Library::titles(const LibraryWindow &window) const
{
    // Each of the three has an index in its order.
    const char *order =
        window.kind == QLatin1String("film") ? "WHERE kind=?1 ORDER BY name COLLATE NOCASE LIMIT ?2 OFFSET ?3"
        : !window.kind.isEmpty()
            ? "WHERE kind=?1 ORDER BY series COLLATE NOCASE, season, episode LIMIT ?2 OFFSET ?3"
            : "WHERE ?1='' ORDER BY sort_name COLLATE NOCASE, season, episode LIMIT ?2 OFFSET ?3";
    auto query = m_database->prepare((QByteArray(kSelectTitles) + order).constData());
    if (!query)
        return std::unexpected(query.error());
    query->bind(1, window.kind).bind(2, qint64(std::clamp(window.limit, 1, kMostInWindow)));
    query->bind(3, qint64(std::max(window.offset, 0)));
    return titleRecords(*query, *m_pictures);
}

QJsonArray Library::seriesList(int offset, int limit) const
{
    return seriesOf({}, offset, limit);
}

std::optional<QJsonObject> Library::series(const QString &id) const
{
    const auto name = seriesNameOf(id);
    const QJsonArray found = name && !name->isEmpty() ? seriesOf(*name, 0, 1) : QJsonArray();
    return found.isEmpty() ? std::nullopt : std::optional(found.first().toObject());
}

QJsonArray Library::seriesOf(const QString &name, int offset, int limit) const
{
    QJsonArray list;
    // SQLite takes the other columns of a lone min() from the row that has it: the first episode.
    auto query = m_database->prepare(
        QByteArray("SELECT series, count(*), count(DISTINCT season), year, genre, rating, synopsis, "
                   "min(season * 100000 + episode), id, kind, path, size, mtime_ms, poster_file, "
                   "backdrop_file, away FROM title WHERE kind='episode' AND series<>'' ") +
        (name.isEmpty() ? "" : "AND series=?3 COLLATE NOCASE ") +
        "GROUP BY series COLLATE NOCASE ORDER BY series COLLATE NOCASE LIMIT ?1 OFFSET ?2");
    if (!query)
        return list;
    query->bind(1, qint64(std::clamp(limit, 1, kMostInWindow))).bind(2, qint64(std::max(offset, 0)));
    if (!name.isEmpty())
        query->bind(3, name);
    for (auto row = query->step(); row && *row; row = query->step()) {
        QJsonObject record{{QStringLiteral("id"), seriesId(query->text(0))},
                           {QStringLiteral("kind"), QStringLiteral("series")},
                           {QStringLiteral("name"), query->text(0)},
                           {QStringLiteral("episodes"), query->integer(1)},
                           {QStringLiteral("seasons"), query->integer(2)},
                           {QStringLiteral("year"), query->integer(3)},
                           {QStringLiteral("genre"), query->text(4)},
                           {QStringLiteral("rating"), query->text(5)},
                           {QStringLiteral("synopsis"), query->text(6)}};
        m_pictures->insertInto(record, *query, 8);
        list.append(record);
    }
    return list;
}

qint64 Library::seriesCount() const
{
    auto query = m_database->prepare(
        "SELECT count(DISTINCT series COLLATE NOCASE) FROM title WHERE kind='episode' AND series<>''");
    if (!query)
        return 0;
    const auto row = query->step();
    return row && *row ? query->integer(0) : 0;
}

QJsonArray Library::episodesOf(const QString &series) const
{
    const QByteArray sql = QByteArray(kSelectTitles) + "WHERE kind='episode' AND series=?1 COLLATE NOCASE "
                                                       "ORDER BY season, episode, name LIMIT ?2";
    auto query = m_database->prepare(sql.constData());
    if (!query)
        return {};
    query->bind(1, series).bind(2, qint64(kMostEpisodes));
    return titleRecords(*query, *m_pictures);
}

std::optional<QJsonObject> Library::besides(const QJsonObject &title, Toward toward) const
{
    const bool isBefore = toward == Toward::Previous;
    if (!title.value(QLatin1String("partOf")).toString().isEmpty())
        return m_wholes.partBeside(title, isBefore);
    if (title.value(QLatin1String("kind")).toString() != QLatin1String("episode"))
        return std::nullopt; // a series' trailer carries its name too
    const QByteArray sql =
        QByteArray(kSelectTitles) + "WHERE kind='episode' AND series=?1 COLLATE NOCASE AND series<>'' " +
        (isBefore ? "AND (season, episode) < (?2, ?3) ORDER BY season DESC, episode DESC LIMIT 1"
                  : "AND (season, episode) > (?2, ?3) ORDER BY season, episode LIMIT 1");
    auto query = m_database->prepare(sql.constData());
    if (!query)
        return std::nullopt;
    query->bind(1, title.value(QLatin1String("series")).toString())
        .bind(2, title.value(QLatin1String("season")).toInteger())
        .bind(3, title.value(QLatin1String("episode")).toInteger());
    const auto row = query->step();
    return row && *row ? std::optional(titleRecord(*query, *m_pictures)) : std::nullopt;
}

QJsonArray Library::similarTo(const QJsonObject &title, int limit) const
{
    const QByteArray sql =
        QByteArray(kSelectTitles) +
        "WHERE kind='film' AND id<>?1 AND genre<>'' AND genre=?2 ORDER BY abs(year - ?3), name "
        "COLLATE NOCASE LIMIT ?4";
    auto query = m_database->prepare(sql.constData());
    if (!query)
        return {};
    query->bind(1, title.value(QLatin1String("id")).toString())
        .bind(2, title.value(QLatin1String("genre")).toString())
        .bind(3, title.value(QLatin1String("year")).toInteger())
        .bind(4, qint64(std::clamp(limit, 1, kMostInWindow)));
    return titleRecords(*query, *m_pictures);
}

std::optional<QString> Library::seriesNameOf(const QString &id)
{
    return id.startsWith(kSeriesPrefix) ? std::optional(id.mid(kSeriesPrefix.size())) : std::nullopt;
}

std::vector<Library::Name> Library::namesAfter(const QString &after, int limit) const
{
    std::vector<Name> names;
    auto query = m_database->prepare(
        "SELECT id, CASE tag_title WHEN '' THEN name ELSE tag_title END, series, genre, artist, tag_artist "
        "FROM title WHERE id>?1 ORDER BY id LIMIT ?2");
    if (!query)
        return names;
    query->bind(1, after).bind(2, qint64(std::max(limit, 1)));
    for (auto row = query->step(); row && *row; row = query->step())
        names.push_back({query->text(0), query->text(1), query->text(2), query->text(3),
                         query->text(5).isEmpty() ? query->text(4) : query->text(5)});
    return names;
}

qint64 Library::count(const QString &kind) const
{
    auto query = m_database->prepare("SELECT count(*) FROM title WHERE ?1='' OR kind=?1");
    if (!query)
        return 0;
    const auto row = query->bind(1, kind).step();
    return row && *row ? query->integer(0) : 0;
}

std::optional<QJsonObject> Library::title(const QString &id) const
{
    const QByteArray sql = QByteArray(kSelectTitles) + "WHERE id=?1";
    auto query = m_database->prepare(sql.constData());
    if (!query)
        return std::nullopt;
    const auto row = query->bind(1, id).step();
    if (!row || !*row)
        return trailer(id);
    return titleRecord(*query, *m_pictures);
}

std::optional<QJsonObject> Library::trailer(const QString &id) const
{
    const auto known = m_trailers.find(id);
    if (!known)
        return std::nullopt;
    const auto series = seriesNameOf(known->owner);
    const QJsonArray episodes = series ? episodesOf(*series) : QJsonArray();
    QJsonObject record = series ? episodes.isEmpty() ? QJsonObject() : episodes.first().toObject()
                                : title(known->owner).value_or(QJsonObject());
    if (series)
        record.insert(QStringLiteral("name"), *series);
    for (const char *notIts : {"series", "season", "episode", "durationMs", "error"})
        record.remove(QLatin1String(notIts));
    record.insert(QStringLiteral("id"), id);
    record.insert(QStringLiteral("kind"), QStringLiteral("trailer"));
    return record;
}

Result<QString> Library::fileOf(const QString &id) const
{
    if (const auto known = m_trailers.find(id))
        return there(known->path);
    auto query = m_database->prepare("SELECT path, away, error FROM title WHERE id=?1");
    if (!query)
        return std::unexpected(query.error());
    const auto row = query->bind(1, id).step();
    if (!row || !*row)
        return fail(ErrorCode::NotFound, Error::tr("There is no such title"),
                    Error::tr("It may have been removed from its folder"));
    return there(query->text(0));
}

} // namespace hearth::player
