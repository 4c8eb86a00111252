// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The household's films and episodes, in library.db: found in media folders, looked into by hearth-probe,
// with pictures re-encoded into the cache. A title whose disk is away stays. Main thread; walking folders has
// a worker.

#include "player/library/folder_scan.h"
#include "player/library/found_chapters.h"
#include "player/library/photos.h"
#include "player/library/title_id.h"
#include "player/library/trailers.h"
#include "player/library/wholes.h"
#include "player/probe/probe_client.h"
#include "resources/base/database.h"
#include "resources/base/paths.h"
#include <QJsonArray>
#include <QObject>
#include <thread>
#include <vector>

namespace hearth::player
{

struct LibraryWindow {
    QString kind; // "film", "episode", "lesson", "exercise", "song", empty for all
    int offset = 0;
    int limit = 50;
};

class Library : public QObject
{
    Q_OBJECT
public:
    static Result<std::unique_ptr<Library>> create(const StatePaths &paths, ProbeClient &probe);
    ~Library() override;

    /// From the next scan on; what lies in folders that are none of these any more is then gone.
    void setFolders(QList<MediaFolder> folders) { m_folders = std::move(folders); }
    /// Looks through the folders again; changed() tells what came of it.
    void scan();
    [[nodiscard]] bool isScanning() const { return m_isScanning; }
    [[nodiscard]] quint64 revision() const { return m_revision; }
    /// Grows when titles come, go or are called something else; looking into files does not count.
    [[nodiscard]] quint64 namesRevision() const { return m_namesRevision; }

    struct Name {
        QString id;
        QString name;
        QString series;
        QString genre;
        QString artist;
    };
    /// By id, those behind `after`; for readers that take a large library in pieces.
    [[nodiscard]] std::vector<Name> namesAfter(const QString &after, int limit) const;

    [[nodiscard]] Result<QJsonArray> titles(const LibraryWindow &window) const;
    [[nodiscard]] qint64 count(const QString &kind) const;
    /// A trailer too, as a record of the kind "trailer" with the name, the pictures and the age of what it is
    /// of.
    [[nodiscard]] std::optional<QJsonObject> title(const QString &id) const;
    /// The id of the trailer to play for a title or a series; empty for none.
    [[nodiscard]] QString trailerOf(const QString &id) const { return m_trailers.firstOf(id); }
    /// A record for each series: {"id", "kind": "series", "name", "year", "genre", "rating", "synopsis",
    /// "poster", "backdrop", "episodes", "seasons"}, by name. The facts and pictures are those of its first
    /// episode.
    [[nodiscard]] QJsonArray seriesList(int offset, int limit) const;
    /// One of them.
    [[nodiscard]] std::optional<QJsonObject> series(const QString &id) const;
    [[nodiscard]] qint64 seriesCount() const;
    /// Of the series with this name, in order; kMostEpisodes at most.
    [[nodiscard]] QJsonArray episodesOf(const QString &series) const;
    enum class Toward { Next, Previous };
    /// What follows or precedes a title in its series or whole.
    [[nodiscard]] std::optional<QJsonObject> besides(const QJsonObject &title, Toward toward) const;
    /// Others with a genre or a series in common, the nearest year first.
    [[nodiscard]] QJsonArray similarTo(const QJsonObject &title, int limit) const;
    static constexpr int kMostEpisodes = 2000;
    /// A series is known by its name.
    static QString seriesId(const QString &name) { return seriesIdOf(name); }
    static std::optional<QString> seriesNameOf(const QString &id);
    /// Courses, workouts and albums of music.
    [[nodiscard]] const Wholes &wholes() const { return m_wholes; }
    /// Asking for one makes its picture, so that it is not const.
    [[nodiscard]] Photos &photos() const { return *m_photos; }
    /// Looking for them does not change the library, so that it is not const.
    [[nodiscard]] FoundChapters &foundChapters() const { return *m_foundChapters; }
    /// The file to play; NotFound with a sentence when the title is unknown or its disk away.
    [[nodiscard]] Result<QString> fileOf(const QString &id) const;

Q_SIGNALS:
    void changed();
    /// The file of the title `from` has been found elsewhere, and is the title `to` there.
    void moved(const QString &from, const QString &to);

private:
    Library(std::unique_ptr<Database> database, StatePaths paths, ProbeClient &probe);
    void take(const ScanResult &result);
    Done store(const ScanResult &result);
    [[nodiscard]] std::optional<QJsonObject> trailer(const QString &id) const;
    void lookInto(const FoundFile &file, const QString &id);
    /// What a song says of itself.
    void takeTags(const QString &id, const QJsonObject &probed);
    /// All of them for an empty name.
    [[nodiscard]] QJsonArray seriesOf(const QString &name, int offset, int limit) const;
    void update(const QString &id, const char *sql, const QString &text, qint64 number = 0);
    /// A title was looked into: whether its file was known elsewhere.
    void takeMark(const QString &id, const QString &mark);
    /// Titles that went while their file was known elsewhere already.
    void tellMoved();
    void announce();

    std::unique_ptr<Database> m_database;
    StatePaths m_paths;
    QList<MediaFolder> m_folders;
    ProbeClient &m_probe;
    Trailers m_trailers;
    std::unique_ptr<TitlePictures> m_pictures;
    Wholes m_wholes;
    std::unique_ptr<Photos> m_photos;
    std::unique_ptr<FoundChapters> m_foundChapters;
    std::thread m_worker;
    std::atomic<bool> m_stopping = false;
    bool m_isScanning = false;
    bool m_mustScanAgain = false;
    quint64 m_revision = 1;
    quint64 m_namesRevision = 1;
    QTimer m_announce;
};

} // namespace hearth::player
