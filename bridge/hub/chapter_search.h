// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// While an episode plays whose chapters do not name its intro and its credits, they are looked for by its
// sound: with the next episode first, which is then known before it begins. Main thread of hearthd.

#include "bridge/hub/playback.h"
#include "player/library/library.h"

namespace hearth::bridge
{

class ChapterSearch : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    ChapterSearch(Playback &playback, const player::Library &library, QObject *parent = nullptr);

private:
    void follow();
    void look(const QJsonObject &state);
    void tell(const QString &title);

    Playback &m_playback;
    const player::Library &m_library;
    QString m_title; // that was looked at; empty: nothing plays
};

} // namespace hearth::bridge
