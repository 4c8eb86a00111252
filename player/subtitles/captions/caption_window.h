// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A window of a digital caption service: its place, its letters, where the pen stands (CTA-708-E;
// 47 CFR 79.102). A value; its size is bounded.

#include "player/subtitles/captions/caption_screen.h"

namespace hearth::player
{

class CaptionWindow
{
public:
    static constexpr int kMostRows = 15;
    static constexpr int kMostColumns = 42;

    struct Pen {
        std::optional<uint32_t> rgb; // unset: white
        bool isItalic = false;
        bool isUnderlined = false;
        bool isSeen = true;
    };

    /// The six parameters of DefineWindow (8.10.5.2). A window that is defined again keeps its text and pen.
    void define(QByteArrayView parameters);
    /// SetWindowAttributes, four parameters (8.10.5.8). What is no place of text is the viewer's.
    void setAttributes(QByteArrayView parameters);
    void setPen(const Pen &pen) { m_pen = pen; }
    [[nodiscard]] Pen pen() const { return m_pen; }
    void movePen(int row, int column);
    void put(char16_t letter);
    void backspace();
    void carriageReturn();
    void clearLine(); // and to its beginning
    void clear();

    [[nodiscard]] bool isDefined() const { return m_isDefined; }
    bool isVisible = false;
    [[nodiscard]] int priority() const { return m_priority; } // 0 is above all others
    /// Unset without a letter. `isWide`: the picture is wider than 4:3.
    [[nodiscard]] std::optional<CaptionBlock> block(bool isWide) const;

private:
    struct Cell {
        char16_t letter = 0;
        TextStyle style;
    };
    using Row = QList<Cell>;

    bool m_isDefined = false;
    int m_priority = 0;
    bool m_isRelative = false;
    int m_vertical = 0;
    int m_horizontal = 0;
    int m_anchor = 0; // anchor_id: 0 to 8, by rows from above
    int m_rowCount = 1;
    int m_columnCount = 1;
    CaptionBlock::Justify m_justify = CaptionBlock::Justify::Left;
    Pen m_pen;
    int m_row = 0;
    int m_column = 0;
    QList<Row> m_rows;
};

} // namespace hearth::player
