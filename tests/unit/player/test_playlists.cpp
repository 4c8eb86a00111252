// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Lists of channels as they are found, and lists of files.

#include "player/playlists/m3u.h"
#include "player/playlists/playlist_formats.h"
#include <QElapsedTimer>
#include <QTest>

using namespace hearth;
using namespace hearth::player;

class TestPlaylists : public QObject
{
    Q_OBJECT

    static Playlist list(const char *text)
    {
        const auto read = readPlaylist(QByteArray(text), QString());
        return read ? *read : Playlist{};
    }

private Q_SLOTS:
    void attributesMayBeUnquotedAndInCapitals()
    {
        const Playlist one =
            list("\xef\xbb\xbf#EXTM3U URL-TVG=\"http://a/g.xml, http://b/g.xml\" tvg-shift=-2.5\r\n"
                 " #EXTINF:-1 TVG-ID=one.tv tvg-logo=\"http://l/1,2.png\" tvg-shift=\"1\" "
                 "Radio=\"TRUE\",News, and more\r\n"
                 "\r\n junk \r\n#EXTINF:90.5,Film\r\nhttp://c/film.mp4\r\n");
        QCOMPARE(one.guideAddress(), QStringLiteral("http://a/g.xml, http://b/g.xml"));
        QCOMPARE(one.entries.size(), 2);
        const PlaylistEntry &news = one.entries[0];
        QCOMPARE(news.title, QStringLiteral("News, and more"));
        QCOMPARE(news.address, QStringLiteral("junk"));
        QCOMPARE(news.attributes.value(QStringLiteral("tvg-id")), QStringLiteral("one.tv"));
        QCOMPARE(news.attributes.value(QStringLiteral("tvg-logo")), QStringLiteral("http://l/1,2.png"));
        QVERIFY(news.isRadio());
        QCOMPARE(one.shiftHours(news), 1.0);
        QCOMPARE(one.shiftHours(one.entries[1]), -2.5);
        QVERIFY(!news.duration);
        QCOMPARE(one.entries[1].duration->count(), 90'500);
    }
    void groupsStayUntilTheNext()
    {
        const Playlist one = list("#EXTM3U\n#EXTINF:0,A\n#EXTGRP:News; World\na\n#EXTINF:0,B\nb\n"
                                  "#EXTINF:0 group-title=\"Film;HD\",C\nc\n#EXTINF:0,D\nd\n");
        QCOMPARE(one.entries.size(), 4);
        QCOMPARE(one.entries[0].groups, QStringList({QStringLiteral("News"), QStringLiteral("World")}));
        QCOMPARE(one.entries[1].groups, one.entries[0].groups);
        QCOMPARE(one.entries[2].groups, QStringList({QStringLiteral("Film"), QStringLiteral("HD")}));
        QCOMPARE(one.entries[3].groups, QStringList());
    }
    void headersComeFromOptionsAndAddresses()
    {
        const Playlist one = list(
            "#EXTM3U\n#EXTINF:0,A\n#EXTVLCOPT:http-user-agent=\"Old\"\n#EXTVLCOPT:http-referrer=http://r\n"
            "#EXTVLCOPT:program=7\n#KODIPROP:inputstream=adaptive\n"
            "http://a/x?y=z|User-Agent=New%20one&!X-Own=1\n");
        const PlaylistEntry &entry = one.entries.first();
        QCOMPARE(entry.address, QStringLiteral("http://a/x?y=z"));
        QCOMPARE(entry.headers.value(QStringLiteral("user-agent")), QStringLiteral("New one"));
        QCOMPARE(entry.headers.value(QStringLiteral("referer")), QStringLiteral("http://r"));
        QCOMPARE(entry.headers.value(QStringLiteral("x-own")), QStringLiteral("1"));
        QCOMPARE(entry.options.value(QStringLiteral("program")), QStringLiteral("7"));
        QCOMPARE(entry.properties.value(QStringLiteral("inputstream")), QStringLiteral("adaptive"));
    }
    void catchupIsTheEntrysOrTheLists()
    {
        const Playlist one =
            list("#EXTM3U catchup-days=\"5\"\n#EXTINF:0 catchup=\"append\" catchup-source=\"?t={utc}\",A\na\n"
                 "#EXTINF:0 timeshift=\"3\",B\nb\n#EXTINF:0,C\nc\n");
        QCOMPARE(one.catchup(one.entries[0]).mode, QStringLiteral("append"));
        QCOMPARE(one.catchup(one.entries[0]).days, QStringLiteral("5"));
        QCOMPARE(one.catchup(one.entries[1]).mode, QStringLiteral("shift"));
        QCOMPARE(one.catchup(one.entries[1]).days, QStringLiteral("3"));
        QVERIFY(one.catchup(one.entries[2]).mode.isEmpty());
    }
    void aPlainListHasNothingButAddresses()
    {
        const auto plain =
            readPlaylist("# mine\nfolder/one.mp3\nhttp://h/two.mp3\n", QStringLiteral("songs.m3u"));
        QVERIFY(plain);
        QCOMPARE(plain->entries.size(), 2);
        QCOMPARE(plain->entries[0].title, QStringLiteral("one.mp3"));
    }
    void aQuoteThatNeverEndsCostsNoName()
    {
        QCOMPARE(list("#EXTM3U\n#EXTINF:-1 tvg-name=\"A,B C\nu\n").entries.first().title,
                 QStringLiteral("B C"));
    }
    void latin1ListsAreRead()
    {
        const Playlist one = list("#EXTM3U\n#EXTINF:-1,T\xe9l\xe9vision fran\xe7"
                                  "aise num\xe9ro un\nu\n");
        QCOMPARE(one.entries.first().title, QStringLiteral("Télévision française numéro un"));
    }
    void aStreamOrAPageIsNoList()
    {
        QCOMPARE(readPlaylist("#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\na.ts\n", {}).error().code,
                 ErrorCode::Unsupported);
        QCOMPARE(readPlaylist("<!DOCTYPE html><p>Log in", QStringLiteral("list.m3u")).error().code,
                 ErrorCode::Unsupported);
    }
    void plsIsSortedByItsNumbers()
    {
        const Playlist one =
            list("[playlist]\nFile2=http://b\nTitle2=Second\nFile1=/a/first.ogg\nLength1=60\n"
                 "Length2=-1\nTitle9=No file\nNumberOfEntries=2\n");
        QCOMPARE(one.entries.size(), 2);
        QCOMPARE(one.entries[0].title, QStringLiteral("first.ogg"));
        QCOMPARE(one.entries[0].duration->count(), 60'000);
        QCOMPARE(one.entries[1].title, QStringLiteral("Second"));
        QVERIFY(!one.entries[1].duration);
    }
    void xspfTracks()
    {
        const Playlist one =
            list("<playlist version='1' xmlns='http://xspf.org/ns/0/'><title>L</title><trackList>"
                 "<track><location>http://a</location><location>http://b</location><title>A</title>"
                 "<duration>1500</duration><creator>C</creator></track><track><title>none</title></track>"
                 "</trackList></playlist>");
        QCOMPARE(one.entries.size(), 1);
        QCOMPARE(one.entries[0].address, QStringLiteral("http://a"));
        QCOMPARE(one.entries[0].duration->count(), 1500);
        QCOMPARE(one.entries[0].attributes.value(QStringLiteral("creator")), QStringLiteral("C"));
    }
    void aLongListIsReadSoonAndOneTooLongRefused()
    {
        QString text = QStringLiteral("#EXTM3U\n");
        for (int i = 0; i < 50'000; ++i)
            text += QStringLiteral("#EXTINF:-1 tvg-id=\"c%1\" group-title=\"G\",Channel %1\nhttp://h/%1\n")
                        .arg(i);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(readM3u(text)->entries.size(), 50'000);
        QVERIFY(clock.elapsed() < 5000);
        const QString line(10 << 20, QLatin1Char(','));
        QVERIFY(readM3u(QStringLiteral("#EXTINF:") + line + QStringLiteral("\nu\n")));
        const auto many = readM3u(QStringLiteral("#EXTINF:,a\nu\n").repeated(kMostPlaylistEntries + 1));
        QCOMPARE(many.error().code, ErrorCode::TooLarge);
    }
};

QTEST_APPLESS_MAIN(TestPlaylists)
#include "test_playlists.moc"
