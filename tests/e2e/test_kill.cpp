// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Any process may be killed at any moment, and the household is back where it was: the film at its second,
// the same page, the same focus, the appliances' true state.

#include "tests/e2e/living_room.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY2(m_room->startDemoHome(), qPrintable(m_room->problem()));
        openTheFilm();
    }

    void cleanupTestCase() { m_room.reset(); }

    void filmGoesOnWhenThePlayerIsKilled()
    {
        const qint64 before = m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
        QVERIFY(before > 0);
        killAndExpectTheFilm(before);
        QVERIFY(m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player")) != before);
    }

    void filmGoesOnWhenTheShellIsKilled()
    {
        const qint64 before = m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
        QVERIFY(before > 0);
        killAndExpectTheFilm(before);
        QVERIFY(m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth")) != before);
    }

    void filmIsUndisturbedWhenHearthdIsKilled()
    {
        const qint64 player = m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
        const qint64 shell = m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
        const qint64 position = positionMs();
        QElapsedTimer timer;
        timer.start();
        QVERIFY2(m_room->restartHearthd(), qPrintable(m_room->problem()));
        QVERIFY(m_room->until([this] { return filmPlays() && m_room->page() == QLatin1String("film"); }));
        qInfo("hearthd was back after %lld ms", static_cast<long long>(timer.elapsed()));
        expectNear(position, timer.elapsed());
        QCOMPARE(m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player")), player);
        QCOMPARE(m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth")), shell);
    }

    void appliancesComeBackWhenTheBrokerIsKilled()
    {
        const qint64 broker = m_room->pidOf(QStringLiteral("mosquitto"), QStringLiteral("mosquitto"));
        QVERIFY(broker > 0);
        const qint64 position = positionMs();
        QElapsedTimer timer;
        timer.start();
        m_room->kill(broker);
        QVERIFY(m_room->until([this, broker] {
            const auto list = m_room->call(QStringLiteral("appliances.list"));
            if (!list || list->toArray().size() < 6)
                return false;
            for (const QJsonValue &appliance : list->toArray()) {
                if (!appliance.toObject().value(QLatin1String("reachable")).toBool())
                    return false;
            }
            const qint64 now = m_room->pidOf(QStringLiteral("mosquitto"), QStringLiteral("mosquitto"));
            return now > 0 && now != broker;
        }));
        QVERIFY(filmPlays());
        expectNear(position, timer.elapsed());
    }

    void aFilmIsFoundAlthoughItsProbeWasKilled()
    {
        QVERIFY(m_room->makeFilm(QStringLiteral("New Film (2025)"), 20));
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        // The probe lives for some tens of milliseconds; whichever of this film's runs is caught is killed.
        const bool wasKilled = m_room->until(
            [this] {
                const qint64 probe = findProbe();
                if (probe > 0)
                    m_room->kill(probe);
                return probe > 0;
            },
            std::chrono::seconds(3));
        qInfo("a probe was %s", wasKilled ? "killed" : "too quick to be killed");
        QVERIFY(m_room->until([this] {
            const auto titles = m_room->call(QStringLiteral("library.titles"));
            for (const QJsonValue &value :
                 titles.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray()) {
                const QJsonObject title = value.toObject();
                if (title.value(QLatin1String("name")).toString() == QLatin1String("New Film"))
                    return title.value(QLatin1String("durationMs")).toInt() > 0;
            }
            return false;
        }));
        QVERIFY(filmPlays());
    }

private:
    void openTheFilm()
    {
        const auto titles = m_room->call(QStringLiteral("library.titles"));
        QVERIFY(titles);
        const QString id = titles->toObject()
                               .value(QLatin1String("items"))
                               .toArray()
                               .first()
                               .toObject()
                               .value(QLatin1String("id"))
                               .toString();
        QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
        QVERIFY(m_room->until([this] { return filmPlays() && positionMs() > 1500; }));
    }

    qint64 positionMs() { return m_room->playback().value(QLatin1String("positionMs")).toInteger(); }

    bool filmPlays()
    {
        const QJsonObject state = m_room->state();
        return state.value(QLatin1String("playback")).toObject().value(QLatin1String("state")).toString() ==
                   QLatin1String("playing") &&
               state.value(QLatin1String("filmVisible")).toBool();
    }

    void expectNear(qint64 before, qint64 elapsedMs)
    {
        const qint64 now = positionMs();
        QVERIFY2(
            now >= before - 1000 && now <= before + elapsedMs + 1000,
            qPrintable(
                QStringLiteral("was at %1 ms, is at %2 ms after %3 ms").arg(before).arg(now).arg(elapsedMs)));
    }

    void killAndExpectTheFilm(qint64 pid)
    {
        const qint64 position = positionMs();
        QElapsedTimer timer;
        timer.start();
        m_room->kill(pid);
        // The report of the old one may still be there for a moment; what counts is a film that moves again.
        QVERIFY(m_room->until([&] { return !filmPlays() || timer.elapsed() > 1500; }));
        QVERIFY(m_room->until([this] { return filmPlays() && m_room->page() == QLatin1String("film"); }));
        const qint64 back = timer.elapsed();
        expectNear(position, back);
        const qint64 now = positionMs();
        QVERIFY(m_room->until([&] { return positionMs() > now; }));
        qInfo("the film was back after %lld ms", static_cast<long long>(back));
    }

    static qint64 findProbe()
    {
        const QStringList processes =
            QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
        for (const QString &process : processes) {
            QFile comm(QStringLiteral("/proc/%1/comm").arg(process));
            if (comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == "hearth-probe")
                return process.toLongLong();
        }
        return 0;
    }

    std::unique_ptr<LivingRoom> m_room;
};

QTEST_GUILESS_MAIN(TestKill)
#include "test_kill.moc"
