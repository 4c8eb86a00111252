// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/home_broker.h"
#include "bridge/appliances/mqtt/broker.h"
#include "bridge/appliances/mqtt/certificate.h"
#include "bridge/appliances/mqtt/mqtt_protocol.h"
#include "bridge/phone/host_rules.h"
#include "resources/base/json.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QSaveFile>
#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <sys/socket.h>

Q_LOGGING_CATEGORY(lcBroker, "hearth.broker")

namespace hearth::bridge
{

namespace
{

// What a power cut may cost: a new appliance is on the disk at once, a state a little later, and a home that
// never falls silent wears its flash no more than once a minute. hearthd's own database has the rest.
constexpr std::chrono::milliseconds kKeepDiscovery{1000};
constexpr std::chrono::milliseconds kKeepStates{5000};
constexpr std::chrono::milliseconds kLongestKeep{60'000};

constexpr JsonLimits kFileLimits{256 * 1024, 8};
constexpr qsizetype kLargestPem = 64 * 1024;
// IANA: mqtt and secure-mqtt.
constexpr quint16 kPlainPort = 1883;
constexpr quint16 kTlsPort = 8883;

const QString kProcess = QStringLiteral("mosquitto");

Result<QByteArray> keep(const QString &path, const std::function<QByteArray()> &make)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray text = file.readLine(256).trimmed();
        if (!text.isEmpty())
            return text;
    }
    const QByteArray text = make();
    QSaveFile fresh(path);
    if (!fresh.open(QIODevice::WriteOnly) || fresh.write(text + '\n') < 0 || !fresh.commit())
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(path),
                    Error::tr("Free some space and try again"));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return text;
}

QByteArray randomPassword()
{
    QByteArray bytes(18, '\0');
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A port that nobody listens on now, the wished-for one where that is free; the broker takes it a moment
/// later.
QByteArray freePort(quint16 wished, in_addr_t where)
{
    for (const quint16 port : {wished, quint16{0}}) {
        const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(where);
        socklen_t size = sizeof address;
        if (::bind(socket.get(), reinterpret_cast<sockaddr *>(&address), size) != 0)
            continue;
        ::getsockname(socket.get(), reinterpret_cast<sockaddr *>(&address), &size);
        return QByteArray::number(ntohs(address.sin_port));
    }
    return {};
}

/// Whether nobody listens there now; a broker that has just ended does not count.
bool isFree(quint16 port)
{
    const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    constexpr int kYes = 1;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &kYes, sizeof kYes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    return ::bind(socket.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 &&
           ::listen(socket.get(), 1) == 0;
}

Done write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(path),
                    Error::tr("Free some space and try again"));
    return {};
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kFileLimits.sizeBytes) : QByteArray();
}

struct PemRow {
    const char *wish;    // in the API
    const char *setting; // of the protocol: the file
    const char *file;
};
constexpr std::array kPems{PemRow{"authority", "authorityFile", "home-ca.pem"},
                           PemRow{"certificate", "certificateFile", "home-client.pem"},
                           PemRow{"key", "keyFile", "home-client.key"}};

} // namespace

QString doorName(BrokerDoor door)
{
    switch (door) {
    case BrokerDoor::Closed:
        return QStringLiteral("closed");
    case BrokerDoor::Password:
        return QStringLiteral("password");
    case BrokerDoor::Encrypted:
        return QStringLiteral("encrypted");
    }
    Q_UNREACHABLE();
}

std::optional<BrokerDoor> doorOf(const QString &name)
{
    for (const BrokerDoor door : {BrokerDoor::Closed, BrokerDoor::Password, BrokerDoor::Encrypted}) {
        if (name == doorName(door))
            return door;
    }
    return std::nullopt;
}

HomeBroker::HomeBroker(const StatePaths &paths, Supervisor &supervisor, Registry &registry)
    : m_folder(paths.root + QLatin1String("/broker")), m_supervisor(supervisor), m_registry(registry),
      m_keepPause(kKeepStates)
{
    m_keep.setSingleShot(true);
    connect(&m_keep, &QTimer::timeout, this, &HomeBroker::keepNow);
    connect(&m_registry, &Registry::problemsChanged, this, &HomeBroker::changed);
}

Result<std::unique_ptr<HomeBroker>> HomeBroker::create(const StatePaths &paths, Supervisor &supervisor,
                                                       Registry &registry)
{
    std::unique_ptr<HomeBroker> broker(new HomeBroker(paths, supervisor, registry));
    if (Done opened = broker->open(); !opened)
        return std::unexpected(opened.error());
    return broker;
}

Done HomeBroker::open()
{
    QDir().mkpath(m_folder);
    const auto path = [this](const char *name) { return m_folder + QLatin1Char('/') + QLatin1String(name); };
    const auto keepPort = [&](const char *name, quint16 wished, in_addr_t where, quint16 &port) -> Done {
        const auto kept = keep(path(name), [&] { return freePort(wished, where); });
        port = kept ? kept->toUShort() : 0;
        return kept ? Done() : std::unexpected(kept.error());
    };
    const auto keepPassword = [&](const char *name, QByteArray &password) -> Done {
        const auto kept = keep(path(name), randomPassword);
        password = kept.value_or(QByteArray());
        return kept ? Done() : std::unexpected(kept.error());
    };
    m_door = doorOf(QString::fromLatin1(read(path("door")).trimmed())).value_or(BrokerDoor::Closed);
    m_accounts = BrokerAccounts::load(path("accounts.json"));
    m_homes = parseJsonObject(read(path("home.json")), kFileLimits).value_or(QJsonObject());
    for (Done done :
         {keepPort("port", 0, INADDR_LOOPBACK, m_port), keepPassword("hearth.password", m_hearthPassword),
          keepPassword("demo.password", m_demoPassword)}) {
        if (!done)
            return done;
    }
    if (m_door == BrokerDoor::Closed)
        return {};
    const Result<BrokerCertificate> certificate = keepCertificate(m_folder);
    if (!certificate)
        return std::unexpected(certificate.error());
    m_fingerprint = certificate->fingerprint;
    for (Done done : {keepPort("lan.port", kPlainPort, INADDR_ANY, m_plainPort),
                      keepPort("tls.port", kTlsPort, INADDR_ANY, m_tlsPort)}) {
        if (!done)
            return done;
    }
    return {};
}

BrokerSettings HomeBroker::settings() const
{
    BrokerSettings result;
    result.folder = m_folder;
    result.port = m_port;
    result.accounts = {hearthAccount(m_hearthPassword),
                       applianceAccount(QStringLiteral("demo"), m_demoPassword,
                                        {QStringLiteral("demo"), QStringLiteral("hearth-demo")})};
    for (BrokerAccount &account : m_accounts.forBroker())
        result.accounts.push_back(std::move(account));
    result.door = m_door;
    result.plainPort = m_plainPort;
    result.tlsPort = m_tlsPort;
    result.certificateFile = m_folder + QLatin1String("/tls.crt");
    result.keyFile = m_folder + QLatin1String("/tls.key");
    return result;
}

ProcessPlan HomeBroker::plan()
{
    ProcessPlan plan;
    plan.name = kProcess;
    plan.start = [this](const ProcessSeat &) {
        BrokerSettings wanted = settings();
        // A mosquitto that cannot have one of its ports does not start at all: better one without a door.
        m_takenPort = 0;
        for (const quint16 port : {m_plainPort, m_tlsPort}) {
            if (m_door != BrokerDoor::Closed && !isFree(port))
                m_takenPort = port;
        }
        if (m_takenPort != 0) {
            qCWarning(lcBroker, "port %d is taken: the door to the network stays closed", m_takenPort);
            wanted.door = BrokerDoor::Closed;
        }
        return prepareBroker(wanted);
    };
    return plan;
}

void HomeBroker::start()
{
    if (m_homes.isEmpty()) {
        if (Done done = m_supervisor.run(plan()); !done)
            qCWarning(lcBroker, "%s", qUtf8Printable(done.error().message));
    }
    connectProtocol();
}

QJsonObject HomeBroker::clientSettings() const
{
    if (!m_homes.isEmpty())
        return m_homes;
    return {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
            {QStringLiteral("port"), m_port},
            {QStringLiteral("user"), QStringLiteral("hearth")},
            {QStringLiteral("password"), QString::fromLatin1(m_hearthPassword)}};
}

void HomeBroker::connectProtocol()
{
    auto made = createProtocol(QStringLiteral("mqtt"), clientSettings());
    if (!made) {
        qCWarning(lcBroker, "MQTT: %s", qUtf8Printable(made.error().message));
        return;
    }
    if (const auto *mqtt = qobject_cast<MqttProtocol *>(made->get()); mqtt != nullptr && m_homes.isEmpty())
        connect(mqtt, &MqttProtocol::heard, this, &HomeBroker::keepSoon);
    m_registry.add(std::move(*made));
}

void HomeBroker::keepSoon(bool isDiscovery)
{
    const std::chrono::milliseconds pause = isDiscovery ? kKeepDiscovery : m_keepPause;
    if (!m_keep.isActive() || m_keep.remainingTimeAsDuration() > pause)
        m_keep.start(pause);
}

// mosquitto(8): SIGUSR1 writes the persistence file now. A home that goes on speaking is written less and
// less often; one that was silent meanwhile, soon again.
void HomeBroker::keepNow()
{
    m_supervisor.tell(kProcess, SIGUSR1);
    const auto now = std::chrono::steady_clock::now();
    const bool wasSilent = now - m_keptAt > 2 * m_keepPause;
    m_keepPause = wasSilent ? kKeepStates : std::min(kLongestKeep, m_keepPause * 2);
    m_keptAt = now;
}

QJsonObject HomeBroker::toJson() const
{
    QJsonObject homes = m_homes;
    homes.remove(QStringLiteral("password"));
    for (const PemRow &row : kPems) {
        homes.insert(QLatin1String(row.wish), !homes[QLatin1String(row.setting)].toString().isEmpty());
        homes.remove(QLatin1String(row.setting));
    }
    QString problem = m_registry.problem(QStringLiteral("mqtt"));
    if (problem.isEmpty() && m_takenPort != 0)
        problem =
            Error::tr("Another program has port %1 of the TV, so appliances of the network do not reach it")
                .arg(m_takenPort);
    return {{QStringLiteral("kind"), m_homes.isEmpty() ? QStringLiteral("own") : QStringLiteral("home")},
            {QStringLiteral("problem"), inWords(problem)},
            {QStringLiteral("own"), withWay({{QStringLiteral("door"), doorName(m_door)},
                                             {QStringLiteral("accounts"), m_accounts.toJson()}})},
            {QStringLiteral("home"), m_homes.isEmpty() ? QJsonObject() : homes}};
}

QJsonObject HomeBroker::withWay(QJsonObject account) const
{
    const bool isOpen = m_door != BrokerDoor::Closed;
    account.insert(QStringLiteral("addresses"),
                   isOpen ? QJsonArray::fromStringList(homeAddresses()) : QJsonArray());
    account.insert(QStringLiteral("port"), m_door == BrokerDoor::Password ? m_plainPort : 0);
    account.insert(QStringLiteral("tlsPort"), isOpen ? m_tlsPort : 0);
    account.insert(QStringLiteral("fingerprint"), QString::fromLatin1(m_fingerprint.toHex(':')));
    return account;
}

Done HomeBroker::tellAccounts()
{
    if (Done written = writeBrokerAccounts(settings()); !written)
        return written;
    m_supervisor.tell(kProcess, SIGHUP);
    Q_EMIT changed();
    return {};
}

Result<QJsonObject> HomeBroker::addAccount(const QString &kind, const QString &name)
{
    const Result<QJsonObject> made = m_accounts.add(kind, name);
    if (!made)
        return made;
    if (Done told = tellAccounts(); !told)
        return std::unexpected(told.error());
    return withWay(*made);
}

Result<QJsonObject> HomeBroker::account(const QString &user) const
{
    const Result<QJsonObject> found = m_accounts.account(user);
    return found ? Result<QJsonObject>(withWay(*found)) : found;
}

Done HomeBroker::removeAccount(const QString &user)
{
    if (Done removed = m_accounts.remove(user); !removed)
        return removed;
    return tellAccounts();
}

Done HomeBroker::setDoor(BrokerDoor door)
{
    if (door == m_door)
        return {};
    if (Done written = write(m_folder + QLatin1String("/door"), doorName(door).toLatin1()); !written)
        return written;
    if (Done opened = open(); !opened)
        return opened;
    // Listeners are not read again at SIGHUP (mosquitto.conf(5), listener). SIGTERM lets it write down what
    // it has; its plan starts it again.
    m_supervisor.tell(kProcess, SIGTERM);
    Q_EMIT changed();
    return {};
}

Done HomeBroker::useHomes(const QJsonObject &wish)
{
    QJsonObject homes{
        {QStringLiteral("host"), wish[QLatin1String("host")].toString().trimmed()},
        {QStringLiteral("port"),
         wish[QLatin1String("port")].toInt(wish[QLatin1String("tls")].toBool() ? kTlsPort : kPlainPort)}};
    for (const char *key : {"user", "password", "tls", "version"}) {
        if (wish.contains(QLatin1String(key)))
            homes.insert(QLatin1String(key), wish[QLatin1String(key)]);
    }
    for (const PemRow &row : kPems) {
        const QByteArray pem = wish[QLatin1String(row.wish)].toString().toUtf8();
        if (pem.isEmpty())
            continue;
        if (pem.size() > kLargestPem || !pem.contains("-----BEGIN "))
            return fail(ErrorCode::Invalid,
                        QStringLiteral("\"%1\" is no PEM text").arg(QLatin1String(row.wish)),
                        Error::tr("Give the file's text, from -----BEGIN to the end"));
        const QString file = m_folder + QLatin1Char('/') + QLatin1String(row.file);
        if (Done written = write(file, pem); !written)
            return written;
        homes.insert(QLatin1String(row.setting), file);
    }
    // What makes no sense is refused before anything is given up.
    if (const auto tried = createProtocol(QStringLiteral("mqtt"), homes); !tried)
        return std::unexpected(tried.error());
    if (Done written = write(m_folder + QLatin1String("/home.json"), hearth::toJson(homes)); !written)
        return written;
    m_homes = homes;
    m_keep.stop();
    m_supervisor.stop(kProcess);
    connectProtocol();
    Q_EMIT changed();
    return {};
}

Done HomeBroker::useOwn()
{
    if (m_homes.isEmpty())
        return {};
    if (!QFile::remove(m_folder + QLatin1String("/home.json")))
        return fail(ErrorCode::Io, QStringLiteral("cannot remove the home's broker from %1").arg(m_folder));
    for (const PemRow &row : kPems)
        QFile::remove(m_folder + QLatin1Char('/') + QLatin1String(row.file));
    m_homes = {};
    start();
    Q_EMIT changed();
    return {};
}

} // namespace hearth::bridge
