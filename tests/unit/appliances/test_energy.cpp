// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the home used, what it cost, and what of it matters now.

#include "bridge/appliances/energy/energy_source.h"
#include "bridge/appliances/energy/usage.h"
#include "bridge/appliances/history/history.h"
#include "bridge/appliances/model/summary.h"
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

constexpr qint64 kHourMs = 3'600'000;

Capability sensor(const char *id, const char *deviceClass, const QJsonValue &value, const char *unit)
{
    Capability one;
    one.id = QLatin1String(id);
    one.type = CapabilityType::Sensor;
    one.state = {
        {"value", value}, {"deviceClass", QLatin1String(deviceClass)}, {"unit", QLatin1String(unit)}};
    return one;
}

Appliance appliance(const char *name, std::vector<Capability> capabilities)
{
    Appliance one;
    one.id = QLatin1String("mqtt:") + QLatin1String(name);
    one.name = QLatin1String(name);
    one.room = QStringLiteral("Kitchen");
    one.isReachable = true;
    one.capabilities = std::move(capabilities);
    return one;
}

HistoryPoint point(int hour, double low, double mean, double high)
{
    return {hour * kHourMs, {low, mean, high}};
}

Tariff dayAndNight()
{
    return *Tariff::fromJson({{"currency", "€"},
                              {"bands", QJsonArray{QJsonObject{{"from", 22}, {"price", 0.20}},
                                                   QJsonObject{{"from", 6}, {"price", 0.30}}}}});
}

} // namespace

class TestEnergy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin");
        tzset();
    }

    void aMeterIsTrustedMoreThanPowerThatWasSeen()
    {
        const auto sourceOf = [](std::vector<Capability> all) {
            return energySourceOf(appliance("plug", std::move(all)));
        };
        QCOMPARE(sourceOf({sensor("sensor.power", "power", 12, "W"),
                           sensor("sensor.energy", "energy", 1.5, "kWh")})
                     ->capability,
                 QStringLiteral("sensor.energy"));
        QCOMPARE(sourceOf({sensor("sensor.a_energy", "energy", 1, "Wh"),
                           sensor("sensor.total_energy", "energy", 2, "Wh")})
                     ->capability,
                 QStringLiteral("sensor.total_energy"));
        const auto power = sourceOf(
            {sensor("sensor.ENERGY.Today", "energy", 1, "kWh"), sensor("sensor.power", "power", 12, "kW")});
        QVERIFY(power && !power->counts && power->scale == 1);
        QVERIFY(!sourceOf({sensor("sensor.energy_returned", "energy", 1, "kWh")}));
        QVERIFY(!sourceOf({sensor("sensor.energy", "energy", 1, "furlong")}));
        Capability hidden = sensor("sensor.energy", "energy", 1, "kWh");
        hidden.category = QStringLiteral("diagnostic");
        QVERIFY(!sourceOf({hidden}));
    }

    void aCounterIsComparedWithWhatItWas()
    {
        const EnergySource counter{QStringLiteral("e"), true, 1};
        // The hour before, then half a kWh, nothing heard for an hour, one kWh, and a reset.
        const std::vector<double> used = kwhByHour({point(-1, 10, 10, 10), point(0, 10, 10.2, 10.5),
                                                    point(2, 11.5, 11.5, 11.5), point(3, 0, 0.1, 0.25)},
                                                   counter, 0, 4);
        QCOMPARE(used, (std::vector<double>{0.5, 0, 1, 0.25}));
    }

    void theFirstThatACounterTellsIsNotUsedInThatHour()
    {
        const EnergySource counter{QStringLiteral("e"), true, 1};
        QCOMPARE(kwhByHour({point(0, 5000, 5000, 5000.5)}, counter, 0, 1), std::vector<double>{0.5});
        // Nor is a number that no fuse lets through.
        QCOMPARE(kwhByHour({point(0, 1, 1, 1), point(1, 90000, 90000, 90000)}, counter, 0, 2),
                 (std::vector<double>{0, 0}));
    }

    void powerIsUsedOverTime()
    {
        const EnergySource power{QStringLiteral("p"), false, 0.001};
        QCOMPARE(kwhByHour({point(0, 0, 1500, 2000), point(1, -20, -10, 0)}, power, 0, 2),
                 (std::vector<double>{1.5, 0}));
    }

    void whatIsKeptByTheHourAgreesWithWhatIsKeptByTheMinute()
    {
        const QTemporaryDir folder;
        auto history = History::open(folder.filePath("h.db"));
        QVERIFY(history);
        const qint64 from = QDateTime(QDate(2026, 11, 20), QTime(0, 0)).toMSecsSinceEpoch();
        for (int minute = 0; minute <= 300; ++minute) {
            history->add("a", "e", 100 + minute * 0.01, from + minute * 60'000);
            QVERIFY(history->write(from + minute * 60'000));
        }
        const EnergySource counter{QStringLiteral("e"), true, 1};
        const auto kwh = [&](qint64 grain) {
            const auto points = history->points("a", "e", {from - kHourMs, from + 5 * kHourMs, 6, grain},
                                                from + 300 * 60'000);
            return kwhByHour(points.value_or(std::vector<HistoryPoint>()), counter, from, 5);
        };
        const std::vector<double> fine = kwh(0);
        const std::vector<double> coarse = kwh(kHourMs);
        for (size_t hour = 0; hour < 5; ++hour) {
            QVERIFY2(std::abs(fine[hour] - 0.6) < 0.02, qPrintable(QString::number(fine[hour])));
            QVERIFY2(std::abs(fine[hour] - coarse[hour]) < 1e-6, qPrintable(QString::number(coarse[hour])));
        }
    }

    void pricesGoByTheHourAndOverMidnight()
    {
        const Tariff tariff = dayAndNight();
        QCOMPARE(tariff.priceAt(0), 0.20);
        QCOMPARE(tariff.priceAt(5), 0.20);
        QCOMPARE(tariff.priceAt(6), 0.30);
        QCOMPARE(tariff.priceAt(21), 0.30);
        QCOMPARE(tariff.priceAt(22), 0.20);
        QCOMPARE(Tariff::fromJson(tariff.toJson())->toJson(), tariff.toJson());
        QVERIFY(!Tariff().isKnown());
    }

    void aTariffThatMakesNoSenseIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("tariff");
        const auto of = [](const QJsonValue &hour, const QJsonValue &price) {
            return QJsonObject{{"bands", QJsonArray{QJsonObject{{"from", hour}, {"price", price}}}}};
        };
        QTest::newRow("hour 24") << of(24, 0.1);
        QTest::newRow("half an hour") << of(1.5, 0.1);
        QTest::newRow("no hour") << of({}, 0.1);
        QTest::newRow("negative") << of(1, -0.1);
        QTest::newRow("huge") << of(1, 1e300);
        QTest::newRow("words") << of(1, "cheap");
        QTest::newRow("currency") << QJsonObject{{"currency", "a very long one"}};
        QJsonArray many;
        for (int i = 0; i < 25; ++i)
            many.append(QJsonObject{{"from", i % 24}, {"price", 1}});
        QTest::newRow("many") << QJsonObject{{"bands", many}};
        many = {QJsonObject{{"from", 3}, {"price", 1}}, QJsonObject{{"from", 3}, {"price", 2}}};
        QTest::newRow("twice") << QJsonObject{{"bands", many}};
    }
    void aTariffThatMakesNoSenseIsRefused()
    {
        QFETCH(QJsonObject, tariff);
        const auto read = Tariff::fromJson(tariff);
        QVERIFY(!read);
        QVERIFY(read.error().message.contains(' '));
    }

    void daysOfAChangingClockHaveOtherHours()
    {
        const auto hours = [](UsageSpan span, const QDate &date, int back = 0) {
            return usageTime(span, QDateTime(date, QTime(12, 0)), back).hours();
        };
        QCOMPARE(hours(UsageSpan::Day, QDate(2026, 11, 20)), 24);
        QCOMPARE(hours(UsageSpan::Day, QDate(2026, 3, 29)), 23);
        QCOMPARE(hours(UsageSpan::Day, QDate(2026, 10, 25)), 25);
        QCOMPARE(hours(UsageSpan::Month, QDate(2026, 11, 20)), 720);
        QCOMPARE(hours(UsageSpan::Month, QDate(2026, 3, 31), 1), 28 * 24);
        const UsageTime week = usageTime(UsageSpan::Week, QDateTime(QDate(2026, 11, 22), QTime(12, 0)), 0);
        QCOMPARE(week.from.date(), QDate(2026, 11, 16));
        QCOMPARE(week.hours(), 168);
    }

    void usageIsAddedUpByBarAndAppliance()
    {
        const UsageTime day = usageTime(UsageSpan::Day, QDateTime(QDate(2026, 11, 20), QTime(12, 0)), 0);
        std::vector<double> night(24, 0);
        night[1] = 2;
        std::vector<double> noon(24, 0);
        noon[12] = 1;
        noon[1] = 0.5;
        const QJsonObject usage = usageOf(UsageSpan::Day, day, dayAndNight(),
                                          {{"b", "Oven", "Kitchen", noon}, {"a", "Washer", "Bath", night}});
        QCOMPARE(usage["kWh"].toDouble(), 3.5);
        QCOMPARE(usage["cost"].toDouble(), 2.5 * 0.20 + 0.30);
        QCOMPARE(usage["bars"].toArray().size(), 24);
        QCOMPARE(usage["bars"][1]["kWh"].toDouble(), 2.5);
        QCOMPARE(usage["appliances"][0]["name"], QJsonValue("Washer"));
        QCOMPARE(usage["appliances"][1]["cost"].toDouble(), 0.30 + 0.5 * 0.20);
        const QJsonObject unpriced = usageOf(UsageSpan::Day, day, {}, {});
        QVERIFY(!unpriced.contains("cost"));
        const UsageTime month = usageTime(UsageSpan::Month, QDateTime(QDate(2026, 10, 25), QTime(12, 0)), 0);
        QCOMPARE(usageOf(UsageSpan::Month, month, {}, {})["bars"].toArray().size(), 31);
    }

    void theSummarySaysWhatMatters()
    {
        Capability open;
        open.id = "contact";
        open.type = CapabilityType::Contact;
        open.state = {{"open", true}, {"sinceMs", 5}};
        Capability runs;
        runs.id = "operation";
        runs.type = CapabilityType::Operation;
        runs.state = {{"phase", "running"}, {"remainingSeconds", 600}};
        Capability warm;
        warm.id = "temperature.a";
        warm.type = CapabilityType::Temperature;
        warm.state = {{"value", 20}, {"unit", "°C"}};
        Capability warmer = warm;
        warmer.state.insert("value", 22);
        const QJsonObject now = summaryOf(
            {appliance("Window", {open, sensor("sensor.battery", "battery", 9, "%")}),
             appliance("Washer", {runs}), appliance("One", {warm, sensor("sensor.power", "power", 400, "W")}),
             appliance("Two", {warmer}),
             appliance("Meter", {sensor("sensor.power_a", "power", 0.5, "kW"),
                                 sensor("sensor.power_total", "power", 0.9, "kW")}),
             appliance("Remote", {sensor("sensor.battery_low", "battery", true, "")}),
             appliance("Full", {sensor("sensor.battery", "battery", 80, "%")}),
             appliance("Leak", {sensor("sensor.leak", "moisture", true, "")})});
        QCOMPARE(now["open"][0]["name"], QJsonValue("Window"));
        QCOMPARE(now["running"][0]["remainingSeconds"], QJsonValue(600));
        QCOMPARE(now["hazards"][0]["hazard"], QJsonValue("water"));
        QCOMPARE(now["temperatures"].toArray().size(), 1);
        QCOMPARE(now["temperatures"][0]["value"], QJsonValue(21));
        QCOMPARE(now["watts"].toDouble(), 1300.0);
        QCOMPARE(now["batteries"].toArray().size(), 2);
        QCOMPARE(now["batteries"][0]["name"], QJsonValue("Remote"));
        QCOMPARE(now["batteries"][1]["percent"], QJsonValue(9));
    }

    void whatCannotBeReliedOnIsLeftOut()
    {
        Capability open;
        open.id = "contact";
        open.type = CapabilityType::Contact;
        open.state = {{"open", true}};
        open.isStale = open.isUnavailable = true;
        Appliance away = appliance("Meter", {sensor("sensor.power", "power", 400, "W")});
        away.isReachable = false;
        const QJsonObject now = summaryOf({appliance("Window", {open}), away});
        QVERIFY(now["open"].toArray().isEmpty());
        QVERIFY(!now.contains("watts"));
        QCOMPARE(now["away"], QJsonValue(2));
        QVERIFY(summaryOf({})["open"].toArray().isEmpty());
    }

    void listsHaveAnEnd()
    {
        Capability open;
        open.id = "contact";
        open.type = CapabilityType::Contact;
        open.state = {{"open", true}};
        const std::vector<Appliance> many(300, appliance("Window", {open}));
        const QJsonObject now = summaryOf(many);
        QCOMPARE(now["open"].toArray().size(), kMostInSummary);
        QCOMPARE(now["openCount"], QJsonValue(300));
    }
};

QTEST_GUILESS_MAIN(TestEnergy)
#include "test_energy.moc"
