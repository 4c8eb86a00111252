// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What lists and folders name to play, from a disk and from the network.

#include "bridge/hub/play_list.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace hearth;
using namespace hearth::bridge;

class TestPlayListReading : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString at(const QString &name) { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes = "x")
    {
        const QString path = at(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    static QStringList names(const PlayList &list)
    {
        QStringList names;
        for (const Playable &entry : list.entries)
            names.append(entry.name);
        return names;
    }
    static QStringList ids(const PlayList &list)
    {
        QStringList ids;
        for (const Playable &entry : list.entries)
            ids.append(entry.id());
        return ids;
    }
    QString idOf(const QString &name) { return QStringLiteral("file://") + at(name); }

private Q_SLOTS:
    void aFolderIsPlayedAsPeopleNumberIt()
    {
        write(QStringLiteral("trip/part 10.mkv"));
        write(QStringLiteral("trip/part 2.mp4"));
        write(QStringLiteral("trip/notes.txt"));
        write(QStringLiteral("trip/songs/sea.flac"));
        const auto list = readPlace(at(QStringLiteral("trip/")));
        QVERIFY(list);
        QCOMPARE(list->name, QStringLiteral("trip"));
        QVERIFY(!list->isOne);
        QCOMPARE(names(*list),
                 (QStringList{QStringLiteral("part 2"), QStringLiteral("part 10"), QStringLiteral("sea")}));
    }

    void oneFileIsNoList()
    {
        const QString path = write(QStringLiteral("alone.mkv"));
        const auto list = readPlace(path);
        QVERIFY(list);
        QVERIFY(list->isOne);
        QCOMPARE(list->entries.first().file, path);
    }

    void whatIsNotThereOrIsNoFilmIsSaid()
    {
        QCOMPARE(readPlace(at(QStringLiteral("nowhere.mkv"))).error().code, ErrorCode::NotFound);
        QCOMPARE(readPlace(write(QStringLiteral("a.txt"))).error().code, ErrorCode::Unsupported);
        QDir(m_folder.path()).mkdir(QStringLiteral("empty"));
        QCOMPARE(readPlace(at(QStringLiteral("empty"))).error().code, ErrorCode::NotFound);
        QCOMPARE(::mkfifo(QFile::encodeName(at(QStringLiteral("pipe.m3u"))).constData(), 0600), 0);
        QVERIFY(!readPlace(at(QStringLiteral("pipe.m3u"))));
    }

    void aListOnADiskNamesFilesAndAddresses()
    {
        write(QStringLiteral("l/a b.mp3"));
        write(QStringLiteral("l/100% sure.mp3"));
        write(QStringLiteral("l/sub/c.mp3"));
        const QString list =
            write(QStringLiteral("l/mix.m3u"), "#EXTM3U\n#EXTINF:3,Ay\na%20b.mp3\n100% sure.mp3\n"
                                               "sub\\c.mp3\nhttps://example.org/d.mp3\n"
                                               "../../../../../../etc/passwd\nrtmp://example.org/e\n");
        const auto read = readPlace(list);
        QVERIFY(read);
        QCOMPARE(read->name, QStringLiteral("mix"));
        QCOMPARE(names(*read), (QStringList{QStringLiteral("Ay"), QStringLiteral("100% sure"),
                                            QStringLiteral("c"), QStringLiteral("d.mp3")}));
        QCOMPARE(read->entries[0].file, at(QStringLiteral("l/a b.mp3")));
        QCOMPARE(read->entries[2].file, at(QStringLiteral("l/sub/c.mp3")));
    }

    void aListOfTheNetworkNamesNoFiles()
    {
        const QUrl from(QStringLiteral("https://example.org/lists/mix.xspf"));
        const auto read = readPlayList("<?xml version=\"1.0\"?><playlist version=\"1\" "
                                       "xmlns=\"http://xspf.org/ns/0/\"><trackList>"
                                       "<track><location>file:///home/ann/film.mp4</location></track>"
                                       "<track><location>/home/ann/film.mp4</location></track>"
                                       "<track><location>b.mp3</location><title>Bee</title></track>"
                                       "</trackList></playlist>",
                                       from);
        QVERIFY(read && *read);
        QCOMPARE(ids(**read), (QStringList{QStringLiteral("https://example.org/home/ann/film.mp4"),
                                           QStringLiteral("https://example.org/lists/b.mp3")}));
    }

    void aStreamIsNoList()
    {
        const auto read = readPlayList("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n1.ts\n",
                                       QUrl(QStringLiteral("https://example.org/live.m3u")));
        QVERIFY(read);
        QVERIFY(!*read);
    }

    void listsInListsEnd()
    {
        write(QStringLiteral("n/x.mp3"));
        const QByteArray itself = QByteArray("me.m3u\n").repeated(200) + "x.mp3\n";
        const auto read = readPlace(write(QStringLiteral("n/me.m3u"), itself));
        QVERIFY(read);
        QVERIFY(read->entries.size() >= 1);
        QVERIFY(read->entries.size() <= kMostPlayables);
        QCOMPARE(ids(*read).first(), idOf(QStringLiteral("n/x.mp3")));
    }

    void aLongListIsCutAndAHugeOneRefused()
    {
        const auto cut = readPlace(write(QStringLiteral("long.m3u"), QByteArray("x.mp3\n").repeated(20'000)));
        QVERIFY(cut);
        QCOMPARE(cut->entries.size(), kMostPlayables);
        const QByteArray huge(kMostPlayListBytes + 1, 'a');
        QCOMPARE(readPlace(write(QStringLiteral("huge.m3u"), huge)).error().code, ErrorCode::TooLarge);
    }

    void whatWasKeptIsReadAgainAndNothingElse()
    {
        const Playable file{QStringLiteral("/films/a.mkv"), {}, QStringLiteral("A")};
        QCOMPARE(Playable::fromJson(file.toJson()), std::optional(file));
        const Playable stream{{}, QStringLiteral("https://example.org/a.m3u8"), QStringLiteral("B")};
        QCOMPARE(Playable::fromJson(stream.toJson()), std::optional(stream));
        QVERIFY(!Playable::fromJson({{QStringLiteral("file"), QStringLiteral("/etc/shadow")}}));
        QVERIFY(!Playable::fromJson({{QStringLiteral("address"), QStringLiteral("file:///a.mkv")}}));
        QVERIFY(!Playable::fromJson({}));
    }
};

QTEST_APPLESS_MAIN(TestPlayListReading)
#include "test_play_list_reading.moc"
