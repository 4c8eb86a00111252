// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One channel of closed captions of line 21 (CC1 to CC4): two memories of 15 rows by 32 columns and what the
// control codes do to them (ANSI/CTA-608-E; 47 CFR 79.101). Pure; one thread. Memory is
// fixed; no sequence of codes is an error.

#include "player/subtitles/captions/caption_screen.h"
#include <array>

namespace hearth::player
{

class Line21Channel
{
public:
    static constexpr int kRows = 15;
    static constexpr int kColumns = 32;

    /// A control pair without parity, the first byte as channel 1 of field 1 has it (0x10 to 0x17), the
    /// second from 0x20 on.
    void control(quint8 first, quint8 second);
    /// A letter, 0x20 to 0x7f, or one that was damaged on its way (kSolidBlock's code, 0x7f).
    void letter(quint8 code);
    void reset();

    [[nodiscard]] CaptionScreen screen() const;
    /// Counts the changes of what is shown.
    [[nodiscard]] int revision() const { return m_revision; }

private:
    enum class Mode { None, PopOn, RollUp, PaintOn };
    struct Pen {
        std::optional<uint32_t> rgb; // unset: white
        bool isItalic = false;
        bool isUnderlined = false;
        bool operator==(const Pen &) const = default;
    };
    struct Cell {
        char16_t letter = 0; // 0: nothing, the picture is seen
        Pen pen;
    };
    using Memory = std::array<std::array<Cell, kColumns>, kRows>;

    void command(quint8 code);
    void preamble(quint8 first, quint8 second);
    void midRow(quint8 code);
    void put(char16_t letter);
    void backspace();
    void rollUp(int depth);
    void carriageReturn();
    void moveBase(int row);
    [[nodiscard]] Memory &target() { return m_mode == Mode::PopOn ? m_hidden : m_shown; }
    [[nodiscard]] bool writes() const { return m_mode != Mode::None && !m_isText; }
    void changed();
    static QList<CaptionRow> rowsOf(const std::array<Cell, kColumns> &cells, int line);

    Mode m_mode = Mode::None;
    bool m_isText = false; // what comes is for text mode, until captions are resumed
    Memory m_shown{};
    Memory m_hidden{};
    bool m_wasPopped = false; // what is shown came whole
    int m_row = kRows - 1;
    int m_column = 0;
    int m_depth = 2; // rows that roll up
    Pen m_pen;
    int m_revision = 0;
};

} // namespace hearth::player
