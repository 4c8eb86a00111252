// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the registry does when the way to a protocol's appliances closes and opens, and how commands go over
// it.

#include "bridge/appliances/model/command.h"
#include "bridge/appliances/registry.h"

namespace hearth::bridge
{

namespace
{

// How long a value may be shown that was not heard again since the way is open. Publishers answer a birth
// message within seconds; those that are asked one after the other (Zigbee2MQTT, 180 devices) take longer.
constexpr std::chrono::seconds kStaleFor{30};
// Who pressed a key ten seconds ago has pressed it again, or has gone.
constexpr std::chrono::seconds kHeldFor{10};
constexpr size_t kMostAsked = 16; // of one appliance at a time, whose reports are still awaited

QString protocolNameOf(const QString &id)
{
    return id.section(QLatin1Char(':'), 0, 0);
}

} // namespace

/// In the place of another of its name, which reached other appliances or by another way.
void Registry::loseTouch(const Protocol &protocol)
{
    QStringList lost;
    for (auto &[id, entry] : m_entries) {
        entry.isSeen = entry.isSeen && protocolNameOf(id) != protocol.name();
        if (protocolNameOf(id) != protocol.name() || !entry.own.isReachable)
            continue;
        const Appliance before = entry.own;
        entry.own.isReachable = false;
        record(before, entry.own);
        lost << id;
    }
    for (const QString &id : std::as_const(lost))
        touch(id);
}

void Registry::noteWay(const Protocol &protocol)
{
    Way &way = m_ways[protocol.name()];
    const bool isOpen = protocol.problem().isEmpty();
    if (std::exchange(way.isOpen, isOpen) != isOpen) {
        beginWaiting(protocol.name());
        // Those that are not seen yet go when they are.
        std::vector<QString> ids;
        for (const auto &[id, entry] : m_entries)
            ids.push_back(id);
        for (const QString &id : ids)
            sendHeld(id);
    }
    Q_EMIT problemsChanged();
}

void Registry::beginWaiting(const QString &protocol)
{
    m_ways[protocol].waitsUntil = m_clock.monotonic() + kStaleFor;
    m_lookTimer.start();
    QStringList changed;
    for (auto &[id, entry] : m_entries) {
        if (protocolNameOf(id) != protocol)
            continue;
        const Appliance before = entry.own;
        entry.own.isHeard = false;
        for (Capability &capability : entry.own.capabilities) {
            capability.isUnavailable = false;
            // What has happened and what was seen have their time with them.
            if (!capability.state.isEmpty() && capability.type != CapabilityType::Event &&
                capability.type != CapabilityType::Picture)
                capability.isStale = true;
        }
        if (!entry.own.looksLike(before))
            changed << id;
    }
    for (const QString &id : std::as_const(changed))
        touch(id);
}

void Registry::endWaiting(const QString &protocol)
{
    m_ways[protocol].waitsUntil.reset();
    QStringList changed;
    for (auto &[id, entry] : m_entries) {
        if (protocolNameOf(id) != protocol)
            continue;
        const Appliance before = entry.own;
        entry.own.isReachable = entry.own.isReachable && entry.own.isHeard;
        for (Capability &capability : entry.own.capabilities)
            capability.isUnavailable = capability.isStale;
        if (entry.own.looksLike(before))
            continue;
        record(before, entry.own);
        changed << id;
    }
    for (const QString &id : std::as_const(changed))
        touch(id);
}

bool Registry::isWaited(const QString &id) const
{
    return m_ways.value(protocolNameOf(id)).waitsUntil.has_value();
}

/// Now and then, and not at a moment that is computed once: a set that was asleep wakes with another time.
void Registry::look()
{
    const std::chrono::milliseconds now = m_clock.monotonic();
    for (const HeldCommand &wish : m_held.takeLate(now)) {
        const Protocol *protocol = protocolOf(wish.appliance);
        const QString problem = protocol == nullptr ? QString() : protocol->problem();
        expectNoMore(wish);
        wish.answer(fail(ErrorCode::Unavailable,
                         problem.isEmpty() ? Error::tr("It has not been seen since the start") : problem,
                         Error::tr("Try again in a moment")));
    }
    bool waits = !m_held.isEmpty();
    for (const QString &protocol : m_ways.keys()) {
        const auto until = m_ways[protocol].waitsUntil;
        if (until && *until <= now)
            endWaiting(protocol);
        waits = waits || m_ways[protocol].waitsUntil.has_value();
    }
    if (!waits)
        m_lookTimer.stop();
}

void Registry::hold(Entry &entry, HeldCommand wish)
{
    wish.deadline = m_clock.monotonic() + kHeldFor;
    m_lookTimer.start();
    const HeldCommand shownWish{
        wish.appliance, wish.capability, wish.command, wish.value, wish.asker, {}, {}};
    if (!m_held.hold(std::move(wish)))
        return;
    expectNoMore(shownWish);
    expect(entry, shownWish);
}

void Registry::sendHeld(const QString &id)
{
    const auto found = m_entries.find(id);
    Protocol *protocol = protocolOf(id);
    if (m_held.isEmpty() || protocol == nullptr || !protocol->problem().isEmpty() ||
        found == m_entries.end() || !found->second.isSeen)
        return;
    // As if it was asked for now: its limits or the appliance may be others since.
    for (HeldCommand &wish : m_held.takeOf(id)) {
        expectNoMore(wish);
        command(id, wish.capability, wish.command, wish.value, wish.asker, std::move(wish.answer));
    }
}

void Registry::expect(Entry &entry, const HeldCommand &wish)
{
    Capability *capability = entry.own.capability(wish.capability);
    const Pending pending{wish.command, wish.value};
    if (capability == nullptr || isReached(*capability, pending))
        return;
    capability->pending = pending;
    const QJsonValue before = capability->state[stateField(capability->type, wish.command)];
    entry.waiting.insert(wish.capability, {before, m_clock.monotonic() + m_pendingFor});
    forgetOldAsked(entry);
    if (entry.asked.size() == kMostAsked)
        entry.asked.erase(entry.asked.begin());
    entry.asked.push_back({wish.capability, pending, wish.asker,
                           m_clock.monotonic() + std::max(m_pendingFor, longestAnswer(capability->type))});
    touch(wish.appliance);
    armPendingTimer();
}

void Registry::expectNoMore(const HeldCommand &wish)
{
    const auto entry = m_entries.find(wish.appliance);
    if (entry == m_entries.end() || !entry->second.waiting.remove(wish.capability))
        return;
    if (Capability *failed = entry->second.own.capability(wish.capability))
        failed->pending.reset();
    std::erase_if(entry->second.asked, [&](const Asked &one) { return one.capability == wish.capability; });
    touch(wish.appliance);
}

void Registry::send(Protocol &protocol, Entry &entry, HeldCommand wish)
{
    expect(entry, wish);
    const QString id = wish.appliance;
    const QString capability = wish.capability;
    const QString name = wish.command;
    const QJsonValue value = wish.value;
    protocol.send(id, capability, name, value,
                  [this, guard = QPointer<Registry>(this), wish = std::move(wish)](Done done) {
                      if (guard && !done)
                          expectNoMore(wish);
                      wish.answer(std::move(done));
                  });
}

} // namespace hearth::bridge
