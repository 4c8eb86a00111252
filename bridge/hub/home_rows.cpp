// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/home_rows.h"
#include "bridge/hub/whole_records.h"
#include <QHash>
#include <algorithm>
#include <vector>

namespace hearth::bridge
{

namespace
{

constexpr int kContinueItems = 20;
constexpr int kMostOfOneApp = 3; // Google's guidelines for Watch Next leave the number to the launcher
constexpr int kRowItems = 60;
constexpr int kRecentApps = 12;
constexpr int kHomeChannels = 20;
constexpr int kMostPieces = 20;
constexpr const char *kAll = "all"; // a card that leads to everything of the row's kind
constexpr int kFinishedLookedAt = 200;

struct Category {
    const char *category; // of an app's manifest
    const char *row;
};
constexpr Category kCategories[] = {
    {"game", "games"},        {"fitness", "health"}, {"health", "health"}, {"education", "education"},
    {"shopping", "shopping"}, {"music", "music"},    {"photos", "photos"},
};
constexpr const char *kRows[] = {"continue", "live",   "films",      "series",    "recentApps",
                                 "games",    "health", "education",  "shopping",  "music",
                                 "photos",   "apps",   "appliances", "newInStore"};

QString rowOf(const QString &category)
{
    for (const Category &known : kCategories) {
        if (category == QLatin1String(known.category))
            return QLatin1String(known.row);
    }
    return QStringLiteral("apps");
}

QJsonObject typed(QJsonObject item, const char *type)
{
    item.insert(QStringLiteral("type"), QLatin1String(type));
    return item;
}

void addRow(QJsonArray &rows, const QString &id, const QJsonArray &items, qint64 total)
{
    if (!items.isEmpty())
        rows.append(QJsonObject{
            {QStringLiteral("id"), id}, {QStringLiteral("total"), total}, {QStringLiteral("items"), items}});
}

qint64 usedMs(const QJsonObject &app)
{
    return app.value(QLatin1String("usedMs")).toInteger();
}

QString idOf(const QJsonObject &item)
{
    return item.value(QLatin1String("id")).toString();
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

/// What there is to go on with; the newest first.
class Cards
{
public:
    explicit Cards(const HomeSources &sources) : m_sources(sources) {}

    void add(QJsonObject item, const char *type, const char *reason, qint64 sinceMs)
    {
        if (!m_sources.mayBeShown(item) || m_sources.history.isDismissed(idOf(item), sinceMs))
            return;
        item.insert(QStringLiteral("reason"), QLatin1String(reason));
        item.insert(QStringLiteral("sinceMs"), sinceMs);
        m_cards.push_back({sinceMs, typed(item, type)});
    }
    [[nodiscard]] QJsonArray take()
    {
        std::ranges::stable_sort(m_cards, std::greater(), &Card::sinceMs);
        QHash<QString, int> ofOne; // by series or app
        QJsonArray items;
        for (const Card &card : m_cards) {
            const QString whole = card.item.value(QLatin1String("partOf")).toString();
            const QString series = card.item.value(QLatin1String("series")).toString();
            int &shown = ofOne[!whole.isEmpty()   ? whole
                               : series.isEmpty() ? idOf(card.item)
                                                  : player::Library::seriesId(series)];
            // A household's own films are nobody's app; of one series one episode is enough.
            if (shown >= (series.isEmpty() ? kMostOfOneApp : 1) || items.size() >= kContinueItems)
                continue;
            ++shown;
            items.append(card.item);
        }
        return items;
    }

private:
    struct Card {
        qint64 sinceMs;
        QJsonObject item;
    };
    const HomeSources &m_sources;
    std::vector<Card> m_cards;
};

QJsonArray continueItems(const HomeSources &sources, const QJsonArray &apps, const QJsonArray &appliances)
{
    Cards cards(sources);
    QSet<QString> begun;
    for (const player::HistoryEntry &entry : sources.history.toContinue(kContinueItems * 2)) {
        begun.insert(entry.titleId);
        if (const auto title = sources.library.title(entry.titleId))
            cards.add(withProgress(*title, sources.history), "title", "begun", entry.atMs);
    }
    QSet<QString> looked;
    for (const player::HistoryEntry &entry : sources.history.finished(kFinishedLookedAt)) {
        const auto title = sources.library.title(entry.titleId);
        const QString series = title ? title->value(QLatin1String("series")).toString() : QString();
        const QString whole = title ? title->value(QLatin1String("partOf")).toString() : QString();
        const QString one = whole.isEmpty() && !series.isEmpty() ? player::Library::seriesId(series) : whole;
        // The latest of a series or a course alone says where somebody is in it.
        if (one.isEmpty() || looked.contains(one))
            continue;
        looked.insert(one);
        const auto next = sources.library.besides(*title, player::Library::Toward::Next);
        if (!next)
            continue;
        const QJsonObject record = withProgress(*next, sources.history);
        // One that was begun stands here for that already.
        if (!record.value(QLatin1String("watched")).toBool() && !begun.contains(idOf(record)))
            cards.add(record, "title", "next", entry.atMs);
    }
    for (const QJsonValue &value : apps) {
        const QJsonObject app = value.toObject();
        if (app.value(QLatin1String("category")).toString() == QLatin1String("game") &&
            app.value(QLatin1String("state")).toString() == QLatin1String("installed") &&
            app.contains(QLatin1String("leftMs")))
            cards.add(app, "app", "left", app.value(QLatin1String("leftMs")).toInteger());
    }
    QJsonArray items = cards.take();
    // The film stays first: the row is for going on watching.
    for (const QJsonValue &appliance : appliances) {
        // Taken away by hand it is, until the cycle has ended.
        if (!hasRunningCycle(appliance.toObject()) ||
            sources.history.isDismissed(idOf(appliance.toObject()), 0))
            continue;
        QJsonObject item = typed(appliance.toObject(), "appliance");
        item.insert(QStringLiteral("reason"), QStringLiteral("running"));
        items.insert(std::min<qsizetype>(1, items.size()), item);
    }
    return items;
}

QJsonArray shown(const HomeSources &sources, const QJsonArray &records, const char *type)
{
    QJsonArray items;
    for (const QJsonValue &value : records) {
        const QJsonObject record = value.toObject();
        if (sources.mayBeShown(record))
            items.append(typed(record.value(QLatin1String("kind")).toString() == QLatin1String("series")
                                   ? record
                                   : withProgress(record, sources.history),
                               type));
    }
    return items;
}

/// A row of titles, read in pieces until it is full: of what a child may see the first may stand far behind.
/// With more than fits, a card that leads to everything.
void addTitles(QJsonArray &rows, const QString &id, const char *type, const HomeSources &sources,
               qint64 total, const std::function<QJsonArray(int offset)> &read)
{
    QJsonArray items;
    bool isFiltered = false;
    for (int piece = 0; piece < kMostPieces && items.size() < kRowItems; ++piece) {
        const QJsonArray records = read(piece * kRowItems);
        const QJsonArray some = shown(sources, records, type);
        isFiltered |= some.size() < records.size();
        for (const QJsonValue &item : some) {
            if (items.size() < kRowItems)
                items.append(item);
        }
        if (records.size() < kRowItems)
            break;
    }
    if (!isFiltered && total > kRowItems)
        items.append(typed(
            {{QStringLiteral("id"), id == QLatin1String("films") ? QStringLiteral("film") : id}}, kAll));
    addRow(rows, id, items, isFiltered ? items.size() : total);
}

struct RowStart {
    QJsonArray items;
    qint64 total = 0;
};

/// Courses, workouts or music, which stand before the apps of their row.
RowStart wholes(const HomeSources &sources, const QString &kind)
{
    RowStart start;
    const QJsonArray records = sources.library.wholes().list(kind, 0, kRowItems);
    for (const QJsonValue &record : records) {
        if (sources.mayBeShown(record.toObject()))
            start.items.append(withDone(record.toObject(), sources));
    }
    start.total = sources.library.wholes().count(kind);
    if (start.total > kRowItems)
        start.items.append(typed({{QStringLiteral("id"), kind}}, kAll));
    return start;
}

/// Those that the profile keeps and watched last; for the rest a card that leads to all.
QJsonArray channels(const HomeSources &sources)
{
    QJsonArray items = sources.channels.forHome(kHomeChannels);
    if (sources.channels.count() > kHomeChannels)
        items.append(typed({{QStringLiteral("id"), QStringLiteral("channel")}}, kAll));
    return items;
}

RowStart albums(const HomeSources &sources)
{
    player::Photos &photos = sources.library.photos();
    RowStart start{photos.albums(0, kRowItems), photos.albumCount()};
    if (start.total > kRowItems)
        start.items.append(typed({{QStringLiteral("id"), QStringLiteral("album")}}, kAll));
    return start;
}

/// What was used last, whatever it is for.
QJsonArray recentApps(const QJsonArray &apps)
{
    std::vector<QJsonObject> used;
    for (const QJsonValue &value : apps) {
        const QJsonObject app = value.toObject();
        if (app.contains(QLatin1String("usedMs")) &&
            app.value(QLatin1String("state")).toString() == QLatin1String("installed"))
            used.push_back(app);
    }
    std::ranges::stable_sort(used, std::greater(), &usedMs);
    QJsonArray items;
    for (const QJsonObject &app : used) {
        if (items.size() < kRecentApps)
            items.append(typed(app, "app"));
    }
    return items;
}

/// Installed apps by what they are for, the latest used first; then what the store has besides.
void addApps(QJsonArray &rows, const QJsonArray &apps, const std::map<QString, RowStart> &starts)
{
    std::map<QString, std::vector<QJsonObject>> byRow;
    for (const auto &[row, start] : starts)
        byRow[row];
    for (const QJsonValue &value : apps) {
        const QJsonObject app = value.toObject();
        const bool isHere = app.value(QLatin1String("state")).toString() == QLatin1String("installed");
        byRow[isHere ? rowOf(app.value(QLatin1String("category")).toString()) : QStringLiteral("newInStore")]
            .push_back(app);
    }
    for (auto &[row, items] : byRow) {
        std::ranges::stable_sort(items, std::greater(), &usedMs);
        const auto start = starts.find(row);
        QJsonArray list = start == starts.end() ? QJsonArray() : start->second.items;
        const qint64 before = start == starts.end() ? 0 : start->second.total;
        const qsizetype most = list.size() + kRowItems;
        for (const QJsonObject &app : items) {
            if (list.size() < most)
                list.append(typed(app, "app"));
        }
        addRow(rows, row, list, before + static_cast<qint64>(items.size()));
    }
}

} // namespace

QStringList homeRowIds()
{
    QStringList ids;
    for (const char *id : kRows)
        ids.append(QLatin1String(id));
    return ids;
}

QJsonObject withProgress(QJsonObject title, const player::History &history)
{
    const auto entry = history.entry(title.value(QLatin1String("id")).toString());
    const qint64 position = entry && (entry->isBegun() || entry->isFinished()) ? entry->positionMs : 0;
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
    const QJsonArray apps = sources.apps();
    const QJsonArray begun = continueItems(sources, apps, appliances);
    addRow(rows, QStringLiteral("continue"), begun, begun.size());
    addRow(rows, QStringLiteral("live"), channels(sources), sources.channels.count());
    addTitles(
        rows, QStringLiteral("films"), "title", sources, sources.library.count(QStringLiteral("film")),
        [&](int offset) {
            return sources.library.titles({QStringLiteral("film"), offset, kRowItems}).value_or(QJsonArray());
        });
    addTitles(rows, QStringLiteral("series"), "series", sources, sources.library.seriesCount(),
              [&](int offset) { return sources.library.seriesList(offset, kRowItems); });
    const QJsonArray recent = recentApps(apps);
    addRow(rows, QStringLiteral("recentApps"), recent, recent.size());
    addApps(rows, apps,
            {{QStringLiteral("education"), wholes(sources, QStringLiteral("course"))},
             {QStringLiteral("health"), wholes(sources, QStringLiteral("workout"))},
             {QStringLiteral("music"), wholes(sources, QStringLiteral("music"))},
             {QStringLiteral("photos"), albums(sources)}});
    QJsonArray strip;
    for (const QJsonValue &appliance : appliances) {
        if (strip.size() < kRowItems)
            strip.append(typed(appliance.toObject(), "appliance"));
    }
    addRow(rows, QStringLiteral("appliances"), strip, appliances.size());
    return sources.arrangement.arranged(rows);
}

QString nextOf(const QJsonArray &titles, const player::History &history)
{
    QString next;
    QString latest;
    qint64 latestMs = -1;
    for (qsizetype i = 0; i < titles.size(); ++i) {
        const QJsonObject title = titles[i].toObject();
        const bool isSeen = title.value(QLatin1String("watched")).toBool();
        if (next.isEmpty() && !isSeen)
            next = idOf(title);
        const auto entry = history.entry(idOf(title));
        if (entry && entry->atMs > latestMs) {
            latestMs = entry->atMs;
            const bool goesOn = !isSeen || i + 1 == titles.size();
            latest = idOf(goesOn ? title : titles[i + 1].toObject());
        }
    }
    return !latest.isEmpty() ? latest : !next.isEmpty() ? next : idOf(titles.first().toObject());
}

std::optional<QJsonObject> seriesRecord(const QString &name, const HomeSources &sources)
{
    const QJsonArray episodes = shown(sources, sources.library.episodesOf(name), "title");
    if (episodes.isEmpty())
        return std::nullopt;
    const QJsonObject first = episodes.first().toObject();
    QSet<int> seasons;
    for (const QJsonValue &episode : episodes)
        seasons.insert(episode.toObject().value(QLatin1String("season")).toInt());
    QJsonObject record = first;
    record.insert(QStringLiteral("id"), player::Library::seriesId(name));
    record.insert(QStringLiteral("kind"), QStringLiteral("series"));
    record.insert(QStringLiteral("type"), QStringLiteral("series"));
    record.insert(QStringLiteral("name"), first.value(QLatin1String("series")));
    record.insert(QStringLiteral("seasons"), static_cast<int>(seasons.size()));
    record.insert(QStringLiteral("episodes"), episodes);
    record.insert(QStringLiteral("next"), nextOf(episodes, sources.history));
    return record;
}

} // namespace hearth::bridge
