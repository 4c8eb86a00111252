// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How the window's frames come while something moves: for benchmarks and fault reports. Frames are counted on
// the render thread and asked for on any other.

#include <QJsonObject>
#include <chrono>
#include <mutex>

class QQuickWindow;

namespace hearth::ui
{

class FrameCount
{
public:
    /// The window must outlive it.
    void watch(QQuickWindow *window);
    /// Since it was asked last: {"frames", "late", "worstMs", "seconds"}. Late is a frame that came more than
    /// 33 ms after the one before (two of a 60 Hz screen); only what never stands still can be judged by it.
    [[nodiscard]] QJsonObject take();

private:
    using Clock = std::chrono::steady_clock;
    void note();

    std::mutex m_mutex; // guards all below
    Clock::time_point m_since = Clock::now();
    Clock::time_point m_last;
    int m_frames = 0;
    int m_late = 0;
    Clock::duration m_worst{};
};

} // namespace hearth::ui
