// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Apps from the demo store on a whole home: installed, launched, played with the remote's keys, left and
// closed. What a killed one does stands in test_kill.cpp.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

namespace
{

const QString kGame = QStringLiteral("org.hearth.emberrun");
const QString kWeb = QStringLiteral("org.hearth.unwind");

} // namespace

class TestApps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->serveStore(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        for (const QString &id : {kGame, kWeb})
            QVERIFY2(m_room->install(id), qPrintable(m_room->problem()));
    }

    void cleanupTestCase() { m_room.reset(); }

    void theGameIsPlayedWithTheRemote()
    {
        QVERIFY(launch(kGame));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return saved(kGame).value("way").toDouble() > 3; }));
        QVERIFY(m_room->key({QStringLiteral("up"), QStringLiteral("back")}));
        QVERIFY(m_room->until([this] { return saved(kGame).value("state").toInt() == 2; })); // paused
        QCOMPARE(saved(kGame).value("lane").toInt(), 1);
    }

    void anAppThatRunsIsNotRemoved()
    {
        QVERIFY(!m_room->call(QStringLiteral("store.remove"), {{"id", kGame}}));
    }

    void theWebAppGetsItsKeysAndLeaves()
    {
        QVERIFY(launch(kWeb));
        QVERIFY(m_room->until([this] { return saved(kWeb).contains("focus"); }));
        QVERIFY(m_room->key({QStringLiteral("right"), QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return saved(kWeb).value("spent").toDouble() > 1; }));
        QCOMPARE(saved(kWeb).value("routine").toInt(), 1);
        QVERIFY(m_room->key({QStringLiteral("back"), QStringLiteral("back")}));
        QVERIFY(m_room->until([this] { return front().isEmpty() && m_room->runningApp(kWeb).isEmpty(); }));
        QVERIFY(!m_room->runningApp(kGame).isEmpty());
    }

    void homeLeavesItRunningAndCloseEndsIt()
    {
        QVERIFY(launch(kWeb));
        QVERIFY(m_room->key({QStringLiteral("home")}));
        QVERIFY(m_room->until([this] { return front().isEmpty(); }));
        QVERIFY(!m_room->runningApp(kWeb).isEmpty());
        QVERIFY(m_room->call(QStringLiteral("apps.close"), {{"id", kWeb}}));
        QVERIFY(m_room->until([this] { return m_room->runningApp(kWeb).isEmpty(); }));
    }

    void homeTwiceGoesToTheAppBefore()
    {
        QVERIFY(launch(kGame));
        QVERIFY(launch(kWeb));
        QVERIFY(m_room->key({QStringLiteral("home"), QStringLiteral("home")}));
        QVERIFY(m_room->until([this] { return front() == kGame; }));
        QVERIFY(m_room->key({QStringLiteral("home"), QStringLiteral("home")}));
        QVERIFY(m_room->until([this] { return front() == kWeb; }));
        // From Home to the one that was left last.
        QVERIFY(m_room->key({QStringLiteral("home")}));
        QVERIFY(m_room->until([this] { return front().isEmpty(); }));
        QTest::qWait(600);
        QVERIFY(m_room->key({QStringLiteral("home"), QStringLiteral("home")}));
        QVERIFY(m_room->until([this] { return front() == kWeb; }));
        QVERIFY(m_room->key({QStringLiteral("home")}));
        QVERIFY(m_room->call(QStringLiteral("apps.close"), {{"id", kWeb}}));
        QVERIFY(m_room->until([this] { return m_room->runningApp(kWeb).isEmpty(); }));
    }

    void anAppStartedRightAfterItsCloseStays()
    {
        QVERIFY(launch(kGame));
        const qint64 before = gamePid();
        QVERIFY(before > 0);
        const int starts = gameStarts();
        QVERIFY(starts > 0);
        QVERIFY(m_room->call(QStringLiteral("apps.close"), {{"id", kGame}}));
        // It ends before the time it is given is over; the next one has begun by then.
        m_room->kill(before);
        QVERIFY(m_room->until([this] { return m_room->runningApp(kGame).isEmpty(); }));
        QCOMPARE(gameStarts(), starts);
        QVERIFY(launch(kGame));
        const qint64 pid = gamePid();
        QVERIFY(pid > 0);
        QTest::qWait(1500); // past that time and the second after it
        QCOMPARE(gamePid(), pid);
        QCOMPARE(front(), kGame);
        QVERIFY(m_room->call(QStringLiteral("apps.close"), {{"id", kGame}}));
        QVERIFY(m_room->until([this] { return m_room->runningApp(kGame).isEmpty(); }));
    }

    void whatAnAppKeepsIsTheProfiles()
    {
        const QString data = m_room->statePath() + QStringLiteral("/apps/%1/data/").arg(kGame);
        const double way = saved(kGame).value("way").toDouble();
        QVERIFY(way > 3);
        QVERIFY(launch(kGame));
        const auto guest = m_room->call(
            QStringLiteral("profiles.save"),
            {{"profile", QJsonObject{{"name", "Guest"}, {"picture", "person"}, {"kind", "guest"}}}});
        QVERIFY2(guest, guest ? "" : qPrintable(guest.error().message));
        const QString id = guest->toString();
        QVERIFY(m_room->call(QStringLiteral("profiles.choose"), {{"id", id}}));
        QVERIFY(m_room->until([this] { return m_room->runningApp(kGame).isEmpty(); }));
        QVERIFY(launch(kGame));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([&] { return m_room->savedState(kGame, id).contains("way"); }));
        QCOMPARE(saved(kGame).value("way").toDouble(), way);
        QVERIFY(QFile::exists(data + QStringLiteral("main")) && QFile::exists(data + id));

        // A guest leaves nothing behind.
        QVERIFY(m_room->call(QStringLiteral("profiles.choose"), {{"id", "main"}}));
        QVERIFY(m_room->until([&] { return !QFile::exists(data + id); }));
        QVERIFY(m_room->savedState(kGame, id).isEmpty());
        QCOMPARE(saved(kGame).value("way").toDouble(), way);
    }

private:
    bool launch(const QString &id)
    {
        return m_room->call(QStringLiteral("apps.launch"), {{"id", id}}) &&
               m_room->until([&] { return isReady(id) && m_room->focusName() != QString(); });
    }
    bool isReady(const QString &id) { return m_room->runningApp(id).value("ready").toBool(); }
    QString front() { return m_room->state().value("stage").toObject().value("app").toString(); }
    qint64 gamePid() { return m_room->pidOf(QStringLiteral("app-") + kGame, QStringLiteral("ember-run")); }
    int gameStarts()
    {
        QFile log(m_room->folder() + QStringLiteral("/hearthd.log"));
        return log.open(QIODevice::ReadOnly)
                   ? static_cast<int>(log.readAll().count("app-" + kGame.toUtf8() + " started as"))
                   : -1;
    }

    QJsonObject saved(const QString &id) { return m_room->savedState(id); }

    std::unique_ptr<LivingRoom> m_room;
};

QTEST_GUILESS_MAIN(TestApps)
#include "test_apps.moc"
