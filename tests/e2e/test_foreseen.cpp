// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the viewer will most likely want next waits in a second player and is swapped in. Whoever dies
// meanwhile, the film goes on, and going to the next works.

#include "tests/e2e/living_room.h"
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QSet>
#include <QTest>
#include <QUdpSocket>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kSamePicture = 12; // percent of the screen that may differ

QImage glance(LivingRoom &room)
{
    const auto taken = room.call(QStringLiteral("screen.screenshot"));
    const QImage whole(taken.value_or(QJsonValue()).toObject().value(QLatin1String("file")).toString());
    return whole.isNull() ? QImage()
                          : whole.scaled(32, 18, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                .convertToFormat(QImage::Format_RGB32);
}

int difference(const QImage &one, const QImage &other)
{
    if (one.isNull() || one.size() != other.size())
        return 100;
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            count += qAbs(qRed(a) - qRed(b)) + qAbs(qGreen(a) - qGreen(b)) + qAbs(qBlue(a) - qBlue(b)) > 60;
        }
    }
    return count * 100 / (one.width() * one.height());
}

quint16 freePort()
{
    QUdpSocket socket;
    return socket.bind(QHostAddress::LocalHost, 0) ? socket.localPort() : 0;
}

} // namespace

class TestForeseen : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;
    QProcess m_streams[3];

    QJsonObject film() { return m_room->call("playback.state").value_or(QJsonValue()).toObject(); }
    QString drawer()
    {
        return m_room->call("stage.get").value_or(QJsonValue()).toObject()["player"].toString();
    }
    QString waiter() { return drawer() == "player" ? "player-2" : "player"; }
    int episode() { return film()["title"].toObject()["episode"].toInt(); }
    int channel() { return film()["channel"].toObject()["number"].toInt(); }
    qint64 positionMs() { return film()["positionMs"].toInteger(); }
    bool plays() { return film()["state"] == "playing" && m_room->state()["filmVisible"].toBool(); }
    bool isForeseen()
    {
        return m_room->until([this] { return film()["foreseen"].toBool() && plays(); });
    }
    bool open(const char *name, int fromMs)
    {
        return m_room->call("playback.open",
                            {{"id", m_room->titleId(QLatin1String(name))}, {"fromMs", fromMs}}) &&
               m_room->until([&] { return plays() && positionMs() >= fromMs; });
    }
    bool playsEpisode(int number)
    {
        return m_room->until([&] { return plays() && episode() == number && positionMs() > 300; });
    }
    bool playsChannel(int number)
    {
        return m_room->until([&] { return plays() && channel() == number; });
    }
    /// The pids of all players of this room, confined or not.
    QSet<qint64> players()
    {
        QSet<qint64> pids;
        const QByteArray mark = "HEARTH_STATE=" + m_room->statePath().toUtf8();
        const QStringList processes = QDir("/proc").entryList(QDir::Dirs);
        for (const QString &process : processes) {
            QFile environment("/proc/" + process + "/environ");
            QFile line("/proc/" + process + "/cmdline");
            if (environment.open(QIODevice::ReadOnly) && line.open(QIODevice::ReadOnly) &&
                environment.readAll().split('\0').contains(mark) && line.readAll().contains("hearth-player"))
                pids.insert(process.toLongLong());
        }
        return pids;
    }
    qint64 pidOf(const QString &seat) { return m_room->pidOf(seat, "hearth-player"); }
    /// Goes to the next, which must be a swap.
    bool nextIsSwapped(int number)
    {
        const QString before = drawer();
        return m_room->call("playback.next") && playsEpisode(number) && drawer() != before;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        const char *pictures[] = {"smptehdbars", "rgbtestsrc", "yuvtestsrc"};
        const char *names[] = {"Pier S01E01 One", "Pier S01E02 Two", "Pier S01E03 Three"};
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_room->makeFilm(QLatin1String(names[i]), 90, QLatin1String(pictures[i]), 1));
        QByteArray list = "#EXTM3U\n";
        for (int i = 0; i < 3; ++i) {
            const QByteArray address = "udp://127.0.0.1:" + QByteArray::number(freePort());
            m_streams[i].start(
                "ffmpeg", QStringLiteral("-v error -re -f lavfi -i %1=size=320x180:rate=25 -f lavfi -i sine "
                                         "-c:v libx264 -preset ultrafast -tune zerolatency -g 25 "
                                         "-pix_fmt yuv420p -c:a aac -f mpegts %2?pkt_size=1316")
                              .arg(QLatin1String(pictures[i]), QLatin1String(address))
                              .split(' '));
            QVERIFY(m_streams[i].waitForStarted());
            list += "#EXTINF:-1,Channel\n" + address + '\n';
        }
        QFile file(m_room->folder() + "/list.m3u");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list) == list.size());
        file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        file.close();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY(m_room->call("channels.addList", {{"address", file.fileName()}}));
        QVERIFY(m_room->until([this] {
            return !m_room->titleId("Three").isEmpty() &&
                   m_room->call("channels.overview").value_or(QJsonValue())["channels"].toInt() == 3;
        }));
    }

    void cleanupTestCase()
    {
        m_room.reset();
        for (QProcess &stream : m_streams) {
            stream.kill();
            stream.waitForFinished();
        }
    }

    void theNextEpisodeTakesTheScreen()
    {
        // Its picture, as it looks when nobody foresaw it.
        QVERIFY2(open("Two", 1000), m_room->situation());
        QCOMPARE(pidOf(waiter()), 0); // the end is far
        QVERIFY(!film().contains("foreseen"));
        QImage cold;
        QVERIFY(m_room->until([&] {
            const QImage last = std::exchange(cold, glance(*m_room));
            QTest::qWait(700);
            return difference(last, cold) == 0 && m_room->focusName() == "Two";
        }));
        QVERIFY(m_room->call("playback.stop"));
        QVERIFY2(open("One", 40'000), m_room->situation());
        QVERIFY2(isForeseen(), m_room->situation());
        QVERIFY2(nextIsSwapped(2), m_room->situation());
        QVERIFY(positionMs() < 8000);
        QVERIFY2(m_room->until([&] { return difference(glance(*m_room), cold) <= kSamePicture; }),
                 m_room->situation());
        // Back from the end, what was foreseen is given up; its player stays.
        QVERIFY(m_room->call("playback.seek", {{"positionMs", 60'000}}));
        QVERIFY2(isForeseen(), m_room->situation());
        QVERIFY(m_room->call("playback.seek", {{"positionMs", 1000}}));
        QVERIFY(m_room->until([this] { return !film().contains("foreseen"); }));
        QVERIFY(m_room->call("playback.stop"));
        QVERIFY2(m_room->until([this] { return pidOf(waiter()) == 0 && pidOf(drawer()) > 0; }),
                 m_room->situation());
    }

    void theEndGoesOnToWhatWaits()
    {
        QVERIFY2(open("One", 83'000), m_room->situation());
        QVERIFY2(isForeseen(), m_room->situation());
        const QString before = drawer();
        QVERIFY2(playsEpisode(2), m_room->situation());
        QVERIFY(drawer() != before);
    }

    void aChoiceInBetweenIsNotForgotten()
    {
        QVERIFY2(open("One", 40'000), m_room->situation());
        QVERIFY2(isForeseen(), m_room->situation());
        QVERIFY(m_room->call("playback.speed", {{"speed", 1.5}}));
        QVERIFY(m_room->call("playback.chooseTracks", {{"subtitle", -1}}));
        QVERIFY(m_room->call("playback.next"));
        QVERIFY2(playsEpisode(2), m_room->situation());
        QCOMPARE(film()["speed"].toDouble(), 1.5);
        QCOMPARE(film()["subtitle"].toInt(), -1);
    }

    void aPlayerThatWaitsMayDie()
    {
        QVERIFY2(open("One", 40'000), m_room->situation());
        QVERIFY2(isForeseen(), m_room->situation());
        const qint64 playing = pidOf(drawer());
        const qint64 waiting = pidOf(waiter());
        m_room->kill(waiting);
        QVERIFY(m_room->until([&] { return pidOf(waiter()) > 0 && pidOf(waiter()) != waiting; }));
        QVERIFY2(isForeseen(), m_room->situation());
        m_room->kill(pidOf(waiter()));
        // What kills it twice is left alone.
        QVERIFY2(m_room->until([this] { return !film().contains("foreseen"); }), m_room->situation());
        QTest::qWait(1500);
        QVERIFY(!film().contains("foreseen"));
        QVERIFY(plays());
        QCOMPARE(pidOf(drawer()), playing);
        QVERIFY(m_room->call("playback.next"));
        QVERIFY2(playsEpisode(2), m_room->situation());
        QVERIFY(m_room->call("playback.stop"));
    }

    void thePlayerMayDieWhileAnotherWaits()
    {
        QVERIFY2(open("One", 40'000), m_room->situation());
        QVERIFY2(isForeseen(), m_room->situation());
        const QString before = drawer();
        const qint64 at = positionMs();
        m_room->kill(pidOf(drawer()));
        QVERIFY2(m_room->until([&] { return plays() && positionMs() > at; }), m_room->situation());
        QCOMPARE(drawer(), before);
        QCOMPARE(episode(), 1);
        QVERIFY2(isForeseen() && nextIsSwapped(2), m_room->situation());
    }

    void hearthdMayDieWhileAPlayerWaits()
    {
        QVERIFY2(open("One", 40'000), m_room->situation());
        QVERIFY2(isForeseen(), m_room->situation());
        const qint64 playing = pidOf(drawer());
        const qint64 waiting = pidOf(waiter());
        const qint64 at = positionMs();
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(m_room->until([&] { return plays() && positionMs() > at; }), m_room->situation());
        QCOMPARE(pidOf(drawer()), playing);
        QVERIFY2(m_room->until([&] { return !QFile::exists(QStringLiteral("/proc/%1").arg(waiting)); }),
                 m_room->situation());
        QVERIFY2(isForeseen() && nextIsSwapped(2), m_room->situation());
        // And right after a swap.
        const QString drawn = drawer();
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(playsEpisode(2), m_room->situation());
        QCOMPARE(drawer(), drawn);
    }

    void theShellMayDieWhileAPlayerWaits()
    {
        QVERIFY2(open("One", 40'000), m_room->situation());
        QVERIFY2(isForeseen(), m_room->situation());
        m_room->kill(m_room->pidOf("shell", "hearth"));
        QVERIFY2(m_room->until([this] { return plays() && m_room->page() == "film"; }), m_room->situation());
        QVERIFY2(isForeseen() && nextIsSwapped(2), m_room->situation());
        QVERIFY(m_room->call("playback.stop"));
    }

    void theNextChannelTakesTheScreen()
    {
        QVERIFY(m_room->call("channels.open", {{"number", 1}}));
        QVERIFY2(playsChannel(1) && isForeseen(), m_room->situation());
        QString before = drawer();
        QVERIFY(m_room->call("channels.step", {{"by", 1}}));
        QVERIFY2(playsChannel(2), m_room->situation());
        QVERIFY(drawer() != before);
        // It plays, not only stands.
        const qint64 at = positionMs();
        QVERIFY2(m_room->until([&] { return positionMs() > at + 1000; }), m_room->situation());
        // The way on is foreseen, the way back is not, and works.
        QVERIFY2(isForeseen(), m_room->situation());
        before = drawer();
        QVERIFY(m_room->call("channels.step", {{"by", -1}}));
        QVERIFY2(playsChannel(1), m_room->situation());
        QCOMPARE(drawer(), before);
        QVERIFY2(isForeseen(), m_room->situation());
        QVERIFY(m_room->call("channels.step", {{"by", -1}}));
        QVERIFY2(playsChannel(3), m_room->situation());
        QVERIFY(drawer() != before);
        QVERIFY2(isForeseen(), m_room->situation());
    }

    void whoeverDiesTheChannelGoesOn()
    {
        QVERIFY2(isForeseen(), m_room->situation());
        const qint64 waiting = pidOf(waiter());
        m_room->kill(waiting);
        QVERIFY(m_room->until([&] { return pidOf(waiter()) > 0 && pidOf(waiter()) != waiting; }));
        QVERIFY2(isForeseen(), m_room->situation());
        m_room->kill(pidOf(drawer()));
        QVERIFY2(playsChannel(3) && isForeseen(), m_room->situation());
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(playsChannel(3) && isForeseen(), m_room->situation());
        const qsizetype both = players().size();
        QVERIFY(both > 0);
        QVERIFY(m_room->call("playback.stop"));
        QVERIFY2(m_room->until([&] { return players().size() == both / 2; }), m_room->situation());
    }

    void itCanBeSwitchedOff()
    {
        QVERIFY(m_room->call("settings.set", {{"key", "foreseenZap"}, {"value", "off"}}));
        QVERIFY(m_room->call("channels.open", {{"number", 1}}));
        QVERIFY2(playsChannel(1), m_room->situation());
        QTest::qWait(4000);
        QVERIFY(!film().contains("foreseen"));
        QVERIFY(m_room->call("settings.set", {{"key", "foreseenZap"}, {"value", "broadcast"}}));
        QVERIFY2(isForeseen(), m_room->situation());
    }
};

QTEST_GUILESS_MAIN(TestForeseen)
#include "test_foreseen.moc"
