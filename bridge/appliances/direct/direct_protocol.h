// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Appliances of one maker that are spoken to by their own way in the home's network, without a broker. Found
// by Multicast DNS (announced/service_ear.h) and believed to be where they speak from; each has a connection
// of its own (direct_peer.h), so that one's fault is one's own. Who an appliance is it says itself: while one
// is connected nobody else is taken for it; one that is away can be played by another machine of the home,
// since these makers' appliances prove nothing. Settings: {"host","port": one appliance instead of those that
// are heard, for a network that carries no multicast; "passwords": {12 digits of a network address: text}}.
// Owned by the registry, on its thread.

#include "bridge/appliances/announced/service_ear.h"
#include "bridge/appliances/direct/direct_peer.h"
#include "bridge/appliances/mqtt/inventory.h"
#include "bridge/appliances/protocol.h"

namespace hearth::bridge
{

/// What a maker's folder gives.
struct DirectMaker {
    const char *protocol; // the row of protocols()
    const char *service;  // "_shelly._tcp"
    const char *path;     // of its WebSocket
    bool (*isOurs)(const ServiceCall &call);
    std::unique_ptr<Conversation> (*begin)(const Conversation::PasswordOf &passwordOf);
    bool fetches; // whether its conversations get anything by HTTP
};

class DirectProtocol final : public Protocol
{
    Q_OBJECT
public:
    static constexpr qsizetype kMostPeers = 200;      // addresses and ports
    static constexpr qsizetype kMostOfAddress = 4;    // ports of one address
    static constexpr qsizetype kMostOfPeer = 8;       // that one address and port was in this run
    static constexpr qsizetype kMostAppliances = 500; // that were ever connected in this run

    static Result<std::unique_ptr<Protocol>> create(const DirectMaker &maker, const QJsonObject &settings);
    ~DirectProtocol() override;

    [[nodiscard]] QString name() const override { return QLatin1String(m_maker.protocol); }
    void start() override;
    [[nodiscard]] QString problem() const override;
    void send(const QString &applianceId, const QString &capability, const QString &command,
              const QJsonValue &value, Answer answer) override;

    /// As its service says it; for its ear, and tests.
    void hear(const ServiceCall &call);

Q_SIGNALS:
    /// An appliance took a password that somebody typed; it is to be in the settings the next time.
    void passwordLearned(const QString &hardware, const QString &password);

private:
    DirectProtocol(const DirectMaker &maker, const QJsonObject &settings);
    DirectPeer *peerAt(const QString &address, quint16 port);
    void take(DirectPeer *peer, const DirectHeard &heard);
    /// One of those that were tried in vain, of this address where it is one, makes room; false where none
    /// did.
    bool makeRoom(const QString &address);
    /// Whether it may be who it says that it is.
    bool isBelieved(DirectPeer *peer);
    /// Who is it now; null while nobody is known to be.
    [[nodiscard]] DirectPeer *peerOf(const QString &hardware) const;
    void lose(DirectPeer *peer);
    void tellChanged();

    DirectMaker m_maker;
    QString m_host; // empty: those that are heard
    quint16 m_port = 0;
    QHash<QString, QString> m_passwords; // by hardware
    std::unique_ptr<HttpClient> m_http;  // null: nothing was fetched yet
    ServiceEar m_ear;
    Inventory m_inventory;
    std::map<QString, DirectPeer *> m_peers; // "address:port"; children
    QHash<QString, DirectPeer *> m_peerOf;   // by hardware; who was last believed to be it
    QHash<QString, QString> m_hardwareOf;    // by appliance id
};

} // namespace hearth::bridge
