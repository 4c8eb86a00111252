// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One box over everything that the set has: titles, channels, appliances and what they can be asked for,
// apps, settings. Indexes are made again when what they hold has changed, at the next query. Main thread of
// hearthd.

#include "bridge/appliances/registry.h"
#include "bridge/hub/settings.h"
#include "bridge/search/search_index.h"
#include "player/history/history.h"
#include "player/library/library.h"
#include "player/live/channels.h"
#include <QJsonArray>
#include <functional>

#include <QTimer>

namespace hearth::bridge
{

struct SearchSources {
    const player::Library &library;
    const player::Channels &channels;
    const player::History &history;
    const Registry &appliances;
    const Settings &settings;
    std::function<QJsonArray()> apps;
    /// Whether a title or an app may be shown to the one who watches.
    std::function<bool(const QJsonObject &)> mayBeShown;
};

class Search
{
public:
    static constexpr int kGroupItems = 24;

    explicit Search(SearchSources sources);

    /// Reads the library's names anew when they changed, in small pieces between other work; meanwhile the
    /// old ones are found, or, the first time, as many as have been read.
    void followLibrary();
    /// Channels, apps, appliances or settings changed.
    void forgetChannels() { m_hasChannels = false; }
    void forgetApps() { m_hasApps = false; }
    void forgetAppliances() { m_hasAppliances = false; }
    void forgetSettings() { m_hasSettings = false; }

    /// [{id, total, items}], as Home's rows, the groups with something in them; items carry their type.
    [[nodiscard]] QJsonArray find(const QString &text);

private:
    void readSomeTitles();
    void readChannels();
    void readApps();
    void readAppliances();
    void readSettings();

    SearchSources m_sources;
    SearchIndex m_titles;
    SearchIndex m_channels;
    SearchIndex m_apps;
    SearchIndex m_appliances;
    SearchIndex m_actions;
    SearchIndex m_settings;
    QHash<QString, QJsonObject> m_albumRecords;
    QHash<QString, QJsonObject> m_appRecords;
    QHash<QString, QJsonObject> m_actionRecords;
    QHash<QString, QJsonObject> m_settingRecords;
    SearchIndex m_nextTitles; // being read
    QString m_readUpTo;
    quint64 m_titlesRevision = 0; // of m_titles; 0: never read to the end
    quint64 m_nextRevision = 0;   // of m_nextTitles; 0: nothing is being read
    QTimer m_piece;
    bool m_hasChannels = false;
    bool m_hasApps = false;
    bool m_hasAppliances = false;
    bool m_hasSettings = false;
};

} // namespace hearth::bridge
