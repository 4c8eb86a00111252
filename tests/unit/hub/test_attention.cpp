// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What is said when: danger always, a visitor always, the rest when the household wants to hear it.

#include "bridge/hub/attention.h"
#include "bridge/hub/volume.h"
#include "home_schema.h"
#include "tests/support/hand_clock.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;
using hearth::test::HandClock;

class TestAttention : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    HandClock m_clock;
    std::unique_ptr<Database> m_home;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<Attention> m_attention;
    QStringList m_told; // kinds, as posted

    void open()
    {
        m_attention.reset();
        m_notices.reset();
        m_home.reset();
        auto home = Database::open(m_folder.filePath("home.db"), home_schema::kMigrations);
        QVERIFY(home);
        m_home = std::move(*home);
        m_notices = std::make_unique<Notices>(*m_home, m_clock);
        connect(m_notices.get(), &Notices::posted, this,
                [this](const QJsonObject &notice) { m_told << notice.value("kind").toString(); });
        m_attention = std::make_unique<Attention>(*m_notices, m_clock);
    }

    static QJsonObject notice(const char *kind)
    {
        return {{"kind", QLatin1String(kind)}, {"name", "Washer"}, {"text", "?"}, {"applianceId", "mqtt:w"}};
    }

    static QJsonObject smoke(const char *thing)
    {
        QJsonObject danger = notice("safety");
        danger.insert("hazard", "smoke");
        danger.insert("thing", QLatin1String(thing));
        return danger;
    }

    void offerAll()
    {
        for (const char *kind : {"doorOpen", "cycleEnded", "doorbell"})
            m_attention->offer(notice(kind));
        m_attention->offer(smoke("mqtt:s/smoke"));
    }

private Q_SLOTS:
    void init()
    {
        QFile::remove(m_folder.filePath("home.db"));
        m_told.clear();
        m_clock.set(QDateTime(QDate(2026, 11, 20), QTime(10, 0)));
        open();
    }

    void everythingIsToldAtOnceUnlessItIsWantedOtherwise()
    {
        m_attention->setWatching(Attention::Watching::Playing);
        offerAll();
        QCOMPARE(m_told, QStringList({"doorOpen", "cycleEnded", "doorbell", "safety"}));
        QCOMPARE(m_notices->list()[0].toObject().value("rank"), QJsonValue("safety"));
        QCOMPARE(m_notices->list()[1].toObject().value("rank"), QJsonValue("door"));
        QCOMPARE(m_notices->list()[2].toObject().value("rank"), QJsonValue("finished"));
        QCOMPARE(m_notices->list()[3].toObject().value("rank"), QJsonValue("information"));
    }

    void theRestWaitsForAPause()
    {
        m_attention->setWish({Attention::Wait::ForPause, {}, {}});
        m_attention->setWatching(Attention::Watching::Playing);
        offerAll();
        QCOMPARE(m_told, QStringList({"doorbell", "safety"}));
        m_attention->setWatching(Attention::Watching::Paused);
        QCOMPARE(m_told, QStringList({"doorbell", "safety", "doorOpen", "cycleEnded"}));
        m_attention->setWatching(Attention::Watching::Playing);
        QCOMPARE(m_told.size(), 4);
    }

    void orForTheEnd()
    {
        m_attention->setWish({Attention::Wait::ForEnd, {}, {}});
        m_attention->setWatching(Attention::Watching::Paused);
        offerAll();
        QCOMPARE(m_told, QStringList({"doorbell", "safety"}));
        m_attention->setWatching(Attention::Watching::Nothing);
        QCOMPARE(m_told.size(), 4);
    }

    void quietHoursReachOverMidnightAndHearthdsRestart()
    {
        const Attention::Wish wish{Attention::Wait::Not, QTime(22, 0), QTime(7, 0)};
        m_attention->setWish(wish);
        m_clock.set(QDateTime(QDate(2026, 11, 20), QTime(23, 30)));
        offerAll();
        QCOMPARE(m_told, QStringList({"doorbell", "safety"}));
        m_clock.set(QDateTime(QDate(2026, 11, 21), QTime(6, 59)));
        open();
        m_attention->setWish(wish);
        QCOMPARE(m_told.size(), 2);
        m_clock.set(QDateTime(QDate(2026, 11, 21), QTime(7, 0)));
        m_attention->look();
        QCOMPARE(m_told, QStringList({"doorbell", "safety", "doorOpen", "cycleEnded"}));
        open();
        m_attention->setWish({});
        QCOMPARE(m_told.size(), 4);
    }

    void oneThingRingsOnceUntilSomebodyHasSeenIt()
    {
        QSignalSpy danger(m_attention.get(), &Attention::dangerChanged);
        m_attention->offer(smoke("mqtt:s/smoke"));
        m_attention->offer(smoke("mqtt:s/smoke"));
        QCOMPARE(m_told.size(), 1);
        m_attention->offer(smoke("mqtt:other/smoke"));
        QCOMPARE(m_told.size(), 2);
        QVERIFY(m_attention->hasDanger());
        // A hearthd that starts again still knows.
        open();
        QVERIFY(m_attention->hasDanger());
        for (const QJsonValue &one : m_notices->list())
            QVERIFY(m_notices->noteTold(one.toObject().value("id").toString()));
        QVERIFY(!m_attention->hasDanger());
        QCOMPARE(danger.size(), 1); // of the first one's
        m_attention->offer(smoke("mqtt:s/smoke"));
        QCOMPARE(m_told.size(), 3);
    }

    void aDangerThatNobodySawIsNotPushedOutByTheRest()
    {
        m_attention->offer(smoke("mqtt:s/smoke"));
        for (int i = 0; i < 80; ++i)
            m_attention->offer(notice("doorOpen"));
        QVERIFY(m_attention->hasDanger());
        QVERIFY(m_notices->list().size() <= 50);
    }

    void whileThereIsDangerNobodyIsMute()
    {
        Volume volume(*m_home, {});
        volume.setLevel(20);
        volume.setMuted(true);
        QCOMPARE(volume.heard(), 0);
        volume.setFloor(70);
        QCOMPARE(volume.heard(), 70);
        volume.setMuted(true);
        volume.step(-20);
        QCOMPARE(volume.heard(), 70);
        volume.setFloor(0);
        QCOMPARE(volume.heard(), 0);
        volume.setMuted(false);
        volume.setLevel(90);
        volume.setFloor(70);
        QCOMPARE(volume.heard(), 90);
    }
};

QTEST_GUILESS_MAIN(TestAttention)
#include "test_attention.moc"
