// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The media servers of the home (UPnP AV, DLNA), while somebody looks: who answers by SSDP and has a
// description that says where its folders are asked for. Believes a server about itself alone: what it names
// lies at the address that it spoke from (home_address.h). Lives on the thread that made it.

#include "bridge/appliances/announced/ssdp_search.h"
#include "bridge/servers/description.h"
#include "resources/base/http_client.h"
#include <QHash>
#include <QJsonObject>
#include <chrono>
#include <optional>

namespace hearth::bridge
{

class MediaServers : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kMost = 64;

    MediaServers(SsdpSearch::Way way, HttpClient &http, QObject *parent = nullptr);

    /// Asks now, and hears for a minute who comes and goes.
    void look();
    /// {"servers": [{"id": "uuid:…", "name", "model", "address"}], by name, "isLooking": more may come soon}.
    /// Who did not answer to the last looks is left out until it is heard again.
    [[nodiscard]] QJsonObject toJson() const;
    /// Unset for one that was not heard of or said that it goes. One that was only silent for too long is
    /// still known: who asks it will see.
    [[nodiscard]] std::optional<ServerDescription> server(const QString &id) const;
    /// Bytes as from the network; for tests.
    void hearFrom(const QByteArray &datagram, const QString &sender) { m_search.take(datagram, sender); }

Q_SIGNALS:
    void changed();

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Server {
        QString address;
        QString location;
        Moment until;
        std::optional<ServerDescription> description; // unset: not read (yet)
        bool isAsked = false;
        bool wasHeard = true; // since the last look began
        int missed = 0;       // looks without an answer, one after the other
    };
    void hear(const SsdpMessage &message, const QString &sender);
    void describe(const QString &id);
    void noteSilent();
    [[nodiscard]] static bool isHere(const Server &server);

    SsdpSearch m_search;
    HttpClient &m_http;
    QHash<QString, Server> m_servers; // by "uuid:…"
};

} // namespace hearth::bridge
