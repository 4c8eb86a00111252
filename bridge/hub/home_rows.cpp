// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/home_rows.h"

namespace hearth::bridge
{

namespace
{

constexpr int kContinueItems = 20;
constexpr int kRowItems = 60;

QJsonObject typed(QJsonObject item, const QString &type)
{
    item.insert(QStringLiteral("type"), type);
    return item;
}

void addRow(QJsonArray &rows, const QString &id, const QJsonArray &items, qint64 total)
{
    if (!items.isEmpty())
        rows.append(QJsonObject{
            {QStringLiteral("id"), id}, {QStringLiteral("total"), total}, {QStringLiteral("items"), items}});
}

bool hasRunningCycle(const QJsonObject &appliance)
{
    for (const QJsonValue &value : appliance.value(QLatin1String("capabilities")).toArray()) {
        const QJsonObject capability = value.toObject();
        if (capability.value(QLatin1String("type")).toString() == QLatin1String("operation") &&
            capability.value(QLatin1String("state")).toObject().value(QLatin1String("phase")).toString() ==
                QLatin1String("running"))
            return true;
    }
    return false;
}

QJsonArray continueItems(const HomeSources &sources, const QJsonArray &appliances)
{
    QJsonArray items;
    const QList<player::HistoryEntry> begun = sources.history.toContinue(kContinueItems);
    for (const player::HistoryEntry &entry : begun) {
        if (const auto title = sources.library.title(entry.titleId))
            items.append(typed(withProgress(*title, sources.history), QStringLiteral("title")));
    }
    // The film stays first: the row is for going on watching.
    for (const QJsonValue &appliance : appliances) {
        if (hasRunningCycle(appliance.toObject()))
            items.insert(std::min<qsizetype>(1, items.size()),
                         typed(appliance.toObject(), QStringLiteral("appliance")));
    }
    return items;
}

QJsonArray titleItems(const HomeSources &sources, const QString &kind)
{
    QJsonArray items;
    const QJsonArray titles = sources.library.titles({kind, 0, kRowItems}).value_or(QJsonArray());
    for (const QJsonValue &title : titles)
        items.append(typed(withProgress(title.toObject(), sources.history), QStringLiteral("title")));
    return items;
}

} // namespace

QJsonObject withProgress(QJsonObject title, const player::History &history)
{
    const auto entry = history.entry(title.value(QLatin1String("id")).toString());
    const qint64 position = entry ? entry->positionMs : 0;
    const qint64 duration =
        entry && entry->durationMs ? entry->durationMs : title.value(QLatin1String("durationMs")).toInteger();
    title.insert(QStringLiteral("positionMs"), position);
    title.insert(QStringLiteral("progress"),
                 duration > 0 ? static_cast<double>(position) / static_cast<double>(duration) : 0.0);
    title.insert(QStringLiteral("watched"), entry && entry->isWatched);
    return title;
}

QJsonArray homeRows(const HomeSources &sources)
{
    QJsonArray rows;
    const QJsonArray appliances = sources.appliances();
    const QJsonArray begun = continueItems(sources, appliances);
    addRow(rows, QStringLiteral("continue"), begun, begun.size());
    addRow(rows, QStringLiteral("films"), titleItems(sources, QStringLiteral("film")),
           sources.library.count(QStringLiteral("film")));
    addRow(rows, QStringLiteral("series"), titleItems(sources, QStringLiteral("episode")),
           sources.library.count(QStringLiteral("episode")));
    QJsonArray apps;
    const QJsonArray known = sources.apps();
    for (const QJsonValue &app : known)
        apps.append(typed(app.toObject(), QStringLiteral("app")));
    addRow(rows, QStringLiteral("apps"), apps, apps.size());
    QJsonArray strip;
    for (const QJsonValue &appliance : appliances)
        strip.append(typed(appliance.toObject(), QStringLiteral("appliance")));
    addRow(rows, QStringLiteral("appliances"), strip, strip.size());
    return rows;
}

} // namespace hearth::bridge
