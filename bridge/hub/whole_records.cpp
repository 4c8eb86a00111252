// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/whole_records.h"
#include <QLoggingCategory>
#include <algorithm>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(wholeLog, "hearth.wholes")

QJsonObject withDone(QJsonObject whole, const HomeSources &sources)
{
    const QString id = whole.value(QLatin1String("id")).toString();
    qint64 totalMs = 0;
    qint64 doneMs = 0;
    int done = 0;
    for (const player::Wholes::Length &part : sources.library.wholes().lengthsOf(id)) {
        const auto entry = sources.history.entry(part.id);
        totalMs += part.durationMs;
        if (!entry)
            continue;
        done += entry->isWatched;
        doneMs += entry->isWatched ? part.durationMs : std::min(entry->positionMs, part.durationMs);
    }
    const player::TimesDone times = sources.history.timesDone(id);
    whole.insert(QStringLiteral("type"), whole.value(QLatin1String("kind")));
    whole.insert(QStringLiteral("done"), done);
    whole.insert(QStringLiteral("leftMs"), totalMs - doneMs);
    whole.insert(QStringLiteral("progress"),
                 totalMs > 0 ? static_cast<double>(doneMs) / static_cast<double>(totalMs) : 0.0);
    whole.insert(QStringLiteral("times"), times.times);
    whole.insert(QStringLiteral("lastDoneMs"), times.lastMs);
    return whole;
}

std::optional<QJsonObject> wholeRecord(const QString &id, const HomeSources &sources)
{
    const auto whole = sources.library.wholes().find(id);
    if (!whole || !sources.mayBeShown(*whole))
        return std::nullopt;
    QJsonArray items;
    for (const QJsonValue &value : sources.library.wholes().partsOf(id)) {
        const QJsonObject part = value.toObject();
        if (!sources.mayBeShown(part))
            continue;
        QJsonObject item = withProgress(part, sources.history);
        item.insert(QStringLiteral("type"), QStringLiteral("title"));
        items.append(item);
    }
    QJsonObject record = withDone(*whole, sources);
    record.insert(QStringLiteral("next"), nextOf(items, sources.history));
    record.insert(QStringLiteral("items"), items);
    return record;
}

void countWorkout(const QString &titleId, const player::Library &library, player::History &history)
{
    const auto title = library.title(titleId);
    if (!title || title->value(QLatin1String("kind")).toString() != QLatin1String("exercise"))
        return;
    const QString workout = title->value(QLatin1String("partOf")).toString();
    const std::vector<player::Wholes::Length> parts = library.wholes().lengthsOf(workout);
    const bool isDone = std::ranges::all_of(parts, [&](const player::Wholes::Length &part) {
        const auto entry = history.entry(part.id);
        return entry && entry->isWatched;
    });
    if (!isDone)
        return;
    QStringList ids;
    for (const player::Wholes::Length &part : parts)
        ids.append(part.id);
    if (Done done = history.noteDone(workout, ids); !done)
        qCWarning(wholeLog, "%s", qUtf8Printable(done.error().message));
}

} // namespace hearth::bridge
