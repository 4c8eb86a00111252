// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/apps.h"
#include "store/run/runtimes.h"
#include <QCoreApplication>
#include <QDir>
#include <QLoggingCategory>
#include <algorithm>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(appsLog, "hearth.apps")

namespace
{

const QString kPrefix = QStringLiteral("app-");
constexpr JsonLimits kRememberedLimits{1024 * 1024, 16};
constexpr qsizetype kParamsBytes = 64 * 1024;

QString processOf(const QString &id)
{
    return kPrefix + id;
}

constexpr std::chrono::milliseconds kLookDeadline{5000};

} // namespace

Apps::Apps(Database &home, ApiServer &server, Supervisor &supervisor, Stage &stage, store::Store &store,
           SetOptions set, QObject *parent)
    : QObject(parent), m_home(home), m_server(server), m_supervisor(supervisor), m_stage(stage),
      m_store(store), m_set(std::move(set))
{
    connect(&m_stage, &Stage::changed, this, &Apps::followStage);
    connect(&m_supervisor, &Supervisor::started, this, [this](const QString &process, bool adopted) {
        const auto found = m_running.find(process.mid(kPrefix.size()));
        if (process.startsWith(kPrefix) && found != m_running.end())
            found->second.isReady = adopted;
    });
    connect(&m_supervisor, &Supervisor::ended, this, [this](const QString &process, const QString &) {
        if (process.startsWith(kPrefix) && !m_supervisor.names().contains(process))
            drop(process.mid(kPrefix.size()));
    });
    connect(&m_store, &store::Store::changed, this, &Apps::forgetRemoved);
    connect(&m_supervisor, &Supervisor::gaveUp, this, [this](const QString &process, const QString &) {
        if (process.startsWith(kPrefix)) {
            const QString id = process.mid(kPrefix.size());
            Q_EMIT gaveUp(id, tr("%1 stopped several times and was closed").arg(title(id)));
        }
    });
}

QString Apps::title(const QString &id) const
{
    const auto app = m_store.installed(id);
    const QString known = app ? app->manifest.value(QLatin1String("title")).toString() : QString();
    return known.isEmpty() ? id : known;
}

ProcessPlan Apps::planOf(const QString &id) const
{
    ProcessPlan plan;
    plan.name = processOf(id);
    plan.role = QStringLiteral("app");
    plan.screen = ProcessPlan::Screen::DrawsThroughShell;
    // Looked up at each start, so that an app that was updated meanwhile comes back as the new one.
    plan.start = [this, id](const ProcessSeat &seat) -> Result<ProcessStart> {
        const auto app = m_store.installed(id);
        const auto running = m_running.find(id);
        if (!app || running == m_running.end())
            return fail(ErrorCode::NotFound, Error::tr("%1 is not installed").arg(id));
        return store::startOf(*app,
                              {seat.folder, seat.token, m_set.output, QCoreApplication::applicationDirPath(),
                               soundSocket(), running->second.profile});
    };
    return plan;
}

Done Apps::launch(const QString &id, const QJsonObject &params)
{
    if (!m_store.installed(id))
        return fail(ErrorCode::NotFound, Error::tr("%1 is not installed").arg(id),
                    Error::tr("Install it from the store"));
    if (toJson(params).size() > kParamsBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("Launch parameters hold 64 KiB"));
    const auto found = m_running.find(id);
    if (found == m_running.end()) {
        makeRoom();
        if (Done done = start(id, params, m_profile); !done)
            return done;
    } else {
        if (found->second.isClosing)
            found->second.startsAgain = true;
        if (!params.isEmpty()) {
            found->second.params = params;
            remember();
        }
    }
    // The one in front is told its parameters by followStage(); it hears of new ones here.
    if (m_stage.front() == Stage::Front::App && m_stage.app() == id)
        m_server.sendTo(processOf(id), QStringLiteral("app.foreground"),
                        {{QStringLiteral("params"), params}});
    m_stage.show(Stage::Front::App, id);
    return {};
}

Done Apps::start(const QString &id, const QJsonObject &params, const QString &profile)
{
    m_running[id] = {params, profile, false, false, false, ++m_fronts, ++m_starts};
    // Before it starts: a hearthd that dies in between finds it.
    remember();
    m_store.setRunning(id, true);
    if (Done done = m_supervisor.run(planOf(id)); !done) {
        qCWarning(appsLog, "%s: %s", qUtf8Printable(id), qUtf8Printable(done.error().message));
        m_supervisor.stop(processOf(id));
        drop(id);
        return done;
    }
    Q_EMIT changed();
    return {};
}

void Apps::makeRoom()
{
    const auto open =
        std::ranges::count_if(m_running, [](const auto &item) { return !item.second.isClosing; });
    if (open < kMostRunning)
        return;
    const auto oldest = std::ranges::min_element(m_running, {}, [](const auto &item) {
        return item.second.isClosing ? UINT64_MAX : item.second.lastFront;
    });
    if (Done done = close(QString(oldest->first)); !done)
        qCWarning(appsLog, "%s", qUtf8Printable(done.error().message));
}

Done Apps::close(const QString &id)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return fail(ErrorCode::NotFound, Error::tr("%1 does not run").arg(title(id)));
    found->second.startsAgain = false;
    if (m_stage.front() == Stage::Front::App && m_stage.app() == id)
        m_stage.show(Stage::Front::Launcher);
    if (std::exchange(found->second.isClosing, true))
        return {};
    if (!m_server.sendTo(processOf(id), QStringLiteral("app.close"), {})) {
        stopNow(id);
        return {};
    }
    m_supervisor.letEnd(processOf(id));
    QTimer::singleShot(kCloseGrace, this, [this, id, start = found->second.start] {
        // It may have ended by itself and been started anew since.
        const auto now = m_running.find(id);
        if (now != m_running.end() && now->second.start == start)
            stopNow(id);
    });
    return {};
}

void Apps::stopNow(const QString &id)
{
    m_supervisor.stop(processOf(id));
    // One that was between two starts is gone at once; the others say ended().
    if (!m_supervisor.names().contains(processOf(id)))
        drop(id);
}

void Apps::drop(const QString &id)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return;
    const Running gone = found->second;
    m_running.erase(found);
    remember();
    m_store.setRunning(id, false);
    const bool wasInFront = m_stage.front() == Stage::Front::App && m_stage.app() == id;
    if (m_forgotten.contains(gone.profile))
        eraseData(id, gone.profile);
    if (gone.startsAgain && wasInFront && start(id, gone.params, m_profile))
        return;
    if (wasInFront)
        m_stage.show(Stage::Front::Launcher);
    Q_EMIT changed();
}

void Apps::followStage()
{
    const QString front = m_stage.front() == Stage::Front::App ? m_stage.app() : QString();
    if (front == m_front)
        return;
    const QString before = std::exchange(m_front, front);
    if (!before.isEmpty())
        m_server.sendTo(processOf(before), QStringLiteral("app.background"), {});
    if (const auto found = m_running.find(front); found != m_running.end()) {
        found->second.lastFront = ++m_fronts;
        m_server.sendTo(processOf(front), QStringLiteral("app.foreground"),
                        {{QStringLiteral("params"), found->second.params}});
    }
    Q_EMIT changed();
}

QJsonArray Apps::running() const
{
    std::vector<std::pair<quint64, QString>> order;
    for (const auto &[id, app] : m_running)
        order.emplace_back(app.lastFront, id);
    std::ranges::sort(order, std::greater());
    QJsonArray list;
    for (const auto &[when, id] : order) {
        const Running &app = m_running.at(id);
        const auto installed = m_store.installed(id);
        list.append(
            QJsonObject{{QStringLiteral("id"), id},
                        {QStringLiteral("title"), title(id)},
                        {QStringLiteral("type"), installed ? installed->manifest.value(QLatin1String("type"))
                                                           : QJsonValue(QString())},
                        {QStringLiteral("front"), id == m_front},
                        {QStringLiteral("closing"), app.isClosing},
                        {QStringLiteral("ready"), app.isReady},
                        {QStringLiteral("params"), app.params}});
    }
    return list;
}

QStringList Apps::runningIds() const
{
    QStringList ids;
    for (const auto &[id, app] : m_running)
        ids.append(id);
    return ids;
}

QHash<QString, qint64> Apps::savedAt() const
{
    QHash<QString, qint64> times;
    if (auto query = m_home.prepare("SELECT app, at_ms FROM app_saved WHERE profile=?1")) {
        query->bind(1, m_profile);
        for (auto row = query->step(); row && *row; row = query->step())
            times.insert(query->text(0), query->integer(1));
    }
    return times;
}

bool Apps::mayBeHeard(const QString &id) const
{
    const auto app = m_store.installed(id);
    return app && app->manifest.value(QLatin1String("permissions"))
                      .toArray()
                      .contains(QJsonValue(QStringLiteral("audio")));
}

void Apps::tellSound(const QString &id, const QString &focus)
{
    m_server.sendTo(processOf(id), QStringLiteral("app.sound"), {{QStringLiteral("focus"), focus}});
}

Done Apps::key(const QString &name)
{
    if (m_front.isEmpty())
        return fail(ErrorCode::Unavailable, Error::tr("No app is in front"));
    if (!m_server.sendTo(processOf(m_front), QStringLiteral("app.key"), {{QStringLiteral("name"), name}}))
        return fail(ErrorCode::Unavailable, Error::tr("%1 is still starting").arg(title(m_front)));
    return {};
}

void Apps::look(const Reply &reply)
{
    const auto app = m_store.installed(m_front);
    if (m_front.isEmpty() || !app)
        reply(fail(ErrorCode::Unavailable, Error::tr("No app is in front")));
    else if (app->manifest.value(QLatin1String("type")).toString() != QLatin1String("web"))
        reply(fail(ErrorCode::Unsupported, QStringLiteral("Only a web app tells what it shows")));
    else
        m_server.request(processOf(m_front), QStringLiteral("app.look"), {}, kLookDeadline, reply);
}

Done Apps::type(const QString &letters, bool replaces)
{
    if (m_front.isEmpty())
        return fail(ErrorCode::Unavailable, Error::tr("No app is in front"));
    if (!m_server.sendTo(processOf(m_front), QStringLiteral("app.text"),
                         {{QStringLiteral("text"), letters}, {QStringLiteral("replaces"), replaces}}))
        return fail(ErrorCode::Unavailable, Error::tr("%1 is still starting").arg(title(m_front)));
    return {};
}

Done Apps::tellField(const QString &process, const QJsonObject &field)
{
    const Result<QString> id = runningId(process);
    if (!id)
        return std::unexpected(id.error());
    QJsonObject event = field;
    event.insert(QStringLiteral("id"), *id);
    m_server.emitEvent(QStringLiteral("app.field"), event);
    return {};
}

Result<QString> Apps::runningId(const QString &process) const
{
    const QString id = process.mid(kPrefix.size());
    if (!process.startsWith(kPrefix) || !m_running.contains(id))
        return fail(ErrorCode::NotAllowed, QStringLiteral("%1 is no app that runs").arg(process));
    return id;
}

Done Apps::saveState(const QString &process, const QString &token)
{
    const auto id = runningId(process);
    if (!id)
        return std::unexpected(id.error());
    if (token.toUtf8().size() > kTokenBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("A saved state holds 64 KiB"),
                    QStringLiteral("Keep large things in the app's own folder"));
    const QString &profile = m_running.at(*id).profile;
    if (m_forgotten.contains(profile))
        return {};
    auto statement =
        m_home.prepare("INSERT INTO app_saved(profile, app, token, at_ms) VALUES(?4, ?1, ?2, ?3) "
                       "ON CONFLICT(profile, app) DO UPDATE SET token=?2, at_ms=?3 WHERE token<>?2");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, *id).bind(2, token).bind(3, QDateTime::currentMSecsSinceEpoch()).bind(4, profile);
    return statement->run();
}

Result<QJsonObject> Apps::state(const QString &process) const
{
    const auto id = runningId(process);
    if (!id)
        return std::unexpected(id.error());
    auto query = m_home.prepare("SELECT token FROM app_saved WHERE app=?1 AND profile=?2");
    if (!query)
        return std::unexpected(query.error());
    const auto row = query->bind(1, *id).bind(2, m_running.at(*id).profile).step();
    if (!row)
        return std::unexpected(row.error());
    return QJsonObject{
        {QStringLiteral("params"), m_running.at(*id).params},
        {QStringLiteral("token"), *row ? query->text(0) : QString()},
        {QStringLiteral("output"), QJsonObject{{QStringLiteral("width"), m_set.output.width()},
                                               {QStringLiteral("height"), m_set.output.height()}}}};
}

Done Apps::ready(const QString &process)
{
    const auto id = runningId(process);
    if (!id)
        return std::unexpected(id.error());
    if (!std::exchange(m_running[*id].isReady, true))
        Q_EMIT changed();
    return {};
}

Done Apps::leave(const QString &process)
{
    const auto id = runningId(process);
    return id ? close(*id) : std::unexpected(id.error());
}

void Apps::setProfile(const QString &profile)
{
    if (profile == m_profile)
        return;
    m_profile = profile;
    m_forgotten.remove(profile);
    const QStringList ids = runningIds();
    for (const QString &id : ids) {
        if (Done done = close(id); !done)
            qCWarning(appsLog, "%s: %s", qUtf8Printable(id), qUtf8Printable(done.error().message));
    }
}

void Apps::forgetProfile(const QString &profile)
{
    m_forgotten.insert(profile);
    if (auto statement = m_home.prepare("DELETE FROM app_saved WHERE profile=?1")) {
        if (Done done = statement->bind(1, profile).run(); !done)
            qCWarning(appsLog, "%s: %s", qUtf8Printable(profile), qUtf8Printable(done.error().message));
    }
    const QJsonArray apps = m_store.apps();
    for (const QJsonValue &app : apps) {
        const QString id = app.toObject().value(QLatin1String("id")).toString();
        const auto running = m_running.find(id);
        if (running == m_running.end() || running->second.profile != profile)
            eraseData(id, profile);
    }
}

void Apps::eraseData(const QString &id, const QString &profile) const
{
    const auto app = m_store.installed(id);
    if (app && !QDir(app->dataFolder(profile)).removeRecursively())
        qCWarning(appsLog, "%s: what it wrote for a profile that is gone could not be removed",
                  qUtf8Printable(id));
}

void Apps::remember()
{
    QJsonObject apps;
    for (const auto &[id, app] : m_running)
        apps.insert(id, QJsonObject{{QStringLiteral("params"), app.params},
                                    {QStringLiteral("profile"), app.profile}});
    auto statement = m_home.prepare("INSERT INTO running(key, value) VALUES('apps', ?1) "
                                    "ON CONFLICT(key) DO UPDATE SET value=?1");
    const Done done = statement ? statement->bind(1, QString::fromUtf8(toJson(apps))).run()
                                : Done(std::unexpected(statement.error()));
    if (!done)
        qCWarning(appsLog, "which apps run was not kept: %s", qUtf8Printable(done.error().message));
}

void Apps::recall()
{
    auto query = m_home.prepare("SELECT value FROM running WHERE key='apps'");
    const auto row = query ? query->step() : Result<bool>(false);
    const auto apps = row && *row ? parseJsonObject(query->text(0).toUtf8(), kRememberedLimits)
                                  : Result<QJsonObject>(QJsonObject());
    if (apps) {
        for (auto it = apps->begin(); it != apps->end(); ++it) {
            const QJsonObject app = it->toObject();
            if (m_store.installed(it.key()))
                (void)start(it.key(), app.value(QLatin1String("params")).toObject(),
                            app.value(QLatin1String("profile")).toString(m_profile));
        }
    }
    m_front = m_stage.front() == Stage::Front::App ? m_stage.app() : QString();
    if (!m_front.isEmpty() && !isRunning(m_front))
        m_stage.show(Stage::Front::Launcher);
}

/// What an app saved goes with it.
void Apps::forgetRemoved(const QString &id)
{
    const auto app = m_store.app(id);
    if (m_store.installed(id) ||
        (app && app->value(QLatin1String("state")).toString() == QLatin1String("installing")))
        return;
    if (auto statement = m_home.prepare("DELETE FROM app_saved WHERE app=?1")) {
        if (Done done = statement->bind(1, id).run(); !done)
            qCWarning(appsLog, "%s: %s", qUtf8Printable(id), qUtf8Printable(done.error().message));
    }
}

void Apps::forgetAll()
{
    if (m_running.empty())
        remember();
}

} // namespace hearth::bridge
