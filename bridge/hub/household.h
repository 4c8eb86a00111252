// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the one who watches may see, open and change, and for how long; the only place where a PIN is asked
// for. Every question is answered here, in hearthd, whoever asks: the shell, a phone, hearthctl. Main thread
// of hearthd.

#include "store/household/allowance.h"
#include "store/household/pins.h"
#include "store/household/profiles.h"
#include <QTimer>

namespace hearth::bridge
{

class Household : public QObject
{
    Q_OBJECT
public:
    static constexpr int kExtraMinutes = 30; // that the PIN adds to a day's time
    static constexpr int kWarnMinutes = 5;   // before it ends
    static constexpr std::chrono::minutes kTick{1};

    static Result<std::unique_ptr<Household>> create(Database &home, const Clock &clock);

    [[nodiscard]] store::Profiles &profiles() { return *m_profiles; }
    [[nodiscard]] const store::Profile &active() const { return m_profiles->active(); }
    /// {"profiles": […, each with "hasPin", "active" and a child's "minutesLeft"], "hasPin": the
    /// household's}.
    [[nodiscard]] QJsonObject describe() const;

    /// A title or an app that is clearly not for a child's age is not even shown.
    [[nodiscard]] bool mayBeShown(const QJsonObject &record) const;
    /// A title or an app, now. NeedsPin where a grown-up's PIN opens it (it also adds time), NotAllowed where
    /// there is no PIN to ask for.
    Done mayOpen(const QJsonObject &record, const QString &pin);
    /// Settings, profiles, apps: a child and a guest ask a grown-up.
    Done mayChange(const QString &pin);

    /// What could hurt or let somebody in: the household's PIN, whoever watches; NotAllowed while there is
    /// none.
    Done mayDoDanger(const QString &pin);

    Done choose(const QString &id, const QString &pin);
    Result<QString> save(const store::Profile &profile, const QString &pin);
    Done remove(const QString &id, const QString &pin);
    /// `owner`: a profile's id or "household"; `pin` empty: none any more; `current`: the one that holds.
    Done setPin(const QString &owner, const QString &pin, const QString &current);

    /// Whether somebody watches what counts: a film that plays, an app in front. What is begun of a minute
    /// counts on with the next.
    void setIsWatching(bool isWatching);
    /// A minute has passed; the timer's, public for tests.
    void countMinute();

Q_SIGNALS:
    void changed();
    void timeRunsOut(int minutes);
    void timeIsOver();

private:
    Household(Database &home, const Clock &clock) : m_home(home), m_clock(clock), m_pins(home, clock) {}
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] store::Allowance allowance() const;
    Done addExtra();
    /// The household's PIN, or a refusal when it has none.
    Done askGrownUp(const QString &pin, const QString &sentence);
    /// For a change to what belongs to `owner`: its own PIN where it is the one who watches or the household
    /// has none, else the household's, so that a forgotten PIN is no end.
    Done askOwner(const QString &owner, const QString &pin);
    void startMinute();

    Database &m_home;
    const Clock &m_clock;
    store::Pins m_pins;
    std::unique_ptr<store::Profiles> m_profiles;
    QTimer m_minute;
    bool m_isWatching = false;
    std::chrono::milliseconds m_since{}; // monotonic, of the stretch that runs
    std::chrono::milliseconds m_begun{}; // of a minute, in stretches before
};

} // namespace hearth::bridge
