// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One digital caption service (CTA-708-E): its commands and letters, its eight windows. Pure; one thread.
// What is damaged costs what it says, never more; its memory is bounded.

#include "player/subtitles/captions/caption_window.h"
#include <array>
#include <chrono>

namespace hearth::player
{

class CaptionService
{
public:
    using Time = std::chrono::microseconds;

    /// The bytes of a service block; a command may go on in the next one.
    void take(QByteArrayView data, Time now);
    /// What waits for the end of a Delay is done if that is over.
    void advance(Time now);
    /// Bytes were lost: a command that was not whole never will be.
    void loseInput() { m_input.clear(); }
    void reset();

    [[nodiscard]] CaptionScreen screen(bool isWide) const;
    /// Counts the changes of what may be shown.
    [[nodiscard]] int revision() const { return m_revision; }

    /// The service input buffer (CTA-708-E); a delay ends when it is full.
    static constexpr qsizetype kInputBytes = 128;

private:
    static constexpr int kWindows = 8;

    /// How many bytes the code at the front takes; 0: not all of them are there.
    [[nodiscard]] qsizetype lengthAtFront() const;
    void obey(QByteArrayView code, Time now);
    void extended(QByteArrayView code);
    void command(quint8 code, QByteArrayView parameters, Time now);
    void define(int window, QByteArrayView parameters);
    void setPen(quint8 code, QByteArrayView parameters);
    [[nodiscard]] CaptionWindow &current() { return m_windows[static_cast<size_t>(m_current)]; }

    QByteArray m_input;
    std::array<CaptionWindow, kWindows> m_windows;
    int m_current = 0;
    std::optional<Time> m_delayedUntil;
    int m_revision = 0;
};

} // namespace hearth::player
