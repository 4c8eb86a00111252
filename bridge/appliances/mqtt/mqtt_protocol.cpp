// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/mqtt_protocol.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/ordering.h"
#include "bridge/appliances/mqtt/topics.h"
#include <QLoggingCategory>
#include <algorithm>
#include <malloc.h>

Q_LOGGING_CATEGORY(lcMqtt, "hearth.appliances.mqtt")

namespace hearth::bridge
{

namespace
{

// A state is told at once, but for what comes in the same breath; a home that announces itself, or is
// replayed by the broker, comes in thousands and is told appliance by appliance.
constexpr std::chrono::milliseconds kFlushAfter{1};
constexpr std::chrono::milliseconds kFlushMany{20};
// In a storm the pause grows, and of each topic the newest counts; so many messages a millisecond are one.
constexpr qint64 kStormBegins = 6;
constexpr qint64 kStormEnds = 3;
constexpr std::chrono::milliseconds kLongestPause{48};
constexpr std::chrono::milliseconds kSettledAfter{1000};
constexpr std::chrono::milliseconds kZigbeeLook{500};
constexpr int kManyConfigs = 1000;
constexpr qsizetype kLargestPayload = 256 * 1024;

} // namespace

Result<std::unique_ptr<Protocol>> MqttProtocol::create(const QJsonObject &settings)
{
    MqttSettings read;
    read.host = settings[QLatin1String("host")].toString();
    const int port = settings[QLatin1String("port")].toInt();
    if (read.host.isEmpty() || port < 1 || port > 65535)
        return fail(ErrorCode::Invalid, QStringLiteral("the broker needs a host and a port"));
    read.port = static_cast<quint16>(port);
    read.user = settings[QLatin1String("user")].toString();
    read.password = settings[QLatin1String("password")].toString().toUtf8();
    read.version = settings[QLatin1String("version")].toString() == QLatin1String("5") ? MqttVersion::V5
                                                                                       : MqttVersion::V3_1_1;
    if (settings[QLatin1String("tls")].toBool())
        read.tls = MqttTls{settings[QLatin1String("authorityFile")].toString(),
                           settings[QLatin1String("certificateFile")].toString(),
                           settings[QLatin1String("keyFile")].toString()};
    return std::unique_ptr<Protocol>(new MqttProtocol(std::move(read)));
}

MqttProtocol::MqttProtocol(MqttSettings settings) : m_client(std::move(settings)), m_pause(kFlushAfter)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setTimerType(Qt::PreciseTimer);
    m_sinceFlush.start();
    m_settled.setSingleShot(true);
    m_settled.setInterval(kSettledAfter);
    connect(&m_settled, &QTimer::timeout, this, [this] {
        // Reading a large home leaves holes that the C library would keep for good.
        if (std::exchange(m_configsRead, 0) > kManyConfigs)
            ::malloc_trim(0);
    });
    connect(&m_flushTimer, &QTimer::timeout, this, &MqttProtocol::flush);
    connect(&m_client, &MqttClient::received, this, &MqttProtocol::receive);
    connect(&m_client, &MqttClient::problemChanged, this, &Protocol::problemChanged);
    connect(&m_client, &MqttClient::disconnected, this, [this] {
        m_inventory.forgetHeard();
        m_zigbee.lose();
        Q_EMIT networkChanged();
    });
    connect(&m_client, &MqttClient::connected, this, [this] {
        // Publishers that listen for it send everything again.
        m_client.publish({QStringLiteral("homeassistant/status"), "online"});
        tellAll();
    });
    m_client.subscribe(discoveryFilters());
    m_client.subscribe(ZigbeeNetwork::filters());
    m_zigbeeLook.setInterval(kZigbeeLook);
    connect(&m_zigbeeLook, &QTimer::timeout, this, [this] {
        if (!m_zigbee.expire())
            m_zigbeeLook.stop();
    });
    for (const DialectRow &row : dialects()) {
        m_dialects.push_back(row.create());
        m_client.subscribe(m_dialects.back()->filters());
    }
}

void MqttProtocol::receive(const MqttMessage &message)
{
    if (ZigbeeNetwork::listensTo(message.topic)) {
        const Result<bool> isOther = m_zigbee.hear(message);
        if (!isOther)
            qCWarning(lcMqtt).noquote() << "skipped" << message.topic.left(120) << isOther.error().message;
        else if (*isOther)
            Q_EMIT networkChanged();
        // Its state is the availability of its appliances too.
        if (!m_inventory.reads(message.topic))
            return;
    }
    const qsizetype size = message.payload.size();
    if (size > kLargestPayload && (size > kLargestPicture || !m_inventory.readsPictures(message.topic))) {
        qCWarning(lcMqtt).noquote() << "skipped" << message.topic.left(120) << "of" << message.payload.size()
                                    << "bytes";
        return;
    }
    const bool isDiscovery = message.topic.startsWith(QLatin1String("homeassistant/")) &&
                             message.topic.endsWith(QLatin1String("/config"));
    ++m_heardCount;
    // What is told live is not flagged, also when it is to be retained (MQTT 3.1.1, 3.3.1.3).
    m_hasHeard = m_hasHeard || !message.isRetained;
    m_hasHeardDiscovery = m_hasHeardDiscovery || (isDiscovery && !message.isRetained);
    if (isDiscovery)
        discover(message);
    else
        hearDialects(message);
    if (m_inventory.readsEvents(message.topic))
        m_inventory.accept(message.topic, message.payload, message.isRetained);
    else if (m_inventory.reads(message.topic))
        m_newest.insert(message.topic, message);
    if (!m_flushTimer.isActive())
        m_flushTimer.start(isDiscovery || message.isRetained ? std::max(kFlushMany, m_pause) : m_pause);
}

void MqttProtocol::discover(const MqttMessage &message)
{
    // Every reconnect brings the whole retained set again; what has not changed is not read twice.
    const size_t hash = qHash(message.payload, 7);
    if (m_configs.contains(message.topic) && m_configs.value(message.topic) == hash)
        return;
    Result<DiscoveryMessage> read = readDiscovery(message.topic, message.payload);
    if (!read) {
        qCWarning(lcMqtt).noquote() << "skipped" << message.topic.left(120) << read.error().message;
        return;
    }
    ++m_configsRead;
    m_settled.start();
    if (message.payload.isEmpty())
        m_configs.remove(message.topic);
    else
        m_configs.insert(message.topic, hash);
    for (const Entity &entity : std::as_const(read->entities)) {
        for (const QString &problem : entity.problems)
            qCDebug(lcMqtt).noquote() << entity.key << problem;
    }
    apply(std::move(*read));
}

void MqttProtocol::apply(DiscoveryMessage message)
{
    const QString source = message.source;
    if (Done applied = m_inventory.apply(std::move(message)); !applied)
        qCWarning(lcMqtt).noquote() << "skipped" << source.left(120) << applied.error().message;
}

void MqttProtocol::hearDialects(const MqttMessage &message)
{
    for (const auto &dialect : m_dialects) {
        if (!dialect->listensTo(message.topic))
            continue;
        Result<Dialect::Heard> heard = dialect->hear(message);
        if (!heard) {
            qCWarning(lcMqtt).noquote() << "skipped" << message.topic.left(120) << heard.error().message;
            continue;
        }
        m_hasHeardDiscovery = m_hasHeardDiscovery || (!heard->announced.empty() && !message.isRetained);
        for (DiscoveryMessage &announced : heard->announced)
            apply(std::move(announced));
        std::ranges::move(heard->asks, std::back_inserter(m_asks));
    }
}

void MqttProtocol::flush()
{
    const qint64 heardPerMs = m_heardCount / std::max<qint64>(1, m_sinceFlush.restart());
    m_heardCount = 0;
    m_pause = heardPerMs >= kStormBegins ? std::min(kLongestPause, m_pause * 2)
              : heardPerMs < kStormEnds  ? kFlushAfter
                                         : m_pause;
    for (auto one = m_newest.cbegin(); one != m_newest.cend(); ++one)
        m_inventory.accept(one.key(), one->payload, one->isRetained);
    m_newest.clear();
    const Inventory::Changes changes = m_inventory.takeChanges();
    for (const QString &topic : changes.unwanted)
        m_client.unsubscribe(topic);
    m_client.subscribe(changes.wanted.values());
    for (const MqttMessage &ask : std::exchange(m_asks, {}))
        m_client.publish(ask);
    for (const QString &id : changes.gone) {
        if (m_announced.remove(id))
            Q_EMIT gone(id);
    }
    for (const QString &id : changes.touched)
        tell(id);
    for (const Inventory::Picture &picture : changes.pictures)
        tellPicture(picture);
    if (std::exchange(m_hasHeard, false))
        Q_EMIT heard(std::exchange(m_hasHeardDiscovery, false));
}

void MqttProtocol::tellPicture(const Inventory::Picture &picture)
{
    const QString id = m_inventory.deviceOf(picture.entity);
    const std::vector<const Entity *> entities = m_inventory.entitiesOf(id);
    if (entities.empty())
        return;
    const Composed composed = compose(id, entities, m_inventory.kindOf(id));
    for (const Capability &capability : composed.appliance.capabilities) {
        if (capability.type == CapabilityType::Picture &&
            composed.entityOf.value(capability.id) == picture.entity)
            Q_EMIT pictured(id, capability.id, picture.bytes);
    }
}

void MqttProtocol::tellAll()
{
    const QStringList ids = m_inventory.deviceIds();
    for (const QString &id : ids)
        tell(id);
}

void MqttProtocol::tell(const QString &deviceId)
{
    const std::vector<const Entity *> entities = m_inventory.entitiesOf(deviceId);
    if (entities.empty())
        return;
    m_announced.insert(deviceId);
    Q_EMIT seen(compose(deviceId, entities, m_inventory.kindOf(deviceId)).appliance);
}

void MqttProtocol::askNetwork(const QString &what, const QJsonObject &params, Answer answer)
{
    const auto shared = std::make_shared<Answer>(std::move(answer));
    const auto once = [shared](const Done &done) {
        if (const Answer one = std::exchange(*shared, {}))
            one(done);
    };
    const Result<MqttMessage> message = m_zigbee.ask(what, params, once);
    if (!message)
        return once(std::unexpected(message.error()));
    m_zigbeeLook.start();
    // The broker's acknowledgement is not the answer, but that it cannot be had is one.
    m_client.publish(*message, [once](const Done &done) {
        if (!done)
            once(done);
    });
    Q_EMIT networkChanged();
}

void MqttProtocol::send(const QString &applianceId, const QString &capability, const QString &command,
                        const QJsonValue &value, Answer answer)
{
    const Result<MqttMessage> message = orderFor(m_inventory, applianceId, capability, command, value);
    if (!message)
        return answer(std::unexpected(message.error()));
    m_client.publish(*message, std::move(answer));
}

} // namespace hearth::bridge
