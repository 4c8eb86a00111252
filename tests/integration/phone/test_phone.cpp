// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The real phone server on a free port of the loopback, a real WebSocket client, the real API document.

#include "bridge/phone/phone_server.h"
#include "home_schema.h"
#include "tests/integration/phone/phone_client.h"
#include <QFile>
#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace hearth;
using namespace hearth::bridge;
using hearth::test::PhoneClient;
using namespace std::chrono_literals;

class StillClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return now; }
    [[nodiscard]] std::chrono::milliseconds wall() const override { return now; }
    std::chrono::milliseconds now{1'000'000};
};

class TestPhone : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    StillClock m_clock;
    std::unique_ptr<Database> m_home;
    std::unique_ptr<ApiServer> m_api;
    std::unique_ptr<PhoneServer> m_phones;

    QString code() { return m_phones->pairing().value(QLatin1String("code")).toString(); }

    static QString kindOf(const QJsonObject &error)
    {
        return error.value(QLatin1String("data")).toObject().value(QLatin1String("kind")).toString();
    }

    static QJsonObject heard(PhoneClient &phone, const char *key)
    {
        QJsonObject message;
        (void)QTest::qWaitFor([&] { return !(message = phone.take(key)).isEmpty(); });
        return message;
    }
    static QJsonObject answered(PhoneClient &phone, int id)
    {
        QJsonObject message;
        (void)QTest::qWaitFor([&] { return !(message = phone.takeAnswer(id)).isEmpty(); });
        return message;
    }

    QString pairedKey()
    {
        PhoneClient phone(m_phones->port());
        if (!QTest::qWaitFor([&] { return phone.isOpen(); }))
            return {};
        phone.send({{QStringLiteral("code"), code()}, {QStringLiteral("name"), QStringLiteral("Ann's")}});
        return heard(phone, "paired").value(QLatin1String("key")).toString();
    }

    std::unique_ptr<PhoneClient> pairedPhone()
    {
        const QString key = pairedKey();
        auto phone = std::make_unique<PhoneClient>(m_phones->port());
        (void)QTest::qWaitFor([&] { return phone->isOpen(); });
        phone->send({{QStringLiteral("key"), key}});
        (void)heard(*phone, "paired");
        return phone;
    }

    QByteArray answerTo(const QByteArray &request)
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_phones->port());
        QByteArray answer;
        connect(&socket, &QTcpSocket::connected, &socket, [&] { socket.write(request); });
        connect(&socket, &QTcpSocket::readyRead, &socket, [&] { answer += socket.readAll(); });
        (void)QTest::qWaitFor(
            [&] { return socket.state() == QTcpSocket::UnconnectedState || answer.contains("\r\n\r\n"); });
        return answer;
    }
    [[nodiscard]] QByteArray address() const { return "127.0.0.1:" + QByteArray::number(m_phones->port()); }

private Q_SLOTS:
    void init()
    {
        static int count = 0;
        auto home = Database::open(m_folder.filePath(QStringLiteral("home%1.db").arg(++count)),
                                   home_schema::kMigrations);
        QVERIFY(home);
        m_home = std::move(*home);
        QFile file(QStringLiteral(HEARTH_SOURCE_DIR "/resources/api/hearth.openrpc.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto document = ApiDocument::load(file.readAll());
        QVERIFY(document);
        m_api = std::make_unique<ApiServer>(std::move(*document));
        m_api->add(QStringLiteral("playback.state"),
                   [](const Caller &, const QJsonObject &, const Reply &reply) {
                       reply(QJsonObject{{QStringLiteral("state"), QStringLiteral("none")}});
                   });
        m_api->add(QStringLiteral("system.stop"),
                   [](const Caller &, const QJsonObject &, const Reply &reply) { reply(true); });
        auto phones = PhoneServer::create({0, false, QStringLiteral("Parlour")}, *m_api, *m_home, m_clock);
        QVERIFY(phones);
        m_phones = std::move(*phones);
    }
    void cleanup()
    {
        m_phones.reset();
        m_api.reset();
        m_home.reset();
    }

    void servesItsPageAndNothingElse()
    {
        const QByteArray page = answerTo("GET / HTTP/1.1\r\nHost: " + address() + "\r\n\r\n");
        QVERIFY2(page.startsWith("HTTP/1.1 200"), page.constData());
        QVERIFY(page.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"));
        QVERIFY(page.contains("X-Content-Type-Options: nosniff"));
        QVERIFY(page.contains("Cache-Control: no-store"));
        for (const char *path : {"/page.js", "/remote.js", "/appliances.js", "/page.css"})
            QVERIFY2(answerTo("GET " + QByteArray(path) + " HTTP/1.1\r\nHost: " + address() + "\r\n\r\n")
                         .startsWith("HTTP/1.1 200"),
                     path);
        for (const char *path : {"/etc/passwd", "/../etc/passwd", "/%2e%2e/etc/passwd", "/index.html"})
            QVERIFY2(answerTo("GET " + QByteArray(path) + " HTTP/1.1\r\nHost: " + address() + "\r\n\r\n")
                         .startsWith("HTTP/1.1 404"),
                     path);
        QVERIFY(answerTo("POST / HTTP/1.1\r\nHost: " + address() + "\r\nContent-Length: 0\r\n\r\n")
                    .startsWith("HTTP/1.1 405"));
    }

    void refusesNamesThatAreNotTheSets()
    {
        QVERIFY(answerTo("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").startsWith("HTTP/1.1 421"));
        QVERIFY(answerTo("GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n").startsWith("HTTP/1.1 421"));
        QVERIFY(answerTo("GET / HTTP/1.1\r\nHost: " + address() + "\r\nHost: evil.example\r\n\r\n")
                    .startsWith("HTTP/1.1 4"));
        PhoneClient rebound(m_phones->port(),
                            {"evil.example:" + QByteArray::number(m_phones->port()),
                             "http://evil.example:" + QByteArray::number(m_phones->port())});
        QTRY_VERIFY(rebound.isDecided());
        QVERIFY(!rebound.isOpen());
    }

    void knowsItsHomeAddressOnlyOnceOpened()
    {
        const QStringList addresses = homeAddresses();
        if (addresses.isEmpty())
            QSKIP("no network here");
        const auto hostLine = [&] {
            return "Host: " + QUrl(m_phones->url()).authority().toLatin1() + "\r\n\r\n";
        };
        const QByteArray home = addresses.first().toLatin1() + ':';
        QVERIFY(
            answerTo("GET / HTTP/1.1\r\nHost: " + home + QByteArray::number(m_phones->port()) + "\r\n\r\n")
                .startsWith("HTTP/1.1 421"));
        auto opened = PhoneServer::create({0, true, QStringLiteral("Parlour")}, *m_api, *m_home, m_clock);
        QVERIFY(opened);
        m_phones = std::move(*opened);
        QVERIFY(m_phones->url().contains(addresses.first()));
        QVERIFY(answerTo("GET / HTTP/1.1\r\n" + hostLine()).startsWith("HTTP/1.1 200"));
        QVERIFY(answerTo("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").startsWith("HTTP/1.1 421"));
    }

    void itsDoorIsOpenedAndClosedWhileItServes()
    {
        const QStringList addresses = homeAddresses();
        if (addresses.isEmpty())
            QSKIP("no network here");
        const quint16 port = m_phones->port();
        const auto phone = pairedPhone();
        const auto answersTheHome = [&] {
            QTcpSocket socket;
            socket.connectToHost(addresses.first(), port);
            return QTest::qWaitFor([&] { return socket.state() == QTcpSocket::ConnectedState; }, 1000);
        };
        QVERIFY(!answersTheHome());
        QVERIFY(m_phones->setOnLan(true));
        QCOMPARE(m_phones->port(), port);
        QVERIFY(m_phones->pairing(false).value(QLatin1String("onLan")).toBool());
        QVERIFY(m_phones->url().contains(addresses.first()));
        QVERIFY(answersTheHome());
        // Who was connected comes again, by the key that it has.
        QTRY_VERIFY(!phone->isOpen());
        QVERIFY(answerTo("GET / HTTP/1.1\r\nHost: " + address() + "\r\n\r\n").startsWith("HTTP/1.1 200"));
        QVERIFY(m_phones->setOnLan(false));
        QCOMPARE(m_phones->port(), port);
        QVERIFY(!answersTheHome());
        QVERIFY(pairedPhone()->isOpen());
    }

    void aDoorThatIsAnothersStaysAsItWas()
    {
        const QStringList addresses = homeAddresses();
        if (addresses.isEmpty())
            QSKIP("no network here");
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(addresses.first()), m_phones->port()));
        QVERIFY(!m_phones->setOnLan(true));
        QVERIFY(!m_phones->pairing(false).value(QLatin1String("onLan")).toBool());
        QVERIFY(answerTo("GET / HTTP/1.1\r\nHost: " + address() + "\r\n\r\n").startsWith("HTTP/1.1 200"));
    }

    void refusesPagesOfOthers()
    {
        PhoneClient other(m_phones->port(), {{}, "http://evil.example"});
        PhoneClient nobody(m_phones->port(), {{}, {}});
        PhoneClient sandboxed(m_phones->port(), {{}, "null"});
        QTRY_VERIFY(other.isDecided() && nobody.isDecided() && sandboxed.isDecided());
        QVERIFY(!other.isOpen() && !nobody.isOpen() && !sandboxed.isOpen());
        QVERIFY(answerTo("GET / HTTP/1.1\r\nHost: " + address() + "\r\nOrigin: http://evil.example\r\n\r\n")
                    .startsWith("HTTP/1.1 403"));
    }

    void answersNothingBeforePairing()
    {
        (void)code();
        PhoneClient stranger(m_phones->port());
        QTRY_VERIFY(stranger.isOpen());
        stranger.call(1, "playback.state", {});
        QJsonObject refused;
        QVERIFY(!(refused = heard(stranger, "refused")).isEmpty());
        QCOMPARE(kindOf(refused), QStringLiteral("not-allowed"));
        stranger.send("not JSON at all");
        QVERIFY(!heard(stranger, "refused").isEmpty());
        stranger.send({{QStringLiteral("key"), QString(64, QLatin1Char('a'))}});
        QVERIFY(!heard(stranger, "refused").isEmpty());
        m_api->emitEvent(QStringLiteral("playback.changed"), {});
        stranger.call(2, "playback.state", {});
        QVERIFY(!heard(stranger, "refused").isEmpty());
        QVERIFY(stranger.messages().isEmpty());
    }

    void aCodeWorksOnceAndItsKeyFromThenOn()
    {
        const QString digits = code();
        QCOMPARE(digits.size(), 6);
        PhoneClient first(m_phones->port());
        QTRY_VERIFY(first.isOpen());
        first.send({{QStringLiteral("code"), digits}});
        QJsonObject welcome;
        QVERIFY(!(welcome = heard(first, "paired")).isEmpty());
        QCOMPARE(welcome.value(QLatin1String("set")), QJsonValue(QStringLiteral("Parlour")));
        const QString key = welcome.value(QLatin1String("key")).toString();
        QCOMPARE(key.size(), 64);
        first.call(7, "playback.state", {});
        QJsonObject answer;
        QVERIFY(!(answer = answered(first, 7)).isEmpty());
        QCOMPARE(answer.value(QLatin1String("result")).toObject().value(QLatin1String("state")),
                 QJsonValue(QStringLiteral("none")));

        PhoneClient second(m_phones->port());
        QTRY_VERIFY(second.isOpen());
        second.send({{QStringLiteral("code"), digits}});
        QVERIFY(!heard(second, "refused").isEmpty());

        PhoneClient again(m_phones->port());
        QTRY_VERIFY(again.isOpen());
        again.send({{QStringLiteral("key"), key}});
        QVERIFY(!(welcome = heard(again, "paired")).isEmpty());
        QVERIFY(!welcome.contains(QLatin1String("key")));

        auto rows = m_home->prepare("SELECT key_hash FROM phone");
        QVERIFY(rows);
        QVERIFY(rows->step().value_or(false));
        QVERIFY(!rows->text(0).contains(key));
    }

    void aCodeLivesFiveMinutes()
    {
        const QString digits = code();
        m_clock.now += 5min;
        PhoneClient phone(m_phones->port());
        QTRY_VERIFY(phone.isOpen());
        phone.send({{QStringLiteral("code"), digits}});
        QVERIFY(!heard(phone, "refused").isEmpty());
    }

    void fiveWrongCodesMakeTheNextWait()
    {
        auto wait = 30s;
        for (int round = 0; round < 3; ++round, wait *= 2) {
            const QString digits = code();
            const QString wrong =
                digits == QLatin1String("000000") ? QStringLiteral("000001") : QStringLiteral("000000");
            PhoneClient phone(m_phones->port());
            QTRY_VERIFY(phone.isOpen());
            QJsonObject refused;
            for (int i = 0; i < 5; ++i) {
                phone.send({{QStringLiteral("code"), wrong}});
                QVERIFY(!(refused = heard(phone, "refused")).isEmpty());
                QCOMPARE(kindOf(refused), QStringLiteral("not-allowed"));
            }
            phone.send({{QStringLiteral("code"), code()}});
            QVERIFY(!(refused = heard(phone, "refused")).isEmpty());
            QCOMPARE(kindOf(refused), QStringLiteral("timed-out"));
            m_clock.now += wait - 1s;
            phone.send({{QStringLiteral("code"), code()}});
            QVERIFY(!(refused = heard(phone, "refused")).isEmpty());
            QCOMPARE(kindOf(refused), QStringLiteral("timed-out"));
            m_clock.now += 2s;
            phone.send({{QStringLiteral("code"), digits}});
            QVERIFY(!heard(phone, "refused").isEmpty());
        }
        QVERIFY(!pairedKey().isEmpty());
    }

    void theLongestAwayMakesRoomForTheSeventeenth()
    {
        const QString oldest = pairedKey();
        for (int i = 0; i < 16; ++i) {
            m_clock.now += 1s;
            QVERIFY(!pairedKey().isEmpty());
        }
        PhoneClient phone(m_phones->port());
        QTRY_VERIFY(phone.isOpen());
        phone.send({{QStringLiteral("key"), oldest}});
        QVERIFY(!heard(phone, "refused").isEmpty());
    }

    void phonesMayCallOnlyWhatIsTheirs()
    {
        const auto phone = pairedPhone();
        phone->call(1, "system.stop", {});
        QJsonObject answer;
        QVERIFY(!(answer = answered(*phone, 1)).isEmpty());
        QCOMPARE(kindOf(answer.value(QLatin1String("error")).toObject()), QStringLiteral("not-allowed"));
        phone->call(2, "input.key", {{QStringLiteral("name"), 5}});
        QVERIFY(!(answer = answered(*phone, 2)).isEmpty());
        QCOMPARE(answer.value(QLatin1String("error")).toObject().value(QLatin1String("code")),
                 QJsonValue(-32602));
        phone->send("{nonsense");
        QJsonObject error;
        QVERIFY(!(error = heard(*phone, "error")).isEmpty());
        QCOMPARE(error.value(QLatin1String("code")), QJsonValue(-32700));
        phone->call(3, "playback.state", {});
        QVERIFY(!answered(*phone, 3).isEmpty());
    }

    void aMessageOfAMegabyteEndsTheConnection()
    {
        const auto phone = pairedPhone();
        phone->send(QByteArray(1024 * 1024, 'x'));
        QTRY_VERIFY(phone->isClosed());
        QVERIFY(pairedPhone()->isOpen());
    }

    void aMessageInEndlessPiecesEndsTheConnection()
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_phones->port());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        const QByteArray host = "127.0.0.1:" + QByteArray::number(m_phones->port());
        socket.write("GET /api HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
                     "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).contains("\r\n\r\n"));
        QVERIFY2(answer.startsWith("HTTP/1.1 101"), answer.constData());
        // RFC 6455, 5.2: frames without FIN, the first of text, the others going on; the mask is zero.
        const QByteArray piece =
            QByteArray(1, '\xfe') + QByteArray("\x40\x00\0\0\0\0", 6) + QByteArray(16384, 'a');
        qint64 sent = 0;
        for (char kind = 1; socket.state() == QAbstractSocket::ConnectedState && sent < 8 * 1024 * 1024;
             kind = 0) {
            socket.write(QByteArray(1, kind) + piece);
            sent += piece.size();
            QTest::qWait(1);
        }
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY2(sent < 4 * 1024 * 1024, qPrintable(QString::number(sent)));
    }

    void aPhoneThatTalksForLongStays()
    {
        const auto phone = pairedPhone();
        const QString text(30 * 1024, QLatin1Char('x'));
        for (int i = 1; i <= 40; ++i) {
            phone->call(i, "playback.state", {{"text", text}}); // refused, but answered
            QVERIFY2(!answered(*phone, i).isEmpty(), qPrintable(QString::number(i)));
        }
        QVERIFY(phone->isOpen());
    }

    void askingAgainDoesNotVoidTheCodeOnTheScreen()
    {
        const QString shown = code();
        QCOMPARE(m_phones->pairing(false).value("code").toString(), shown);
        m_clock.now += 250s; // too little is left of it
        QVERIFY(m_phones->pairing(false).value("code").toString() != shown);
    }

    void aForgottenPhoneMustPairAgain()
    {
        const auto phone = pairedPhone();
        const auto list = m_phones->phones();
        QVERIFY(list);
        QCOMPARE(list->size(), 1);
        QVERIFY(list->first().toObject().value("connected").toBool());
        QVERIFY(!m_phones->forgetPhone(QStringLiteral("nobody")));
        QVERIFY(m_phones->forgetPhone(list->first().toObject().value("id").toString()));
        QTRY_VERIFY(phone->isClosed());
        QVERIFY(m_phones->phones()->isEmpty());
    }

    void eventsArriveTheNewestOnly()
    {
        const auto phone = pairedPhone();
        phone->call(1, "events.subscribe",
                    {{QStringLiteral("names"),
                      QJsonArray{QStringLiteral("playback.changed"), QStringLiteral("appliances.changed")}}});
        QVERIFY(!answered(*phone, 1).isEmpty());
        for (int i = 0; i < 100; ++i)
            m_api->emitEvent(QStringLiteral("playback.changed"), {{QStringLiteral("positionMs"), i}});
        m_api->emitEvent(QStringLiteral("appliances.changed"), {{QStringLiteral("id"), QStringLiteral("a")}});
        m_api->emitEvent(QStringLiteral("appliances.changed"), {{QStringLiteral("id"), QStringLiteral("b")}});
        m_api->emitEvent(QStringLiteral("home.changed"), {});
        QTRY_COMPARE(phone->messages().size(), 3);
        QCOMPARE(
            phone->messages()[0].value(QLatin1String("params")).toObject().value(QLatin1String("positionMs")),
            QJsonValue(99));
        QCOMPARE(phone->messages()[2].value(QLatin1String("params")).toObject().value(QLatin1String("id")),
                 QJsonValue(QStringLiteral("b")));
    }

    void strangersMakeRoomForEachOther()
    {
        const auto member = pairedPhone();
        std::vector<std::unique_ptr<PhoneClient>> strangers;
        for (int i = 0; i < 40; ++i)
            strangers.push_back(std::make_unique<PhoneClient>(m_phones->port()));
        QTRY_VERIFY(std::ranges::all_of(strangers, [](const auto &one) { return one->isDecided(); }));
        QTRY_COMPARE(std::ranges::count_if(strangers, [](const auto &one) { return one->isOpen(); }), 15);
        QVERIFY(member->isOpen());
        member->call(1, "playback.state", {});
        QVERIFY(!answered(*member, 1).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPhone)
#include "test_phone.moc"
