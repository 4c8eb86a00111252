// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Intros, recaps and credits that are left out: offered while they run, and left out without a key where the
// household wants it. Main thread of hearthd.

#include "bridge/hub/chapter_kinds.h"
#include "bridge/hub/playback.h"
#include "bridge/hub/settings.h"

namespace hearth::bridge
{

class ChapterSkip : public QObject
{
    Q_OBJECT
public:
    ChapterSkip(Playback &playback, const Settings &settings, QObject *parent = nullptr);

    /// The playback's state and, while such a chapter runs, "skip": {"kind": "intro", …, "toMs": where to}.
    [[nodiscard]] QJsonObject with(QJsonObject state) const;
    /// Past the chapter that runs; NotFound when none does.
    Done skip();

private:
    [[nodiscard]] std::optional<SkippableChapter> running(const QJsonObject &state) const;
    void follow();

    Playback &m_playback;
    const Settings &m_settings;
    QString m_session;
    qint64 m_lastMs = -1;    // where the film was
    QList<qint64> m_leftOut; // beginnings of chapters that were left out: who goes back wants to see them
};

} // namespace hearth::bridge
