// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// When what the home has to say is said. Danger is said at once, over everything and again and again until
// somebody has seen it; somebody at the door at once; the rest waits for a pause or for the end of what is
// watched, if the household wants that, and for the end of its quiet hours. What waits is kept with the
// notices and survives hearthd. Also gives each notice its sentence in the household's language. Main thread.

#include "bridge/hub/notices.h"
#include <QTime>
#include <QTimer>

namespace hearth::bridge
{

class Attention : public QObject
{
    Q_OBJECT
public:
    enum class Rank { Safety, Door, Finished, Information };
    enum class Watching { Nothing, Paused, Playing };
    enum class Wait { Not, ForPause, ForEnd };
    struct Wish {
        Wait wait = Wait::Not;
        QTime quietFrom,
            quietTo; // local time, over midnight where `to` is the earlier; invalid or equal: none
    };

    Attention(Notices &notices, const Clock &clock, QObject *parent = nullptr);

    void setWish(const Wish &wish);
    void setWatching(Watching watching);
    /// What the registry tells. One of a danger that waits to be seen is not told twice.
    void offer(QJsonObject notice);
    /// A danger is not yet seen by anybody.
    [[nodiscard]] bool hasDanger() const { return m_hasDanger; }
    /// Looks at the clock; the timer's, public for tests.
    void look();

    [[nodiscard]] static Rank rankOf(const QString &kind);
    [[nodiscard]] static QString nameOf(Rank rank);

Q_SIGNALS:
    void dangerChanged();

private:
    [[nodiscard]] bool isQuiet() const;
    [[nodiscard]] bool mayTell(Rank rank) const;
    [[nodiscard]] bool isAlreadyTold(const QString &thing) const;
    [[nodiscard]] static QString sentence(const QJsonObject &notice);
    void noteDanger();

    Notices &m_notices;
    const Clock &m_clock;
    Wish m_wish;
    Watching m_watching = Watching::Nothing;
    bool m_hasDanger = false;
    QTimer m_timer;
};

} // namespace hearth::bridge
