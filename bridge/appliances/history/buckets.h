// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One number over time, cut into buckets of a minute, five minutes and an hour. Pure arithmetic: no disk and
// no clock.

#include <QtGlobal>
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace hearth::bridge
{

struct HistoryTier {
    qint64 widthMs;
    qint64 keptMs;
};
constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kDayMs = 24 * 60 * kMinuteMs;
constexpr std::array kHistoryTiers{HistoryTier{kMinuteMs, kDayMs}, HistoryTier{5 * kMinuteMs, 30 * kDayMs},
                                   HistoryTier{60 * kMinuteMs, 365 * kDayMs}};

struct HistoryValue {
    double low = 0;
    double mean = 0; // over time, not over samples
    double high = 0;

    bool operator==(const HistoryValue &) const = default;
};

/// Holds from `atMs`, a multiple of its tier's width, until the next row of its tier.
struct HistoryRow {
    int tier;
    qint64 atMs;
    std::optional<HistoryValue> value; // nothing: not known
};

struct HistoryPoint {
    qint64 atMs; // the begin of its stretch
    HistoryValue value;
};

class Buckets
{
public:
    /// What was complete by then goes to `rows`, at most three a tier.
    void add(std::optional<double> value, qint64 atMs, std::vector<HistoryRow> &rows);
    void advance(qint64 nowMs, std::vector<HistoryRow> &rows);
    /// The buckets that have begun, as rows.
    [[nodiscard]] std::vector<HistoryRow> begun(qint64 nowMs) const;

private:
    struct Open {
        qint64 atMs = 0;
        double low = 0;
        double high = 0;
        double sum = 0; // of value times ms
        qint64 knownMs = 0;
        bool isKnown = false;
        std::optional<HistoryRow> last; // that went out
    };
    void hold(Open &open, qint64 fromMs, qint64 toMs) const;
    void startAt(Open &open, qint64 atMs) const;
    [[nodiscard]] static HistoryRow rowOf(const Open &open, int tier);
    static void emitRow(Open &open, const HistoryRow &row, std::vector<HistoryRow> &rows);

    std::optional<double> m_value;
    qint64 m_atMs = 0; // until when everything is counted; 0: nothing was added yet
    std::array<Open, kHistoryTiers.size()> m_open;
};

/// `rows` of one tier, in order of time, as at most `points` of equal width between the two times. The last
/// holds until `nowMs`.
std::vector<HistoryPoint> pointsOf(std::span<const HistoryRow> rows, qint64 fromMs, qint64 toMs, int points,
                                   qint64 nowMs);

} // namespace hearth::bridge
