// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The phone page in a real browser against the real phone server; films and appliances are stand-ins behind
// the API.

#include "bridge/phone/phone_server.h"
#include "home_schema.h"
#include "tests/integration/phone/browser.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
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
    void keepPicture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("HEARTH_PICTURES");
        QFile file(folder + QLatin1Char('/') + name);
        if (!folder.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(m_browser->screenshot());
    }

    /// The page as a phone with these languages opens it.
    void openAs(const QString &languages)
    {
        m_browser->speak(languages);
        const QString query = QStringLiteral("?") + languages;
        m_browser->open(m_phones->url() + query);
        (void)QTest::qWaitFor([&] {
            return m_browser->evaluate(QStringLiteral("location.search")) == QJsonValue(query) &&
                   m_browser->evaluate(QStringLiteral("document.readyState")) == QLatin1String("complete") &&
                   m_browser->evaluate(QStringLiteral(
                       "document.getElementById('pairing').hidden && "
                       "document.querySelectorAll('.appliance').length < 4")) == QJsonValue(false);
        });
    }
    /// Every text and label in the page, also of what is hidden now.
    QSet<QString> texts()
    {
        const QByteArray list = m_browser
                                    ->evaluate(QStringLiteral(R"((() => {
            const found = [...document.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label'));
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode())
                found.push(walker.currentNode.data.trim());
            return JSON.stringify(found);
        })())"))
                                    .toString()
                                    .toUtf8();
        QSet<QString> found;
        for (const QJsonValue &text : QJsonDocument::fromJson(list).array())
            found.insert(text.toString());
        return found;
    }
    /// What does not fit: the page into a window of this width, words into their boxes.
    QString overflow(int width)
    {
        return m_browser
            ->evaluate(QStringLiteral(R"((() => {
            const boxes = [...document.querySelectorAll('button, p, h1, h2')];
            const wide = boxes.filter(one => one.scrollWidth > one.clientWidth);
            if (document.documentElement.scrollWidth > %1)
                wide.unshift(document.body);
            return wide.map(one => one.className + ' ' + one.textContent).join('; ');
        })())")
                           .arg(width))
            .toString();
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
        m_browser->speak(QStringLiteral("en-GB,en"));
    }

    void asksForTheCodeAndSaysWhatIsWrong()
    {
        const QString code = m_phones->pairing().value(QLatin1String("code")).toString();
        m_browser->open(m_phones->url());
        QTRY_COMPARE(m_browser->evaluate(QStringLiteral("document.getElementById('pairing').hidden")),
                     QJsonValue(false));
        keepPicture(QStringLiteral("pairing.png"));
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
        keepPicture(QStringLiteral("paired.png"));
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
        keepPicture(QStringLiteral("narrow.png"));
    }

    void speaksThePhonesLanguage_data()
    {
        QTest::addColumn<QString>("languages");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("direction");
        QTest::addColumn<QStringList>("said");
        const auto ltr = QStringLiteral("ltr");
        QTest::newRow("Chinese") << QStringLiteral("zh-CN,zh,en") << QStringLiteral("zh-Hans") << ltr
                                 << QStringList{QStringLiteral("已连接"),       QStringLiteral("主页"),
                                                QStringLiteral("制冷"),         QStringLiteral("室温 25.1°"),
                                                QStringLiteral("还剩 42 分钟"), QStringLiteral("−10秒")};
        QTest::newRow("German") << QStringLiteral("de-AT,en") << QStringLiteral("de-AT") << ltr
                                << QStringList{QStringLiteral("Verbunden"),    QStringLiteral("Startseite"),
                                               QStringLiteral("Kühlen"),       QStringLiteral("Raum 25,1°"),
                                               QStringLiteral("Noch 42 Min."), QStringLiteral("Wärmer")};
        QTest::newRow("Spanish") << QStringLiteral("es-MX,es,en") << QStringLiteral("es-MX") << ltr
                                 << QStringList{QStringLiteral("Conectado"), QStringLiteral("Inicio"),
                                                QStringLiteral("Frío"), QStringLiteral("Quedan 42 min")};
        // A language that the page has not is passed over, not the end of the search.
        QTest::newRow("Arabic") << QStringLiteral("ku,ar-MA,en") << QStringLiteral("ar-MA")
                                << QStringLiteral("rtl")
                                << QStringList{
                                       QStringLiteral("متصل"),  QStringLiteral("الرئيسية"),
                                       QStringLiteral("تبريد"), QStringLiteral("بقي 42 دقيقة"),
                                       QStringLiteral("أدفأ"),  QStringLiteral("الغرفة \u200f25,1\u200f°")};
        QTest::newRow("Arabic digits")
            << QStringLiteral("ar-EG") << QStringLiteral("ar-EG") << QStringLiteral("rtl")
            << QStringList{QStringLiteral("بقي ٤٢ دقيقة"), QStringLiteral("١٢:٣٤"),
                           QStringLiteral("١:٣٠:٠٠")};
        QTest::newRow("none of them")
            << QStringLiteral("fi,sv") << QStringLiteral("en") << ltr
            << QStringList{QStringLiteral("Connected"), QStringLiteral("42 min left")};
    }
    void speaksThePhonesLanguage()
    {
        QFETCH(const QString, languages);
        QFETCH(const QString, language);
        QFETCH(const QString, direction);
        QFETCH(const QStringList, said);
        static const QSet<QString> named{QStringLiteral("Parlour"),
                                         QStringLiteral("The Lighthouse Keeper"),
                                         QStringLiteral("Living room air"),
                                         QStringLiteral("Living room"),
                                         QStringLiteral("<img src=x onerror=alert(1)>"),
                                         QStringLiteral("Bedroom"),
                                         QStringLiteral("Washing machine"),
                                         QStringLiteral("Laundry room"),
                                         QStringLiteral("Cotton 40"),
                                         QStringLiteral("Garden door"),
                                         QStringLiteral("Garden")};
        openAs(QStringLiteral("en"));
        const QSet<QString> english = texts() - named;
        openAs(languages);
        const auto root = [this](const char *attribute) {
            return m_browser->evaluate(
                QStringLiteral("document.documentElement.%1").arg(QLatin1String(attribute)));
        };
        QCOMPARE(root("lang"), QJsonValue(language));
        QCOMPARE(root("dir"), QJsonValue(direction));
        const QSet<QString> texts = this->texts();
        for (const QString &one : said)
            QVERIFY2(texts.contains(one), qPrintable(one + QStringLiteral(" is not among ") +
                                                     QStringList(texts.values()).join(QLatin1Char('|'))));
        QVERIFY(texts.contains(named));
        for (const QString &one : texts - named) {
            static const QRegularExpression letters(QStringLiteral("[A-Za-z]{2}"));
            // What is the same in both languages is so in the table.
            const bool isEnglish =
                language != QLatin1String("en") && one.contains(letters) && english.contains(one) &&
                m_browser->evaluate(
                    QStringLiteral("t('%1') === '%1' && '%1' in words[navigator.language.split('-')[0]]")
                        .arg(one)) != QJsonValue(true);
            QVERIFY2(!isEnglish, qPrintable(one));
            const bool isLatin = language == QLatin1String("zh-Hans") || direction == QLatin1String("rtl");
            QVERIFY2(!isLatin || !one.contains(letters), qPrintable(one));
        }
    }

    void fitsInEveryLanguageAlsoInLargeLetters()
    {
        for (const char *language : {"en", "zh-CN", "de", "es", "ar"}) {
            openAs(QLatin1String(language));
            (void)m_browser->evaluate(QStringLiteral("document.getElementById('pairing').hidden = false"));
            for (const int percent : {100, 200}) {
                (void)m_browser->evaluate(
                    QStringLiteral("document.documentElement.style.fontSize = '%1%'").arg(percent));
                for (const int width : {360, 390}) {
                    m_browser->resize({width, 844});
                    QCOMPARE(overflow(width), QString());
                }
                keepPicture(QStringLiteral("%1-%2.png").arg(QLatin1String(language)).arg(percent));
            }
        }
    }

    void mirrorsAllButTimeAndArrows()
    {
        m_browser->resize({390, 844});
        openAs(QStringLiteral("ar"));
        const auto isLeftOf = [this](const char *one, const char *other) {
            return m_browser->evaluate(
                QStringLiteral("document.querySelector('%1').getBoundingClientRect().x < "
                               "document.querySelector('%2').getBoundingClientRect().x")
                    .arg(QLatin1String(one), QLatin1String(other)));
        };
        QCOMPARE(isLeftOf("#link", "#set"), QJsonValue(true));
        QCOMPARE(isLeftOf("[data-key=menu]", "[data-key=back]"), QJsonValue(true));
        QCOMPARE(isLeftOf(".appliance button", ".appliance .big"), QJsonValue(true));
        QCOMPARE(isLeftOf("[data-key=left]", "[data-key=right]"), QJsonValue(true));
        QCOMPARE(isLeftOf("#playing-at", "#playing-of"), QJsonValue(true));
        QCOMPARE(isLeftOf("[data-skip=\"-10000\"]", "[data-skip=\"30000\"]"), QJsonValue(true));
    }

    void takesTheDigitsOfAnArabicKeyboard()
    {
        (void)m_browser->evaluate(QStringLiteral("localStorage.clear()"));
        openAs(QStringLiteral("ar,en"));
        QTRY_COMPARE(m_browser->evaluate(QStringLiteral("document.getElementById('pairing').hidden")),
                     QJsonValue(false));
        keepPicture(QStringLiteral("ar-pairing.png"));
        click("#code-form button");
        (void)m_browser->evaluate(QStringLiteral("document.getElementById('code').value = '١٢'"));
        click("#code-form button");
        QTRY_COMPARE(text("#sentence"), QStringLiteral("الرمز من ستة أرقام."));
        keepPicture(QStringLiteral("ar-refused.png"));
        QString code = m_phones->pairing().value(QLatin1String("code")).toString();
        for (QChar &digit : code)
            digit = QChar(0x0660 + digit.digitValue());
        (void)m_browser->evaluate(QStringLiteral("document.getElementById('code').value = '%1'").arg(code));
        click("#code-form button");
        QTRY_COMPARE(text("#link"), QStringLiteral("متصل"));
    }

    void drivesFilmsKeysAndAppliances()
    {
        openAs(QStringLiteral("en-GB"));
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
