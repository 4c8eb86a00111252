// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/servers/media_servers.h"
#include "bridge/servers/home_address.h"
#include <QJsonArray>
#include <QLoggingCategory>
#include <algorithm>

Q_LOGGING_CATEGORY(lcServers, "hearth.servers")

namespace hearth::bridge
{

namespace
{

constexpr std::chrono::seconds kDeadline{8}; // of a description
constexpr int kMostMissed = 2;               // of looks: datagrams get lost

} // namespace

MediaServers::MediaServers(SsdpSearch::Way way, HttpClient &http, QObject *parent)
    // Newer ones answer to the first version too (UPnP Device Architecture 2.0, 1.3.3).
    : QObject(parent),
      m_search(std::move(way), "urn:schemas-upnp-org:device:MediaServer:1", SsdpSearch::Notices::Heard),
      m_http(http)
{
    connect(&m_search, &SsdpSearch::heard, this, &MediaServers::hear);
    connect(&m_search, &SsdpSearch::asked, this, &MediaServers::noteSilent);
}

void MediaServers::look()
{
    const bool wasAsking = m_search.isAsking();
    m_search.look();
    if (m_search.isAsking() == wasAsking)
        return;
    for (Server &server : m_servers)
        server.wasHeard = false;
    Q_EMIT changed();
}

void MediaServers::noteSilent()
{
    for (Server &server : m_servers)
        server.missed = server.wasHeard ? 0 : server.missed + 1;
    Q_EMIT changed();
}

bool MediaServers::isHere(const Server &server)
{
    return server.description && server.missed < kMostMissed &&
           server.until > std::chrono::steady_clock::now();
}

void MediaServers::hear(const SsdpMessage &message, const QString &sender)
{
    if (message.kind != QLatin1String("MediaServer") || !isOfHome(sender))
        return;
    if (message.keptFor.count() == 0) {
        // Nobody takes another's away.
        if (m_servers.value(message.device).address == sender && m_servers.remove(message.device))
            Q_EMIT changed();
        return;
    }
    const auto isOver = [](const auto &one) { return one.value().until <= std::chrono::steady_clock::now(); };
    if (m_servers.size() >= kMost)
        m_servers.removeIf(isOver);
    const bool isNew = !m_servers.contains(message.device);
    if (isNew && m_servers.size() >= kMost)
        return;
    Server &server = m_servers[message.device];
    if (!isNew && server.address != sender)
        return;
    server.address = sender;
    server.wasHeard = true;
    const bool isBack = std::exchange(server.missed, 0) >= kMostMissed;
    server.until = std::chrono::steady_clock::now() + message.keptFor;
    if (server.location != message.location) {
        server.location = message.location;
        server.description.reset();
    }
    if (!server.description && !server.isAsked)
        describe(message.device);
    else if (isBack)
        Q_EMIT changed();
}

void MediaServers::describe(const QString &id)
{
    Server &server = m_servers[id];
    const QUrl from = QUrl(QStringLiteral("http://%1/").arg(server.address));
    const auto url = addressThere(server.location, from);
    if (server.location.isEmpty() || !url) {
        qCInfo(lcServers, "%s names another's address", qUtf8Printable(server.address));
        return;
    }
    server.isAsked = true;
    HttpRequest request{*url, kLargestDescription, kDeadline, {}, {}};
    request.isThereAlone = true;
    m_http.get(std::move(request), this,
               [this, id, url = *url, location = server.location](const Result<HttpAnswer> &answer) {
                   const auto found = m_servers.find(id);
                   if (found == m_servers.end())
                       return;
                   found->isAsked = false;
                   if (found->location != location) {
                       describe(id); // it moved meanwhile
                       return;
                   }
                   auto read = !answer ? std::unexpected(answer.error())
                               : answer->status / 100 != 2
                                   ? fail(ErrorCode::Unavailable, QStringLiteral("has none"))
                                   : readDescription(answer->body, url);
                   if (read) {
                       found->description = *std::move(read);
                       Q_EMIT changed();
                   } else {
                       qCInfo(lcServers, "description of %s: %s", qUtf8Printable(found->address),
                              qUtf8Printable(read.error().message));
                   }
               });
}

QJsonObject MediaServers::toJson() const
{
    std::vector<QJsonObject> here;
    for (auto it = m_servers.begin(); it != m_servers.end(); ++it) {
        if (isHere(*it))
            here.push_back({{QStringLiteral("id"), it.key()},
                            {QStringLiteral("name"), it->description->name},
                            {QStringLiteral("model"), it->description->model},
                            {QStringLiteral("address"), it->address}});
    }
    std::ranges::sort(here, {}, [](const QJsonObject &one) {
        return std::pair(one[QLatin1String("name")].toString().toLower(),
                         one[QLatin1String("id")].toString());
    });
    QJsonArray servers;
    for (const QJsonObject &one : here)
        servers.append(one);
    return {{QStringLiteral("servers"), servers}, {QStringLiteral("isLooking"), m_search.isAsking()}};
}

std::optional<ServerDescription> MediaServers::server(const QString &id) const
{
    const auto server = m_servers.find(id);
    return server != m_servers.end() ? server->description : std::nullopt;
}

} // namespace hearth::bridge
