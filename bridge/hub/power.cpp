// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/power.h"
#include <QLoggingCategory>
#include <algorithm>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(powerLog, "hearth.power")

namespace
{

constexpr const char *kNames[] = {"on", "ambient", "screenOff", "standby", "off"};

} // namespace

Power::Power(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_sinceMs(clock.wall().count()), m_lastInput(clock.monotonic())
{
    m_timer.setInterval(kLook);
    connect(&m_timer, &QTimer::timeout, this, &Power::look);
    m_timer.start();
}

QString Power::nameOf(State state)
{
    return QLatin1String(kNames[static_cast<int>(state)]);
}

std::optional<Power::State> Power::stateOf(const QString &name)
{
    const auto found =
        std::ranges::find_if(kNames, [&](const char *known) { return name == QLatin1String(known); });
    return found == std::end(kNames) ? std::nullopt
                                     : std::optional(static_cast<State>(found - std::begin(kNames)));
}

QJsonObject Power::toJson() const
{
    return {{QStringLiteral("state"), nameOf(m_state)},
            {QStringLiteral("reason"), m_reason},
            {QStringLiteral("sinceMs"), m_sinceMs}};
}

void Power::set(State state, const QString &reason)
{
    if (state == State::On)
        m_lastInput = m_clock.monotonic();
    if (state == m_state)
        return;
    const State before = std::exchange(m_state, state);
    m_reason = reason;
    m_sinceMs = m_clock.wall().count();
    qCInfo(powerLog, "%s, %s", qUtf8Printable(nameOf(state)), qUtf8Printable(reason));
    Q_EMIT changed(before, state);
}

void Power::noteInput()
{
    m_lastInput = m_clock.monotonic();
    set(State::On, QStringLiteral("key"));
}

void Power::setBusy(bool isBusy)
{
    // The patience begins when the picture stops.
    if (m_isBusy && !isBusy)
        m_lastInput = std::max(m_lastInput, m_clock.monotonic());
    m_isBusy = isBusy;
}

void Power::setPatience(std::chrono::minutes untilAmbient, std::chrono::minutes untilStandby)
{
    m_untilAmbient = untilAmbient;
    m_untilStandby = untilStandby;
}

void Power::look()
{
    const auto idle = m_clock.monotonic() - m_lastInput;
    if (m_untilStandby.count() > 0 && idle >= m_untilStandby && m_state != State::Standby &&
        m_state != State::Off)
        set(State::Standby, QStringLiteral("idle"));
    else if (m_untilAmbient.count() > 0 && idle >= m_untilAmbient && m_state == State::On && !m_isBusy)
        set(State::Ambient, QStringLiteral("idle"));
}

} // namespace hearth::bridge
