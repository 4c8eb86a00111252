// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/direct/direct_protocol.h"
#include "bridge/appliances/mqtt/compose.h"
#include "bridge/appliances/mqtt/ordering.h"
#include "bridge/servers/home_address.h"
#include <QLoggingCategory>
#include <algorithm>

Q_LOGGING_CATEGORY(lcDirectProtocol, "hearth.appliances.direct")

namespace hearth::bridge
{

Result<std::unique_ptr<Protocol>> DirectProtocol::create(const DirectMaker &maker,
                                                         const QJsonObject &settings)
{
    const bool isNamed = settings.contains(QLatin1String("host")) || settings.contains(QLatin1String("port"));
    const int port = settings[QLatin1String("port")].toInt();
    if (isNamed && (!isOfHome(settings[QLatin1String("host")].toString()) || port < 1 || port > 65535))
        return fail(ErrorCode::Invalid,
                    QStringLiteral("an appliance needs an address of the home and a port"));
    return std::unique_ptr<Protocol>(new DirectProtocol(maker, settings));
}

DirectProtocol::DirectProtocol(const DirectMaker &maker, const QJsonObject &settings)
    : m_maker(maker), m_host(settings[QLatin1String("host")].toString()),
      m_port(static_cast<quint16>(settings[QLatin1String("port")].toInt())),
      m_ear(QLatin1String(maker.service)), m_inventory(QLatin1String(maker.protocol))
{
    const QJsonObject passwords = settings[QLatin1String("passwords")].toObject();
    for (auto one = passwords.begin(); one != passwords.end(); ++one)
        m_passwords.insert(one.key(), one.value().toString());
    connect(&m_ear, &ServiceEar::heard, this, &DirectProtocol::hear);
}

DirectProtocol::~DirectProtocol()
{
    // Before what they use: they answer what they still owe.
    for (const auto &[where, peer] : std::exchange(m_peers, {})) {
        peer->disconnect(this);
        delete peer;
    }
}

void DirectProtocol::start()
{
    if (m_host.isEmpty())
        return m_ear.listen();
    if (DirectPeer *peer = peerAt(m_host, m_port))
        peer->wake();
}

QString DirectProtocol::problem() const
{
    if (m_host.isEmpty())
        return m_ear.isListening() ? QString()
                                   : QString(Error::tr("This TV cannot listen into the home's network"));
    const bool isThere = std::ranges::any_of(m_peers, [](const auto &one) { return one.second->isOpen(); });
    return isThere ? QString() : QString(Error::tr("The appliance at %1 does not answer").arg(m_host));
}

void DirectProtocol::hear(const ServiceCall &call)
{
    if (!isOfHome(call.address) || !m_maker.isOurs(call))
        return;
    if (DirectPeer *peer = peerAt(call.address, call.port))
        peer->wake();
}

DirectPeer *DirectProtocol::peerAt(const QString &address, quint16 port)
{
    const QString where = QStringLiteral("%1:%2").arg(address).arg(port);
    if (const auto known = m_peers.find(where); known != m_peers.end())
        return known->second;
    const auto ofAddress =
        std::ranges::count_if(m_peers, [&](const auto &one) { return one.second->address() == address; });
    if (ofAddress >= kMostOfAddress && !makeRoom(address))
        return nullptr;
    if (qsizetype(m_peers.size()) >= kMostPeers && !makeRoom({}))
        return nullptr;
    // It has a thread, which most homes need not pay for.
    if (m_maker.fetches && !m_http)
        m_http = std::make_unique<HttpClient>();
    const auto passwordOf = [this](const QString &hardware) { return m_passwords.value(hardware); };
    auto *peer = new DirectPeer(
        {address, port, m_maker.path}, [this, passwordOf] { return m_maker.begin(passwordOf); }, m_http.get(),
        this);
    connect(peer, &DirectPeer::heard, this, [this, peer](const DirectHeard &heard) { take(peer, heard); });
    connect(peer, &DirectPeer::lost, this, [this, peer] { lose(peer); });
    m_peers.emplace(where, peer);
    return peer;
}

bool DirectProtocol::makeRoom(const QString &address)
{
    const auto old = std::ranges::find_if(m_peers, [&](const auto &one) {
        return one.second->isGivenUp() && (address.isEmpty() || one.second->address() == address);
    });
    if (old == m_peers.end())
        return false;
    m_peerOf.removeIf([&](auto one) { return *one == old->second; });
    old->second->disconnect(this);
    old->second->deleteLater();
    m_peers.erase(old);
    return true;
}

bool DirectProtocol::isBelieved(DirectPeer *peer)
{
    const QString hardware = peer->conversation()->hardware();
    DirectPeer *before = m_peerOf.value(hardware);
    if (before == peer)
        return true;
    if (peerOf(hardware) != nullptr && before->isOpen()) {
        qCWarning(lcDirectProtocol, "%s says that it is an appliance that is at %s",
                  qUtf8Printable(peer->address()), qUtf8Printable(before->address()));
        return false;
    }
    if (before == nullptr &&
        (m_peerOf.size() >= kMostAppliances || std::ranges::count(m_peerOf, peer) >= kMostOfPeer))
        return false;
    m_peerOf.insert(hardware, peer);
    return true;
}

DirectPeer *DirectProtocol::peerOf(const QString &hardware) const
{
    // Routers deal addresses anew: there may be another by now.
    DirectPeer *peer = m_peerOf.value(hardware);
    return peer != nullptr && peer->conversation()->hardware() == hardware ? peer : nullptr;
}

void DirectProtocol::take(DirectPeer *peer, const DirectHeard &heard)
{
    const Conversation &conversation = *peer->conversation();
    if (conversation.hardware().isEmpty())
        return;
    if (!isBelieved(peer))
        return peer->turnAway();
    if (!heard.password.isEmpty()) {
        m_passwords.insert(conversation.hardware(), heard.password);
        Q_EMIT passwordLearned(conversation.hardware(), heard.password);
    }
    if (heard.announced && !heard.announced->entities.empty()) {
        const QString key = heard.announced->entities.front().key;
        if (Done applied = m_inventory.apply(*heard.announced); !applied)
            qCWarning(lcDirectProtocol).noquote() << peer->address() << applied.error().message;
        m_hardwareOf.insert(m_inventory.deviceOf(key), conversation.hardware());
    }
    for (const auto &[topic, payload] : heard.told)
        m_inventory.accept(topic, payload);
    tellChanged();
    if (!m_host.isEmpty())
        Q_EMIT problemChanged();
}

void DirectProtocol::lose(DirectPeer *peer)
{
    const Conversation &conversation = *peer->conversation();
    const QString hardware = conversation.hardware();
    if (!hardware.isEmpty() && m_peerOf.value(hardware) == peer) {
        m_inventory.accept(conversation.onlineTopic(), "false");
        tellChanged();
    }
    if (!m_host.isEmpty())
        Q_EMIT problemChanged();
}

void DirectProtocol::tellChanged()
{
    const Inventory::Changes changes = m_inventory.takeChanges();
    for (const QString &id : changes.gone)
        Q_EMIT gone(id);
    for (const QString &id : changes.touched) {
        const std::vector<const Entity *> entities = m_inventory.entitiesOf(id);
        if (entities.empty())
            continue;
        Appliance appliance = compose(id, entities, m_inventory.kindOf(id)).appliance;
        if (const DirectPeer *peer = peerOf(m_hardwareOf.value(id)))
            appliance.problem = peer->conversation()->problem();
        Q_EMIT seen(appliance);
    }
}

void DirectProtocol::send(const QString &applianceId, const QString &capability, const QString &command,
                          const QJsonValue &value, Answer answer)
{
    if (!m_hardwareOf.contains(applianceId))
        return answer(fail(ErrorCode::Unavailable, Error::tr("It has not been seen since the start")));
    DirectPeer *peer = peerOf(m_hardwareOf.value(applianceId));
    if (peer == nullptr)
        return answer(fail(ErrorCode::Unavailable, Error::tr("It does not answer now"),
                           Error::tr("Check that it has power")));
    const Result<MqttMessage> message = orderFor(m_inventory, applianceId, capability, command, value);
    if (!message)
        return answer(std::unexpected(message.error()));
    peer->order(*message, std::move(answer));
}

} // namespace hearth::bridge
