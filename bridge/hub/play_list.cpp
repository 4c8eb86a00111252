// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/play_list.h"
#include "player/library/name_rules.h"
#include "player/library/natural_order.h"
#include "player/playlists/playlist_formats.h"
#include "player/stream/address.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr int kDeepest = 12;   // folders, as the library goes
constexpr int kMostNested = 4; // lists that name lists that …
constexpr int kMostLists = 64; // altogether
constexpr int kMostLooked = 200'000;

bool isMedia(const QString &fileName)
{
    return player::isVideoFile(fileName) || player::isAudioFile(fileName);
}

Playable fileOf(const QString &path, const QString &name = {})
{
    return {path, {}, name.isEmpty() ? QFileInfo(path).completeBaseName() : name};
}

/// The file that a list on a disk means: as written, else as an address or Windows writes it.
QString pathOf(const QString &written, const QDir &folder)
{
    const auto at = [&folder](const QString &name) { return QDir::cleanPath(folder.absoluteFilePath(name)); };
    if (!written.contains(QLatin1Char('%')) && !written.contains(QLatin1Char('\\')))
        return at(written);
    QStringList readings{written, QUrl::fromPercentEncoding(written.toUtf8())};
    for (const QString &reading : QStringList(readings))
        readings.append(QString(reading).replace(QLatin1Char('\\'), QLatin1Char('/')));
    const auto found =
        std::ranges::find_if(readings, [&at](const QString &name) { return QFile::exists(at(name)); });
    return at(found == readings.end() ? written : *found);
}

Result<QByteArray> readText(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, Error::tr("The file %1 cannot be read").arg(path));
    QByteArray text = file.read(kMostPlayListBytes + 1);
    if (text.size() > kMostPlayListBytes)
        return fail(ErrorCode::TooLarge, Error::tr("This list is too large"));
    return text;
}

class ListReader
{
public:
    QList<Playable> entries;

    Done read(const QByteArray &text, const QUrl &from, int depth)
    {
        const auto list = player::readPlaylist(text, from.fileName(), player::BareLines::Entries);
        if (!list)
            return std::unexpected(list.error());
        for (const player::PlaylistEntry &entry : list->entries) {
            if (entries.size() >= kMostPlayables)
                break;
            take(entry, from, depth);
        }
        return {};
    }

private:
    void take(const player::PlaylistEntry &entry, const QUrl &from, int depth)
    {
        const QUrl url(entry.address, QUrl::TolerantMode);
        // "C:\Music\a.mp3" has a scheme of one letter.
        const bool hasScheme = url.scheme().size() > 1;
        if (!from.isLocalFile() || (hasScheme && url.scheme() != QLatin1String("file")))
            takeAddress(hasScheme ? url : from.resolved(url), entry.title);
        else
            takeFile(hasScheme ? url.toLocalFile()
                               : pathOf(entry.address, QFileInfo(from.toLocalFile()).dir()),
                     entry.address.endsWith(entry.title) ? QString() : entry.title, depth);
    }
    void takeAddress(const QUrl &url, const QString &title)
    {
        if (!player::checkAddress(url))
            return;
        const QString name = title.isEmpty() ? url.fileName() : title;
        entries.append({{}, QString::fromLatin1(url.toEncoded()), name.isEmpty() ? url.host() : name});
    }
    void takeFile(const QString &path, const QString &title, int depth)
    {
        if (isMedia(path)) {
            entries.append(fileOf(path, title));
        } else if (isPlayListName(path) && depth < kMostNested && ++m_lists < kMostLists) {
            if (const auto text = readText(path))
                (void)read(*text, QUrl::fromLocalFile(path), depth + 1);
        }
    }

    int m_lists = 0;
};

PlayList readFolder(const QString &path)
{
    PlayList list{QDir(path).dirName(), {}, false};
    QStringList files;
    int looked = 0;
    QStringList folders{path};
    const auto depthOf = [](const QString &folder) { return folder.count(QLatin1Char('/')); };
    while (!folders.isEmpty()) {
        QDirIterator here(folders.takeFirst(),
                          QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        while (here.hasNext() && ++looked <= kMostLooked) {
            here.next();
            if (here.fileInfo().isFile() && isMedia(here.fileName()))
                files.append(here.filePath());
            else if (here.fileInfo().isDir() && depthOf(here.filePath()) - depthOf(path) < kDeepest)
                folders.append(here.filePath());
        }
    }
    std::ranges::sort(files, player::isNaturallyLess);
    for (const QString &file : files.mid(0, kMostPlayables))
        list.entries.append(fileOf(file));
    return list;
}

} // namespace

QString Playable::id() const
{
    if (!file.isEmpty())
        return QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded());
    // The name of what plays is told to the screen, the phone and the log.
    const QUrl url(address);
    return url.password().isEmpty() ? address : QString::fromLatin1(url.toEncoded(QUrl::RemovePassword));
}

QJsonObject Playable::toJson() const
{
    return {
        {QStringLiteral("file"), file}, {QStringLiteral("address"), address}, {QStringLiteral("name"), name}};
}

std::optional<Playable> Playable::fromJson(const QJsonObject &record)
{
    Playable playable{record.value(QLatin1String("file")).toString(),
                      record.value(QLatin1String("address")).toString(),
                      record.value(QLatin1String("name")).toString()};
    const bool isFile = QDir::isAbsolutePath(playable.file) && isMedia(playable.file);
    const bool isAddress = playable.file.isEmpty() && player::checkAddress(QUrl(playable.address));
    return isFile || isAddress ? std::optional(playable) : std::nullopt;
}

bool isPlayListName(const QString &fileName)
{
    for (const char *suffix : {".m3u", ".pls", ".xspf"}) {
        if (fileName.endsWith(QLatin1String(suffix), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

Result<PlayList> readPlace(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    const QFileInfo place(clean);
    PlayList list;
    if (place.isDir()) {
        list = readFolder(clean);
    } else if (!place.isFile()) {
        return fail(ErrorCode::NotFound, Error::tr("There is no file or folder %1").arg(clean),
                    Error::tr("See whether its disk is plugged in"));
    } else if (isPlayListName(clean)) {
        const auto text = readText(clean);
        if (!text)
            return std::unexpected(text.error());
        auto read = readPlayList(*text, QUrl::fromLocalFile(clean));
        if (!read)
            return std::unexpected(read.error());
        if (!*read)
            return fail(ErrorCode::Unsupported, Error::tr("The parts of a stream lie in %1").arg(clean),
                        Error::tr("Open it by the address of its server"));
        list = std::move(**read);
    } else if (isMedia(clean)) {
        list = {place.completeBaseName(), {fileOf(clean)}, true};
    } else {
        return fail(ErrorCode::Unsupported, Error::tr("%1 is no film and no music").arg(place.fileName()),
                    Error::tr("Open a film, a song, a playlist or a folder"));
    }
    if (list.entries.isEmpty())
        return fail(ErrorCode::NotFound, Error::tr("There is nothing to play in %1").arg(clean));
    return list;
}

Result<std::optional<PlayList>> readPlayList(const QByteArray &text, const QUrl &from)
{
    if (text.contains("\n#EXT-X-TARGETDURATION") || text.contains("\n#EXT-X-STREAM-INF"))
        return std::nullopt;
    ListReader reader;
    if (Done done = reader.read(text, from, 0); !done)
        return std::unexpected(done.error());
    const QString name = from.fileName().section(QLatin1Char('.'), 0, -2);
    if (reader.entries.isEmpty())
        return fail(ErrorCode::NotFound, Error::tr("The list %1 names nothing to play").arg(from.fileName()));
    return PlayList{name, std::move(reader.entries), false};
}

} // namespace hearth::bridge
