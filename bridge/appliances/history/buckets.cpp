// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/history/buckets.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

qint64 floorTo(qint64 ms, qint64 width)
{
    return ms - ms % width;
}

} // namespace

void Buckets::startAt(Open &open, qint64 atMs) const
{
    open = {atMs, 0, 0, 0, 0, false, open.last};
    if (m_value)
        open.low = open.high = *m_value;
    open.isKnown = m_value.has_value();
}

void Buckets::hold(Open &open, qint64 fromMs, qint64 toMs) const
{
    if (!m_value)
        return;
    open.sum += *m_value * static_cast<double>(toMs - fromMs);
    open.knownMs += toMs - fromMs;
}

HistoryRow Buckets::rowOf(const Open &open, int tier)
{
    if (!open.isKnown)
        return {tier, open.atMs, std::nullopt};
    // Rounding must not put a mean outside of what was there.
    const double mean = open.knownMs > 0 ? open.sum / static_cast<double>(open.knownMs) : open.high;
    return {tier, open.atMs, HistoryValue{open.low, std::clamp(mean, open.low, open.high), open.high}};
}

void Buckets::emitRow(Open &open, const HistoryRow &row, std::vector<HistoryRow> &rows)
{
    if (open.last && open.last->value == row.value)
        return;
    open.last = row;
    rows.push_back(row);
}

void Buckets::advance(qint64 nowMs, std::vector<HistoryRow> &rows)
{
    if (m_atMs == 0 || nowMs <= m_atMs)
        return;
    for (size_t i = 0; i < m_open.size(); ++i) {
        Open &open = m_open[i];
        const qint64 width = kHistoryTiers[i].widthMs;
        const int tier = static_cast<int>(i);
        const qint64 end = open.atMs + width;
        hold(open, m_atMs, std::min(nowMs, end));
        if (nowMs < end)
            continue;
        emitRow(open, rowOf(open, tier), rows);
        // Between here and now nothing changed: one row holds for all of it.
        startAt(open, end);
        if (nowMs >= end + width) {
            emitRow(open, rowOf(open, tier), rows);
            startAt(open, floorTo(nowMs, width));
        }
        hold(open, open.atMs, nowMs);
    }
    m_atMs = nowMs;
}

void Buckets::add(std::optional<double> value, qint64 atMs, std::vector<HistoryRow> &rows)
{
    // A clock that is set right may go back far: what was counted ahead of it is over.
    const bool isFirst = m_atMs == 0 || atMs < m_atMs - kHistoryTiers.back().widthMs;
    if (!isFirst)
        advance(atMs, rows);
    m_value = value;
    if (isFirst) {
        m_atMs = atMs;
        for (size_t i = 0; i < m_open.size(); ++i) {
            m_open[i].last.reset();
            startAt(m_open[i], floorTo(atMs, kHistoryTiers[i].widthMs));
        }
        return;
    }
    for (Open &open : m_open) {
        // What ends where a bucket begins is not in it.
        if (open.atMs == m_atMs) {
            startAt(open, m_atMs);
        } else if (value) {
            open.low = open.isKnown ? std::min(open.low, *value) : *value;
            open.high = open.isKnown ? std::max(open.high, *value) : *value;
            open.isKnown = true;
        }
    }
}

std::vector<HistoryRow> Buckets::begun(qint64 nowMs) const
{
    std::vector<HistoryRow> rows;
    if (m_atMs == 0)
        return rows;
    Buckets ahead = *this;
    ahead.advance(nowMs, rows);
    for (size_t i = 0; i < m_open.size(); ++i)
        rows.push_back(rowOf(ahead.m_open[i], static_cast<int>(i)));
    return rows;
}

std::vector<HistoryPoint> pointsOf(std::span<const HistoryRow> rows, qint64 fromMs, qint64 toMs, int points,
                                   qint64 nowMs)
{
    struct Sum {
        double low = 0;
        double high = 0;
        double sum = 0;
        qint64 ms = 0;
    };
    std::vector<Sum> sums(static_cast<size_t>(points));
    const qint64 width = std::max<qint64>(1, (toMs - fromMs + points - 1) / points);
    const qint64 end = std::min(toMs, nowMs);
    for (size_t i = 0; i < rows.size(); ++i) {
        const qint64 begin = std::max(fromMs, rows[i].atMs);
        const qint64 until = std::min(end, i + 1 < rows.size() ? rows[i + 1].atMs : end);
        if (!rows[i].value || until <= begin)
            continue;
        for (qint64 at = begin; at < until;) {
            const qint64 slot = (at - fromMs) / width;
            const qint64 next = std::min(until, fromMs + (slot + 1) * width);
            Sum &sum = sums[static_cast<size_t>(slot)];
            sum.low = sum.ms == 0 ? rows[i].value->low : std::min(sum.low, rows[i].value->low);
            sum.high = sum.ms == 0 ? rows[i].value->high : std::max(sum.high, rows[i].value->high);
            sum.sum += rows[i].value->mean * static_cast<double>(next - at);
            sum.ms += next - at;
            at = next;
        }
    }
    std::vector<HistoryPoint> result;
    for (size_t i = 0; i < sums.size(); ++i) {
        const Sum &sum = sums[i];
        if (sum.ms > 0)
            result.push_back(
                {fromMs + static_cast<qint64>(i) * width,
                 {sum.low, std::clamp(sum.sum / static_cast<double>(sum.ms), sum.low, sum.high), sum.high}});
    }
    return result;
}

} // namespace hearth::bridge
