// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Live channels from a list: which they are, their numbers, what stays when the list is read again, and what
// a profile keeps of them.

#include "player/live/channels.h"
#include "player/playlists/playlist_formats.h"
#include "tests/support/hand_clock.h"
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::player;
using hearth::test::HandClock;

namespace
{

Playlist read(const QByteArray &text)
{
    const auto playlist = readPlaylist("#EXTM3U\n" + text, QStringLiteral("list.m3u"));
    return playlist ? *playlist : Playlist();
}

QByteArray channel(const char *name, const QByteArray &attributes = {})
{
    return "#EXTINF:-1 " + attributes + "," + name + "\nhttp://tv.invalid/" +
           QByteArray(name).replace(' ', '_') + ".m3u8\n";
}

QStringList described(const QJsonObject &window)
{
    QStringList lines;
    for (const QJsonValue &item : window["items"].toArray())
        lines.append(QStringLiteral("%1 %2").arg(item["number"].toInt()).arg(item["name"].toString()));
    return lines;
}

} // namespace

class TestChannels : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    HandClock m_clock;
    std::unique_ptr<Channels> m_channels;
    QString m_list;

    QString path() const { return m_folder->filePath("channels.db"); }
    Done put(const QByteArray &text) { return Channels::replace(path(), m_list, read(text), 1000); }
    QString idOf(int number) { return m_channels->byNumber(number).value_or(QJsonObject())["id"].toString(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto channels = Channels::create(path(), m_clock);
        QVERIFY(channels);
        m_channels = std::move(*channels);
        const auto list = m_channels->addList("http://tv.invalid/list.m3u", "Provider");
        QVERIFY(list);
        m_list = *list;
    }

    void filmsOfAListAreNoChannels()
    {
        QVERIFY(put(channel("One") + "#EXTINF:5400,A film\nhttp://tv.invalid/film.mp4\n" + channel("Two")));
        QCOMPARE(described(m_channels->window({})), QStringList({"1 One", "2 Two"}));
    }

    void theListsOwnNumbersHoldWhereTheyAreFree()
    {
        QVERIFY(put(channel("Seven", "tvg-chno=\"7\"") + channel("First") +
                    channel("Also seven", "tvg-chno=\"7\"") + channel("Odd", "tvg-chno=\"-3\"") +
                    channel("Far", "tvg-chno=\"99999999\"")));
        QCOMPARE(described(m_channels->window({})),
                 QStringList({"1 First", "2 Also seven", "3 Odd", "4 Far", "7 Seven"}));
    }

    void aNumberStaysWhenTheListIsReadAgain()
    {
        QVERIFY(put(channel("One") + channel("Two") + channel("Three")));
        const QString three = idOf(3);
        QVERIFY(put(channel("New") + channel("Three") + channel("One")));
        QCOMPARE(described(m_channels->window({})), QStringList({"1 One", "3 Three", "4 New"}));
        QCOMPARE(idOf(3), three);
        QCOMPARE(m_channels->byNumber(1)->value("name").toString(), QStringLiteral("One"));
    }

    void twoOfOneNameAreTwoChannels()
    {
        QVERIFY(put(channel("News", "tvg-id=\"news\"") + channel("News", "tvg-id=\"news\"")));
        QCOMPARE(m_channels->count(), 2);
        QVERIFY(idOf(1) != idOf(2));
    }

    void anEmptyListLeavesWhatWasThere()
    {
        QVERIFY(put(channel("One")));
        QVERIFY(!put("#EXTINF:5400,A film\nhttp://tv.invalid/film.mp4\n"));
        QCOMPARE(m_channels->count(), 1);
        QVERIFY(m_channels->setError(m_list, "Gone"));
        QCOMPARE(m_channels->lists().first().error, QStringLiteral("Gone"));
        QVERIFY(put(channel("One")));
        QCOMPARE(m_channels->lists().first().error, QString());
    }

    void aListThatWasTakenAwayWhileItWasReadStaysAway()
    {
        QVERIFY(put(channel("One")));
        QVERIFY(m_channels->removeList(m_list));
        QCOMPARE(m_channels->count(), 0);
        QVERIFY(put(channel("One")));
        QCOMPARE(m_channels->count(), 0);
    }

    void listsShareTheNumbers()
    {
        QVERIFY(put(channel("One") + channel("Two")));
        const auto other = m_channels->addList("/tmp/other.m3u", "Other");
        QVERIFY(other);
        QVERIFY(
            Channels::replace(path(), *other, read(channel("One") + channel("Nine", "tvg-chno=\"2\"")), 1));
        QCOMPARE(described(m_channels->window({})), QStringList({"1 One", "2 Two", "3 One", "4 Nine"}));
    }

    void oneGoesThroughThemInACircle()
    {
        QVERIFY(put(channel("One") + channel("Five", "tvg-chno=\"5\"") + channel("Nine", "tvg-chno=\"9\"")));
        const auto at = [&](int number, int by) {
            return m_channels->beside(number, by)->value("number").toInt();
        };
        QCOMPARE(at(1, 1), 5);
        QCOMPARE(at(9, 1), 1);
        QCOMPARE(at(1, -1), 9);
        QCOMPARE(at(0, 1), 1); // none was on
    }

    void homeHasWhatIsKeptThenWhatWasWatched()
    {
        QVERIFY(put(channel("One") + channel("Two") + channel("Three") + channel("Four")));
        QVERIFY(m_channels->keep(idOf(3), true));
        QVERIFY(m_channels->noteWatched(idOf(2)));
        m_clock.now += std::chrono::seconds(1);
        QVERIFY(m_channels->noteWatched(idOf(4)));
        QStringList names;
        for (const QJsonValue &item : m_channels->forHome(10))
            names.append(item["name"].toString());
        QCOMPARE(names, QStringList({"Three", "Four", "Two", "One"}));
        QCOMPARE(described(m_channels->window({{}, true, 0, 10})), QStringList({"3 Three"}));
        m_channels->setProfile("kid");
        QCOMPARE(m_channels->window({{}, true, 0, 10})["total"].toInt(), 0);
        m_channels->setProfile("main");
        QVERIFY(m_channels->forgetProfile("main"));
        QCOMPARE(m_channels->window({{}, true, 0, 10})["total"].toInt(), 0);
        QVERIFY(!m_channels->keep("channel:none", true));
    }

    void groupsAreTheLists()
    {
        QVERIFY(put(channel("One", "group-title=\"News\"") + channel("Two", "group-title=\"Sport\"") +
                    channel("Three", "group-title=\"Sport\"") + channel("Four")));
        const QJsonArray groups = m_channels->groups();
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups[0]["name"].toString(), QStringLiteral("Sport"));
        QCOMPARE(described(m_channels->window({"Sport", false, 0, 10})), QStringList({"2 Two", "3 Three"}));
    }

    void fiftyThousandAreReadInWindows()
    {
        QByteArray text;
        for (int i = 0; i < 50'000; ++i)
            text += channel(qPrintable(QStringLiteral("Channel %1").arg(i)), "group-title=\"G\"");
        QVERIFY(put(text));
        const QJsonObject window = m_channels->window({{}, false, 49'950, 100});
        QCOMPARE(window["total"].toInt(), 50'000);
        QCOMPARE(window["items"].toArray().size(), 50);
        QCOMPARE(m_channels->byNumber(50'000)->value("name").toString(), QStringLiteral("Channel 49999"));
    }

    void thereIsAMostOfLists()
    {
        for (int i = 1; i < Channels::kMostLists; ++i)
            QVERIFY(m_channels->addList(QStringLiteral("/tmp/%1.m3u").arg(i), {}));
        QVERIFY(!m_channels->addList("/tmp/more.m3u", {}));
        // The same one again is the same one.
        QCOMPARE(m_channels->addList("http://tv.invalid/list.m3u", {}).value_or(QString()), m_list);
    }
};

QTEST_GUILESS_MAIN(TestChannels)
#include "test_channels.moc"
