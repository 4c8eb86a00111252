// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What holds for every appliance that is spoken to without a broker, and what a liar at the other end cannot
// do.

#include "bridge/appliances/direct/direct_protocol.h"
#include "bridge/appliances/direct/web_socket_frames.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/ordering.h"
#include "bridge/appliances/shelly/shelly_dialect.h"
#include "bridge/appliances/shelly/shelly_login.h"
#include "bridge/appliances/shelly/shelly_protocol.h"
#include "bridge/appliances/wled/wled_conversation.h"
#include "tests/unit/appliances/direct_device.h"
#include <QSignalSpy>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;
using namespace hearth::test;

class TestDirectProtocol : public QObject
{
    Q_OBJECT

    std::unique_ptr<Protocol> m_protocol;
    std::map<QString, Appliance> m_seen;

    DirectProtocol &direct() { return *qobject_cast<DirectProtocol *>(m_protocol.get()); }
    void hear(const QTcpServer &device, const QString &address = QStringLiteral("127.0.0.1"))
    {
        direct().hear({QStringLiteral("_shelly._tcp"),
                       QStringLiteral("shellyplug"),
                       address,
                       device.serverPort(),
                       {"gen=2"}});
    }
    [[nodiscard]] const Appliance *appliance(const QString &name = QStringLiteral("Fan plug")) const
    {
        for (const auto &[id, one] : m_seen) {
            if (one.name == name)
                return &one;
        }
        return nullptr;
    }
    [[nodiscard]] bool isThere() const { return appliance() != nullptr && appliance()->isReachable; }
    [[nodiscard]] QJsonValue on() const
    {
        const Capability *power = appliance()->capability(QStringLiteral("onOff.switch0"));
        return power == nullptr ? QJsonValue() : power->state[QLatin1String("on")];
    }
    /// The sentence of its failure, "done", or nothing as long as it is not answered.
    std::shared_ptr<QStringList> command(const QJsonValue &value,
                                         const QString &capability = QStringLiteral("onOff.switch0"))
    {
        auto answers = std::make_shared<QStringList>();
        m_protocol->send(appliance()->id, capability, QStringLiteral("set"), value,
                         [answers](const Done &done) {
                             *answers << (done ? QStringLiteral("done") : done.error().message);
                         });
        return answers;
    }

private Q_SLOTS:
    void init()
    {
        auto made = createShellyProtocol({});
        QVERIFY(made);
        m_protocol = std::move(*made);
        connect(m_protocol.get(), &Protocol::seen, this,
                [this](const Appliance &one) { m_seen[one.id] = one; });
        connect(m_protocol.get(), &Protocol::gone, this, [this](const QString &id) { m_seen.erase(id); });
    }
    void cleanup()
    {
        m_protocol.reset();
        m_seen.clear();
    }

    void whatItIsMadeOfIsTheSameAsOverABroker()
    {
        DirectDevice device;
        hear(device);
        QTRY_VERIFY(isThere());
        const QJsonObject info{{QStringLiteral("mac"), device.mac}, {QStringLiteral("gen"), 2}};
        const auto read =
            readShelly(QStringLiteral("plug"), info,
                       {{QStringLiteral("switch:0"),
                         QJsonObject{{QStringLiteral("output"), false}, {QStringLiteral("apower"), 1.5}}}},
                       {});
        QVERIFY(read);
        Inventory inventory;
        QVERIFY(inventory.apply(*read));
        const QString id = inventory.deviceIds().value(0);
        const Appliance over = compose(id, inventory.entitiesOf(id)).appliance;
        QCOMPARE(appliance()->hardware, over.hardware);
        QCOMPARE(appliance()->capabilities.size(), over.capabilities.size());
        for (const Capability &one : over.capabilities)
            QVERIFY2(appliance()->capability(one.id) != nullptr, qPrintable(one.id));
        QCOMPARE(appliance()->id, QStringLiteral("shelly:mac=a8:03:2a:b0:00:01"));
        QCOMPARE(on(), QJsonValue(false));
    }

    void aCommandIsAnsweredWhenTheApplianceDid()
    {
        DirectDevice device;
        hear(device);
        QTRY_VERIFY(isThere());
        const auto answers = command(true);
        QVERIFY(answers->isEmpty());
        QTRY_COMPARE(*answers, QStringList{QStringLiteral("done")});
        QTRY_COMPARE(on(), QJsonValue(true));
        // A hand at the appliance.
        device.isOn = false;
        device.say(device.notification());
        QTRY_COMPARE(on(), QJsonValue(false));
        QCOMPARE(device.asked[QStringLiteral("Switch.Set")], 1);
    }

    void whatTheApplianceRefusesIsSaidInItsWords()
    {
        DirectDevice device;
        hear(device);
        QTRY_VERIFY(isThere());
        device.reply = [](const QJsonObject &request) {
            return QByteArrayList{DirectDevice::frame(
                {{QStringLiteral("id"), request[QLatin1String("id")]},
                 {QStringLiteral("error"),
                  QJsonObject{{QStringLiteral("code"), -103},
                              {QStringLiteral("message"), QStringLiteral("overtemperature")}}}})};
        };
        const auto answers = command(true);
        QTRY_COMPARE(answers->size(), 1);
        QVERIFY(inWords(answers->first()).contains(QLatin1String("overtemperature")));
    }

    void aCommandIsNeverSentTwice_data()
    {
        QTest::addColumn<bool>("hangsUp");
        QTest::newRow("closes") << true;
        QTest::newRow("says nothing") << false;
    }
    void aCommandIsNeverSentTwice()
    {
        QFETCH(bool, hangsUp);
        DirectDevice device;
        hear(device);
        QTRY_VERIFY(isThere());
        int orders = 0;
        const auto usual = device.reply;
        device.reply = [&](const QJsonObject &request) -> QByteArrayList {
            if (request[QLatin1String("method")] != QLatin1String("Switch.Set"))
                return usual(request);
            ++orders;
            if (hangsUp)
                QTimer::singleShot(0, &device, [&] { device.hangUp(); });
            return {};
        };
        const auto answers = command(true);
        QTRY_COMPARE_WITH_TIMEOUT(answers->size(), 1, 10'000);
        QVERIFY(answers->first() != QLatin1String("done"));
        // It comes again over another connection, and the order does not.
        QTRY_COMPARE_WITH_TIMEOUT(device.connections, 2, 10'000);
        QTRY_VERIFY(isThere());
        QCOMPARE(orders, 1);
        QCOMPARE(answers->size(), 1);
    }

    void oneThatIsAwayIsNotReachableUntilItIsBack()
    {
        DirectDevice device;
        hear(device);
        QTRY_VERIFY(isThere());
        device.close();
        device.isOn = true;
        device.hangUp();
        QTRY_VERIFY(!isThere());
        const auto refused = command(true);
        QCOMPARE(refused->size(), 1);
        QVERIFY(device.listen(QHostAddress::LocalHost, device.serverPort()) || device.listen());
        hear(device);
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 10'000);
        QCOMPARE(on(), QJsonValue(true));
        QCOMPARE(m_seen.size(), size_t{1});
    }

    void aLiarHurtsNobody_data()
    {
        QTest::addColumn<QByteArray>("handshake");
        QTest::addColumn<QByteArrayList>("frames");
        const QByteArrayList none;
        QTest::newRow("leads elsewhere")
            << QByteArray("HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1/rpc\r\n\r\n") << none;
        QTest::newRow("answers to somebody else")
            << QByteArray("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: AAAA\r\n\r\n")
            << none;
        QTest::newRow("headers without end") << "HTTP/1.1 101 x\r\nX: " + QByteArray(10'000, 'x') << none;
        QTest::newRow("no HTTP") << QByteArray("\x7f"
                                               "ELF\r\n\r\n")
                                 << none;
        QTest::newRow("a hundred megabytes in a frame")
            << QByteArray()
            << QByteArrayList{QByteArray::fromHex("817f0000000006400000") + QByteArray(1000, 'x')};
        QTest::newRow("a negative length")
            << QByteArray() << QByteArrayList{QByteArray::fromHex("817fffffffffffffffff")};
        QTest::newRow("a hundred megabytes in parts")
            << QByteArray()
            << QByteArrayList{DirectDevice::frame(QByteArray(60'000, 'x'), 0x01),
                              DirectDevice::frame(QByteArray(60'000, 'x'), 0x00),
                              DirectDevice::frame(QByteArray(60'000, 'x'), 0x00)};
        QTest::newRow("deep") << QByteArray()
                              << QByteArrayList{DirectDevice::frame(QByteArray(30'000, '[')),
                                                DirectDevice::frame("{\"id\":1,\"result\":" +
                                                                    QByteArray("{\"a\":").repeated(5000))};
        QTest::newRow("no JSON") << QByteArray()
                                 << QByteArrayList{DirectDevice::frame(QByteArray("\xff\xfe"))};
        QTest::newRow("masked") << QByteArray() << QByteArrayList{QByteArray::fromHex("8181000000007b")};
        QTest::newRow("an unknown frame") << QByteArray() << QByteArrayList{QByteArray::fromHex("8300")};
        QTest::newRow("out of order") << QByteArray() << QByteArrayList{DirectDevice::frame("{}", 0x80)};
        QTest::newRow("a long ping") << QByteArray()
                                     << QByteArrayList{DirectDevice::frame(QByteArray(200, 'p'), 0x89)};
        QTest::newRow("the first generation")
            << QByteArray()
            << QByteArrayList{DirectDevice::frame(R"({"id":1,"result":{"mac":"A8032AB00002","gen":1}})")};
        QTest::newRow("without an address")
            << QByteArray() << QByteArrayList{DirectDevice::frame(R"({"id":1,"result":{"gen":2}})")};
    }
    void aLiarHurtsNobody()
    {
        QFETCH(QByteArray, handshake);
        QFETCH(QByteArrayList, frames);
        DirectDevice good;
        hear(good);
        QTRY_VERIFY(isThere());
        DirectDevice liar;
        liar.handshake = handshake;
        liar.reply = [&](const QJsonObject &) { return std::exchange(frames, {}); };
        hear(liar);
        // Thrown out, it is asked again some time later.
        QTRY_VERIFY_WITH_TIMEOUT(liar.connections >= 2, 10'000);
        QCOMPARE(m_seen.size(), size_t{1});
        QVERIFY(isThere());
        const auto answers = command(true);
        QTRY_COMPARE(*answers, QStringList{QStringLiteral("done")});
    }

    void oneThatKeepsHearthdWaitingIsLeft_data()
    {
        QTest::addColumn<QByteArray>("begins"); // of what it says; then a byte now and then
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("headers that drip") << QByteArray("HTTP/1.1 101 x\r\nX: ");
        QTest::newRow("a message that drips") << QByteArray("\x81\x7e\x40", 3);
        QTest::newRow("many small messages") << DirectDevice::frame("{}").repeated(2500);
        QTest::newRow("no word of who it is") << DirectDevice::frame("{}");
    }
    void oneThatKeepsHearthdWaitingIsLeft()
    {
        QFETCH(QByteArray, begins);
        DirectDevice good;
        hear(good);
        QTRY_VERIFY(isThere());
        DirectDevice slow;
        slow.handshake = begins.isEmpty() || begins.startsWith("HTTP") ? begins + ' ' : QByteArray();
        slow.reply = [&](const QJsonObject &) {
            return slow.connections == 1 ? QByteArrayList{begins} : QByteArrayList();
        };
        QTimer drip;
        connect(&drip, &QTimer::timeout, this, [&] {
            if (!begins.endsWith('}'))
                slow.say("x");
        });
        drip.start(50);
        hear(slow);
        QTRY_VERIFY_WITH_TIMEOUT(slow.connections >= 2, 20'000);
        QVERIFY(isThere());
        QCOMPARE(m_seen.size(), size_t{1});
    }

    void whoDoesNotAnswerMakesRoom()
    {
        for (int i = 1; i <= DirectProtocol::kMostPeers; ++i)
            direct().hear({QStringLiteral("_shelly._tcp"),
                           QString::number(i),
                           QStringLiteral("127.0.7.%1").arg(i),
                           9,
                           {"gen=2"}});
        DirectDevice device;
        hear(device);
        QCOMPARE(m_protocol->findChildren<DirectPeer *>().size(), DirectProtocol::kMostPeers);
        QTRY_VERIFY_WITH_TIMEOUT((hear(device), isThere()), 20'000);
        QTRY_COMPARE(m_protocol->findChildren<DirectPeer *>().size(), DirectProtocol::kMostPeers);
    }

    void nobodyPassesForOneThatIsConnected()
    {
        DirectDevice device;
        hear(device);
        QTRY_VERIFY(isThere());
        DirectDevice other;
        other.isOn = true;
        hear(other);
        QTRY_VERIFY(other.asked[QStringLiteral("Shelly.GetDeviceInfo")] == 1);
        const auto answers = command(false);
        QTRY_COMPARE(*answers, QStringList{QStringLiteral("done")});
        QCOMPARE(device.asked[QStringLiteral("Switch.Set")], 1);
        QCOMPARE(other.asked[QStringLiteral("Switch.Set")], 0);
        QCOMPARE(on(), QJsonValue(false));
        // The same one at another address, when it is not at the first any more.
        device.close();
        device.hangUp();
        QTRY_VERIFY(!isThere());
        DirectDevice moved;
        moved.isOn = true;
        hear(moved);
        QTRY_VERIFY(isThere());
        QCOMPARE(on(), QJsonValue(true));
        QCOMPARE(m_seen.size(), size_t{1});
    }

    void oneThatSaysThatItIsAnotherNowIsAnother()
    {
        DirectDevice device;
        hear(device);
        QTRY_VERIFY(isThere());
        device.mac = QStringLiteral("A8032AB00009");
        device.say(DirectDevice::frame(
            R"({"method":"NotifyEvent","params":{"events":[{"event":"config_changed"}]}})"));
        QTRY_COMPARE_WITH_TIMEOUT(m_seen.size(), size_t{2}, 10'000);
        QVERIFY(!m_seen[QStringLiteral("shelly:mac=a8:03:2a:b0:00:01")].isReachable);
        QVERIFY(m_seen[QStringLiteral("shelly:mac=a8:03:2a:b0:00:09")].isReachable);
        // What is asked of the first goes to nobody, until it is heard at its new address.
        const QString first = QStringLiteral("shelly:mac=a8:03:2a:b0:00:01");
        QStringList answers;
        const auto ask = [&] {
            m_protocol->send(first, QStringLiteral("onOff.switch0"), QStringLiteral("set"), true,
                             [&](const Done &done) { answers << (done ? QString() : done.error().message); });
        };
        ask();
        QCOMPARE(answers.size(), 1);
        QVERIFY(!answers[0].isEmpty());
        DirectDevice moved;
        hear(moved);
        QTRY_VERIFY(m_seen[first].isReachable);
        ask();
        QTRY_COMPARE(answers.size(), 2);
        QVERIFY(answers[1].isEmpty());
        QCOMPARE(moved.asked[QStringLiteral("Switch.Set")], 1);
        QCOMPARE(device.asked[QStringLiteral("Switch.Set")], 0);
    }

    void anAddressOutsideTheHomeIsNotSpokenTo()
    {
        DirectDevice device;
        for (const char *address :
             {"8.8.8.8", "0.0.0.0", "224.0.0.251", "localhost", "127.0.0.1.evil.test", ""})
            hear(device, QLatin1String(address));
        QVERIFY(m_protocol->findChildren<DirectPeer *>().isEmpty());
        direct().hear({QStringLiteral("_shelly._tcp"),
                       QStringLiteral("shelly1"),
                       QStringLiteral("127.0.0.1"),
                       device.serverPort(),
                       {"gen=1"}});
        QVERIFY(m_protocol->findChildren<DirectPeer *>().isEmpty());
    }

    void manyThatAnnounceThemselvesAreNotAllKept()
    {
        for (int i = 1; i < 60'000; i += 97) {
            for (const char *address : {"127.0.0.1", "127.0.0.2"})
                direct().hear({QStringLiteral("_shelly._tcp"),
                               QString::number(i),
                               QLatin1String(address),
                               static_cast<quint16>(i),
                               {"gen=2"}});
        }
        QCOMPARE(m_protocol->findChildren<DirectPeer *>().size(), 2 * DirectProtocol::kMostOfAddress);
        for (int i = 1; i < 250; ++i)
            direct().hear({QStringLiteral("_shelly._tcp"),
                           QString::number(i),
                           QStringLiteral("127.0.7.%1").arg(i),
                           9,
                           {"gen=2"}});
        QCOMPARE(m_protocol->findChildren<DirectPeer *>().size(), DirectProtocol::kMostPeers);
        QVERIFY(m_seen.empty());
    }

    void onesThatComeAndGoLeaveOneBehind()
    {
        DirectDevice device;
        for (int i = 0; i < 5; ++i) {
            device.mac = QStringLiteral("A8032AB0000%1").arg(i % 2);
            hear(device);
            QTRY_VERIFY_WITH_TIMEOUT(m_seen.size() == size_t(std::min(i, 1)) + 1, 10'000);
            QTRY_VERIFY(
                std::ranges::count_if(m_seen, [](const auto &one) { return one.second.isReachable; }) == 1);
            device.hangUp();
            QTRY_VERIFY(std::ranges::none_of(m_seen, [](const auto &one) { return one.second.isReachable; }));
        }
        QCOMPARE(m_protocol->findChildren<DirectPeer *>().size(), 1);
    }

    void aLoginIsOfTheDocumentedKindOnly()
    {
        const QJsonObject challenge{{QStringLiteral("realm"), QStringLiteral("shellyplus1-a8032ab00001")},
                                    {QStringLiteral("nonce"), 1'625'038'762},
                                    {QStringLiteral("algorithm"), QStringLiteral("SHA-256")}};
        const auto login = shellyLogin(challenge, QStringLiteral("mysecretpassword"), 313'273'957);
        QVERIFY(login);
        // RFC 7616, 3.4.1, with the documentation's dummies; reckoned with sha256sum.
        QCOMPARE(
            (*login)[QLatin1String("response")],
            QJsonValue(QStringLiteral("1dba824bf40d7eacfcf13f0aa48827efd321e23cc29a40740e3d75ee97be1a96")));
        QJsonObject weak = challenge;
        weak.insert(QStringLiteral("algorithm"), QStringLiteral("MD5"));
        QCOMPARE(shellyLogin(weak, QStringLiteral("x"), 1).error().code, ErrorCode::Unsupported);
        QCOMPARE(
            shellyLogin({{QStringLiteral("algorithm"), QStringLiteral("SHA-256")}}, QStringLiteral("x"), 1)
                .error()
                .code,
            ErrorCode::Invalid);
    }

    void whatAWledSaysIsHeldToItsLimits()
    {
        const auto wled = makeWledConversation({});
        QCOMPARE(wled->begin().fetches.size(), 2);
        // Names come before anybody knows whose they are, and too many of them.
        QByteArray effects = "[\"Solid\",\"RSVD\",\"-\",7,\"Two Dots@Speed;!\"";
        for (int i = 0; i < 5000; ++i)
            effects += ",\"Effect " + QByteArray::number(i) + '"';
        QVERIFY(wled->fetched(QStringLiteral("/json/eff"), effects + ']'));
        const QByteArray presets = R"({"3":{"n":"Its"},"900":{"n":"x"}})";
        QVERIFY(wled->fetched(QStringLiteral("/presets.json"), presets));
        const QByteArray told =
            R"({"state":{"on":true,"bri":255,"ps":3,"mainseg":9,"seg":[{"id":0,"fx":0},{"id":9,"fx":4}]},)"
            R"("info":{"mac":"c45bbe5e1d01","name":"Shelf"}})";
        const auto heard = wled->hear(told);
        QVERIFY(heard && heard->announced);
        QCOMPARE(wled->hardware(), QStringLiteral("c45bbe5e1d01"));
        Inventory inventory(QStringLiteral("wled"));
        QVERIFY(inventory.apply(*heard->announced));
        for (const auto &[topic, payload] : heard->told)
            inventory.accept(topic, payload);
        const QString id = inventory.deviceIds().value(0);
        const Appliance appliance = compose(id, inventory.entitiesOf(id)).appliance;
        QCOMPARE(appliance.hardware, QStringLiteral("wled-5e1d01")); // as over a broker
        const auto *effect = appliance.capability(QStringLiteral("choice.effect"));
        QVERIFY(effect != nullptr);
        QCOMPARE(effect->state[QLatin1String("value")], QJsonValue(QStringLiteral("Two Dots")));
        QVERIFY(effect->limits[QLatin1String("options")].toArray().size() <= 300);

        int number = 0;
        const auto order = [&](const char *capability, const QJsonValue &value) {
            const auto message =
                orderFor(inventory, id, QLatin1String(capability), QStringLiteral("set"), value);
            const auto said = message ? wled->order(++number, *message)
                                      : Result<DirectHeard>(std::unexpected(message.error()));
            return said ? said->says.at(0) : QByteArray("refused");
        };
        const QByteArray off = R"({"on":false,"v":true})";
        const QByteArray half = R"({"bri":128,"on":true,"v":true})";
        const QByteArray dots = R"({"on":true,"seg":{"fx":4},"v":true})";
        const QByteArray third = R"({"ps":3,"v":true})";
        QCOMPARE(order("onOff", false), off);
        QCOMPARE(order("level", 50), half);
        QCOMPARE(order("choice.effect", QStringLiteral("Two Dots")), dots);
        QCOMPARE(order("choice.preset", QStringLiteral("Its")), third);
        QCOMPARE(order("choice.preset", QStringLiteral("x")), QByteArray("refused"));
        // Answered in their order, each once.
        const QByteArray refusal = R"({"error":9})";
        QCOMPARE(wled->hear(refusal)->answered.front().first, 1);
        QVERIFY(!wled->hear("{}")->answered.size());
        QCOMPARE(wled->hear(told)->answered.front().first, 2);
        // Nobody becomes another, and what is none is none.
        QVERIFY(!wled->hear(QByteArray(told).replace("c45bbe", "c45bbf")));
        const QByteArray nobody = R"({"state":{},"info":{"name":"no address"}})";
        const QByteArray deep = R"({"state":)" + QByteArray(R"({"a":)").repeated(5000);
        for (const QByteArray &lie : {nobody, deep})
            QVERIFY(!makeWledConversation({})->hear(lie));
    }

    void aMessageMayComeInAnyPieces()
    {
        const QByteArray whole = DirectDevice::frame("{\"a\"", 0x01) + DirectDevice::frame("hi", 0x89) +
                                 DirectDevice::frame(":1}", 0x80) + DirectDevice::frame(QByteArray(300, 'x'));
        WebSocketReader reader(1000);
        std::vector<WebSocketMessage> all;
        for (const char byte : whole) {
            const auto some = reader.take(QByteArray(1, byte));
            QVERIFY(some);
            all.insert(all.end(), some->begin(), some->end());
        }
        QCOMPARE(all.size(), size_t{3});
        QVERIFY(all[0].kind == WebSocketMessage::Kind::Ping);
        QCOMPARE(all[1].bytes, QByteArray("{\"a\":1}"));
        QCOMPARE(all[2].bytes, QByteArray(300, 'x'));
        QVERIFY(!reader.isWithinMessage());
    }
};

QTEST_GUILESS_MAIN(TestDirectProtocol)
#include "test_direct_protocol.moc"
