// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Ages, PINs, a child's time, profiles: each rule by its cases.

#include "home_schema.h"
#include "store/household/allowance.h"
#include "store/household/pins.h"
#include "store/household/profiles.h"
#include "store/household/ratings.h"
#include "tests/support/hand_clock.h"
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::store;
using hearth::test::HandClock;

class TestHousehold : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_databases = 0;

    std::unique_ptr<Database> database()
    {
        auto opened =
            Database::open(m_folder.filePath(QString::number(++m_databases)), home_schema::kMigrations);
        return opened ? std::move(*opened) : nullptr;
    }
    static Profile child()
    {
        Profile profile;
        profile.name = QStringLiteral("Mia");
        profile.kind = Profile::Kind::Child;
        return profile;
    }
    static QDateTime at(const char *time)
    {
        return {QDate(2026, 11, 22), QTime::fromString(QLatin1String(time), QStringLiteral("HH:mm"))};
    }

private Q_SLOTS:
    void marksAreAges_data()
    {
        QTest::addColumn<QString>("mark");
        QTest::addColumn<int>("age"); // -1: nobody has said
        const std::pair<const char *, int> rows[] = {
            {"PG-13", 13},        {"US:PG-13", 13}, {"Rated R", 17}, {"Rated PG-13 for some violence", 13},
            {"FSK 12", 12},       {"FSK-16", 16},   {"DE:16", 16},   {"ab 6", 6},
            {"12A", 12},          {"UK:15", 15},    {"U", 0},        {"tv-ma", 17},
            {"TV-Y7", 7},         {"16+", 16},      {"0", 0},        {"18", 18},
            {"US:R / DE:16", 17}, {"", -1},         {"NR", -1},      {"Not Rated", -1},
            {"Unrated", -1},      {"99", -1},       {"-3", -1},      {"banana", -1},
            {"US:", -1}};
        for (const auto &[mark, age] : rows)
            QTest::newRow(*mark ? mark : "none") << QString::fromLatin1(mark) << age;
    }
    void marksAreAges()
    {
        QFETCH(QString, mark);
        QFETCH(int, age);
        QCOMPARE(minimumAge(mark).value_or(-1), age);
    }

    void aPinOpensAndAnotherDoesNot()
    {
        const auto home = database();
        const HandClock clock;
        Pins pins(*home, clock);
        QVERIFY(!pins.isSet(Pins::household()));
        QVERIFY(pins.check(Pins::household(), {}));
        for (const char *bad : {"123", "123456789", "12a4", "１２３４"})
            QVERIFY2(!pins.set(Pins::household(), QString::fromUtf8(bad)), bad);
        QVERIFY(pins.set(Pins::household(), "1234"));
        QVERIFY(pins.isSet(Pins::household()));
        QVERIFY(pins.check(Pins::household(), "1234"));
        for (const char *wrong : {"", "1235", "12345", "123"})
            QCOMPARE(pins.check(Pins::household(), wrong).error().code, ErrorCode::NeedsPin);
        // Another one's is not this one's.
        QVERIFY(pins.set("p-1", "9999"));
        QVERIFY(!pins.check("p-1", "1234"));
        QVERIFY(pins.set(Pins::household(), {}));
        QVERIFY(pins.check(Pins::household(), {}));
        QVERIFY(!pins.check("p-1", {}));
    }

    void noPinIsWrittenDown()
    {
        const auto home = database();
        const HandClock clock;
        Pins pins(*home, clock);
        QVERIFY(pins.set(Pins::household(), "73951846"));
        auto row = home->prepare("SELECT salt || hash FROM pin");
        QVERIFY(row && row->step());
        QVERIFY(!row->text(0).contains("73951846"));
        QVERIFY(row->text(0).size() >= 96);
    }

    void guessingGetsSlowAcrossRestarts()
    {
        const auto home = database();
        HandClock clock;
        QVERIFY(Pins(*home, clock).set(Pins::household(), "1234"));
        for (int i = 0; i < 5; ++i)
            QVERIFY(!Pins(*home, clock).check(Pins::household(), "0000"));
        // Closed now, for the right one too.
        const Done closed = Pins(*home, clock).check(Pins::household(), "1234");
        QCOMPARE(closed.error().code, ErrorCode::NeedsPin);
        QVERIFY(!closed.error().action.isEmpty());
        clock.now += std::chrono::seconds(61);
        QVERIFY(!Pins(*home, clock).check(Pins::household(), "0000"));
        clock.now += std::chrono::seconds(61);
        QVERIFY(!Pins(*home, clock).check(Pins::household(), "1234")); // twice as long
        clock.now += std::chrono::seconds(60);
        QVERIFY(Pins(*home, clock).check(Pins::household(), "1234"));
        // The right one begins the count anew.
        QVERIFY(!Pins(*home, clock).check(Pins::household(), "0000"));
        QVERIFY(Pins(*home, clock).check(Pins::household(), "1234"));
    }

    void aClockSetBackDoesNotCloseItForEver()
    {
        const auto home = database();
        HandClock clock;
        Pins pins(*home, clock);
        QVERIFY(pins.set(Pins::household(), "1234"));
        for (int i = 0; i < 5; ++i)
            QVERIFY(!pins.check(Pins::household(), "0000"));
        clock.now -= std::chrono::hours(24 * 365);
        const Done closed = pins.check(Pins::household(), "1234");
        QVERIFY(closed.error().action.contains("60"));
    }

    void aChildsTime_data()
    {
        QTest::addColumn<int>("daily");
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("used");
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QDateTime>("extra");
        QTest::addColumn<int>("left"); // -1: no end in sight
        const QDateTime none;
        QTest::newRow("no limit") << 0 << "" << 500 << at("21:00") << none << -1;
        QTest::newRow("some left") << 60 << "" << 20 << at("16:00") << none << 40;
        QTest::newRow("used up") << 60 << "" << 60 << at("16:00") << none << 0;
        QTest::newRow("more than used up") << 60 << "" << 75 << at("16:00") << none << 0;
        QTest::newRow("before bedtime") << 0 << "20:00" << 0 << at("19:15") << none << 45;
        QTest::newRow("bedtime begins") << 0 << "20:00" << 0 << at("20:00") << none << 0;
        QTest::newRow("bedtime after midnight") << 0 << "20:00" << 0 << at("02:30") << none << 0;
        QTest::newRow("the morning after") << 0 << "20:00" << 0 << at("06:30") << none << 13 * 60 + 30;
        QTest::newRow("bedtime first") << 60 << "20:00" << 0 << at("19:50") << none << 10;
        QTest::newRow("time first") << 60 << "20:00" << 55 << at("19:00") << none << 5;
        QTest::newRow("more was given") << 60 << "" << 60 << at("16:00") << at("16:30") << 30;
        QTest::newRow("more at bedtime") << 60 << "20:00" << 10 << at("20:10") << at("20:30") << 20;
        QTest::newRow("what was given is over") << 60 << "" << 90 << at("16:31") << at("16:30") << 0;
    }
    void aChildsTime()
    {
        QFETCH(int, daily);
        QFETCH(QString, from);
        QFETCH(int, used);
        QFETCH(QDateTime, now);
        QFETCH(QDateTime, extra);
        QFETCH(int, left);
        Profile profile = child();
        if (daily > 0)
            profile.dailyMinutes = daily;
        profile.bedtimeFrom = from;
        profile.bedtimeTo = from.isEmpty() ? QString() : QStringLiteral("06:30");
        const Allowance allowance = allowanceOf(profile, used, now, extra);
        QCOMPARE(allowance.minutesLeft, left);
        QCOMPARE(allowance.isAllowed, left != 0);
        profile.kind = Profile::Kind::Adult;
        QVERIFY(allowanceOf(profile, used, now, extra).isAllowed);
    }

    void whatIsNoProfileIsRefused()
    {
        QVERIFY(Profile::fromJson({{"name", "Mia"}, {"kind", "child"}, {"ageLimit", 6}}));
        const QJsonObject bad[] = {{{"name", ""}},
                                   {{"name", QString(41, 'x')}},
                                   {{"name", "a"}, {"kind", "king"}},
                                   {{"name", "a"}, {"picture", "../../etc"}},
                                   {{"name", "a"}, {"ageLimit", 99}},
                                   {{"name", "a"}, {"ageLimit", "six"}},
                                   {{"name", "a"}, {"dailyMinutes", 0}},
                                   {{"name", "a"}, {"bedtimeFrom", "25:00"}},
                                   {{"name", "a"}, {"bedtimeFrom", "8"}}};
        for (const QJsonObject &object : bad)
            QVERIFY2(!Profile::fromJson(object), QJsonDocument(object).toJson().constData());
    }

    void profilesAreKept()
    {
        const auto home = database();
        QString mia;
        {
            auto profiles = Profiles::create(*home);
            QVERIFY(profiles);
            QCOMPARE((*profiles)->all().size(), 1);
            QCOMPARE((*profiles)->active().id, Profiles::firstId());
            const auto made = (*profiles)->save(child());
            QVERIFY(made);
            mia = *made;
            QSignalSpy chosen(profiles->get(), &Profiles::chosen);
            QVERIFY((*profiles)->choose(mia));
            QVERIFY((*profiles)->choose(mia));
            QCOMPARE(chosen.size(), 1);
            Profile changed = *(*profiles)->profile(mia);
            changed.ageLimit = 12;
            QVERIFY((*profiles)->save(changed));
        }
        auto again = Profiles::create(*home);
        QVERIFY(again);
        QCOMPARE((*again)->active().id, mia);
        QCOMPARE((*again)->active().ageLimit, std::optional(12));
        // The last grown-up stays, and so does the one who watches.
        QVERIFY(!(*again)->remove(mia));
        QVERIFY(!(*again)->remove(Profiles::firstId()));
        Profile only = *(*again)->profile(Profiles::firstId());
        only.kind = Profile::Kind::Child;
        QVERIFY(!(*again)->save(only));
        QVERIFY((*again)->choose(Profiles::firstId()));
        QVERIFY((*again)->remove(mia));
        QVERIFY(!(*again)->choose(mia));
        for (int i = 1; i < Profiles::kMost; ++i)
            QVERIFY((*again)->save(child()));
        QCOMPARE((*again)->save(child()).error().code, ErrorCode::TooLarge);
    }
};

QTEST_GUILESS_MAIN(TestHousehold)
#include "test_household.moc"
