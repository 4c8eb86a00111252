// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether the screen is on: one published state with its reason. Only a viewer's key or an order wakes it,
// never something that connects or has news. Main thread of hearthd.

#include "resources/base/clock.h"
#include "resources/base/result.h"
#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace hearth::bridge
{

class Power : public QObject
{
    Q_OBJECT
public:
    enum class State {
        On,
        Ambient,   // the clock and pictures; nobody has pressed a key for a while
        ScreenOff, // black, sound goes on
        Standby,   // black and quiet
        Off,       // hearthd has ended
    };
    static constexpr std::chrono::seconds kLook{5};

    explicit Power(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    /// {"state", "reason", "sinceMs"}.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static QString nameOf(State state);
    /// Nothing for an unknown name.
    [[nodiscard]] static std::optional<State> stateOf(const QString &name);

    /// `reason`: a short word for the log and for who watches: "key", "order", "idle", "stopped".
    void set(State state, const QString &reason);
    /// A viewer pressed a key.
    void noteInput();
    /// A picture moves, or an app is heard: no ambient mode meanwhile.
    void setBusy(bool isBusy);
    /// Zero: never.
    void setPatience(std::chrono::minutes untilAmbient, std::chrono::minutes untilStandby);
    /// Looks at the clock; the timer's, public for tests.
    void look();

Q_SIGNALS:
    void changed(hearth::bridge::Power::State before, hearth::bridge::Power::State now);

private:
    const Clock &m_clock;
    State m_state = State::On;
    QString m_reason = QStringLiteral("started");
    qint64 m_sinceMs = 0;
    std::chrono::milliseconds m_lastInput; // monotonic
    std::chrono::minutes m_untilAmbient{5};
    std::chrono::minutes m_untilStandby{240};
    bool m_isBusy = false;
    QTimer m_timer;
};

} // namespace hearth::bridge
