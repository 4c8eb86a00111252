// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/answer_watch.h"
#include <QQuickWindow>

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kFramePause{16};

} // namespace

AnswerWatch::AnswerWatch(QQuickWindow &window, Look look, QObject *parent)
    : QObject(parent), m_window(window), m_look(std::move(look))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kFramePause);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, &m_window, &QQuickWindow::update);
    // Emitted by the render thread.
    connect(&m_window, &QQuickWindow::frameSwapped, this, &AnswerWatch::takeFrame, Qt::QueuedConnection);
}

void AnswerWatch::watch(const std::function<void()> &press, std::function<void(int)> done)
{
    if (m_done)
        finish(0);
    m_before = m_look();
    m_frame = 0;
    m_done = std::move(done);
    press();
    m_pause.start();
}

void AnswerWatch::takeFrame()
{
    // Others than those that were asked for come while something moves.
    if (!m_done || m_pause.isActive())
        return;
    ++m_frame;
    if (m_look() != m_before)
        finish(m_frame);
    else if (m_frame == kFrames)
        finish(0);
    else
        m_pause.start();
}

void AnswerWatch::finish(int frames)
{
    m_pause.stop();
    std::exchange(m_done, nullptr)(frames);
}

} // namespace hearth::ui
