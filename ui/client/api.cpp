// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/api.h"
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QQmlEngine>
#include <QSaveFile>
#include <algorithm>

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kDeadline{8000};
constexpr int kApplianceWindow = 100;
constexpr int kMostAppliances = 10000;
constexpr int kMostActive = 4;
constexpr qint64 kVisitorWaitsMs = 120'000; // a doorbell that is told later is none
constexpr int kMostLights = 24;             // a panel with more helps nobody
constexpr JsonLimits kCacheLimits{4 * 1024 * 1024, 32};
constexpr RpcLimits kLimits{{8 * 1024 * 1024, 32}, 4 * 1024 * 1024};
Api *s_instance = nullptr;

bool isActive(const QJsonObject &appliance)
{
    if (!appliance.value(QLatin1String("reachable")).toBool())
        return false;
    const QJsonArray capabilities = appliance.value(QLatin1String("capabilities")).toArray();
    return std::ranges::any_of(capabilities, [](const QJsonValue &value) {
        const QJsonObject capability = value.toObject();
        const QString type = capability.value(QLatin1String("type")).toString();
        const QJsonObject state = capability.value(QLatin1String("state")).toObject();
        if (type == QLatin1String("operation"))
            return state.value(QLatin1String("phase")).toString() == QLatin1String("running");
        if (type == QLatin1String("thermostat"))
            return state.value(QLatin1String("mode")).toString(QStringLiteral("off")) != QLatin1String("off");
        return type == QLatin1String("contact") && state.value(QLatin1String("open")).toBool();
    });
}

} // namespace

Api::Api(const QString &socketPath, const QString &cacheFolder, QObject *parent)
    : QObject(parent), m_rpc(socketPath, kLimits),
      m_cacheFile(cacheFolder + QLatin1String("/home-rows.json")),
      m_settings(cacheFolder + QLatin1String("/settings.json"))
{
    s_instance = this;
    readCache();
    connect(&m_rpc, &RpcClient::connected, this, &Api::load);
    connect(&m_rpc, &RpcClient::disconnected, this, &Api::connectedChanged);
    connect(&m_rpc, &RpcClient::event, this, &Api::takeEvent);
}

Api::~Api()
{
    s_instance = nullptr;
}

Api *Api::create(QQmlEngine *, QJSEngine *)
{
    QJSEngine::setObjectOwnership(s_instance, QJSEngine::CppOwnership);
    return s_instance;
}

Api *Api::instance()
{
    return s_instance;
}

void Api::start()
{
    m_rpc.start();
}

void Api::ask(const QString &method, const std::function<void(const QJsonValue &)> &take,
              const QJsonObject &params)
{
    m_rpc.call(method, params, kDeadline, this, [method, take](const Result<QJsonValue> &result) {
        if (result)
            take(*result);
        else
            qWarning("%s: %s", qUtf8Printable(method), qUtf8Printable(result.error().message));
    });
}

void Api::load()
{
    m_rpc.notify(QStringLiteral("process.hello"),
                 {{QStringLiteral("token"), qEnvironmentVariable("HEARTH_TOKEN")}});
    m_rpc.notify(QStringLiteral("events.subscribe"),
                 {{QStringLiteral("names"), QJsonArray{QStringLiteral("*")}}});
    Q_EMIT connectedChanged();
    ask(QStringLiteral("settings.get"), [this](const QJsonValue &v) { m_settings.takeValues(v.toObject()); });
    ask(QStringLiteral("settings.schema"),
        [this](const QJsonValue &v) { m_settings.takePages(v.toArray()); });
    ask(QStringLiteral("profiles.list"), [this](const QJsonValue &v) { m_household.take(v.toObject()); });
    ask(QStringLiteral("power.state"), [this](const QJsonValue &v) { takePower(v.toObject()); });
    ask(QStringLiteral("sound.volume"), [this](const QJsonValue &v) { takeVolume(v.toObject()); });
    ask(QStringLiteral("stage.get"), [this](const QJsonValue &v) { takeStage(v.toObject()); });
    ask(QStringLiteral("playback.state"), [this](const QJsonValue &v) { m_playback.take(v.toObject()); });
    askForAppliances(0, {});
    Q_EMIT appsChanged({});
    ask(QStringLiteral("home.rows"), [this](const QJsonValue &v) { takeRows(v.toArray()); });
    ask(QStringLiteral("notices.list"), [this](const QJsonValue &v) {
        const QJsonArray notices = v.toArray();
        for (qsizetype i = notices.size() - 1; i >= 0; --i) {
            const QJsonObject notice = notices[i].toObject();
            if (!notice.value(QLatin1String("told")).toBool() &&
                !notice.value(QLatin1String("held")).toBool())
                takeNotice(notices[i].toObject());
        }
    });
}

void Api::takeNotice(const QJsonObject &told)
{
    const QString id = told.value(QLatin1String("id")).toString();
    if (const auto known = m_notices.constFind(id); known != m_notices.constEnd()) {
        if (*known)
            noticeShown(id); // the hearthd that was told is gone
        return;
    }
    if (told.value(QLatin1String("rank")).toString() == QLatin1String("safety")) {
        m_notices.insert(id, false);
        Q_EMIT danger(told.toVariantMap());
        return;
    }
    const bool isBell = told.value(QLatin1String("kind")).toString() == QLatin1String("doorbell");
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - told.value(QLatin1String("atMs")).toInteger();
    if (isBell && age > kVisitorWaitsMs) {
        noticeShown(id); // whoever rang has gone; the list of notices still has it
        return;
    }
    m_notices.insert(id, false);
    const QString camera = told.value(QLatin1String("cameraId")).toString();
    const QString appliance = camera.isEmpty() ? told.value(QLatin1String("applianceId")).toString() : camera;
    Q_EMIT notice(id, told.value(QLatin1String("kind")).toString(),
                  told.value(QLatin1String("text")).toString(),
                  appliance.isEmpty() ? QString() : QLatin1String("appliance:") + appliance);
}

void Api::noticeShown(const QString &id)
{
    m_notices.insert(id, true);
    m_rpc.notify(QStringLiteral("notices.told"), {{QStringLiteral("id"), id}});
}

void Api::switchApp(const QString &from)
{
    m_rpc.call(QStringLiteral("apps.running"), {}, kDeadline, this,
               [this, from](const Result<QJsonValue> &result) {
                   const QJsonArray apps = result ? result->toArray() : QJsonArray();
                   for (const QJsonValue &app : apps) {
                       const QString id = app.toObject().value(QLatin1String("id")).toString();
                       if (id == from || app.toObject().value(QLatin1String("closing")).toBool())
                           continue;
                       call(QStringLiteral("apps.launch"), {{QStringLiteral("id"), id}});
                       return;
                   }
               });
}

void Api::call(const QString &method, const QJsonObject &params, const QString &toSay)
{
    m_rpc.call(method, params, kDeadline, this,
               [this, method, params, toSay](const Result<QJsonValue> &result) {
                   const bool hadPin = params.contains(QLatin1String("pin"));
                   if (!result && result.error().code == ErrorCode::NeedsPin) {
                       m_pinCall = {method, params, toSay};
                       Q_EMIT pinWanted(result.error().message, result.error().action);
                       return;
                   }
                   if (hadPin)
                       Q_EMIT pinAccepted();
                   if (!result)
                       Q_EMIT failed(inWords(result.error().message), inWords(result.error().action));
                   else if (!toSay.isEmpty())
                       Q_EMIT said(toSay);
               });
}

void Api::givePin(const QString &pin)
{
    const PinCall again = std::exchange(m_pinCall, {});
    if (again.method.isEmpty())
        return;
    QJsonObject params = again.params;
    params.insert(QStringLiteral("pin"), pin);
    call(again.method, params, again.toSay);
}

void Api::dropPin()
{
    m_pinCall = {};
}

void Api::askForArrangement()
{
    ask(QStringLiteral("home.arrangement"), [this](const QJsonValue &value) {
        m_arrangement = value.toArray().toVariantList();
        Q_EMIT homeArrangementChanged();
    });
}

void Api::askForPairing(bool fresh)
{
    const auto take = [this](const Result<QJsonValue> &result) {
        if (!result) {
            Q_EMIT failed(inWords(result.error().message), inWords(result.error().action));
            return;
        }
        const QJsonObject pairing = result->toObject();
        m_phoneAddress = pairing.value(QLatin1String("url")).toString();
        m_phonesCanReach = pairing.value(QLatin1String("onLan")).toBool();
        m_phoneCode = pairing.value(QLatin1String("code")).toString();
        Q_EMIT phoneChanged();
    };
    m_rpc.call(QStringLiteral("phone.pairing"), {{QStringLiteral("fresh"), fresh}}, kDeadline, this, take);
}

void Api::search(const QString &text)
{
    const int question = ++m_question;
    if (text.trimmed().isEmpty()) {
        m_found.merge({});
        return;
    }
    m_rpc.call(QStringLiteral("search.find"), {{QStringLiteral("text"), text}}, kDeadline, this,
               [this, question](const Result<QJsonValue> &result) {
                   if (result && question == m_question)
                       m_found.merge(result->toArray());
               });
}

void Api::askForPhones()
{
    ask(QStringLiteral("phone.list"), [this](const QJsonValue &value) { m_phones.merge(value.toArray()); });
}

void Api::forgetPhone(const QString &id)
{
    call(QStringLiteral("phone.forget"), {{QStringLiteral("id"), id}});
    askForPhones();
}

void Api::takeEvent(const QString &name, const QJsonObject &params)
{
    const QString id = params.value(QLatin1String("id")).toString();
    if (name == QLatin1String("home.changed")) {
        ask(QStringLiteral("home.rows"), [this](const QJsonValue &v) { takeRows(v.toArray()); });
        Q_EMIT homeChanged();
    } else if (name == QLatin1String("profiles.changed")) {
        m_household.take(params);
    } else if (name == QLatin1String("playback.changed")) {
        m_playback.take(params);
    } else if (name == QLatin1String("power.changed")) {
        takePower(params);
    } else if (name == QLatin1String("sound.changed")) {
        takeVolume(params);
        Q_EMIT volumeTurned();
    } else if (name == QLatin1String("stage.changed")) {
        takeStage(params);
    } else if (name == QLatin1String("appliances.changed")) {
        const QJsonObject before = m_appliances.value(id);
        m_appliances.insert(id, params);
        if (m_heardMeanwhile)
            m_heardMeanwhile->insert(id);
        if (before.value(QLatin1String("room")) != params.value(QLatin1String("room")) || before.isEmpty())
            groupRooms();
        else if (isActive(before) != isActive(params))
            gatherActive();
        Q_EMIT applianceChanged(id);
        Q_EMIT appliancesChanged();
    } else if (name == QLatin1String("appliances.removed")) {
        m_appliances.remove(id);
        if (m_heardMeanwhile)
            m_heardMeanwhile->insert(id);
        groupRooms();
        Q_EMIT applianceChanged(id);
        Q_EMIT appliancesChanged();
    } else if (name == QLatin1String("store.changed") || name == QLatin1String("apps.changed")) {
        Q_EMIT appsChanged(id);
    } else if (name == QLatin1String("settings.changed")) {
        m_settings.takeOne(params.value(QLatin1String("key")).toString(),
                           params.value(QLatin1String("value")));
    } else if (name == QLatin1String("phone.changed")) {
        if (!m_phoneAddress.isEmpty())
            askForPairing(false);
    } else if (name == QLatin1String("app.field")) {
        Q_EMIT appField(id, params.value(QLatin1String("editable")).toBool(),
                        params.value(QLatin1String("hint")).toString(),
                        params.value(QLatin1String("secret")).toBool());
    } else if (name == QLatin1String("notice.dismissed")) {
        m_notices.insert(id, true);
        Q_EMIT noticeGone(id);
    } else if (name == QLatin1String("notice.posted")) {
        takeNotice(params);
    }
}

void Api::takePower(const QJsonObject &power)
{
    m_power = power.value(QLatin1String("state")).toString();
    Q_EMIT powerChanged();
}

void Api::takeVolume(const QJsonObject &volume)
{
    m_volume = volume.value(QLatin1String("level")).toInt();
    m_isMuted = volume.value(QLatin1String("muted")).toBool();
    Q_EMIT volumeChanged();
}

void Api::takeRows(const QJsonArray &rows)
{
    m_rows.merge(rows);
    if (!m_isLoaded) {
        m_isLoaded = true;
        Q_EMIT loadedChanged();
    }
    writeCache();
}

void Api::takeStage(const QJsonObject &stage)
{
    m_front = stage.value(QLatin1String("front")).toString();
    m_frontApp = stage.value(QLatin1String("app")).toString();
    m_frontType = stage.value(QLatin1String("type")).toString();
    m_filmPlayer = stage.value(QLatin1String("player")).toString();
    m_hasCorner = stage.value(QLatin1String("corner")).toBool();
    Q_EMIT stageChanged();
}

void Api::askForAppliances(int offset, const QMap<QString, QJsonObject> &before)
{
    if (offset == 0)
        m_heardMeanwhile.emplace();
    const auto take = [this, offset, known = before](const QJsonValue &window) mutable {
        const QJsonArray appliances = window.toArray();
        for (const QJsonValue &appliance : appliances)
            known.insert(appliance.toObject().value(QLatin1String("id")).toString(), appliance.toObject());
        if (appliances.size() == kApplianceWindow && offset < kMostAppliances) {
            askForAppliances(offset + kApplianceWindow, known);
            return;
        }
        // What was told between two windows is newer than either.
        for (const QString &id : std::exchange(m_heardMeanwhile, std::nullopt).value_or(QSet<QString>())) {
            if (m_appliances.contains(id))
                known.insert(id, m_appliances.value(id));
            else
                known.remove(id);
        }
        m_appliances = known;
        groupRooms();
        Q_EMIT applianceChanged(QString());
        Q_EMIT appliancesChanged();
    };
    ask(QStringLiteral("appliances.list"), take,
        {{QStringLiteral("offset"), offset}, {QStringLiteral("limit"), kApplianceWindow}});
}

void Api::groupRooms()
{
    QMap<QString, QJsonArray> rooms;
    for (const QJsonObject &appliance : std::as_const(m_appliances))
        rooms[appliance.value(QLatin1String("room")).toString()].append(appliance);
    QJsonArray rows;
    for (auto it = rooms.cbegin(); it != rooms.cend(); ++it) {
        // Appliances without a room come last.
        if (!it.key().isEmpty())
            rows.append(QJsonObject{{QStringLiteral("id"), it.key()},
                                    {QStringLiteral("total"), it->size()},
                                    {QStringLiteral("items"), *it}});
    }
    if (rooms.contains(QString()))
        rows.append(QJsonObject{{QStringLiteral("id"), QString()},
                                {QStringLiteral("total"), rooms[QString()].size()},
                                {QStringLiteral("items"), rooms[QString()]}});
    m_rooms.merge(rows);
    QJsonArray lights;
    for (const QJsonObject &appliance : std::as_const(m_appliances)) {
        if (lights.size() < kMostLights &&
            appliance.value(QLatin1String("kind")).toString() == QLatin1String("light"))
            lights.append(appliance);
    }
    m_lights.merge(lights);
    gatherActive();
}

void Api::gatherActive()
{
    QJsonArray active;
    for (const QJsonObject &appliance : std::as_const(m_appliances)) {
        if (active.size() < kMostActive && isActive(appliance))
            active.append(appliance);
    }
    m_active.merge(active);
}

void Api::readCache()
{
    QFile file(m_cacheFile);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_cached = file.read(kCacheLimits.sizeBytes);
    if (const auto cached = parseJsonObject(m_cached, kCacheLimits))
        m_rows.merge(cached->value(QLatin1String("rows")).toArray());
}

void Api::writeCache()
{
    QJsonArray rows;
    for (int i = 0; i < m_rows.count(); ++i) {
        const QModelIndex index = m_rows.index(i);
        QJsonArray items;
        const auto *model = m_rows.data(index, Qt::UserRole + 2).value<RecordModel *>();
        for (const QJsonObject &record : model->records())
            items.append(record);
        rows.append(QJsonObject{{QStringLiteral("id"), m_rows.data(index, Qt::UserRole).toString()},
                                {QStringLiteral("total"), m_rows.data(index, Qt::UserRole + 1).toInt()},
                                {QStringLiteral("items"), items}});
    }
    const QByteArray bytes = toJson({{QStringLiteral("rows"), rows}});
    if (bytes == m_cached)
        return;
    m_cached = bytes;
    QSaveFile file(m_cacheFile);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(bytes);
        file.commit();
    }
}

} // namespace hearth::ui
