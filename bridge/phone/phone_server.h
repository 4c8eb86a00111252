// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The set's door for phones: serves the phone page and its WebSocket to the loopback, or to the home once the
// viewer opened it. Owned by the hub, lives on the main thread (libsoup runs on GLib's default main context,
// which is also Qt's event loop here). Refuses names that are not the set's (DNS rebinding), pages of others
// (Origin), and every call of a phone that has not been paired.

#include "bridge/phone/host_rules.h"
#include "bridge/phone/phone_connection.h"

namespace hearth::bridge
{

struct PhoneOptions {
    quint16 port = 0; // 0: any that is free
    bool onLan = false;
    QString name; // of the set, as the phone shows it
};

class PhoneServer : public QObject
{
    Q_OBJECT
public:
    /// Unavailable when the port is taken. `server`, `home` and `clock` outlive this.
    static Result<std::unique_ptr<PhoneServer>> create(const PhoneOptions &options, ApiServer &server,
                                                       Database &home, const Clock &clock);
    ~PhoneServer() override;

    /// {"url","onLan","code","validSeconds"}: makes a new code, the one before is void. For the method
    /// phone.pairing.
    QJsonObject pairing(bool fresh = true);
    /// The paired phones: {id, name, atMs, connected} each.
    Result<QJsonArray> phones();
    /// Closes its connection; it must type a code again. NotFound when there is none of this id.
    Done forgetPhone(const QString &id);
    /// Opens the door to the home's network, or to this machine alone again, on the port that it has; phones
    /// that are connected come again by themselves. Unavailable when the port is another's there: then it
    /// stays as it was.
    Done setOnLan(bool onLan);
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString url() const;

Q_SIGNALS:
    /// A phone was paired for the first time; worth a notice on the screen.
    void paired(const QString &name);

private:
    PhoneServer(const PhoneOptions &options, ApiServer &server, Database &home, const Clock &clock);
    Done listen();
    void closeDoor();
    void accept(GSocketConnection *connection);
    static void socketGone(gpointer self, GObject *connection);
    void checkRequest(SoupServerMessage *message);
    void serve(SoupServerMessage *message, const char *path);
    void open(SoupWebsocketConnection *socket);
    void forget(const PhoneConnection *connection);
    [[nodiscard]] HostRules rules() const;

    PhoneOptions m_options;
    ApiServer &m_api;
    Pairing m_pairing;
    quint16 m_port = 0;
    std::vector<GSocketConnection *> m_sockets; // open ones, held by weak references
    GHandle<SoupServer> m_server;
    GHandle<GSocketService> m_listener;
    std::vector<std::unique_ptr<PhoneConnection>> m_phones;
};

} // namespace hearth::bridge
