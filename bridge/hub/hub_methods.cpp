// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The API's methods that belong to hearthd itself: system, screen, library, playback, notices, the phone's
// pairing. Those of the store, the apps and the appliances stand in files of their own.

#include "bridge/hub/hub.h"
#include "bridge/hub/whole_records.h"
#include <QFile>
#include <QLoggingCategory>

namespace hearth::bridge
{

Q_DECLARE_LOGGING_CATEGORY(hubLog)

namespace
{

constexpr int kMostSimilar = 20;
constexpr int kMostInWindow = 100;     // apps in one message
constexpr qint64 kLogTail = 64 * 1024; // of each log, in a fault report

/// With "trailer", the id of what playback.open plays; empty for none.
QJsonObject withTrailer(QJsonObject record, const player::Library &library)
{
    record.insert(QStringLiteral("trailer"), library.trailerOf(record.value(QLatin1String("id")).toString()));
    return record;
}

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
                              {QStringLiteral("playback"), m_playback.state()},
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
                     state.insert(QStringLiteral("playback"), m_playback.state());
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

void Hub::addLibraryMethods()
{
    m_server.add(QStringLiteral("library.titles"), [this](const Caller &, const QJsonObject &params,
                                                          const Reply &reply) {
        const player::LibraryWindow window{params.value(QLatin1String("kind")).toString(),
                                           params.value(QLatin1String("offset")).toInt(),
                                           params.value(QLatin1String("limit")).toInt(50)};
        const bool isSeries = window.kind == QLatin1String("series");
        const bool isWhole =
            window.kind == QLatin1String("course") || window.kind == QLatin1String("workout");
        const bool isAlbums = window.kind == QLatin1String("album");
        const Result<QJsonArray> titles =
            isAlbums   ? m_library->photos().albums(window.offset, window.limit)
            : isSeries ? m_library->seriesList(window.offset, window.limit)
            : isWhole  ? m_library->wholes().list(window.kind, window.offset, window.limit)
                       : m_library->titles(window);
        if (!titles) {
            reply(std::unexpected(titles.error()));
            return;
        }
        QJsonArray items;
        for (const QJsonValue &value : *titles) {
            QJsonObject title = value.toObject();
            title.insert(QStringLiteral("type"),
                         isSeries || isWhole || isAlbums ? window.kind : QStringLiteral("title"));
            if (isWhole)
                title = withDone(title, homeSources());
            // The place stays, so that windows fit together.
            const QString place = QStringLiteral("hidden:%1").arg(window.offset + items.size());
            items.append(m_household->mayBeShown(title)
                             ? title
                             : QJsonObject{{QStringLiteral("id"), place},
                                           {QStringLiteral("type"), QStringLiteral("hidden")}});
        }
        reply(QJsonObject{{QStringLiteral("revision"), static_cast<qint64>(m_library->revision())},
                          {QStringLiteral("total"), isAlbums   ? m_library->photos().albumCount()
                                                    : isSeries ? m_library->seriesCount()
                                                    : isWhole  ? m_library->wholes().count(window.kind)
                                                               : m_library->count(window.kind)},
                          {QStringLiteral("offset"), window.offset},
                          {QStringLiteral("items"), items}});
    });
    m_server.add(QStringLiteral("library.title"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const auto title = m_library->title(params.value(QLatin1String("id")).toString());
                     if (title && m_household->mayBeShown(*title))
                         reply(withTrailer(withProgress(*title, m_history), *m_library));
                     else
                         reply(fail(ErrorCode::NotFound, QStringLiteral("There is no such title"),
                                    QStringLiteral("library.titles lists them")));
                 });
    m_server.add(QStringLiteral("library.series"), [this](const Caller &, const QJsonObject &params,
                                                          const Reply &reply) {
        const auto name = player::Library::seriesNameOf(params.value(QLatin1String("id")).toString());
        const auto series = name ? seriesRecord(*name, homeSources()) : std::nullopt;
        if (series)
            reply(withTrailer(*series, *m_library));
        else
            reply(fail(ErrorCode::NotFound, tr("There is no such series")));
    });
    m_server.add(QStringLiteral("library.parts"), [this](const Caller &, const QJsonObject &params,
                                                         const Reply &reply) {
        const auto whole = wholeRecord(params.value(QLatin1String("id")).toString(), homeSources());
        if (whole)
            reply(*whole);
        else
            reply(fail(ErrorCode::NotFound, tr("There is no such course or workout")));
    });
    m_server.add(QStringLiteral("photos.list"), [this](const Caller &, const QJsonObject &params,
                                                       const Reply &reply) {
        const QString album = params.value(QLatin1String("album")).toString();
        const int offset = params.value(QLatin1String("offset")).toInt();
        reply(QJsonObject{
            {QStringLiteral("total"), m_library->photos().count(album)},
            {QStringLiteral("offset"), offset},
            {QStringLiteral("items"),
             m_library->photos().photosOf(album, offset, params.value(QLatin1String("limit")).toInt(50))}});
    });
    m_server.add(
        QStringLiteral("photos.at"), [this](const Caller &, const QJsonObject &params, const Reply &reply) {
            const auto photo = m_library->photos().at(params.value(QLatin1String("album")).toString(),
                                                      params.value(QLatin1String("index")).toInt());
            if (photo)
                reply(*photo);
            else
                reply(std::unexpected(photo.error()));
        });
    m_server.add(QStringLiteral("photos.pick"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     const int limit = params.value(QLatin1String("limit")).toInt(24);
                     reply(QJsonObject{{QStringLiteral("files"),
                                        QJsonArray::fromStringList(m_library->photos().pick(limit))}});
                 });
    m_server.add(QStringLiteral("library.similar"), [this](const Caller &, const QJsonObject &params,
                                                           const Reply &reply) {
        QJsonArray list;
        const auto title = m_library->title(params.value(QLatin1String("id")).toString());
        const QJsonArray similar = title ? m_library->similarTo(*title, kMostSimilar) : QJsonArray();
        for (const QJsonValue &value : similar) {
            if (!m_household->mayBeShown(value.toObject()))
                continue;
            QJsonObject record = withProgress(value.toObject(), m_history);
            record.insert(QStringLiteral("type"), QStringLiteral("title"));
            list.append(record);
        }
        reply(list);
    });
    m_server.add(QStringLiteral("library.scan"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     m_library->scan();
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("history.forget"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     if (Done done = m_history.forget(params.value(QLatin1String("id")).toString()); !done) {
                         reply(std::unexpected(done.error()));
                         return;
                     }
                     m_homeChanged.start();
                     reply(QJsonValue(true));
                 });
}

namespace
{

Result<QJsonValue> asValue(const Done &done)
{
    if (!done)
        return std::unexpected(done.error());
    return QJsonValue(true);
}

std::optional<int> optionalInt(const QJsonObject &params, const char *name)
{
    const QJsonValue value = params.value(QLatin1String(name));
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

} // namespace

void Hub::addPlaybackMethods()
{
    m_server.add(QStringLiteral("playback.open"), [this](const Caller &, const QJsonObject &params,
                                                         const Reply &reply) {
        const QJsonValue from = params.value(QLatin1String("fromMs"));
        const QJsonObject record = recordOf(params.value(QLatin1String("id")).toString());
        if (Done done = m_household->mayOpen(record, params.value(QLatin1String("pin")).toString()); !done) {
            reply(std::unexpected(done.error()));
            return;
        }
        // What plays in the corner grows.
        if (m_stage.hasCorner() && !from.isDouble() &&
            params.value(QLatin1String("id")).toString() == m_playback.titleId()) {
            m_stage.show(Stage::Front::Film);
            reply(m_playback.state());
            return;
        }
        const Done done = m_playback.open(params.value(QLatin1String("id")).toString(),
                                          from.isDouble() ? std::optional(from.toInteger()) : std::nullopt,
                                          params.value(QLatin1String("paused")).toBool());
        if (done)
            reply(m_playback.state());
        else
            reply(std::unexpected(done.error()));
    });
    m_server.add(QStringLiteral("playback.openAddress"), [this](const Caller &, const QJsonObject &params,
                                                                const Reply &reply) {
        const auto text = [&params](const char *name) {
            return params.value(QLatin1String(name)).toString();
        };
        const QJsonValue from = params.value(QLatin1String("fromMs"));
        Done done = m_household->mayOpen({}, text("pin"));
        if (done)
            done = m_playback.openAddress(text("url"), text("title"),
                                          from.isDouble() ? std::optional(from.toInteger()) : std::nullopt);
        if (done)
            reply(m_playback.state());
        else
            reply(std::unexpected(done.error()));
    });
    m_server.add(QStringLiteral("playback.play"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(asValue(m_playback.play()));
                 });
    m_server.add(QStringLiteral("playback.pause"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     reply(asValue(m_playback.pause()));
                 });
    m_server.add(QStringLiteral("playback.seek"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_playback.seek(params.value(QLatin1String("positionMs")).toInteger())));
                 });
    m_server.add(QStringLiteral("playback.skip"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     reply(asValue(m_playback.skip(params.value(QLatin1String("deltaMs")).toInteger())));
                 });
    m_server.add(QStringLiteral("playback.chooseTracks"), [this](const Caller &, const QJsonObject &params,
                                                                 const Reply &reply) {
        reply(
            asValue(m_playback.chooseTracks(optionalInt(params, "audio"), optionalInt(params, "subtitle"))));
    });
    m_server.add(QStringLiteral("playback.stop"),
                 [this](const Caller &, const QJsonObject &, const Reply &reply) {
                     m_playback.stop();
                     reply(QJsonValue(true));
                 });
    m_server.add(QStringLiteral("playback.state"), [this](const Caller &, const QJsonObject &,
                                                          const Reply &reply) { reply(m_playback.state()); });
    m_server.add(QStringLiteral("player.report"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     m_playback.takeReport(params);
                     reply(QJsonValue(true));
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
                         reply(fail(ErrorCode::NotFound, QStringLiteral("There is no such notice")));
                 });
    m_server.add(QStringLiteral("notices.dismiss"),
                 [this](const Caller &, const QJsonObject &params, const Reply &reply) {
                     if (m_notices.dismiss(params.value(QLatin1String("id")).toString()))
                         reply(QJsonValue(true));
                     else
                         reply(fail(ErrorCode::NotFound, QStringLiteral("There is no such notice")));
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
