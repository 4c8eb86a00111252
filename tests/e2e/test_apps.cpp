// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Apps from the demo store on a whole home: installed, launched, played with the remote's keys, killed, and
// back where they were.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
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
        const QString store = m_room->folder() + QStringLiteral("/store");
        QCOMPARE(QProcess::execute(QStringLiteral(HEARTH_SOURCE_DIR "/packaging/demo/repository/make"),
                                   {store, QStringLiteral(HEARTH_BIN_DIR)}),
                 0);
        QProcess::execute(QStringLiteral("chmod"), {QStringLiteral("-R"), QStringLiteral("a+rX"), store});
        const QString port = m_room->folder() + QStringLiteral("/port");
        m_server.start(QStringLiteral(HEARTH_BIN_DIR "/hearth-demo-repository"),
                       {QStringLiteral("--port-file"), port, store});
        QVERIFY(m_room->until([&] { return QFile(port).size() > 0; }));
        QFile file(port);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString address =
            QStringLiteral("http://127.0.0.1:%1/").arg(QString::fromUtf8(file.readAll()).trimmed());
        QVERIFY2(m_room->start({QStringLiteral("--repository"), address, QStringLiteral("--trusted-root"),
                                store + QStringLiteral("/metadata/1.root.json")}),
                 qPrintable(m_room->problem()));
        for (const QString &id : {kGame, kWeb}) {
            QVERIFY(m_room->until(
                [&] { return m_room->call(QStringLiteral("store.install"), {{"id", id}}).has_value(); }));
            QVERIFY(m_room->until([&] { return storeState(id) == QLatin1String("installed"); }));
        }
    }

    void cleanupTestCase()
    {
        m_room.reset();
        m_server.kill();
        m_server.waitForFinished();
    }

    void theGameIsPlayedWithTheRemote()
    {
        QVERIFY(launch(kGame));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return saved(kGame).value("way").toDouble() > 3; }));
        QVERIFY(m_room->key({QStringLiteral("up"), QStringLiteral("back")}));
        QVERIFY(m_room->until([this] { return saved(kGame).value("state").toInt() == 2; })); // paused
        QCOMPARE(saved(kGame).value("lane").toInt(), 1);
    }

    void aKilledGameComesBackWhereItWas()
    {
        const QJsonObject before = saved(kGame);
        const qint64 pid = gamePid();
        QVERIFY(pid > 0);
        m_room->kill(pid);
        QVERIFY(m_room->until([&] { return gamePid() > 0 && gamePid() != pid && isReady(kGame); }));
        QCOMPARE(saved(kGame), before);
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until(
            [&] { return saved(kGame).value("way").toDouble() > before.value("way").toDouble(); }));
        QVERIFY(m_room->key({QStringLiteral("back")}));
    }

    void theGameIsUndisturbedWhenHearthdIsKilled()
    {
        const qint64 pid = gamePid();
        QVERIFY2(m_room->restartHearthd(), qPrintable(m_room->problem()));
        QVERIFY(m_room->until([this] { return isReady(kGame); }));
        QCOMPARE(gamePid(), pid);
        QCOMPARE(front(), kGame);
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
        QVERIFY(m_room->until([this] { return front().isEmpty() && running(kWeb).isEmpty(); }));
        QVERIFY(!running(kGame).isEmpty());
    }

    void aWebAppWhoseBrowserDiesComesBack()
    {
        QVERIFY(launch(kWeb));
        const QString process = QStringLiteral("app-") + kWeb;
        const qint64 browser = m_room->pidOf(process, QStringLiteral("chromium"));
        QVERIFY(browser > 0);
        m_room->kill(browser);
        QVERIFY(m_room->until([&] {
            const qint64 now = m_room->pidOf(process, QStringLiteral("chromium"));
            return now > 0 && now != browser && isReady(kWeb);
        }));
        QCOMPARE(front(), kWeb);
    }

    void homeLeavesItRunningAndCloseEndsIt()
    {
        QVERIFY(m_room->key({QStringLiteral("home")}));
        QVERIFY(m_room->until([this] { return front().isEmpty(); }));
        QVERIFY(!running(kWeb).isEmpty());
        QVERIFY(m_room->call(QStringLiteral("apps.close"), {{"id", kWeb}}));
        QVERIFY(m_room->until([this] { return running(kWeb).isEmpty(); }));
    }

private:
    bool launch(const QString &id)
    {
        return m_room->call(QStringLiteral("apps.launch"), {{"id", id}}) &&
               m_room->until([&] { return isReady(id) && m_room->focusName() != QString(); });
    }
    QString storeState(const QString &id)
    {
        const auto app = m_room->call(QStringLiteral("store.app"), {{"id", id}});
        return app ? app->toObject().value("state").toString() : QString();
    }
    QJsonObject running(const QString &id)
    {
        const auto list = m_room->call(QStringLiteral("apps.running"));
        const QJsonArray apps = list ? list->toArray() : QJsonArray();
        for (const QJsonValue &app : apps) {
            if (app.toObject().value("id").toString() == id)
                return app.toObject();
        }
        return {};
    }
    bool isReady(const QString &id) { return running(id).value("ready").toBool(); }
    QString front() { return m_room->state().value("stage").toObject().value("app").toString(); }
    qint64 gamePid() { return m_room->pidOf(QStringLiteral("app-") + kGame, QStringLiteral("ember-run")); }

    /// What the app saved last, as hearthd keeps it.
    QJsonObject saved(const QString &id)
    {
        QProcess query;
        query.start(QStringLiteral("sqlite3"),
                    {QStringLiteral("-readonly"), m_room->statePath() + QStringLiteral("/data/home.db"),
                     QStringLiteral("SELECT token FROM app_state WHERE app='%1'").arg(id)});
        query.waitForFinished();
        return QJsonDocument::fromJson(query.readAllStandardOutput()).object();
    }

    std::unique_ptr<LivingRoom> m_room;
    QProcess m_server;
};

QTEST_GUILESS_MAIN(TestApps)
#include "test_apps.moc"
