// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A large home on a real mosquitto and a real hearthd: cold start, a large retained set, a storm of states
// through templates to the API, and the way of one message to the API while 2,000 come a second. Prints the
// CPU seconds of hearthd alone beside the limit.

#include "bridge/appliances/mqtt/broker.h"
#include "bridge/appliances/mqtt/client.h"
#include "resources/base/rpc_client.h"
#include "tests/bench/process_cost.h"
#include "tests/support/hearthd_fixture.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QThread>
#include <algorithm>
#include <atomic>
#include <csignal>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

QTextStream out(stdout);
constexpr int kPatienceMs = 180'000;

/// Without what it started.
double ownCpu(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return static_cast<double>(fields.value(11).toLongLong() + fields.value(12).toLongLong()) /
           static_cast<double>(::sysconf(_SC_CLK_TCK));
}

class Home
{
public:
    bool open()
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return false;
        m_port = free.serverPort();
        free.close();
        auto start = prepareBroker({m_folder.path(), m_port, {hearthAccount(m_password)}, {}, 0, 0, {}, {}});
        if (!start)
            return false;
        start->environment = {QStringLiteral("PATH=/usr/bin")};
        start->logFile = m_folder.filePath(QStringLiteral("log"));
        auto broker = Process::start(*start);
        if (!broker)
            return false;
        m_broker = std::move(*broker);
        MqttSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = m_port;
        settings.user = QStringLiteral("hearth");
        settings.password = m_password;
        settings.publishDeadline = std::chrono::minutes(2);
        client = std::make_unique<MqttClient>(settings);
        client->start();
        return QTest::qWaitFor([this] { return client->isConnected(); }, 10'000);
    }
    ~Home()
    {
        if (m_broker)
            m_broker->signalGroup(SIGKILL);
    }

    void say(const QString &topic, const QByteArray &payload, bool isRetained)
    {
        client->publish({topic, payload, 1, isRetained}, [this](const Done &) { --m_waiting; });
        ++m_waiting;
        if (m_waiting > 400)
            settle(200);
    }
    void settle(int most = 0)
    {
        (void)QTest::qWaitFor([&] { return m_waiting <= most; }, kPatienceMs);
    }

    [[nodiscard]] QJsonObject way() const
    {
        return {{QStringLiteral("kind"), QStringLiteral("home")},
                {QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                {QStringLiteral("port"), m_port},
                {QStringLiteral("user"), QStringLiteral("hearth")},
                {QStringLiteral("password"), QString::fromLatin1(m_password)}};
    }

    std::unique_ptr<MqttClient> client;

private:
    QTemporaryDir m_folder;
    QByteArray m_password = "of the bench";
    quint16 m_port = 0;
    std::unique_ptr<Process> m_broker;
    int m_waiting = 0;
};

/// In the shape and about the size of Zigbee2MQTT's: 1 KB, one state topic a device, an availability for all.
QByteArray config(int device, int entity)
{
    const QByteArray d = QByteArray::number(device);
    const QByteArray e = QByteArray::number(entity);
    return "{\"availability\":[{\"topic\":\"bench/state\",\"value_template\":\"{{ value_json.state }}\"}],"
           "\"default_entity_id\":\"sensor.device_" +
           d + "_value_" + e + "\",\"device\":{\"identifiers\":[\"bench_" + d +
           "\"],\"manufacturer\":\"Bench\",\"model\":\"Sensor of many values\","
           "\"name\":\"Device " +
           d +
           "\",\"sw_version\":\"1.2.3\",\"hw_version\":2},\"device_class\":\"temperature\",\"enabled_by_"
           "default\":true,"
           "\"object_id\":\"device_" +
           d + "_value_" + e +
           "\",\"origin\":{\"name\":\"Bench\",\"sw\":\"2.1.0\",\"url\":\"https://"
           "example.org\"},\"state_class\":\"measurement\","
           "\"state_topic\":\"bench/device" +
           d + "\",\"unique_id\":\"bench_" + d + "_" + e +
           "\",\"unit_of_measurement\":\"\xc2\xb0"
           "C\",\"json_attributes_topic\":\"bench/device" +
           d + "\",\"value_template\":\"{{ value_json.value_" + e + " }}\"}";
}

QString configTopic(int device, int entity)
{
    return QStringLiteral("homeassistant/sensor/bench_%1/value_%2/config").arg(device).arg(entity);
}

QString stateTopic(int device)
{
    return QStringLiteral("bench/device%1").arg(device);
}

QByteArray state(int entities, int from)
{
    QByteArray text = "{";
    for (int i = 0; i < entities; ++i)
        text += "\"value_" + QByteArray::number(i) + "\":" + QByteArray::number(from + i) + ",";
    return text + "\"linkquality\":90}";
}

void announce(Home &home, int devices, int entities)
{
    home.say(QStringLiteral("bench/state"), "{\"state\":\"online\"}", true);
    for (int device = 0; device < devices; ++device) {
        for (int entity = 0; entity < entities; ++entity)
            home.say(configTopic(device, entity), config(device, entity), true);
        home.say(stateTopic(device), state(entities, 1), true);
    }
    home.settle();
}

/// Whether every entity has its value.
bool isComplete(const test::HearthdFixture &hearthd, int devices, int entities)
{
    const QJsonArray last =
        hearthd
            .call("appliances.list", {{QStringLiteral("offset"), devices - 1}, {QStringLiteral("limit"), 1}})
            .value_or(QJsonValue())
            .toArray();
    if (last.isEmpty() || last[0][QLatin1String("capabilities")].toArray().size() != entities)
        return false;
    // A window a second would be the bench's own cost; one look at all when the last is there.
    for (int from = 0; from < devices; from += 100) {
        const QJsonArray window = hearthd.call("appliances.list", {{QStringLiteral("offset"), from}})
                                      .value_or(QJsonValue())
                                      .toArray();
        for (const QJsonValue &one : window) {
            const QJsonArray all = one[QLatin1String("capabilities")].toArray();
            const bool isWhole =
                all.size() == entities && std::ranges::all_of(all, [](const QJsonValue &part) {
                    return part[QLatin1String("state")].toObject().contains(QLatin1String("value"));
                });
            if (!isWhole || !one[QLatin1String("reachable")].toBool())
                return false;
        }
    }
    return true;
}

struct Start {
    double cpu = 0;
    double seconds = 0;
    double growthKiB = 0;
    bool isWhole = false;
};

/// From naming the broker until nothing changes any more.
Start coldStart(test::HearthdFixture &hearthd, Home &home)
{
    const double before = ownCpu(hearthd.pid());
    const qint64 memory = hearthd.residentKiB();
    QElapsedTimer timer;
    timer.start();
    Start result;
    result.isWhole = hearthd.call("broker.use", home.way()).has_value();
    // Quiet for a second: what it costs to ask is not the start's.
    double last = before;
    int quiet = 0;
    while (quiet < 8 && timer.elapsed() < kPatienceMs) {
        QTest::qWait(250);
        const double now = ownCpu(hearthd.pid());
        quiet = now - last < 0.015 ? quiet + 1 : 0;
        last = now;
    }
    result.cpu = last - before;
    result.seconds = static_cast<double>(timer.elapsed()) / 1000 - 2;
    result.growthKiB = static_cast<double>(hearthd.residentKiB() - memory);
    return result;
}

void benchStart(const char *what, int devices, int entities, double limit)
{
    Home home;
    if (!home.open())
        qFatal("no broker");
    announce(home, devices, entities);
    auto hearthd = test::HearthdFixture::start();
    if (!hearthd)
        qFatal("%s", qPrintable(hearthd.error().message));
    const Start start = coldStart(**hearthd, home);
    const bool isWhole = isComplete(**hearthd, devices, entities);
    out << QStringLiteral("%1, %2 x %3: %4 s CPU (limit %5), %6 s, %7 KB an entity (limit 4), %8\n")
               .arg(QLatin1String(what))
               .arg(devices)
               .arg(entities)
               .arg(start.cpu, 0, 'f', 2)
               .arg(limit)
               .arg(start.seconds, 0, 'f', 1)
               .arg(start.growthKiB / (devices * entities), 0, 'f', 2)
               .arg(isWhole ? QLatin1String("whole") : QLatin1String("NOT WHOLE"));
    out.flush();
}

/// Reads the API on a thread of its own, so that what the bench sends does not wait for what it reads.
class Listener : public QThread
{
public:
    explicit Listener(QString socket) : m_socket(std::move(socket)) {}
    ~Listener() override { finish(); }

    void watch(const std::vector<std::atomic<qint64>> *sentAt, const QElapsedTimer *clock)
    {
        m_clock = clock;
        m_sentAt = sentAt;
    }
    std::vector<double> finish()
    {
        quit();
        wait();
        return m_ways;
    }

    std::atomic<bool> isReady = false;
    std::atomic<qint64> events = 0;

private:
    void run() override
    {
        RpcClient api(m_socket, {{16 * 1024 * 1024, 64}, 1024 * 1024});
        QObject::connect(&api, &RpcClient::connected, &api, [&] {
            api.call(QStringLiteral("events.subscribe"),
                     {{QStringLiteral("names"), QJsonArray{QStringLiteral("appliances.changed")}}},
                     std::chrono::seconds(10), &api,
                     [this](const Result<QJsonValue> &done) { isReady = done.has_value(); });
        });
        QObject::connect(&api, &RpcClient::event, &api,
                         [this](const QString &, const QJsonObject &params) { take(params); });
        api.start();
        exec();
    }
    void take(const QJsonObject &params)
    {
        ++events;
        const std::vector<std::atomic<qint64>> *sentAt = m_sentAt;
        if (sentAt == nullptr)
            return;
        const QJsonArray all = params[QLatin1String("capabilities")].toArray();
        for (const QJsonValue &one : all) {
            if (!one[QLatin1String("id")].toString().endsWith(QLatin1String("value_0")))
                continue;
            const int number = one[QLatin1String("state")][QLatin1String("value")].toInt() - 1'000'000;
            if (number < 0 || number >= static_cast<int>(sentAt->size()))
                continue;
            m_ways.push_back(
                static_cast<double>(m_clock.load()->nsecsElapsed() - (*sentAt)[static_cast<size_t>(number)]) /
                1e6);
        }
    }

    QString m_socket;
    std::atomic<const QElapsedTimer *> m_clock = nullptr;
    std::atomic<const std::vector<std::atomic<qint64>> *> m_sentAt = nullptr;
    std::vector<double> m_ways;
};

void benchStorm()
{
    constexpr int kDevices = 500;
    constexpr int kEntities = 4;
    constexpr int kMessages = 200'000;
    Home home;
    if (!home.open())
        qFatal("no broker");
    announce(home, kDevices, kEntities);
    auto hearthd = test::HearthdFixture::start();
    if (!hearthd)
        qFatal("%s", qPrintable(hearthd.error().message));
    (void)coldStart(**hearthd, home);
    Listener listener((*hearthd)->socket());
    listener.start();
    (void)QTest::qWaitFor([&] { return listener.isReady.load(); });
    const double before = ownCpu((*hearthd)->pid());
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kMessages; ++i)
        home.say(stateTopic(i % kDevices), state(kEntities, i), false);
    home.settle();
    double last = -1;
    while (last < ownCpu((*hearthd)->pid())) {
        last = ownCpu((*hearthd)->pid());
        QTest::qWait(300);
    }
    const double cpu = last - before;
    out << QStringLiteral("storm, %1 messages: %2 a CPU second (limit 20000), %3 s, %4 events\n")
               .arg(kMessages)
               .arg(kMessages / std::max(cpu, 0.01), 0, 'f', 0)
               .arg(static_cast<double>(timer.elapsed()) / 1000, 0, 'f', 1)
               .arg(listener.events.load());
    out.flush();

    // 2,000 a second, each of them with a number of its own; the API tells it.
    constexpr int kRate = 2000;
    constexpr int kSeconds = 5;
    std::vector<std::atomic<qint64>> sentAt(static_cast<size_t>(kRate * kSeconds));
    QElapsedTimer clock;
    clock.start();
    listener.watch(&sentAt, &clock);
    const double beforeRate = ownCpu((*hearthd)->pid());
    int sent = 0;
    const qint64 begin = clock.nsecsElapsed();
    while (sent < kRate * kSeconds) {
        const auto due = static_cast<int>((clock.nsecsElapsed() - begin) * kRate / 1'000'000'000);
        for (; sent < std::min(due, kRate * kSeconds); ++sent) {
            sentAt[static_cast<size_t>(sent)] = clock.nsecsElapsed();
            home.client->publish({stateTopic(sent % kDevices), state(kEntities, 1'000'000 + sent)});
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 1);
        QTest::qSleep(0);
    }
    QTest::qWait(500);
    const double rateCpu = ownCpu((*hearthd)->pid()) - beforeRate;
    std::vector<double> ways = listener.finish();
    std::ranges::sort(ways);
    const auto at = [&](double share) {
        return ways.empty() ? -1.0 : ways[static_cast<size_t>(share * static_cast<double>(ways.size() - 1))];
    };
    out << QStringLiteral(
               "message to API at %1/s: p50 %2 ms, p99 %3 ms (limit 5), %4 of %5 told, %6 % of a core\n")
               .arg(kRate)
               .arg(at(0.5), 0, 'f', 2)
               .arg(at(0.99), 0, 'f', 2)
               .arg(ways.size())
               .arg(sent)
               .arg(rateCpu / kSeconds * 100, 0, 'f', 0);
    out.flush();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QString only = application.arguments().value(1);
    if (only.isEmpty() || only == QLatin1String("start"))
        benchStart("cold start", 4096, 2, 2);
    if (only.isEmpty() || only == QLatin1String("retained"))
        benchStart("retained set", 4375, 8, 6);
    if (only.isEmpty() || only == QLatin1String("storm"))
        benchStorm();
    return 0;
}
