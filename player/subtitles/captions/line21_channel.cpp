// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/line21_channel.h"
#include "player/subtitles/captions/line21_letters.h"
#include <cmath>

namespace hearth::player
{

namespace
{

// Rows of preamble address codes by their first byte; the second with 0x20 is the row below.
constexpr std::array kPreambleRows{10, 0, 2, 11, 13, 4, 6, 8};
constexpr std::array<std::optional<uint32_t>, 7> kColours{std::nullopt, 0x00ff00u, 0x4060ffu, 0x00ffffu,
                                                          0xff0000u,    0xffff00u, 0xff00ffu};
constexpr int kGap = 3;       // columns that part two speakers of one row
constexpr double kLeft = 0.2; // of the screen: the middle 80 % of a picture of 4:3 on one of 16:9
constexpr double kWidth = 0.6;

} // namespace

void Line21Channel::reset()
{
    const int revision = m_revision;
    *this = Line21Channel();
    m_revision = revision + 1;
}

void Line21Channel::changed()
{
    if (m_mode != Mode::PopOn)
        ++m_revision;
}

void Line21Channel::control(quint8 first, quint8 second)
{
    if (second >= 0x40) {
        preamble(first, second);
    } else if (first == 0x14 || first == 0x15) {
        if (second < 0x30)
            command(second); // 0x15: as the second field writes them
    } else if (first == 0x11 && second < 0x30) {
        midRow(second);
    } else if (first == 0x11) {
        put(line21Special(second));
    } else if (first == 0x12 || first == 0x13) {
        // A plain letter stands before it for decoders that do not know these.
        backspace();
        put(line21Extended(first, second));
    } else if (first == 0x17 && second >= 0x21 && second <= 0x23 && writes()) {
        m_column = std::min(m_column + second - 0x20, kColumns - 1);
    }
    // The rest are backgrounds and sets of characters; the viewer's style is the ground.
}

void Line21Channel::command(quint8 code)
{
    switch (code) {
    case 0x20: // resume caption loading
        m_isText = false;
        m_mode = Mode::PopOn;
        break;
    case 0x21:
        backspace();
        break;
    case 0x24: // delete to end of row
        if (writes()) {
            auto &row = target()[static_cast<size_t>(m_row)];
            std::fill(row.begin() + m_column, row.end(), Cell());
            changed();
        }
        break;
    case 0x25:
    case 0x26:
    case 0x27:
        rollUp(code - 0x23);
        break;
    case 0x28: // flash on; it takes a place like any other attribute
        put(u' ');
        break;
    case 0x29: // resume direct captioning
        m_isText = false;
        m_mode = Mode::PaintOn;
        m_wasPopped = false;
        break;
    case 0x2a: // text restart
    case 0x2b: // resume text display
        m_isText = true;
        break;
    case 0x2c: // erase displayed memory
        m_shown = {};
        ++m_revision;
        break;
    case 0x2d:
        if (m_mode == Mode::RollUp && !m_isText)
            carriageReturn();
        break;
    case 0x2e: // erase non-displayed memory
        m_hidden = {};
        break;
    case 0x2f: // end of caption: the memories change places
        m_isText = false;
        m_mode = Mode::PopOn;
        std::swap(m_shown, m_hidden);
        m_wasPopped = true;
        ++m_revision;
        break;
    default:
        break;
    }
}

void Line21Channel::preamble(quint8 first, quint8 second)
{
    if (m_isText || (first == 0x10 && second >= 0x60))
        return;
    const int row = kPreambleRows[first & 7] + (second & 0x20 ? 1 : 0);
    if (m_mode == Mode::RollUp)
        moveBase(row);
    else
        m_row = row;
    const int attribute = (second & 0x1f) >> 1;
    m_pen = {attribute < 7 ? kColours[static_cast<size_t>(attribute)] : std::nullopt, attribute == 7,
             (second & 1) != 0};
    m_column = attribute >= 8 ? (attribute - 8) * 4 : 0;
}

void Line21Channel::midRow(quint8 code)
{
    const int attribute = (code & 0x0f) >> 1;
    // Colours end italics; italics keep the colour. The code itself is seen as a space.
    if (attribute == 7)
        m_pen.isItalic = true;
    else
        m_pen = {kColours[static_cast<size_t>(attribute)], false, false};
    m_pen.isUnderlined = code & 1;
    const Pen pen = std::exchange(m_pen, Pen());
    put(u' ');
    m_pen = pen;
}

void Line21Channel::letter(quint8 code)
{
    put(line21Letter(code));
}

void Line21Channel::put(char16_t letter)
{
    if (!writes())
        return;
    target()[static_cast<size_t>(m_row)][static_cast<size_t>(m_column)] = {letter, m_pen};
    m_column = std::min(m_column + 1, kColumns - 1);
    changed();
}

void Line21Channel::backspace()
{
    if (!writes() || m_column == 0)
        return;
    auto &row = target()[static_cast<size_t>(m_row)];
    // The last column holds the cursor also when it is full.
    if (m_column == kColumns - 1)
        row.back() = {};
    row[static_cast<size_t>(--m_column)] = {};
    changed();
}

void Line21Channel::rollUp(int depth)
{
    if (m_mode != Mode::RollUp) {
        m_shown = {};
        m_hidden = {};
        m_row = kRows - 1;
        m_column = 0;
        m_pen = {};
    }
    m_isText = false;
    m_mode = Mode::RollUp;
    m_wasPopped = false;
    m_depth = depth;
    m_row = std::max(m_row, depth - 1);
    for (int row = 0; row <= m_row - depth; ++row)
        m_shown[static_cast<size_t>(row)] = {};
    ++m_revision;
}

void Line21Channel::carriageReturn()
{
    const int top = m_row - m_depth + 1;
    for (int row = top; row < m_row; ++row)
        m_shown[static_cast<size_t>(row)] = m_shown[static_cast<size_t>(row + 1)];
    m_shown[static_cast<size_t>(m_row)] = {};
    m_column = 0;
    m_pen = {};
    ++m_revision;
}

/// The rows that roll up move together (CTA-608-E).
void Line21Channel::moveBase(int row)
{
    row = std::max(row, m_depth - 1);
    if (row == m_row)
        return;
    Memory moved{};
    for (int i = 0; i < m_depth; ++i)
        moved[static_cast<size_t>(row - i)] = m_shown[static_cast<size_t>(m_row - i)];
    m_shown = moved;
    m_row = row;
    ++m_revision;
}

QList<CaptionRow> Line21Channel::rowsOf(const std::array<Cell, kColumns> &cells, int line)
{
    QList<CaptionRow> rows;
    int lastSeen = -kColumns;
    for (int column = 0; column < kColumns; ++column) {
        const Cell &cell = cells[static_cast<size_t>(column)];
        if (cell.letter == 0 || cell.letter == u' ' || cell.letter == kTransparentSpace)
            continue;
        if (column - lastSeen > kGap)
            rows.append({line, column, {}});
        // Spaces belong to the words behind them.
        CaptionRow &row = rows.last();
        const int from = row.runs.isEmpty() ? column : lastSeen + 1;
        for (int i = from; i <= column; ++i) {
            const Cell &one = cells[static_cast<size_t>(i)];
            const TextStyle style{
                .italic = one.pen.isItalic, .underline = one.pen.isUnderlined, .colour = one.pen.rgb};
            if (row.runs.isEmpty() || row.runs.last().style != style)
                row.runs.append({QString(), style});
            row.runs.last().text += one.letter == 0 ? QChar(u' ') : QChar(one.letter);
        }
        lastSeen = column;
    }
    return rows;
}

CaptionScreen Line21Channel::screen() const
{
    CaptionScreen screen;
    int before = -2; // the row of the block so far
    int top = 0;
    const auto length = [](const CaptionRow &row) {
        qsizetype letters = 0;
        for (const TextRun &run : row.runs)
            letters += run.text.size();
        return static_cast<double>(letters);
    };
    const auto finish = [&](CaptionBlock &block) {
        // In the lower half it stands on its last row and grows upwards with the viewer's letters.
        const bool isLow = top + before >= kRows - 1;
        block.lines = before - top + 1;
        block.y = 0.1 + (isLow ? before + 1 : top) * kCaptionLine;
        double least = kColumns;
        double most = 0;
        bool isAlone = true;
        for (qsizetype i = 0; i < block.rows.size(); ++i) {
            const double middle = block.rows[i].column + length(block.rows[i]) / 2;
            least = std::min(least, middle);
            most = std::max(most, middle);
            isAlone = isAlone && (i == 0 || block.rows[i].line != block.rows[i - 1].line);
        }
        // What was loaded whole with its lines about one middle is meant to be centred; so is a single line
        // in the middle of the screen.
        const bool isCentred = m_wasPopped && isAlone && most - least <= 1.5 &&
                               (block.rows.size() > 1 || std::abs(most - kColumns / 2.0) <= 1.5);
        block.justify = isCentred ? CaptionBlock::Justify::Centre : CaptionBlock::Justify::Left;
        block.anchor = (isLow ? 1 : 7) + (isCentred ? 1 : 0);
        block.x = kLeft + (isCentred ? kWidth * (least + most) / 2 / kColumns : 0);
        block.columns = kColumns;
    };
    for (int row = 0; row < kRows; ++row) {
        const QList<CaptionRow> texts = rowsOf(m_shown[static_cast<size_t>(row)], 0);
        if (texts.isEmpty())
            continue;
        if (row != before + 1) {
            if (!screen.blocks.isEmpty())
                finish(screen.blocks.last());
            screen.blocks.append(CaptionBlock());
            top = row;
        }
        before = row;
        for (CaptionRow text : texts) {
            text.line = row - top;
            screen.blocks.last().rows.append(text);
        }
    }
    if (!screen.blocks.isEmpty())
        finish(screen.blocks.last());
    return screen;
}

} // namespace hearth::player
