// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Appliances without a broker as programs of their own, in a home's network that this test has for itself,
// found by Multicast DNS and driven by a real hearthd.

#include "tests/support/hearthd_fixture.h"
#include "tests/support/media_server.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>
#include <csignal>

using namespace hearth;
using namespace hearth::test;

namespace
{

const QString kHere = QStringLiteral("192.168.77.1");

} // namespace

class TestDirect : public QObject
{
    Q_OBJECT

    std::unique_ptr<HearthdFixture> m_hearthd;
    std::map<QString, std::unique_ptr<Process>> m_programs;

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString logOf(const QString &what) const
    {
        return m_hearthd->state() + QLatin1Char('/') + what + QLatin1String(".log");
    }
    void run(const QString &what, const QString &program, const QStringList &arguments)
    {
        ProcessStart start;
        start.program = program;
        start.arguments = arguments;
        start.environment = {QStringLiteral("PATH=") + qEnvironmentVariable("PATH"),
                             QStringLiteral("PYTHONDONTWRITEBYTECODE=1")};
        start.logFile = logOf(what);
        QFile::remove(start.logFile);
        auto started = Process::start(start);
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_programs[what] = std::move(*started);
    }
    /// `kind`: of tests/support/direct/simulated_<kind>.py. Its port, where it is ready.
    quint16 switchOn(const QString &kind, const QStringList &arguments = {}, quint16 port = 0,
                     const QString &address = kHere)
    {
        run(kind, QStringLiteral("/usr/bin/python3"),
            QStringList{QStringLiteral(HEARTH_SOURCE_DIR "/tests/support/direct/simulated_%1.py").arg(kind),
                        QStringLiteral("--address"), address, QStringLiteral("--port"),
                        QString::number(port)} +
                arguments);
        const auto ready = [&] {
            const QByteArray log = contents(logOf(kind));
            const qsizetype at = log.indexOf("ready ");
            return at < 0 ? 0 : log.mid(at + 6).split('\n').first().toInt();
        };
        (void)QTest::qWaitFor([&] { return ready() != 0; }, 10'000);
        return static_cast<quint16>(ready());
    }
    void cutPower(const QString &what)
    {
        if (m_programs[what])
            m_programs[what]->signalGroup(SIGKILL);
        m_programs.erase(what);
    }
    /// A hand at the appliance.
    static void touch(quint16 port, const QByteArray &target) { post(port, target, {}); }
    static void post(quint16 port, const QByteArray &target, const QByteArray &body)
    {
        QTcpSocket socket;
        socket.connectToHost(kHere, port);
        QVERIFY(socket.waitForConnected());
        socket.write((body.isEmpty() ? "GET " : "POST ") + target +
                     " HTTP/1.1\r\nHost: here\r\nContent-Length: " + QByteArray::number(body.size()) +
                     "\r\n\r\n" + body);
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead()) {
        }
    }

    [[nodiscard]] QJsonArray list() const
    {
        return m_hearthd->call("appliances.list").value_or(QJsonValue()).toArray();
    }
    [[nodiscard]] QJsonValue first(const char *field) const { return list()[0][QLatin1String(field)]; }
    [[nodiscard]] QJsonObject capability(const QString &id) const
    {
        const QJsonArray capabilities = first("capabilities").toArray();
        for (const QJsonValue &one : capabilities) {
            if (one[QLatin1String("id")] == id)
                return one.toObject();
        }
        return {};
    }
    [[nodiscard]] QJsonValue state(const QString &id, const char *field) const
    {
        return capability(id)[QLatin1String("state")][QLatin1String(field)];
    }
    [[nodiscard]] bool isReachable() const { return first("reachable").toBool(); }
    Result<QJsonValue> command(const QString &id, const QJsonValue &value, const char *name = "set") const
    {
        return m_hearthd->call("appliances.command", {{QStringLiteral("id"), first("id")},
                                                      {QStringLiteral("capability"), id},
                                                      {QStringLiteral("command"), QLatin1String(name)},
                                                      {QStringLiteral("value"), value}});
    }
    void startHome(const QStringList &arguments = {QStringLiteral("--no-broker")})
    {
        auto started = HearthdFixture::start(arguments);
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_hearthd = std::move(*started);
    }

private Q_SLOTS:
    void cleanup()
    {
        if (QTest::currentTestFailed() && m_hearthd)
            qWarning("%s", qPrintable(m_hearthd->log()));
        for (const auto &[what, program] : m_programs)
            program->signalGroup(SIGKILL);
        m_programs.clear();
        m_hearthd.reset();
    }

    void aShellyIsThereAsSoonAsItIsSwitchedOn()
    {
        startHome();
        const quint16 port =
            switchOn(QStringLiteral("shelly"), {QStringLiteral("--parts"), QStringLiteral("switch,cover")});
        QTRY_COMPARE(list().size(), 1);
        QCOMPARE(first("name"), QJsonValue(QStringLiteral("Hall relay")));
        QCOMPARE(first("kind"), QJsonValue(QStringLiteral("cover")));
        QCOMPARE(first("room"), QJsonValue(QStringLiteral("Hall")));
        QVERIFY(isReachable());
        QCOMPARE(state(QStringLiteral("sensor.switch0_aenergy_total"), "value"), QJsonValue(1250.5));

        const QString relay = QStringLiteral("onOff.switch0");
        QVERIFY(command(relay, true));
        QTRY_COMPARE(state(relay, "on"), QJsonValue(true));
        QTRY_COMPARE(state(QStringLiteral("sensor.switch0_apower"), "value"), QJsonValue(42.5));
        const QString cover = QStringLiteral("opening.cover0");
        QVERIFY(command(cover, 40));
        QTRY_COMPARE(state(cover, "percent"), QJsonValue(40));
        QVERIFY(command(cover, {}, "close"));
        QTRY_COMPARE(state(cover, "phase"), QJsonValue(QStringLiteral("closed")));
        QCOMPARE(contents(logOf(QStringLiteral("shelly"))).count("Switch.Set"), 1);

        touch(port, "/rpc/Switch.Set?id=0&on=false");
        QTRY_COMPARE(state(relay, "on"), QJsonValue(false));

        // Without power it is away, and with power it is there again, as it is then.
        cutPower(QStringLiteral("shelly"));
        QTRY_VERIFY(!isReachable());
        QCOMPARE(first("quality"), QJsonValue(QStringLiteral("unavailable")));
        QVERIFY(!command(relay, true));
        QCOMPARE(switchOn(QStringLiteral("shelly"),
                          {QStringLiteral("--parts"), QStringLiteral("switch,cover")}, port),
                 port);
        QTRY_VERIFY(isReachable());
        QTRY_COMPARE(state(cover, "percent"), QJsonValue(100));

        // One that is there already answers when hearthd comes again and asks.
        m_hearthd->stop();
        QVERIFY(m_hearthd->startAgain({QStringLiteral("--no-broker")}));
        QTRY_VERIFY(isReachable());
        QTRY_VERIFY(first("quality").isUndefined());
        QCOMPARE(list().size(), 1);
        QVERIFY(command(relay, true));
        QTRY_COMPARE(state(relay, "on"), QJsonValue(true));
    }

    void aLampIsDimmed()
    {
        startHome();
        switchOn(QStringLiteral("shelly"), {QStringLiteral("--parts"), QStringLiteral("light")});
        QTRY_COMPARE(list().size(), 1);
        QCOMPARE(first("kind"), QJsonValue(QStringLiteral("light")));
        QCOMPARE(state(QStringLiteral("level"), "percent"), QJsonValue(50));
        QVERIFY(command(QStringLiteral("level"), 80));
        QTRY_COMPARE(state(QStringLiteral("level"), "percent"), QJsonValue(80));
        QTRY_COMPARE(state(QStringLiteral("onOff"), "on"), QJsonValue(true));
    }

    void aNetworkThatComesLaterIsHeardToo()
    {
        startHome();
        const QString late = QStringLiteral("192.168.78.1");
        for (const QString &line : {QStringLiteral("link add late0 type veth peer name late1"),
                                    QStringLiteral("addr add %1/24 dev late0").arg(late),
                                    QStringLiteral("link set late1 up"), QStringLiteral("link set late0 up")})
            QCOMPARE(QProcess::execute(QStringLiteral("ip"), line.split(QLatin1Char(' '))), 0);
        QVERIFY(switchOn(QStringLiteral("shelly"), {}, 0, late) != 0);
        QTRY_COMPARE(list().size(), 1);
        QTRY_VERIFY(isReachable());
        QCOMPARE(QProcess::execute(QStringLiteral("ip"),
                                   {QStringLiteral("link"), QStringLiteral("del"), QStringLiteral("late0")}),
                 0);
    }

    void aWledIsALightWithEffectsAndPresetsByName()
    {
        startHome();
        const quint16 port = switchOn(QStringLiteral("wled"));
        QTRY_COMPARE(list().size(), 1);
        QCOMPARE(first("name"), QJsonValue(QStringLiteral("Shelf strip")));
        QCOMPARE(first("kind"), QJsonValue(QStringLiteral("light")));
        QVERIFY(isReachable());
        QCOMPARE(state(QStringLiteral("onOff"), "on"), QJsonValue(true));
        QCOMPARE(state(QStringLiteral("level"), "percent"), QJsonValue(50));
        const QString effect = QStringLiteral("choice.effect");
        const QString preset = QStringLiteral("choice.preset");
        QTRY_COMPARE(state(effect, "value"), QJsonValue(QStringLiteral("Solid")));
        QCOMPARE(capability(effect)[QLatin1String("limits")][QLatin1String("options")].toArray().size(), 6);

        QVERIFY(command(QStringLiteral("onOff"), false));
        QTRY_COMPARE(state(QStringLiteral("onOff"), "on"), QJsonValue(false));
        QVERIFY(command(QStringLiteral("level"), 100));
        QTRY_COMPARE(state(QStringLiteral("level"), "percent"), QJsonValue(100));
        QVERIFY(command(effect, QStringLiteral("Candle")));
        QTRY_COMPARE(state(effect, "value"), QJsonValue(QStringLiteral("Candle")));
        QTRY_VERIFY(!capability(preset).isEmpty());
        QVERIFY(command(preset, QStringLiteral("Night")));
        QTRY_COMPARE(state(preset, "value"), QJsonValue(QStringLiteral("Night")));
        QTRY_COMPARE(state(effect, "value"), QJsonValue(QStringLiteral("Solid")));
        QCOMPARE(contents(logOf(QStringLiteral("wled"))).count("\"fx\":5"), 1);

        // Another's hand, and a cut of the power.
        post(port, "/json/state", "{\"on\":false}");
        QTRY_COMPARE(state(QStringLiteral("onOff"), "on"), QJsonValue(false));
        cutPower(QStringLiteral("wled"));
        QTRY_VERIFY(!isReachable());
        QCOMPARE(switchOn(QStringLiteral("wled"), {}, port), port);
        QTRY_VERIFY(isReachable());
        QTRY_COMPARE(state(QStringLiteral("onOff"), "on"), QJsonValue(true));
        QCOMPARE(list().size(), 1);
    }

    void onesWithAPasswordSaySoAndTakeIt()
    {
        startHome();
        const QString secret = QStringLiteral("correct horse battery");
        switchOn(QStringLiteral("shelly"), {QStringLiteral("--password"), secret});
        QTRY_COMPARE(list().size(), 1);
        QCOMPARE(first("name"), QJsonValue(QStringLiteral("Hall relay")));
        QVERIFY(first("problem").toString().contains(QLatin1String("password")));
        const QString password = QStringLiteral("text.password");
        QVERIFY(capability(password)[QLatin1String("limits")][QLatin1String("secret")].toBool());
        QVERIFY(capability(QStringLiteral("onOff.switch0")).isEmpty());

        for (const char *guess : {"guess", "password"}) {
            const auto refused = command(password, QLatin1String(guess));
            QVERIFY(!refused);
            QVERIFY(refused.error().message.contains(QLatin1String("not its password")));
        }
        const auto taken = command(password, secret);
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        const QString relay = QStringLiteral("onOff.switch0");
        QTRY_VERIFY(state(relay, "on").isBool());
        QVERIFY(first("problem").isUndefined());
        QVERIFY(capability(password).isEmpty());
        QVERIFY(command(relay, true));
        QTRY_COMPARE(state(relay, "on"), QJsonValue(true));

        // It is typed once, and only hearthd's user reads where it is kept.
        m_hearthd->stop();
        QVERIFY(m_hearthd->startAgain({QStringLiteral("--no-broker")}));
        QTRY_VERIFY(isReachable());
        QVERIFY(command(relay, false));
        QTRY_COMPARE(state(relay, "on"), QJsonValue(false));
        m_hearthd->stop();
        QStringList holders;
        QDirIterator files(m_hearthd->state(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (contents(files.next()).contains(secret.toUtf8()))
                holders << files.filePath();
        }
        const QString kept = m_hearthd->state() + QLatin1String("/direct/passwords.json");
        QCOMPARE(holders, QStringList{kept});
        QCOMPARE(QFile::permissions(kept) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void oneThatHasABrokerTooIsShownOnce()
    {
        startHome({});
        const auto account =
            m_hearthd->call("broker.addAccount", {{QStringLiteral("kind"), QStringLiteral("shelly")}});
        QVERIFY(account);
        const QString passwordFile = m_hearthd->state() + QLatin1String("/maker.password");
        QFile file(passwordFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write((*account)[QLatin1String("password")].toString().toLatin1());
        file.close();
        run(QStringLiteral("maker"), QStringLiteral(HEARTH_BIN_DIR "/../tests/hearth-simulated-maker"),
            {QStringLiteral("--kind"), QStringLiteral("shelly"), QStringLiteral("--port"),
             QString::fromLatin1(contents(m_hearthd->state() + QLatin1String("/broker/port")).trimmed()),
             QStringLiteral("--user"), (*account)[QLatin1String("user")].toString(),
             QStringLiteral("--password-file"), passwordFile});
        QTRY_COMPARE_WITH_TIMEOUT(list().size(), 1, 20'000);
        QTRY_VERIFY(isReachable());
        QVERIFY(first("id").toString().startsWith(QLatin1String("mqtt:")));
        QVERIFY(m_hearthd->call("appliances.rename", {{QStringLiteral("id"), first("id")},
                                                      {QStringLiteral("name"), QStringLiteral("Porch")}}));

        // The same appliance by its own way.
        switchOn(QStringLiteral("shelly"), {QStringLiteral("--mac"), QStringLiteral("a8032ab00002")});
        QTRY_VERIFY(contents(logOf(QStringLiteral("shelly"))).contains("Shelly.GetStatus"));
        QCOMPARE(list().size(), 1);
        QVERIFY(first("id").toString().startsWith(QLatin1String("mqtt:")));

        // What the broker does not reach any more is reached, by the name that the household gave.
        cutPower(QStringLiteral("maker"));
        QTRY_VERIFY_WITH_TIMEOUT(first("id").toString().startsWith(QLatin1String("shelly:")), 60'000);
        QCOMPARE(list().size(), 1);
        QCOMPARE(first("name"), QJsonValue(QStringLiteral("Porch")));
        QVERIFY(command(QStringLiteral("onOff.switch0"), true));
        QTRY_COMPARE(state(QStringLiteral("onOff.switch0"), "on"), QJsonValue(true));
    }
};

int main(int argc, char **argv)
{
    MediaServer::enterHomeNetwork(argc, argv);
    QCoreApplication app(argc, argv);
    TestDirect test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_direct.moc"
