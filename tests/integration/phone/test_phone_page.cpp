// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The phone page in a real browser against the real phone server; films and appliances are stand-ins behind
// the API.

#include "bridge/phone/phone_server.h"
#include "home_schema.h"
#include "tests/integration/phone/browser.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;
using hearth::test::Browser;

namespace
{

QJsonObject object(const char *json)
{
    return parseJsonObject(json, {64 * 1024, 16}).value_or(QJsonObject());
}

} // namespace

class TestPhonePage : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Database> m_home;
    std::unique_ptr<ApiServer> m_api;
    std::unique_ptr<PhoneServer> m_phones;
    std::unique_ptr<Browser> m_browser;
    QStringList m_calls;

    void add(const char *method, const QJsonValue &result)
    {
        m_api->add(QLatin1String(method), [this, method, result](const Caller &, const QJsonObject &params,
                                                                 const Reply &reply) {
            m_calls.append(QLatin1String(method) + QLatin1Char(' ') + QString::fromUtf8(toJson(params)));
            reply(result);
        });
    }
    QString text(const char *selector)
    {
        return m_browser
            ->evaluate(
                QStringLiteral("document.querySelector('%1').textContent").arg(QLatin1String(selector)))
            .toString();
    }
    void click(const char *selector)
    {
        (void)m_browser->evaluate(
            QStringLiteral("document.querySelector('%1').click()").arg(QLatin1String(selector)));
    }
    void keepPicture(const char *name)
    {
        const QString folder = qEnvironmentVariable("HEARTH_PICTURES");
        QFile file(folder + QLatin1Char('/') + QLatin1String(name));
        if (!folder.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(m_browser->screenshot());
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto home = Database::open(m_folder.filePath(QStringLiteral("home.db")), home_schema::kMigrations);
        QVERIFY(home);
        m_home = std::move(*home);
        QFile file(QStringLiteral(HEARTH_SOURCE_DIR "/resources/api/hearth.openrpc.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto document = ApiDocument::load(file.readAll());
        QVERIFY(document);
        m_api = std::make_unique<ApiServer>(std::move(*document));
        add("playback.state", object(R"({"state":"paused","positionMs":754000,"durationMs":5400000,
            "title":{"name":"The Lighthouse Keeper"}})"));
        add("playback.play", true);
        add("playback.skip", true);
        add("input.key", true);
        add("appliances.command", true);
        const QJsonArray appliances{
            object(
                R"({"id":"ac","name":"Living room air","kind":"airConditioner","room":"Living room","reachable":true,
                "capabilities":[{"id":"thermostat","type":"thermostat","state":{"mode":"cool","target":22.5,"current":25.1},
                "limits":{"min":16,"max":30,"step":0.5,"modes":["off","cool","auto"]}}]})"),
            object(
                R"({"id":"lamp","name":"<img src=x onerror=alert(1)>","kind":"light","room":"Bedroom","reachable":true,
                "capabilities":[{"id":"onOff","type":"onOff","state":{"on":true},"limits":{}},
                {"id":"level","type":"level","state":{"percent":40},"limits":{"min":1,"max":100}}]})"),
            object(
                R"({"id":"washer","name":"Washing machine","kind":"washer","room":"Laundry room","reachable":true,
                "capabilities":[{"id":"operation","type":"operation","state":{"phase":"running","program":"Cotton 40","remainingSeconds":2520,"totalSeconds":5400},
                "limits":{"commands":["start","pause","stop"]}}]})"),
            object(
                R"({"id":"door","name":"Garden door","kind":"contactSensor","room":"Garden","reachable":false,
                "capabilities":[{"id":"contact","type":"contact","state":{"open":true},"limits":{}}]})")};
        add("appliances.list", appliances);
        auto phones = PhoneServer::create({0, false, QStringLiteral("Parlour")}, *m_api, *m_home, m_clock);
        QVERIFY(phones);
        m_phones = std::move(*phones);
        auto browser = Browser::start(m_folder.filePath(QStringLiteral("browser")), {390, 844});
        QVERIFY2(browser, browser ? "" : qPrintable(browser.error().message));
        m_browser = std::move(*browser);
    }

    void asksForTheCodeAndSaysWhatIsWrong()
    {
        const QString code = m_phones->pairing().value(QLatin1String("code")).toString();
        m_browser->open(m_phones->url());
        QTRY_COMPARE(m_browser->evaluate(QStringLiteral("document.getElementById('pairing').hidden")),
                     QJsonValue(false));
        keepPicture("pairing.png");
        (void)m_browser->evaluate(
            QStringLiteral("document.getElementById('code').value = '%1'")
                .arg(code == QLatin1String("123456") ? QStringLiteral("654321") : QStringLiteral("123456")));
        click("#code-form button");
        QTRY_COMPARE(text("#sentence"), QStringLiteral("This is not the code on the TV, or it is too old. "
                                                       "Choose New code on the TV and type that one."));
        (void)m_browser->evaluate(QStringLiteral("document.getElementById('code').value = '%1'").arg(code));
        click("#code-form button");
        QTRY_COMPARE(text("#link"), QStringLiteral("Connected"));
        QCOMPARE(text("#set"), QStringLiteral("Parlour"));
    }

    void comesBackWithItsKey()
    {
        m_browser->open(m_phones->url() + QStringLiteral("?again"));
        QTRY_COMPARE(text("#link"), QStringLiteral("Connected"));
        QTRY_COMPARE(m_browser->evaluate(QStringLiteral("document.querySelectorAll('.appliance').length")),
                     QJsonValue(4));
        keepPicture("paired.png");
    }

    void showsHostileNamesAsText()
    {
        QVERIFY(text("#appliances").contains(QLatin1String("<img src=x onerror=alert(1)>")));
        QCOMPARE(m_browser->evaluate(QStringLiteral("document.images.length")), QJsonValue(0));
    }

    void fitsTheNarrowestPhone()
    {
        m_browser->resize({360, 740});
        QCOMPARE(m_browser->evaluate(QStringLiteral("document.documentElement.scrollWidth")),
                 QJsonValue(360));
        keepPicture("narrow.png");
    }

    void drivesFilmsKeysAndAppliances()
    {
        m_calls.clear();
        click("#playing-toggle");
        click("[data-skip=\"30000\"]");
        click("[data-key=ok]");
        click("[aria-label=Warmer]");
        const QStringList wanted{
            QStringLiteral("playback.play {}"), QStringLiteral("playback.skip {\"deltaMs\":30000}"),
            QStringLiteral("input.key {\"name\":\"ok\"}"),
            QStringLiteral(
                "appliances.command "
                "{\"capability\":\"thermostat\",\"command\":\"setTarget\",\"id\":\"ac\",\"value\":23}")};
        QTRY_COMPARE(m_calls, wanted);
        m_api->emitEvent(
            QStringLiteral("playback.changed"),
            object(R"({"state":"playing","positionMs":1000,"durationMs":60000,"title":{"name":"Tide"}})"));
        QTRY_COMPARE(text("#playing-title"), QStringLiteral("Tide"));
        QCOMPARE(text("#playing-toggle"), QStringLiteral("Pause"));
        m_api->emitEvent(QStringLiteral("appliances.removed"),
                         {{QStringLiteral("id"), QStringLiteral("door")}});
        QTRY_COMPARE(m_browser->evaluate(QStringLiteral("document.querySelectorAll('.appliance').length")),
                     QJsonValue(3));
    }

    void neverComplained() { QCOMPARE(m_browser->complaints(), QStringList()); }

    void comesBackAfterTheTvWasAway()
    {
        const PhoneOptions options{m_phones->port(), false, QStringLiteral("Parlour")};
        m_phones.reset();
        QTRY_COMPARE(text("#link"), QStringLiteral("Connecting"));
        auto phones = PhoneServer::create(options, *m_api, *m_home, m_clock);
        QVERIFY(phones);
        m_phones = std::move(*phones);
        QTRY_COMPARE_WITH_TIMEOUT(text("#link"), QStringLiteral("Connected"), 10'000);
    }

    void cleanupTestCase()
    {
        m_browser.reset();
        m_phones.reset();
        m_api.reset();
    }
};

QTEST_GUILESS_MAIN(TestPhonePage)
#include "test_phone_page.moc"
