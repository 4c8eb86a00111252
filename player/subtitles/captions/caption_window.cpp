// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/caption_window.h"

namespace hearth::player
{

namespace
{

constexpr std::array kAnchors{7, 8, 9, 4, 5, 6, 1, 2, 3}; // as ASS numbers them
constexpr double kEdge = 0.1;                             // of the screen, around the safe title area
constexpr double kInside = 0.8;
constexpr double kNarrowEdge = 0.2; // beside a picture of 4:3 on a screen of 16:9, its own edge included
constexpr double kNarrowInside = 0.6;

quint8 at(QByteArrayView data, qsizetype index)
{
    return static_cast<quint8>(data[index]);
}

CaptionBlock::Justify justifyOf(int code)
{
    return code == 1   ? CaptionBlock::Justify::Right
           : code == 2 ? CaptionBlock::Justify::Centre
                       : CaptionBlock::Justify::Left; // 3 is full, which few decoders do
}

} // namespace

void CaptionWindow::define(QByteArrayView p)
{
    isVisible = at(p, 0) & 0x20;
    m_priority = at(p, 0) & 7;
    m_isRelative = at(p, 1) & 0x80;
    m_vertical = at(p, 1) & 0x7f;
    m_horizontal = at(p, 2);
    m_anchor = std::min(at(p, 3) >> 4, 8);
    m_rowCount = std::min((at(p, 3) & 0x0f) + 1, kMostRows);
    m_columnCount = std::min((at(p, 4) & 0x3f) + 1, kMostColumns);
    // Predefined styles differ, in what is done here, by how lines stand (CTA-708-E).
    const int style = at(p, 5) >> 3 & 7;
    if (style != 0 || !m_isDefined)
        m_justify = justifyOf(style == 3 || style == 6 ? 2 : 0);
    if ((at(p, 5) & 7) != 0 || !m_isDefined)
        m_pen = {};
    if (!m_isDefined)
        m_row = m_column = 0;
    m_isDefined = true;
    m_rows.resize(m_rowCount);
    m_row = std::min(m_row, m_rowCount - 1);
}

void CaptionWindow::setAttributes(QByteArrayView parameters)
{
    m_justify = justifyOf(at(parameters, 2) & 3);
}

void CaptionWindow::movePen(int row, int column)
{
    m_row = std::clamp(row, 0, m_rowCount - 1);
    m_column = std::clamp(column, 0, kMostColumns - 1);
}

void CaptionWindow::put(char16_t letter)
{
    if (!m_isDefined || m_column >= kMostColumns)
        return;
    Row &row = m_rows[m_row];
    if (row.size() <= m_column)
        row.resize(m_column + 1);
    row[m_column] = {m_pen.isSeen ? letter : char16_t(0),
                     {.italic = m_pen.isItalic, .underline = m_pen.isUnderlined, .colour = m_pen.rgb}};
    ++m_column;
}

void CaptionWindow::backspace()
{
    if (!m_isDefined || m_column == 0)
        return;
    --m_column;
    if (m_column < m_rows[m_row].size())
        m_rows[m_row][m_column] = {};
}

void CaptionWindow::carriageReturn()
{
    if (!m_isDefined)
        return;
    m_column = 0;
    if (m_row + 1 < m_rowCount) {
        ++m_row;
    } else {
        m_rows.removeFirst();
        m_rows.append(Row());
    }
}

void CaptionWindow::clearLine()
{
    if (!m_isDefined)
        return;
    m_rows[m_row].clear();
    m_column = 0;
}

void CaptionWindow::clear()
{
    m_rows.fill(Row());
    m_row = m_column = 0;
}

std::optional<CaptionBlock> CaptionWindow::block(bool isWide) const
{
    CaptionBlock block;
    for (int line = 0; line < m_rows.size(); ++line) {
        const Row &cells = m_rows[line];
        const auto isBlank = [&](qsizetype i) {
            return cells[i].letter == 0 || cells[i].letter == u' ' || cells[i].letter == u'\u00a0';
        };
        qsizetype from = 0;
        qsizetype to = cells.size();
        while (from < to && isBlank(from))
            ++from;
        while (to > from && isBlank(to - 1))
            --to;
        if (from == to)
            continue;
        CaptionRow row{line, static_cast<int>(from), {}};
        for (qsizetype i = from; i < to; ++i) {
            if (row.runs.isEmpty() || row.runs.last().style != cells[i].style)
                row.runs.append({QString(), cells[i].style});
            row.runs.last().text += cells[i].letter == 0 ? QChar(u' ') : QChar(cells[i].letter);
        }
        block.rows.append(row);
    }
    if (block.rows.isEmpty())
        return std::nullopt;
    block.anchor = kAnchors[static_cast<size_t>(m_anchor)];
    const double across = m_isRelative ? m_horizontal / 100.0 : m_horizontal / (isWide ? 210.0 : 160.0);
    const double down = m_vertical / (m_isRelative ? 100.0 : 75.0);
    block.x = isWide ? kEdge + kInside * std::min(across, 1.0)
                     : kNarrowEdge + kNarrowInside * std::min(across, 1.0);
    block.y = kEdge + kInside * std::min(down, 1.0);
    block.lines = m_rowCount;
    block.columns = m_columnCount;
    block.justify = m_justify;
    return block;
}

} // namespace hearth::player
