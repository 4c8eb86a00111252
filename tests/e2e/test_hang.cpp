// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A player that hangs: the film goes on in another one at its second, once; then it is said, and the next
// film plays.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QTest>
#include <csignal>

using namespace hearth;
using namespace hearth::test;

class TestHang : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    [[nodiscard]] QString state() { return m_room->playback().value(QLatin1String("state")).toString(); }
    [[nodiscard]] QString notice() { return m_room->playback().value(QLatin1String("notice")).toString(); }
    [[nodiscard]] qint64 positionMs()
    {
        return m_room->playback().value(QLatin1String("positionMs")).toInteger();
    }
    [[nodiscard]] qint64 player()
    {
        return m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
    }
    bool open(const QString &name, int fromMs = 0)
    {
        return m_room
            ->call(QStringLiteral("playback.open"),
                   {{QStringLiteral("id"), m_room->titleId(name)}, {QStringLiteral("fromMs"), fromMs}})
            .has_value();
    }
    bool plays(qint64 ms)
    {
        return m_room->until([&] { return state() == QLatin1String("playing") && positionMs() > ms; });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
    }
    void cleanupTestCase() { m_room.reset(); }

    void aPlayerThatStandsIsReplacedAtItsSecond()
    {
        QVERIFY(open(QStringLiteral("Long Film"), 20'000));
        QVERIFY2(plays(21'000), m_room->situation());
        const qint64 stopped = player();
        QVERIFY(stopped > 0);
        ::kill(static_cast<pid_t>(stopped), SIGSTOP);
        const qint64 before = positionMs();
        QVERIFY2(m_room->until([&] { return player() > 0 && player() != stopped; }), m_room->situation());
        QVERIFY2(plays(before + 500), m_room->situation());
        QVERIFY2(positionMs() < before + 12'000, m_room->situation());
        QCOMPARE(m_room->page(), QStringLiteral("film"));
    }

    void theSecondTimeIsSaidAndTheNextFilmPlays()
    {
        ::kill(static_cast<pid_t>(player()), SIGSTOP);
        QVERIFY2(m_room->until([this] { return state() == QLatin1String("failed"); }), m_room->situation());
        const QJsonObject error = m_room->playback().value(QLatin1String("error")).toObject();
        QVERIFY2(error.value(QLatin1String("message")).toString().contains(QLatin1String("hangs")),
                 m_room->situation());
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Back to Home"); }));
        // It stays said when the next player is there.
        QVERIFY(m_room->until([this] { return player() > 0; }));
        QTest::qWait(1500);
        QCOMPARE(state(), QStringLiteral("failed"));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
        QVERIFY(open(QStringLiteral("Short Film")));
        QVERIFY2(plays(1000), m_room->situation());
    }

    void whenHearthdStoodThePlayerGoesOn()
    {
        QVERIFY(open(QStringLiteral("Long Film")));
        QVERIFY2(plays(500), m_room->situation());
        const qint64 playing = player();
        const qint64 before = positionMs();
        ::kill(static_cast<pid_t>(m_room->hearthdPid()), SIGSTOP);
        QTest::qWait(5000);
        ::kill(static_cast<pid_t>(m_room->hearthdPid()), SIGCONT);
        QVERIFY2(plays(before + 6500), m_room->situation());
        QCOMPARE(player(), playing);
    }

    void aPictureThatCannotBeDecodedIsSaid()
    {
        // Every packet of its picture is noise; the sound is whole.
        QVERIFY(m_room->makeFilm(QStringLiteral("Noise whole"), 40));
        const QString whole = m_room->filmsPath() + QLatin1String("/Noise whole.mkv");
        const QString noise = m_room->filmsPath() + QLatin1String("/Noise.mkv");
        QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"),
                                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
                                    QStringLiteral("-i"), whole, QStringLiteral("-map"),
                                    QStringLiteral("0:v"), QStringLiteral("-map"), QStringLiteral("0:a"),
                                    QStringLiteral("-c"), QStringLiteral("copy"), QStringLiteral("-bsf:v"),
                                    QStringLiteral("noise=amount=1"), noise}),
                 0);
        QVERIFY(QFile::remove(whole));
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        QVERIFY(m_room->until([this] { return !m_room->titleId(QStringLiteral("Noise")).isEmpty(); }));
        QVERIFY(open(QStringLiteral("Noise")));
        QVERIFY2(m_room->until(
                     [this] {
                         return state() == QLatin1String("failed") || notice() == QLatin1String("no-picture");
                     },
                     std::chrono::seconds(40)),
                 m_room->situation());
        QVERIFY(open(QStringLiteral("Short Film")));
        QVERIFY2(plays(1000), m_room->situation());
        QVERIFY(notice() != QLatin1String("no-picture"));
    }
};

QTEST_GUILESS_MAIN(TestHang)
#include "test_hang.moc"
