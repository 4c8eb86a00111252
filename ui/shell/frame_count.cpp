// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/frame_count.h"
#include <QQuickWindow>

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kLate{33};

} // namespace

void FrameCount::watch(QQuickWindow *window)
{
    QObject::connect(window, &QQuickWindow::frameSwapped, window, [this] { note(); }, Qt::DirectConnection);
}

void FrameCount::note()
{
    const std::lock_guard lock(m_mutex);
    const Clock::time_point now = Clock::now();
    if (m_frames++ > 0) {
        m_late += now - m_last > kLate;
        m_worst = std::max(m_worst, now - m_last);
    }
    m_last = now;
}

QJsonObject FrameCount::take()
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    const std::lock_guard lock(m_mutex);
    const Clock::time_point now = Clock::now();
    const QJsonObject result{
        {QStringLiteral("frames"), m_frames},
        {QStringLiteral("late"), m_late},
        {QStringLiteral("worstMs"), Milliseconds(m_worst).count()},
        {QStringLiteral("seconds"), std::chrono::duration<double>(now - m_since).count()}};
    m_since = now;
    m_frames = 0;
    m_late = 0;
    m_worst = {};
    return result;
}

} // namespace hearth::ui
