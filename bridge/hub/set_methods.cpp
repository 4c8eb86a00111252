// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/set_methods.h"

#include "bridge/system/about.h"
#include "bridge/system/storage.h"
#include <QFile>
#include <QFileInfo>

namespace hearth::bridge
{

namespace
{

QString text(const QJsonObject &params, const char *name)
{
    return params.value(QLatin1String(name)).toString();
}

std::function<void(const Done &)> answering(const Reply &reply)
{
    return
        [reply](const Done &done) { done ? reply(QJsonValue(true)) : reply(std::unexpected(done.error())); };
}

void addNetwork(ApiServer &server, const SetParts &parts)
{
    Network &network = parts.network;
    server.add(QStringLiteral("network.state"), [&network](const Caller &, const QJsonObject &,
                                                           const Reply &reply) { reply(network.toJson()); });
    server.add(QStringLiteral("network.scan"),
               [&network](const Caller &, const QJsonObject &, const Reply &reply) {
                   network.scan();
                   reply(QJsonValue(true));
               });
    server.add(QStringLiteral("network.join"),
               [&network, &household = parts.household](const Caller &, const QJsonObject &params,
                                                        const Reply &reply) {
                   if (const Done may = household.mayChange(text(params, "pin")); !may)
                       reply(std::unexpected(may.error()));
                   else
                       network.join(text(params, "ssid"), text(params, "password"), answering(reply));
               });
    QObject::connect(&network, &Network::changed, &server,
                     [&] { server.emitEvent(QStringLiteral("network.changed"), network.toJson()); });
}

void addBluetooth(ApiServer &server, const SetParts &parts)
{
    Bluetooth &bluetooth = parts.bluetooth;
    server.add(
        QStringLiteral("bluetooth.state"),
        [&bluetooth](const Caller &, const QJsonObject &, const Reply &reply) { reply(bluetooth.toJson()); });
    server.add(QStringLiteral("bluetooth.search"),
               [&bluetooth](const Caller &, const QJsonObject &, const Reply &reply) {
                   bluetooth.search();
                   reply(QJsonValue(true));
               });
    server.add(QStringLiteral("bluetooth.pair"),
               [&bluetooth](const Caller &, const QJsonObject &params, const Reply &reply) {
                   bluetooth.pair(text(params, "id"), answering(reply));
               });
    server.add(QStringLiteral("bluetooth.forget"),
               [&bluetooth](const Caller &, const QJsonObject &params, const Reply &reply) {
                   bluetooth.forget(text(params, "id"), answering(reply));
               });
    QObject::connect(&bluetooth, &Bluetooth::changed, &server,
                     [&] { server.emitEvent(QStringLiteral("bluetooth.changed"), bluetooth.toJson()); });
}

void addSources(ApiServer &server, const SetParts &parts)
{
    Sources &sources = parts.sources;
    server.add(QStringLiteral("sources.list"), [&sources](const Caller &, const QJsonObject &,
                                                          const Reply &reply) { reply(sources.toJson()); });
    const auto change = [&server, &sources, &household = parts.household](const char *method, auto act) {
        server.add(QLatin1String(method), [&sources, &household, act](
                                              const Caller &, const QJsonObject &params, const Reply &reply) {
            Done done = household.mayChange(text(params, "pin"));
            if (done)
                done = act(sources, text(params, "path"), player::mediaKindOf(text(params, "kind")));
            answering(reply)(done);
        });
    };
    using Kind = std::optional<player::MediaKind>;
    change("sources.add",
           [](Sources &all, const QString &path, const Kind &kind) { return all.add(path, kind); });
    change("sources.setKind", [](Sources &all, const QString &path, const Kind &kind) {
        return all.setKind(path, kind.value_or(player::MediaKind::Films));
    });
    change("sources.remove",
           [](Sources &all, const QString &path, const Kind &) { return all.remove(path); });
    QObject::connect(&sources, &Sources::changed, &server,
                     [&] { server.emitEvent(QStringLiteral("sources.changed"), sources.toJson()); });
}

} // namespace

void addSetMethods(ApiServer &server, const SetParts &parts)
{
    addNetwork(server, parts);
    addBluetooth(server, parts);
    addSources(server, parts);
    server.add(QStringLiteral("system.about"), [parts](const Caller &, const QJsonObject &,
                                                       const Reply &reply) {
        QJsonObject about = aboutSet();
        about.insert(QStringLiteral("disks"), disksOf(QStringList{parts.paths.root} + parts.sources.paths()));
        reply(about);
    });
    server.add(
        QStringLiteral("storage.state"),
        [parts](const Caller &, const QJsonObject &, const Reply &reply) { reply(storageOf(parts.paths)); });
    server.add(QStringLiteral("storage.clear"),
               [parts](const Caller &, const QJsonObject &, const Reply &reply) {
                   reply(asValue(clearPictures(parts.paths)));
               });
    server.add(QStringLiteral("system.firstStart"), [parts](const Caller &, const QJsonObject &params,
                                                            const Reply &reply) {
        if (const QJsonValue done = params.value(QLatin1String("done")); done.isBool()) {
            QFile mark(parts.firstStartMark);
            const bool isKept =
                done.toBool() ? mark.open(QIODevice::WriteOnly) : !mark.exists() || mark.remove();
            if (!isKept) {
                reply(fail(ErrorCode::Io,
                           QStringLiteral("%1: %2").arg(parts.firstStartMark, mark.errorString())));
                return;
            }
        }
        reply(QJsonObject{
            {QStringLiteral("wanted"), parts.asksFirst && !QFileInfo::exists(parts.firstStartMark)}});
    });
}

} // namespace hearth::bridge
