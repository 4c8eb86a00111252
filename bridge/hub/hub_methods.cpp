// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The API's methods that belong to hearthd itself: system, screen, Home, notices, power, the phone's pairing.
// Those of what is watched, the store, the apps and the appliances stand in files of their own.

#include "bridge/hub/hub.h"
#include "bridge/hub/whole_records.h"
#include <QFile>
#include <QLoggingCategory>

namespace hearth::bridge
{

Q_DECLARE_LOGGING_CATEGORY(hubLog)

namespace
{

constexpr int kMostInWindow = 100;     // apps in one message
constexpr qint64 kLogTail = 64 * 1024; // of each log, in a fault report

} // namespace

void Hub::addSystemMethods()
{
    m_server.add(QStringLiteral("process.hello"), [this](const Caller &caller, const QJsonObject &params,
                                                         const Reply &reply) {
        if (!m_supervisor.isToken(caller.process, params.value(QLatin1String("token")).toString())) {
            reply(fail(ErrorCode::NotAllowed,
                       QStringLiteral("This is not the token that %1 was started with").arg(caller.process)));
            return;
        }
        reply(QJsonValue(true));
    });
    m_server.add(QStringLiteral("system.version"),
                 [](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(QJsonObject{{QStringLiteral("hearth"), QStringLiteral("0.1.0")},
                                       {QStringLiteral("api"), QStringLiteral("0.1")}});
                 });
    m_server.add(
        QStringLiteral("system.processes"),
        [this](const Caller &, const QJsonObject &, const Reply &reply) { reply(m_supervisor.describe()); });
    m_server.add(QStringLiteral("system.stop"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(QJsonValue(true));
                     QMetaObject::invokeMethod(this, &Hub::stopRequested, Qt::QueuedConnection);
                 });
    m_server.add(
        QStringLiteral("system.diagnose"), [this](const Caller &, const QJsonObject &, const Reply &reply) {
            QJsonObject logs;
            for (const QString &name : m_supervisor.names() + QStringList{QStringLiteral("hearthd")}) {
                QFile log(m_options.set.paths.logs() + QLatin1Char('/') + name + QLatin1String(".log"));
                if (!log.open(QIODevice::ReadOnly))
                    continue;
                log.seek(std::max<qint64>(0, log.size() - kLogTail));
                logs.insert(name, QString::fromUtf8(log.readAll()));
            }
            reply(QJsonObject{{QStringLiteral("hearth"), QStringLiteral("0.1.0")},
                              {QStringLiteral("qt"), QLatin1String(qVersion())},
                              {QStringLiteral("system"), QSysInfo::prettyProductName()},
                              {QStringLiteral("kernel"), QSysInfo::kernelVersion()},
                              {QStringLiteral("processes"), m_supervisor.describe()},
                              {QStringLiteral("screen"), m_screen.state()},
                              {QStringLiteral("playback"), film()},
                              {QStringLiteral("disk"), m_disk.describe()},
                              {QStringLiteral("logs"), logs}});
        });
}

void Hub::addScreenMethods()
{
    m_server.add(QStringLiteral("input.key"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     m_screen.pressKey(params.value(QLatin1String("name")).toString(),
                                       params.value(QLatin1String("holdMs")).toInt(), reply);
                 });
    m_server.add(QStringLiteral("input.text"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     m_screen.typeText(params.value(QLatin1String("text")).toString(), reply);
                 });
    m_server.add(QStringLiteral("screen.state"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     QJsonObject state = m_screen.state();
                     state.insert(QStringLiteral("stage"), stageForScreen());
                     state.insert(QStringLiteral("playback"), film());
                     reply(state);
                 });
    m_server.add(
        QStringLiteral("screen.screenshot"),
        [this](const Caller &, const QJsonObject &, const Reply &reply) { m_screen.takePicture(reply); });
    m_server.add(QStringLiteral("screen.texts"), [this](const Caller &, const QJsonObject &,
                                                        const Reply &reply) { m_screen.checkTexts(reply); });
    m_server.add(
        QStringLiteral("screen.frames"),
        [this](const Caller &, const QJsonObject &, const Reply &reply) { m_screen.countFrames(reply); });
    m_server.add(QStringLiteral("screen.press"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     m_screen.pressWatched(params.value(QLatin1String("name")).toString(), reply);
                 });
    m_server.add(QStringLiteral("screen.report"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     m_screen.report(params.value(QLatin1String("state")).toObject(),
                                     params.value(QLatin1String("restore")).toObject());
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("screen.restore"), [this](const Caller &, const QJsonObject &,
                                                          const Reply &reply) { reply(m_screen.restore()); });
    m_server.add(QStringLiteral("stage.get"), [this](const Caller &, const QJsonObject &,
                                                     const Reply &reply) { reply(stageForScreen()); });
    m_server.add(QStringLiteral("stage.home"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     m_stage.show(Stage::Front::Launcher);
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("stage.corner"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     if (!m_playback.isOpen()) {
                         reply(fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first")));
                         return;
                     }
                     if (params.value(QLatin1String("film")).toBool())
                         m_stage.setCorner(true);
                     else
                         m_stage.show(Stage::Front::Film);
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("store.apps"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(appWindow(params.value(QLatin1String("offset")).toInt(),
                                     params.value(QLatin1String("limit")).toInt(kMostInWindow)));
                 });
    m_server.add(QStringLiteral("store.app"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const QString id = params.value(QLatin1String("id")).toString();
                     auto app = m_store ? m_store->app(id) : std::nullopt;
                     if (!app || !m_household->mayBeShown(*app)) {
                         reply(fail(ErrorCode::NotFound, tr("There is no such app in the store"),
                                    tr("The page of the store lists them")));
                         return;
                     }
                     app->insert(QStringLiteral("running"), m_apps && m_apps->isRunning(id));
                     reply(m_icons.withSafeIcons({*app}).first().toObject());
                 });
}

void Hub::addHomeMethods()
{
    m_server.add(QStringLiteral("home.rows"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(m_icons.withSafeIconsInRows(homeRows(homeSources())));
                 });
    m_server.add(
        QStringLiteral("home.arrangement"),
        [this](const Caller &, const QJsonObject &, const Reply &reply) { reply(m_arrangement.list()); });
    const auto changed = [this](const Done &done, const Reply &reply) {
        if (!done) {
            reply(std::unexpected(done.error()));
            return;
        }
        announceHome();
        reply(QJsonValue(true));
    };
    m_server.add(QStringLiteral("home.moveRow"),
                 [this, changed](const Caller &, const QJsonObject &params, const Reply &reply) {
                     QStringList visible;
                     const QJsonArray rows = homeRows(homeSources());
                     for (const QJsonValue &row : rows)
                         visible.append(row.toObject().value(QLatin1String("id")).toString());
                     changed(m_arrangement.move(params.value(QLatin1String("id")).toString(),
                                                params.value(QLatin1String("by")).toInt(), visible),
                             reply);
                 });
    m_server.add(QStringLiteral("home.hideRow"),
                 [this, changed](const Caller &, const QJsonObject &params, const Reply &reply) {
                     changed(m_arrangement.hide(params.value(QLatin1String("id")).toString(),
                                                params.value(QLatin1String("hidden")).toBool()),
                             reply);
                 });
    m_server.add(QStringLiteral("home.pinRow"),
                 [this, changed](const Caller &, const QJsonObject &params, const Reply &reply) {
                     changed(m_arrangement.pin(params.value(QLatin1String("id")).toString(),
                                               params.value(QLatin1String("pinned")).toBool()),
                             reply);
                 });
    m_server.add(QStringLiteral("home.dismiss"),
                 [this, changed](const Caller &, const QJsonObject &params, const Reply &reply) {
                     changed(m_history.dismiss(params.value(QLatin1String("id")).toString()), reply);
                 });
    m_server.add(QStringLiteral("history.mark"), [this, changed](const Caller &, const QJsonObject &params,
                                                                 const Reply &reply) {
        const QString id = params.value(QLatin1String("id")).toString();
        const auto title = m_library->title(id);
        if (!title || title->value(QLatin1String("kind")).toString() == QLatin1String("trailer")) {
            reply(fail(ErrorCode::NotFound, tr("There is no such title")));
            return;
        }
        const Done done = m_history.markWatched(id, params.value(QLatin1String("watched")).toBool());
        countWorkout(id, *m_library, m_history);
        changed(done, reply);
    });
}

void Hub::addNoticeMethods()
{
    m_server.add(QStringLiteral("notices.list"), [this](const Caller &, const QJsonObject &,
                                                        const Reply &reply) { reply(m_notices.list()); });
    m_server.add(QStringLiteral("notices.told"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     if (m_notices.noteTold(params.value(QLatin1String("id")).toString()))
                         reply(QJsonValue(true));
                     else
                         reply(fail(ErrorCode::NotFound, Error::tr("There is no such notice")));
                 });
    m_server.add(QStringLiteral("notices.dismiss"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     if (m_notices.dismiss(params.value(QLatin1String("id")).toString()))
                         reply(QJsonValue(true));
                     else
                         reply(fail(ErrorCode::NotFound, Error::tr("There is no such notice")));
                 });
}

void Hub::addPowerMethods()
{
    m_server.add(QStringLiteral("power.state"), [this](const Caller &, const QJsonObject &,
                                                       const Reply &reply) { reply(m_power.toJson()); });
    m_server.add(QStringLiteral("power.set"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const auto state = Power::stateOf(params.value(QLatin1String("state")).toString());
                     m_power.set(state.value_or(Power::State::On), QStringLiteral("order"));
                     reply(m_power.toJson());
                 });
    m_server.add(QStringLiteral("power.input"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     m_power.noteInput();
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("sound.speaking"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     setSpeaking(params.value(QLatin1String("speaking")).toBool());
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("sound.volume"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     if (const QJsonValue level = params.value(QLatin1String("level")); level.isDouble())
                         m_volume.setLevel(level.toInt());
                     if (const QJsonValue step = params.value(QLatin1String("step")); step.isDouble())
                         m_volume.step(step.toInt());
                     if (const QJsonValue muted = params.value(QLatin1String("muted")); muted.isBool())
                         m_volume.setMuted(muted.toBool());
                     reply(m_volume.toJson());
                 });
}

void Hub::addPhone()
{
    // Paired phones find the page where it was: the port of the first start is kept.
    QFile file(m_options.set.paths.data() + QLatin1String("/phone-port"));
    if (m_options.phone.port == 0 && file.open(QIODevice::ReadOnly))
        m_options.phone.port = file.readAll().trimmed().toUShort();
    file.close();
    const QString setting = QStringLiteral("phonesReach");
    const bool isAlwaysOpen = m_options.phone.onLan;
    m_options.phone.onLan = isAlwaysOpen || m_settings->value(setting).toBool();
    auto phone = PhoneServer::create(m_options.phone, m_server, *m_home, m_clock);
    if (phone) {
        m_phone = std::move(*phone);
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::number(m_phone->port()));
        connect(m_phone.get(), &PhoneServer::paired, this, [this](const QString &name) {
            m_notices.post(
                {{QStringLiteral("kind"), QStringLiteral("phonePaired")},
                 {QStringLiteral("text"),
                  name.isEmpty() ? tr("A phone was paired") : tr("A phone was paired: %1").arg(name)}});
        });
        connect(m_settings.get(), &Settings::changed, this,
                [this, setting, isAlwaysOpen](const QString &key, const QJsonValue &value) {
                    if (key != setting)
                        return;
                    if (const Done done = m_phone->setOnLan(isAlwaysOpen || value.toBool()); !done)
                        qCWarning(hubLog, "phone: %s", qUtf8Printable(done.error().message));
                    m_server.emitEvent(QStringLiteral("phone.changed"), {});
                });
    } else {
        qCWarning(hubLog, "phone: %s", qUtf8Printable(phone.error().message));
    }
    const auto unserved = [] {
        return fail(ErrorCode::Unavailable, tr("The phone page cannot be served: its port is taken"),
                    tr("Start Hearth with another --phone-port"));
    };
    m_server.add(QStringLiteral("phone.pairing"),
                 [this, unserved](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const bool fresh = params.value(QLatin1String("fresh")).toBool();
                     m_phone ? reply(m_phone->pairing(fresh)) : reply(unserved());
                 });
    m_server.add(QStringLiteral("phone.list"),
                 [this, unserved](const Caller &, const QJsonObject &, const Reply &reply) {
                     m_phone ? reply(m_phone->phones()) : reply(unserved());
                 });
    m_server.add(QStringLiteral("phone.forget"),
                 [this, unserved](const Caller &, const QJsonObject &params, const Reply &reply) {
                     if (!m_phone) {
                         reply(unserved());
                         return;
                     }
                     const Done done = m_phone->forgetPhone(params.value(QLatin1String("id")).toString());
                     done ? reply(QJsonValue(true)) : reply(std::unexpected(done.error()));
                 });
}

} // namespace hearth::bridge
