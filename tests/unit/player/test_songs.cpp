// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Music as people put it on disks: albums, artists, years, discs, and what a song is called.

#include "player/library/name_rules.h"
#include "player/library/songs.h"
#include <QTest>
#include <algorithm>

using namespace hearth::player;

class TestSongs : public QObject
{
    Q_OBJECT

    /// "artist/album/year: number name (disc)", in the order of the album.
    static QStringList read(QStringList paths)
    {
        for (QString &path : paths)
            path.prepend(QLatin1String("/m/"));
        std::vector<Part> parts = songsAmong(QStringLiteral("/m"), paths);
        std::ranges::sort(parts, [](const Part &one, const Part &other) {
            return std::tie(one.whole, one.number) < std::tie(other.whole, other.number);
        });
        QStringList list;
        for (const Part &part : parts)
            list.append(QStringLiteral("%1/%2/%3: %4 %5")
                            .arg(part.artist, part.wholeName)
                            .arg(part.year)
                            .arg(part.number)
                            .arg(part.name) +
                        (part.chapter.isEmpty()
                             ? QString()
                             : QStringLiteral(" (%1 %2)").arg(part.chapterNumber).arg(part.chapter)));
        return list;
    }

private Q_SLOTS:
    void aFolderIsAnAlbum_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QStringList>("songs");
        QTest::newRow("artist, album, year")
            << QStringList{"The Lights/Slow Water (2021)/02 - Street.mp3",
                           "The Lights/Slow Water (2021)/01 - Ebb.mp3"}
            << QStringList{"The Lights/Slow Water/2021: 1 Ebb", "The Lights/Slow Water/2021: 2 Street"};
        QTest::newRow("the year first")
            << QStringList{"The Lights/1999 - Early/1 A.flac"} << QStringList{"The Lights/Early/1999: 1 1 A"};
        QTest::newRow("one folder for both")
            << QStringList{"The Lights - Slow Water [2021] FLAC/01. The Lights - Ebb.flac"}
            << QStringList{"The Lights/Slow Water/2021: 1 Ebb"};
        QTest::newRow("the artist twice") << QStringList{"The Lights/the lights - Live/01 Ebb.ogg"}
                                          << QStringList{"the lights/Live/0: 1 Ebb"};
        QTest::newRow("a dash in the album's name") << QStringList{"The Lights/Day - Night/01 Ebb.ogg"}
                                                    << QStringList{"The Lights/Day - Night/0: 1 Ebb"};
        QTest::newRow("discs") << QStringList{"A/B/CD 10/01 Ten.mp3", "A/B/CD 2/01 Two.mp3",
                                              "A/B/00 Before.mp3"}
                               << QStringList{"A/B/0: 1 Before", "A/B/0: 2 Two (1 CD 2)",
                                              "A/B/0: 3 Ten (2 CD 10)"};
        QTest::newRow("loose ones") << QStringList{"b.mp3", "a.mp3"} << QStringList{"/m/0: 1 a", "/m/0: 2 b"};
        QTest::newRow("numbers without dashes")
            << QStringList{"A/B/1 One.mp3", "A/B/2 Two.mp3"} << QStringList{"A/B/0: 1 One", "A/B/0: 2 Two"};
        QTest::newRow("a number that is a name") << QStringList{"A/B/99 Balloons.mp3", "A/B/Other.mp3"}
                                                 << QStringList{"A/B/0: 1 99 Balloons", "A/B/0: 2 Other"};
        QTest::newRow("only a year") << QStringList{"A/1984/01 One.mp3"} << QStringList{"A/1984/0: 1 One"};
        QTest::newRow("Chinese") << QStringList{"邓丽君/淡淡幽情 (1983)/01 独上西楼.m4a"}
                                 << QStringList{"邓丽君/淡淡幽情/1983: 1 独上西楼"};
        QTest::newRow("nothing but signs") << QStringList{"-/ - /..mp3"} << QStringList{"/ - /0: 1 ."};
    }
    void aFolderIsAnAlbum()
    {
        QFETCH(QStringList, paths);
        QFETCH(QStringList, songs);
        QCOMPARE(read(paths), songs);
    }
    void soundIsToldByItsSuffix()
    {
        QVERIFY(isAudioFile("a.MP3"));
        QVERIFY(isAudioFile("a.b.flac"));
        QVERIFY(!isAudioFile("mp3"));
        QVERIFY(!isAudioFile("a.jpg"));
        QVERIFY(!isVideoFile("a.mp3"));
    }
    void aFolderOfMusicIsToldByItsName()
    {
        for (const char *name : {"Music", "My Musik", "Música", "音乐", "موسيقى", "Songs"})
            QCOMPARE(guessMediaKind(QString::fromUtf8(name)), MediaKind::Music);
        QCOMPARE(guessMediaKind("Musicals"), MediaKind::Films);
    }
};

QTEST_GUILESS_MAIN(TestSongs)
#include "test_songs.moc"
