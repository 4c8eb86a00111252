// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/channel_methods.h"
#include <QCoreApplication>

namespace hearth::bridge
{

namespace
{

QString text(const QJsonObject &params, const char *name)
{
    return params.value(QLatin1String(name)).toString();
}

/// What the methods reach.
struct Parts {
    player::Channels &channels;
    ChannelLists &lists;
    Household &household;
    Playback &playback;
    ForeseenZap &foreseen;
};

QJsonObject overview(const Parts &parts)
{
    return {{QStringLiteral("channels"), parts.channels.count()},
            {QStringLiteral("lists"), parts.lists.toJson()},
            {QStringLiteral("groups"), parts.channels.groups()}};
}

Result<QJsonValue> open(const Parts &parts, const std::optional<QJsonObject> &channel, const QString &pin)
{
    if (!channel)
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("hearth::player::Channels", "There is no such channel"));
    // Nobody says what age a channel is for.
    if (const Done may = parts.household.mayOpen({}, pin); !may)
        return std::unexpected(may.error());
    const QString id = text(*channel, "id");
    if (const Done done = parts.playback.openChannel(*channel, parts.channels.addressOf(id)); !done)
        return std::unexpected(done.error());
    if (const Done done = parts.channels.noteWatched(id); !done)
        return std::unexpected(done.error());
    return QJsonValue(*channel);
}

constexpr struct {
    const char *method;
    Result<QJsonValue> (*act)(const Parts &parts, const QJsonObject &params);
} kRows[] = {
    {"channels.overview",
     [](const Parts &parts, const QJsonObject &) { return Result<QJsonValue>(overview(parts)); }},
    {"channels.list",
     [](const Parts &parts, const QJsonObject &params) {
         return Result<QJsonValue>(
             parts.channels.window({text(params, "group"), params.value(QLatin1String("kept")).toBool(),
                                    params.value(QLatin1String("offset")).toInt(),
                                    params.value(QLatin1String("limit")).toInt(100)}));
     }},
    {"channels.open",
     [](const Parts &parts, const QJsonObject &params) {
         const QJsonValue number = params.value(QLatin1String("number"));
         return open(parts,
                     number.isDouble() ? parts.channels.byNumber(number.toInt())
                                       : parts.channels.channel(text(params, "id")),
                     text(params, "pin"));
     }},
    {"channels.step",
     [](const Parts &parts, const QJsonObject &params) {
         const int by = params.value(QLatin1String("by")).toInt();
         parts.foreseen.noteStep(by);
         return open(parts, parts.channels.beside(parts.playback.channelNumber(), by), text(params, "pin"));
     }},
    {"channels.keep",
     [](const Parts &parts, const QJsonObject &params) {
         const Done done =
             parts.channels.keep(text(params, "id"), params.value(QLatin1String("kept")).toBool());
         if (done)
             Q_EMIT parts.lists.changed();
         return asValue(done);
     }},
    {"channels.addList",
     [](const Parts &parts, const QJsonObject &params) {
         Done done = parts.household.mayChange(text(params, "pin"));
         if (done)
             done = parts.lists.add(text(params, "address"), text(params, "name"));
         return asValue(done);
     }},
    {"channels.readList",
     [](const Parts &parts, const QJsonObject &params) {
         return asValue(parts.lists.readAgain(text(params, "id")));
     }},
    {"channels.removeList",
     [](const Parts &parts, const QJsonObject &params) {
         Done done = parts.household.mayChange(text(params, "pin"));
         if (done)
             done = parts.lists.remove(text(params, "id"));
         return asValue(done);
     }},
};

} // namespace

void addChannelMethods(ApiServer &server, player::Channels &channels, ChannelLists &lists,
                       Household &household, Playback &playback, ForeseenZap &foreseen)
{
    const Parts parts{channels, lists, household, playback, foreseen};
    for (const auto &row : kRows)
        server.add(QLatin1String(row.method),
                   [parts, act = row.act](const Caller &, const QJsonObject &params, const Reply &reply) {
                       reply(act(parts, params));
                   });
    QObject::connect(&lists, &ChannelLists::changed, &server, [&server, parts] {
        server.emitEvent(QStringLiteral("channels.changed"), overview(parts));
    });
}

} // namespace hearth::bridge
