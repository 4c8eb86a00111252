// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/supervisor.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QUuid>
#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(supervisorLog, "hearth.supervisor")

namespace
{

using std::chrono::milliseconds;

constexpr size_t kQuickEnds = 6;
constexpr milliseconds kQuickWindow{60000};
constexpr milliseconds kFirstPause{20};
constexpr milliseconds kLongestPause{5000};
constexpr JsonLimits kRecordLimits{4096, 4};

/// In the environment of everything started here, so that what nobody owns is found after a crash.
QString stateMark(const StatePaths &paths)
{
    return QStringLiteral("HEARTH_STATE=") + paths.root;
}

void endGroup(qint64 pid)
{
    ::kill(-static_cast<pid_t>(pid), SIGKILL);
    ::kill(static_cast<pid_t>(pid), SIGKILL);
}

} // namespace

Supervisor::Supervisor(StatePaths paths, ApiServer &server, const Clock &clock, QObject *parent)
    : QObject(parent), m_paths(std::move(paths)), m_server(server), m_clock(clock)
{
    connect(&m_server, &ApiServer::processConnected, this, [this](const QString &name) {
        if (name == QLatin1String("shell"))
            handOverSockets();
    });
}

Supervisor::~Supervisor() = default;

QString Supervisor::recordPath(const ProcessSeat &seat) const
{
    return seat.folder + QLatin1String("/process.json");
}

Done Supervisor::run(ProcessPlan plan)
{
    const QString name = plan.name;
    auto entry = std::make_unique<Entry>();
    entry->seat.name = name;
    entry->seat.folder = m_paths.process(name);
    entry->seat.apiSocket = entry->seat.folder + QLatin1String("/api.sock");
    if (plan.screen == ProcessPlan::Screen::DrawsThroughShell)
        entry->seat.waylandSocket = entry->seat.folder + QLatin1String("/wayland-0");
    entry->plan = std::move(plan);
    entry->restart = new QTimer(this);
    entry->restart->setSingleShot(true);
    connect(entry->restart, &QTimer::timeout, this, [this, name] {
        const auto found = m_entries.find(name);
        if (found == m_entries.end())
            return;
        if (Done done = startNow(*found->second); !done)
            handleEnd(name, done.error().message);
    });
    QDir().mkpath(entry->seat.folder);
    ::chmod(QFile::encodeName(entry->seat.folder).constData(), 0700);
    if (!entry->plan.role.isEmpty()) {
        if (Done done = m_server.listen(entry->seat.apiSocket, {entry->plan.role, name}); !done)
            return done;
    }
    Entry &kept = *entry;
    if (const auto before = m_entries.find(name); before != m_entries.end()) {
        // It ended and would have started again by itself in a moment.
        kept.recentEnds = std::move(before->second->recentEnds);
        before->second->restart->stop();
        before->second->restart->deleteLater();
    }
    m_entries[name] = std::move(entry);
    Done done = adoptOrStart(kept);
    if (!done)
        handleEnd(name, done.error().message);
    return done;
}

Done Supervisor::adoptOrStart(Entry &entry)
{
    QFile file(recordPath(entry.seat));
    if (file.open(QIODevice::ReadOnly)) {
        if (const auto record = parseJsonObject(file.readAll(), kRecordLimits)) {
            const ProcessIdentity identity{
                record->value(QLatin1String("pid")).toInteger(),
                record->value(QLatin1String("startTicks")).toString().toULongLong()};
            if (auto process = Process::adopt(identity)) {
                entry.seat.token = record->value(QLatin1String("token")).toString();
                entry.process = std::move(*process);
                watch(entry);
                qCInfo(supervisorLog, "%s runs still as %lld, adopted", qUtf8Printable(entry.seat.name),
                       static_cast<long long>(identity.pid));
                Q_EMIT started(entry.seat.name, true);
                return {};
            }
        }
    }
    return startNow(entry);
}

Done Supervisor::startNow(Entry &entry)
{
    entry.seat.token = QUuid::createUuid().toString(QUuid::Id128);
    if (!entry.seat.waylandSocket.isEmpty()) {
        Result<Fd> listener = listenUnix(entry.seat.waylandSocket);
        if (!listener)
            return std::unexpected(listener.error());
        entry.waylandListener = std::move(*listener);
    }
    Result<ProcessStart> start = entry.plan.start(entry.seat);
    if (!start)
        return std::unexpected(start.error());
    start->environment.append(stateMark(m_paths));
    if (start->logFile.isEmpty())
        start->logFile = m_paths.logs() + QLatin1Char('/') + entry.seat.name + QLatin1String(".log");
    // A log must not fill the disk: the one before is kept, older ones go.
    if (QFile(start->logFile).size() > 1024 * 1024) {
        QFile::remove(start->logFile + QLatin1String(".1"));
        QFile::rename(start->logFile, start->logFile + QLatin1String(".1"));
    }
    auto process = Process::start(*start);
    if (!process)
        return std::unexpected(process.error());
    entry.process = std::move(*process);
    ++entry.startCount;
    const ProcessIdentity identity = entry.process->identity();
    QSaveFile record(recordPath(entry.seat));
    if (record.open(QIODevice::WriteOnly)) {
        record.write(toJson({{QStringLiteral("pid"), identity.pid},
                             {QStringLiteral("startTicks"), QString::number(identity.startTicks)},
                             {QStringLiteral("token"), entry.seat.token}}));
        record.commit();
    }
    watch(entry);
    qCInfo(supervisorLog, "%s started as %lld", qUtf8Printable(entry.seat.name),
           static_cast<long long>(identity.pid));
    if (m_server.isConnected(QStringLiteral("shell")))
        handOverSockets();
    Q_EMIT started(entry.seat.name, false);
    return {};
}

void Supervisor::watch(Entry &entry)
{
    connect(
        entry.process.get(), &Process::ended, this,
        [this, name = entry.seat.name](const QString &how) { handleEnd(name, how); }, Qt::QueuedConnection);
}

void Supervisor::handOverSockets()
{
    for (auto &[name, entry] : m_entries) {
        if (!entry->waylandListener.isValid())
            continue;
        std::vector<Fd> descriptors;
        descriptors.push_back(std::move(entry->waylandListener));
        m_server.sendTo(QStringLiteral("shell"), QStringLiteral("surface.listen"),
                        {{QStringLiteral("process"), name}}, std::move(descriptors));
    }
}

void Supervisor::handleEnd(const QString &name, const QString &how)
{
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return;
    Entry &entry = *found->second;
    if (entry.process && entry.process->isRunning())
        return; // an old one's end, told late
    entry.process.reset();
    const bool leave = entry.isStopping || entry.plan.atEnd == ProcessPlan::AtEnd::LeaveEnded;
    qCWarning(supervisorLog, "%s %s", qUtf8Printable(name), qUtf8Printable(how));
    if (leave) {
        forget(name);
        Q_EMIT ended(name, how);
        return;
    }
    if (std::exchange(entry.isStartingAnew, false)) {
        entry.restart->start(0);
        Q_EMIT ended(name, how);
        return;
    }
    const milliseconds now = m_clock.monotonic();
    entry.recentEnds.push_back(now);
    while (!entry.recentEnds.empty() && now - entry.recentEnds.front() > kQuickWindow)
        entry.recentEnds.pop_front();
    if (entry.recentEnds.size() >= kQuickEnds) {
        forget(name);
        Q_EMIT ended(name, how);
        Q_EMIT gaveUp(name, how);
        return;
    }
    const milliseconds pause =
        std::min(kFirstPause * (1 << (2 * (entry.recentEnds.size() - 1))), kLongestPause);
    entry.restart->start(pause);
    Q_EMIT ended(name, how);
}

void Supervisor::forget(const QString &name)
{
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return;
    m_server.stopListening(found->second->seat.apiSocket);
    found->second->restart->deleteLater();
    QDir(found->second->seat.folder).removeRecursively();
    m_entries.erase(found);
}

void Supervisor::stop(const QString &name)
{
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return;
    Entry &entry = *found->second;
    entry.isStopping = true;
    entry.restart->stop();
    if (!entry.process || !entry.process->isRunning()) {
        forget(name);
        return;
    }
    entry.process->signalGroup(SIGTERM);
    QTimer::singleShot(1000, entry.process.get(),
                       [process = entry.process.get()] { process->signalGroup(SIGKILL); });
}

void Supervisor::letEnd(const QString &name)
{
    const auto found = m_entries.find(name);
    if (found != m_entries.end())
        found->second->isStopping = true;
}

void Supervisor::restart(const QString &name)
{
    const auto found = m_entries.find(name);
    if (found != m_entries.end() && found->second->process)
        found->second->process->signalGroup(SIGKILL);
}

void Supervisor::startAnew(const QString &name)
{
    const auto found = m_entries.find(name);
    if (found == m_entries.end() || !found->second->process)
        return;
    found->second->isStartingAnew = true;
    found->second->process->signalGroup(SIGKILL);
}

void Supervisor::tell(const QString &name, int signalNumber) const
{
    const auto found = m_entries.find(name);
    if (found != m_entries.end() && found->second->process && found->second->process->isRunning())
        found->second->process->signalGroup(signalNumber);
}

void Supervisor::stopAll()
{
    std::vector<qint64> pids;
    for (auto &[name, entry] : m_entries) {
        entry->isStopping = true;
        entry->restart->stop();
        if (entry->process && entry->process->isRunning()) {
            entry->process->disconnect(this);
            entry->process->signalGroup(SIGTERM);
            pids.push_back(entry->process->identity().pid);
        }
    }
    // Up to a second for all together; what is left then is made to end.
    for (int step = 0; step < 50; ++step) {
        const bool someRun = std::any_of(m_entries.cbegin(), m_entries.cend(), [](const auto &item) {
            return item.second->process && item.second->process->identity().isRunning();
        });
        if (!someRun)
            break;
        ::usleep(20000);
    }
    for (const qint64 pid : pids)
        endGroup(pid);
    for (const QString &name : names())
        forget(name);
}

void Supervisor::sweep()
{
    const QByteArray mark = stateMark(m_paths).toUtf8();
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &process : processes) {
        const qint64 pid = process.toLongLong();
        if (pid <= 1 || pid == ::getpid())
            continue;
        QFile environment(QStringLiteral("/proc/%1/environ").arg(pid));
        if (!environment.open(QIODevice::ReadOnly) || !environment.readAll().split('\0').contains(mark))
            continue;
        const bool isOurs = std::any_of(m_entries.cbegin(), m_entries.cend(), [pid](const auto &item) {
            // Whoever shares the session of an adopted process belongs to it.
            return item.second->process &&
                   ::getsid(static_cast<pid_t>(pid)) == item.second->process->identity().pid;
        });
        if (!isOurs) {
            qCWarning(supervisorLog, "process %lld belongs to nobody, ended", static_cast<long long>(pid));
            endGroup(pid);
        }
    }
}

bool Supervisor::isRunning(const QString &name) const
{
    const auto found = m_entries.find(name);
    return found != m_entries.end() && found->second->process && found->second->process->isRunning();
}

QStringList Supervisor::names() const
{
    QStringList list;
    for (const auto &[name, entry] : m_entries)
        list.append(name);
    return list;
}

QJsonArray Supervisor::describe() const
{
    QJsonArray list;
    for (const auto &[name, entry] : m_entries)
        list.append(QJsonObject{{QStringLiteral("name"), name},
                                {QStringLiteral("running"), isRunning(name)},
                                {QStringLiteral("pid"), entry->process ? entry->process->identity().pid : 0},
                                {QStringLiteral("starts"), entry->startCount}});
    return list;
}

bool Supervisor::isToken(const QString &name, const QString &token) const
{
    const auto found = m_entries.find(name);
    return found != m_entries.end() && found->second->seat.token == token;
}

} // namespace hearth::bridge
