// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/search.h"
#include "bridge/hub/appliance_actions.h"
#include "bridge/hub/home_rows.h"
#include "player/library/whole_kinds.h"
#include <QCoreApplication>

namespace hearth::bridge
{

namespace
{

constexpr std::size_t kTitlesAtOnce = 500; // about 4 ms
constexpr int kPiecesAtOnce = 8;
constexpr int kMostChannels = 10'000; // by number; about 80 ms
constexpr int kWholesAtOnce = 500;    // courses; there are few
constexpr int kCandidates = 8;        // for each place, since a child may not see every one

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

/// The group's row, if there is something in it; `record` may no longer know what an index still does.
void addGroup(QJsonArray &groups, const char *id, const SearchIndex::Found &found, const char *type,
              const std::function<std::optional<QJsonObject>(const QString &)> &record)
{
    QJsonArray items;
    bool isFiltered = false;
    for (const QString &known : found.ids) {
        if (items.size() == Search::kGroupItems)
            break;
        auto item = record(known);
        isFiltered |= !item;
        if (item) {
            if (!item->contains(QLatin1String("type")))
                item->insert(QStringLiteral("type"), QLatin1String(type));
            items.append(*item);
        }
    }
    if (!items.isEmpty())
        groups.append(QJsonObject{
            {QStringLiteral("id"), QLatin1String(id)},
            {QStringLiteral("total"), isFiltered ? items.size() : static_cast<qint64>(found.total)},
            {QStringLiteral("items"), items}});
}

std::optional<QJsonObject> recordIn(const QHash<QString, QJsonObject> &records, const QString &id)
{
    const auto found = records.constFind(id);
    return found == records.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

Search::Search(SearchSources sources) : m_sources(std::move(sources))
{
    m_piece.setInterval(0);
    QObject::connect(&m_piece, &QTimer::timeout, &m_piece, [this] { readSomeTitles(); });
}

void Search::followLibrary()
{
    const quint64 wanted = m_sources.library.namesRevision();
    if (wanted == m_titlesRevision || wanted == m_nextRevision)
        return;
    m_nextTitles.clear();
    m_readUpTo.clear();
    m_nextRevision = wanted;
    m_piece.start();
}

void Search::readSomeTitles()
{
    const std::vector<player::Library::Name> names =
        m_sources.library.namesAfter(m_readUpTo, static_cast<int>(kTitlesAtOnce));
    for (const player::Library::Name &title : names)
        m_nextTitles.add(title.id, title.name,
                         title.series + QLatin1Char(' ') + title.genre + QLatin1Char(' ') + title.artist);
    if (!names.empty())
        m_readUpTo = names.back().id;
    if (names.size() == kTitlesAtOnce)
        return;
    m_piece.stop();
    for (const player::WholeKind &kind : player::kWholeKinds) {
        for (int offset = 0;; offset += kWholesAtOnce) {
            const QJsonArray wholes =
                m_sources.library.wholes().list(QLatin1String(kind.whole), offset, kWholesAtOnce);
            for (const QJsonValue &value : wholes)
                m_nextTitles.add(textOf(value.toObject(), "id"), textOf(value.toObject(), "name"),
                                 textOf(value.toObject(), "artist") + QLatin1Char(' ') +
                                     textOf(value.toObject(), "genre"));
            if (wholes.size() < kWholesAtOnce)
                break;
        }
    }
    for (int offset = 0;; offset += kWholesAtOnce) {
        const QJsonArray series = m_sources.library.seriesList(offset, kWholesAtOnce);
        for (const QJsonValue &value : series)
            m_nextTitles.add(textOf(value.toObject(), "id"), textOf(value.toObject(), "name"),
                             textOf(value.toObject(), "genre"));
        if (series.size() < kWholesAtOnce)
            break;
    }
    m_albumRecords.clear();
    for (int offset = 0;; offset += kWholesAtOnce) {
        const QJsonArray albums = m_sources.library.photos().albums(offset, kWholesAtOnce);
        for (const QJsonValue &value : albums) {
            const QString id = textOf(value.toObject(), "id");
            m_albumRecords.insert(id, value.toObject());
            m_nextTitles.add(id, textOf(value.toObject(), "name"));
        }
        if (albums.size() < kWholesAtOnce)
            break;
    }
    std::swap(m_titles, m_nextTitles);
    m_nextTitles.clear();
    m_titlesRevision = std::exchange(m_nextRevision, 0);
}

void Search::readChannels()
{
    m_hasChannels = true;
    m_channels.clear();
    const QList<player::Channels::Name> names = m_sources.channels.namesAfter(0, kMostChannels);
    for (const player::Channels::Name &channel : names)
        m_channels.add(channel.id, channel.name, QString::number(channel.number));
}

void Search::readApps()
{
    m_hasApps = true;
    m_apps.clear();
    m_appRecords.clear();
    const QJsonArray apps = m_sources.apps();
    for (const QJsonValue &value : apps) {
        const QJsonObject app = value.toObject();
        if (!m_sources.mayBeShown(app))
            continue;
        m_appRecords.insert(textOf(app, "id"), app);
        m_apps.add(textOf(app, "id"), textOf(app, "title"),
                   textOf(app, "vendor") + QLatin1Char(' ') + textOf(app, "category"));
    }
}

void Search::readAppliances()
{
    m_hasAppliances = true;
    m_appliances.clear();
    const QJsonArray appliances = m_sources.appliances.list();
    for (const QJsonValue &value : appliances) {
        const QJsonObject appliance = value.toObject();
        m_appliances.add(textOf(appliance, "id"), textOf(appliance, "name"), textOf(appliance, "room"));
    }
    m_actions.clear();
    m_actionRecords.clear();
    for (const ApplianceAction &action : actionsOf(m_sources.appliances.all())) {
        m_actions.add(action.id, action.verb + QLatin1Char(' ') + action.what, action.also);
        m_actionRecords.insert(action.id, {{QStringLiteral("id"), action.id},
                                           {QStringLiteral("title"), action.verb},
                                           {QStringLiteral("name"), action.what},
                                           {QStringLiteral("kind"), kindName(action.kind)}});
    }
}

void Search::readSettings()
{
    m_hasSettings = true;
    m_settings.clear();
    m_settingRecords.clear();
    const QJsonArray pages = m_sources.settings.pages();
    for (const QJsonValue &page : pages) {
        // A page by its name; its settings by theirs. In the household's language and in English.
        const QByteArray pageTitle = textOf(page.toObject(), "title").toUtf8();
        const QString pageName = QCoreApplication::translate("SettingsPage", pageTitle.constData());
        const QString pageKey = textOf(page.toObject(), "key");
        QString also = QString::fromUtf8(pageTitle) + QLatin1String(" Settings ") +
                       QCoreApplication::translate("SettingsPage", "Settings");
        for (const char *more : {"text", "also"}) {
            const QByteArray words = textOf(page.toObject(), more).toUtf8();
            if (!words.isEmpty())
                also += QLatin1Char(' ') + QString::fromUtf8(words) + QLatin1Char(' ') +
                        QCoreApplication::translate("SettingsPage", words.constData());
        }
        if (!m_settingRecords.contains(pageKey)) {
            m_settingRecords.insert(pageKey,
                                    {{QStringLiteral("id"), pageKey}, {QStringLiteral("name"), pageName}});
            m_settings.add(pageKey, pageName, also);
        }
        const QJsonArray settings = page.toObject().value(QLatin1String("settings")).toArray();
        for (const QJsonValue &value : settings) {
            const QJsonObject setting = value.toObject();
            const QString key = textOf(setting, "key");
            const QByteArray title = textOf(setting, "title").toUtf8();
            const QString name = QCoreApplication::translate("SettingsPage", title.constData());
            m_settingRecords.insert(key, {{QStringLiteral("id"), key}, {QStringLiteral("name"), name}});
            m_settings.add(key, name, QString::fromUtf8(title));
        }
    }
}

QJsonArray Search::find(const QString &text)
{
    followLibrary();
    // A small library is read at once; of a large one this is the beginning.
    for (int pieces = 0; m_nextRevision != 0 && m_titlesRevision == 0 && pieces < kPiecesAtOnce; ++pieces)
        readSomeTitles();
    const SearchIndex &titles = m_titlesRevision == 0 ? m_nextTitles : m_titles;
    if (!m_hasChannels)
        readChannels();
    if (!m_hasApps)
        readApps();
    if (!m_hasAppliances)
        readAppliances();
    if (!m_hasSettings)
        readSettings();
    QJsonArray groups;
    addGroup(groups, "titles", titles.find(text, kGroupItems * kCandidates), "title",
             [this](const QString &id) -> std::optional<QJsonObject> {
                 if (const auto album = recordIn(m_albumRecords, id))
                     return album;
                 const bool isSeries = player::Library::seriesNameOf(id).has_value();
                 if (isSeries || player::Wholes::isWhole(id)) {
                     const auto whole =
                         isSeries ? m_sources.library.series(id) : m_sources.library.wholes().find(id);
                     if (!whole || !m_sources.mayBeShown(*whole))
                         return std::nullopt;
                     QJsonObject record = *whole;
                     record.insert(QStringLiteral("type"), whole->value(QLatin1String("kind")));
                     return record;
                 }
                 const auto title = m_sources.library.title(id);
                 return title && m_sources.mayBeShown(*title)
                            ? std::optional(withProgress(*title, m_sources.history))
                            : std::nullopt;
             });
    addGroup(groups, "channels", m_channels.find(text, kGroupItems), "channel",
             [this](const QString &id) { return m_sources.channels.channel(id); });
    addGroup(groups, "appliances", m_appliances.find(text, kGroupItems), "appliance",
             [this](const QString &id) { return m_sources.appliances.appliance(id); });
    addGroup(groups, "actions", m_actions.find(text, kGroupItems), "action",
             [this](const QString &id) { return recordIn(m_actionRecords, id); });
    addGroup(groups, "apps", m_apps.find(text, kGroupItems), "app",
             [this](const QString &id) { return recordIn(m_appRecords, id); });
    addGroup(groups, "settings", m_settings.find(text, kGroupItems), "setting",
             [this](const QString &id) { return recordIn(m_settingRecords, id); });
    return groups;
}

} // namespace hearth::bridge
