// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/play_order.h"
#include <algorithm>

namespace hearth::bridge
{

void PlayOrder::setShuffled(bool isShuffled, const QString &current)
{
    m_isShuffled = isShuffled;
    mix(current);
}

void PlayOrder::take(const QStringList &parts, const QString &current)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    mix(current);
}

void PlayOrder::mix(const QString &current)
{
    m_order = m_parts;
    if (!m_isShuffled)
        return;
    std::shuffle(m_order.begin(), m_order.end(), m_random);
    if (const qsizetype at = m_order.indexOf(current); at > 0)
        m_order.move(at, 0);
}

std::optional<QString> PlayOrder::beside(const QString &current, int step) const
{
    const qsizetype at = m_order.indexOf(current);
    if (at < 0)
        return std::nullopt;
    const qsizetype next = at + step;
    if (next >= 0 && next < m_order.size())
        return m_order[next];
    if (m_repeat != Repeat::All)
        return std::nullopt;
    return next < 0 ? m_order.constLast() : m_order.constFirst();
}

std::optional<PlayOrder::Repeat> repeatOf(const QString &word)
{
    for (const auto repeat : {PlayOrder::Repeat::Off, PlayOrder::Repeat::One, PlayOrder::Repeat::All}) {
        if (wordOf(repeat) == word)
            return repeat;
    }
    return std::nullopt;
}

QString wordOf(PlayOrder::Repeat repeat)
{
    switch (repeat) {
    case PlayOrder::Repeat::One:
        return QStringLiteral("one");
    case PlayOrder::Repeat::All:
        return QStringLiteral("all");
    case PlayOrder::Repeat::Off:
        break;
    }
    return QStringLiteral("off");
}

} // namespace hearth::bridge
