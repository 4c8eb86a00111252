// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/chapter_search.h"
#include "bridge/hub/chapter_kinds.h"

namespace hearth::bridge
{

using player::FoundChapters;

namespace
{

/// Of the same season: those behind the episode, then those before it, each the nearest first.
QStringList othersOf(const QJsonObject &episode, const QJsonArray &series)
{
    QStringList before;
    QStringList behind;
    bool isBehind = false;
    for (const QJsonValue &one : series) {
        if (one[QLatin1String("season")] != episode.value(QLatin1String("season")))
            continue;
        const QString id = one[QLatin1String("id")].toString();
        if (id == episode.value(QLatin1String("id")).toString())
            isBehind = true;
        else if (isBehind)
            behind.append(id);
        else
            before.prepend(id);
    }
    // The last of a season has only those before it; others get one, in case what follows is a finale.
    QStringList others = behind.mid(0, FoundChapters::kMostCompared - 1);
    others += before.mid(0, FoundChapters::kMostCompared - others.size());
    return others;
}

} // namespace

ChapterSearch::ChapterSearch(Playback &playback, const player::Library &library, QObject *parent)
    : QObject(parent), m_playback(playback), m_library(library)
{
    connect(&m_playback, &Playback::changed, this, &ChapterSearch::follow, Qt::QueuedConnection);
    connect(&m_library.foundChapters(), &FoundChapters::found, this, &ChapterSearch::tell);
}

void ChapterSearch::follow()
{
    const QString title = m_playback.titleId();
    if (title == m_title)
        return;
    if (title.isEmpty()) {
        m_title.clear();
        m_library.foundChapters().giveUp();
        return;
    }
    const QJsonObject state = m_playback.state();
    // Not before it plays: until then its chapters are not known, and the disk has better to do.
    if (state.value(QLatin1String("state")).toString() != QLatin1String("playing"))
        return;
    m_title = title;
    look(state);
}

void ChapterSearch::look(const QJsonObject &state)
{
    const auto episode = m_library.title(m_title);
    if (!episode || episode->value(QLatin1String("kind")).toString() != QLatin1String("episode")) {
        m_library.foundChapters().giveUp();
        return;
    }
    QStringList kinds{nameOf(ChapterKind::Intro), nameOf(ChapterKind::Credits)};
    for (const QJsonValue &chapter : state.value(QLatin1String("chapters")).toArray()) {
        if (const auto kind = chapterKind(chapter[QLatin1String("title")].toString()))
            kinds.removeAll(nameOf(*kind));
    }
    tell(m_title);
    const QString series = episode->value(QLatin1String("series")).toString();
    m_library.foundChapters().look(m_title, othersOf(*episode, m_library.episodesOf(series)), kinds);
}

void ChapterSearch::tell(const QString &title)
{
    m_playback.addFoundChapters(title, m_library.foundChapters().of(title));
}

} // namespace hearth::bridge
