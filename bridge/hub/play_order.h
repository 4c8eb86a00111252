// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// In which order the parts of what is played follow one another: as they stand or shuffled, once or again.
// Pure; one thread.

#include <QStringList>
#include <optional>
#include <random>

namespace hearth::bridge
{

class PlayOrder
{
public:
    enum class Repeat { Off, One, All };

    explicit PlayOrder(quint32 seed) : m_random(seed) {}

    void setRepeat(Repeat repeat) { m_repeat = repeat; }
    [[nodiscard]] Repeat repeat() const { return m_repeat; }
    /// What is on stays; what comes after it is mixed anew, each part once.
    void setShuffled(bool isShuffled, const QString &current);
    [[nodiscard]] bool isShuffled() const { return m_isShuffled; }

    /// The parts, as they stand; mixed when they are others than before.
    void take(const QStringList &parts, const QString &current);
    /// The part after `current`, or before it; unset: none. Repeating one is no matter of this.
    [[nodiscard]] std::optional<QString> beside(const QString &current, int step) const;

private:
    void mix(const QString &current);

    Repeat m_repeat = Repeat::Off;
    bool m_isShuffled = false;
    QStringList m_parts;
    QStringList m_order; // as they are played
    std::mt19937 m_random;
};

/// "off", "one", "all"; unset for others.
[[nodiscard]] std::optional<PlayOrder::Repeat> repeatOf(const QString &word);
[[nodiscard]] QString wordOf(PlayOrder::Repeat repeat);

} // namespace hearth::bridge
