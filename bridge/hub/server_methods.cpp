// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/server_methods.h"
#include "bridge/hub/home_rows.h"
#include <QCoreApplication>
#include <QJsonArray>

namespace hearth::bridge
{

namespace
{

QString text(const QJsonObject &params, const char *name)
{
    return params.value(QLatin1String(name)).toString();
}

QString wordOf(DidlEntry::Kind kind)
{
    switch (kind) {
    case DidlEntry::Kind::Folder:
        return QStringLiteral("folder");
    case DidlEntry::Kind::Film:
        return QStringLiteral("film");
    case DidlEntry::Kind::Song:
        return QStringLiteral("song");
    case DidlEntry::Kind::Other:
        break;
    }
    return QStringLiteral("other");
}

Playable playableOf(const DidlEntry &entry)
{
    return {{},
            QString::fromLatin1(entry.address.toEncoded()),
            entry.name.isEmpty() ? entry.address.fileName() : entry.name};
}

QJsonObject recordOf(const DidlEntry &entry, const player::History &history)
{
    QJsonObject record{{QStringLiteral("name"), entry.name},
                       {QStringLiteral("kind"), wordOf(entry.kind)},
                       {QStringLiteral("artist"), entry.artist},
                       {QStringLiteral("durationMs"), entry.durationMs}};
    if (entry.children >= 0)
        record.insert(QStringLiteral("parts"), entry.children);
    if (entry.kind == DidlEntry::Kind::Film) {
        record.insert(QStringLiteral("id"), playableOf(entry).id()); // under which its history stands
        record = withProgress(record, history);
    }
    record.insert(QStringLiteral("id"), entry.id);
    return record;
}

QJsonObject windowOf(const FolderWindow &window, const player::History &history)
{
    QJsonArray items;
    bool canBePlayed = false;
    for (const DidlEntry &entry : window.entries) {
        items.append(recordOf(entry, history));
        canBePlayed |= entry.kind == DidlEntry::Kind::Film || entry.kind == DidlEntry::Kind::Song;
    }
    return {{QStringLiteral("total"), window.total},
            {QStringLiteral("offset"), window.offset},
            {QStringLiteral("canBePlayed"), canBePlayed},
            {QStringLiteral("items"), items}};
}

/// Where it is not there, whoever asks next may find it again.
std::optional<ServerDescription> serverFor(const ServerParts &parts, const QJsonObject &params,
                                           const Reply &reply)
{
    auto server = parts.servers.server(text(params, "server"));
    if (!server) {
        parts.servers.look();
        reply(fail(
            ErrorCode::Unavailable,
            QCoreApplication::translate("hearth::bridge::MediaServers", "The media server does not answer"),
            QCoreApplication::translate("hearth::bridge::MediaServers",
                                        "See whether it is switched on and in this TV's network")));
    }
    return server;
}

void play(const ServerParts &parts, const QJsonObject &params, const PlayList &list, const Reply &reply)
{
    const QJsonValue from = params.value(QLatin1String("fromMs"));
    const Done done = parts.upNext.play(
        list, from.isDouble() ? std::optional(from.toInteger()) : std::nullopt, text(params, "pin"));
    done ? reply(parts.film()) : reply(std::unexpected(done.error()));
}

void playOne(const ServerParts &parts, const ServerDescription &server, const QJsonObject &params,
             const Reply &reply)
{
    parts.directory.about(server, text(params, "item"),
                          [parts, params, reply](const Result<DidlEntry> &entry) {
                              if (!entry)
                                  reply(std::unexpected(entry.error()));
                              else if (entry->kind == DidlEntry::Kind::Folder)
                                  reply(fail(ErrorCode::Invalid, QStringLiteral("this is a folder")));
                              else
                                  play(parts, params, {entry->name, {playableOf(*entry)}, true}, reply);
                          });
}

void playFolder(const ServerParts &parts, const ServerDescription &server, const QJsonObject &params,
                const Reply &reply)
{
    parts.directory.collect(server, text(params, "folder"), text(params, "item"),
                            [parts, params, reply](const Result<QList<DidlEntry>> &entries) {
                                if (!entries) {
                                    reply(std::unexpected(entries.error()));
                                    return;
                                }
                                PlayList list{text(params, "title"), {}, false};
                                for (const DidlEntry &entry : *entries)
                                    list.entries.append(playableOf(entry));
                                play(parts, params, list, reply);
                            });
}

} // namespace

void addServerMethods(ApiServer &server, const ServerParts &parts)
{
    server.add(QStringLiteral("servers.list"),
               [parts](const Caller &, const QJsonObject &, const Reply &reply) {
                   parts.servers.look();
                   reply(parts.servers.toJson());
               });
    server.add(QStringLiteral("servers.browse"), [parts](const Caller &, const QJsonObject &params,
                                                         const Reply &reply) {
        const auto found = serverFor(parts, params, reply);
        if (!found)
            return;
        const QString folder = params.value(QLatin1String("folder")).toString(kRootFolder);
        parts.directory.browse(*found, folder, params.value(QLatin1String("offset")).toInt(),
                               params.value(QLatin1String("limit")).toInt(ContentDirectory::kMostAsked),
                               [parts, reply](const Result<FolderWindow> &window) {
                                   if (window)
                                       reply(windowOf(*window, parts.history));
                                   else
                                       reply(std::unexpected(window.error()));
                               });
    });
    server.add(QStringLiteral("servers.play"),
               [parts](const Caller &, const QJsonObject &params, const Reply &reply) {
                   const auto found = serverFor(parts, params, reply);
                   if (!found)
                       return;
                   if (params.contains(QLatin1String("folder")))
                       playFolder(parts, *found, params, reply);
                   else if (params.contains(QLatin1String("item")))
                       playOne(parts, *found, params, reply);
                   else
                       reply(fail(ErrorCode::Invalid, QStringLiteral("names neither a folder nor an item")));
               });
    QObject::connect(&parts.servers, &MediaServers::changed, &server, [&server, parts] {
        server.emitEvent(QStringLiteral("servers.changed"), parts.servers.toJson());
    });
}

} // namespace hearth::bridge
