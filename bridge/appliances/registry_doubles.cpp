// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the registry does with an appliance that speaks two ways, as a Shelly that has a broker besides its
// own RPC: it is shown once.

#include "bridge/appliances/registry.h"
#include <QLoggingCategory>
#include <algorithm>

Q_LOGGING_CATEGORY(lcDoubles, "hearth.appliances.doubles")

namespace hearth::bridge
{

void Registry::noteHardware(const QString &id, const QString &before, const QString &now)
{
    if (before == now)
        return;
    if (!before.isEmpty()) {
        m_byHardware[before].removeAll(id);
        if (m_byHardware[before].isEmpty())
            m_byHardware.remove(before);
        if (now.isEmpty())
            m_doubles.remove(id);
        settleDoubles(before);
    }
    if (!now.isEmpty())
        m_byHardware[now] << id;
}

/// Shown is the one that answers; of several the same each time, whichever came first.
void Registry::settleDoubles(const QString &hardware)
{
    const QStringList ids = m_byHardware.value(hardware);
    if (ids.isEmpty() || (ids.size() == 1 && !isDouble(ids.first())))
        return;
    const auto best = std::ranges::min_element(ids, {}, [this](const QString &id) {
        const auto entry = m_entries.find(id);
        return std::tuple(entry == m_entries.end() || !entry->second.own.isReachable, id);
    });
    QStringList hidden;
    for (const QString &id : ids) {
        if (id != *best && !isDouble(id))
            hidden << id;
    }
    for (const QString &id : std::as_const(hidden))
        m_doubles.insert(id);
    if (m_doubles.remove(*best)) {
        ++m_revision;
        Q_EMIT changed(*best);
    }
    for (const QString &id : std::as_const(hidden)) {
        ++m_revision;
        Q_EMIT removed(id);
    }
}

QStringList Registry::sameAs(const QString &id) const
{
    const auto entry = m_entries.find(id);
    const QStringList ids =
        entry == m_entries.end() ? QStringList() : m_byHardware.value(entry->second.own.hardware);
    return ids.isEmpty() ? QStringList{id} : ids;
}

/// A household that named it does not do so again.
void Registry::takeNamesOfDouble(const Appliance &seen, Entry &entry)
{
    if (!entry.name.isEmpty() || !entry.room.isEmpty())
        return;
    for (const QString &id : m_byHardware.value(seen.hardware)) {
        const auto other = m_entries.find(id);
        if (other == m_entries.end() || id == seen.id)
            continue;
        entry.name = other->second.name;
        entry.room = other->second.room;
        const Done named = entry.name.isEmpty() ? Done() : m_store.rename(seen.id, entry.name);
        const Done placed = entry.room.isEmpty() ? Done() : m_store.setRoom(seen.id, entry.room);
        if (!named || !placed)
            qCWarning(lcDoubles).noquote() << "names not kept of" << seen.id;
        return;
    }
}

} // namespace hearth::bridge
