// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/spare_player.h"
#include <QLoggingCategory>

namespace hearth::bridge
{

Q_DECLARE_LOGGING_CATEGORY(playbackLog)

namespace
{

constexpr int kMostFailures = 2;
constexpr std::chrono::milliseconds kFresh{1500}; // it reports four times a second

} // namespace

SparePlayer::SparePlayer(std::unique_ptr<PlayerSeat> seat, const Clock &clock, Send send)
    : m_seat(std::move(seat)), m_clock(clock), m_send(std::move(send))
{
}

void SparePlayer::wait(const PlayerOrder &order, const QString &id)
{
    if (order == m_order && !m_id.isEmpty())
        return;
    if (order != m_failing) {
        m_failing = {};
        m_failures = 0;
    }
    leave();
    if (m_failures >= kMostFailures)
        return;
    m_order = order;
    m_id = id;
    if (Done done = m_seat->ready(order.file.isEmpty()); !done) {
        qCWarning(playbackLog, "%s: %s", qUtf8Printable(m_seat->name()),
                  qUtf8Printable(done.error().message));
        lose();
    } else if (m_seat->listens()) {
        open();
    }
}

void SparePlayer::open()
{
    m_hasOpened = true;
    m_send(*m_seat, m_order, m_id);
}

void SparePlayer::leave()
{
    if (m_id.isEmpty())
        return;
    m_id.clear();
    m_order = {};
    m_report = {};
    m_hasOpened = false;
    m_seat->send(QStringLiteral("player.close"), {});
}

void SparePlayer::end()
{
    leave();
    m_failures = 0;
    m_seat->end();
}

void SparePlayer::noteEnded()
{
    if (m_seat->takeEnd() || m_id.isEmpty())
        return;
    if (m_hasOpened)
        lose();
    else
        leave(); // it was on its way out when it was asked
}

void SparePlayer::lose()
{
    m_failing = m_order;
    ++m_failures;
    qCInfo(playbackLog, "%s has lost what it waited with", qUtf8Printable(m_seat->name()));
    leave();
}

void SparePlayer::takeReport(const QJsonObject &report)
{
    const bool isFirst = m_seat->takeReport();
    if (report.value(QLatin1String("id")).toString() != m_id || m_id.isEmpty()) {
        if (isFirst && !m_id.isEmpty())
            open();
        return;
    }
    m_report = report;
    m_reportedAt = m_clock.monotonic();
    if (report.value(QLatin1String("state")).toString() == QLatin1String("failed"))
        lose();
}

bool SparePlayer::isReady() const
{
    return !m_id.isEmpty() && m_report.value(QLatin1String("state")).toString() == QLatin1String("paused") &&
           !m_report.value(QLatin1String("seeking")).toBool() &&
           !m_report.contains(QLatin1String("notice")) && m_seat->listens() &&
           m_clock.monotonic() - m_reportedAt < kFresh;
}

std::pair<QString, QJsonObject> SparePlayer::swap(std::unique_ptr<PlayerSeat> &playing)
{
    std::swap(m_seat, playing);
    m_order = {};
    m_hasOpened = false;
    return {std::exchange(m_id, {}), std::exchange(m_report, {})};
}

} // namespace hearth::bridge
