// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// In which frame the screen answers a key: the first one after which what has the focus is another.
// A frame takes 16 ms or as long as the machine needs, so that a slow machine is no fault; with
// QSG_FIXED_ANIMATION_STEP the animations step by the frame too. GUI thread.

#include <QObject>
#include <QTimer>
#include <functional>

class QQuickWindow;

namespace hearth::ui
{

class AnswerWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr int kFrames = 6; // that are waited for
    /// What is on the screen, in any words that are others once the key was answered.
    using Look = std::function<QString()>;

    /// The window outlives it.
    AnswerWatch(QQuickWindow &window, Look look, QObject *parent = nullptr);

    /// Does `press` now and calls `done` once, later: from 1 on; 0 when nothing changed. One at a time: an
    /// earlier one that still waits gets 0.
    void watch(const std::function<void()> &press, std::function<void(int frames)> done);

private:
    void takeFrame();
    void finish(int frames);

    QQuickWindow &m_window;
    Look m_look;
    QString m_before;
    std::function<void(int)> m_done;
    QTimer m_pause;
    int m_frame = 0;
};

} // namespace hearth::ui
