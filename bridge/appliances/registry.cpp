// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/registry.h"
#include "bridge/appliances/energy/energy_source.h"
#include "bridge/appliances/history/measured.h"
#include "bridge/appliances/model/command.h"
#include "bridge/appliances/model/danger.h"
#include "bridge/appliances/model/hazards.h"
#include "bridge/appliances/model/notices.h"
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QUuid>
#include <algorithm>

Q_LOGGING_CATEGORY(lcAppliances, "hearth.appliances")

namespace hearth::bridge
{

namespace
{

// States change often and the disk is flash: what only the next start needs is written in one go.
// A large home is written in slices, each short enough that a message may wait for it, and writing takes a
// fiftieth of the time at most.
constexpr std::chrono::milliseconds kFlushAfter{2000};
constexpr std::chrono::milliseconds kNextSlice{100};
constexpr int kFlushShare = 50;
constexpr size_t kSlice = 32;
constexpr std::chrono::minutes kHistoryEvery{1};
constexpr qsizetype kLongestName = 80;
constexpr std::chrono::milliseconds kLookEvery{200};
// A leak sensor on a drop of water says yes and no; what is back so soon never went.
constexpr std::chrono::seconds kHazardIsOver{30};

std::unexpected<Error> noSuchAppliance()
{
    return fail(ErrorCode::NotFound, Error::tr("This appliance is not here any more"));
}

Result<QString> checkedName(const QString &name)
{
    const QString trimmed = name.simplified();
    if (trimmed.size() > kLongestName)
        return fail(ErrorCode::TooLarge, Error::tr("A name has at most %1 characters").arg(kLongestName));
    return trimmed;
}

} // namespace

Result<std::unique_ptr<Registry>> Registry::create(const QString &databasePath, const Clock &clock,
                                                   std::chrono::milliseconds pendingFor)
{
    Result<ApplianceStore> store = ApplianceStore::open(databasePath);
    if (!store)
        return std::unexpected(store.error());
    std::unique_ptr<Registry> registry(new Registry(std::move(*store), clock, pendingFor));
    // Without its past the home is still a home.
    const QString beside = QFileInfo(databasePath).path() + QLatin1String("/appliance-history.db");
    if (Result<History> history = History::open(beside))
        registry->m_history.emplace(std::move(*history));
    else
        qCWarning(lcAppliances).noquote() << "no history is kept:" << history.error().message;
    Result<std::vector<StoredAppliance>> rows = registry->m_store.load();
    if (!rows)
        return std::unexpected(rows.error());
    for (StoredAppliance &row : *rows) {
        if (row.last) {
            registry->noteHardware(row.id, {}, row.last->hardware);
            registry->m_entries.emplace(row.id,
                                        Entry{std::move(*row.last), row.name, row.room, {}, {}, false});
        } else {
            registry->m_names.insert(row.id, {row.name, row.room});
        }
    }
    for (const QString &hardware : registry->m_byHardware.keys())
        registry->settleDoubles(hardware);
    return registry;
}

Registry::Registry(ApplianceStore store, const Clock &clock, std::chrono::milliseconds pendingFor)
    : m_store(std::move(store)), m_clock(clock), m_pendingFor(pendingFor)
{
    m_flushTimer.setSingleShot(true);
    connect(&m_flushTimer, &QTimer::timeout, this, [this] { flush({}, kSlice); });
    m_pendingTimer.setSingleShot(true);
    connect(&m_pendingTimer, &QTimer::timeout, this, &Registry::expirePending);
    connect(&m_historyTimer, &QTimer::timeout, this, [this] {
        const Done done = m_history ? m_history->write(m_clock.wall().count()) : Done();
        if (!done)
            qCWarning(lcAppliances).noquote() << "history not written:" << done.error().message;
    });
    m_historyTimer.setTimerType(Qt::VeryCoarseTimer);
    m_historyTimer.start(kHistoryEvery);
    m_lookTimer.setInterval(kLookEvery);
    connect(&m_lookTimer, &QTimer::timeout, this, &Registry::look);
}

Registry::~Registry()
{
    m_protocols.clear();
    flush();
    if (m_history) {
        if (Done done = m_history->close(m_clock.wall().count()); !done)
            qCWarning(lcAppliances).noquote() << "history not written:" << done.error().message;
    }
}

void Registry::add(std::unique_ptr<Protocol> protocol)
{
    connect(protocol.get(), &Protocol::seen, this, &Registry::absorb);
    connect(protocol.get(), &Protocol::gone, this, &Registry::drop);
    connect(protocol.get(), &Protocol::pictured, this, &Registry::pictured);
    connect(protocol.get(), &Protocol::networkChanged, this, &Registry::networkChanged);
    connect(protocol.get(), &Protocol::problemChanged, this, [this, one = protocol.get()] { noteWay(*one); });
    const auto before = std::ranges::find(m_protocols, protocol->name(), &Protocol::name);
    Protocol &started = *protocol;
    if (before == m_protocols.end()) {
        m_protocols.push_back(std::move(protocol));
    } else {
        (*before)->disconnect(this);
        before->swap(protocol);
        loseTouch(*protocol);
    }
    m_ways[started.name()].isOpen = false;
    beginWaiting(started.name());
    started.start();
    noteWay(started);
}

void Registry::take(const QString &protocol)
{
    const auto found = std::ranges::find(m_protocols, protocol, &Protocol::name);
    if (found == m_protocols.end())
        return;
    const std::unique_ptr<Protocol> ended = std::move(*found);
    m_protocols.erase(found);
    ended->disconnect(this);
    m_ways.remove(protocol);
    loseTouch(*ended);
}

std::vector<Appliance> Registry::all() const
{
    std::vector<Appliance> result;
    for (const auto &[id, entry] : m_entries) {
        if (!isDouble(id))
            result.push_back(shown(entry));
    }
    std::ranges::sort(result, {}, [](const Appliance &a) { return std::tuple(a.room, a.name, a.id); });
    return result;
}

QJsonArray Registry::list() const
{
    QJsonArray result;
    for (const Appliance &one : all())
        result.append(one.toJson());
    return result;
}

Done Registry::forgetPast()
{
    return m_history ? m_history->remove({}) : Done();
}

std::vector<ApplianceUsage> Registry::energy(qint64 fromMs, int hours)
{
    constexpr qint64 hourMs = 60 * kMinuteMs;
    std::vector<ApplianceUsage> result;
    for (const auto &[id, entry] : m_entries) {
        const std::optional<EnergySource> source = energySourceOf(entry.own);
        if (!source || !m_history || isDouble(id) || result.size() == kMostMeasured)
            continue;
        // A counter is compared with what it was in the hour before.
        const auto points = m_history->points(
            id, source->capability,
            {fromMs - hourMs, fromMs + hours * hourMs, hours + 1, fromMs % hourMs == 0 ? hourMs : 0},
            m_clock.wall().count());
        const Appliance appliance = shown(entry);
        if (points)
            result.push_back(
                {id, appliance.name, appliance.room, kwhByHour(*points, *source, fromMs, hours)});
    }
    return result;
}

std::optional<QJsonObject> Registry::appliance(const QString &id) const
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return std::nullopt;
    return shown(found->second).toJson();
}

QString Registry::problem(const QString &protocol) const
{
    const auto found = std::ranges::find(m_protocols, protocol, &Protocol::name);
    return found == m_protocols.end() ? QString(Error::tr("It is not used")) : (*found)->problem();
}

bool Registry::isDangerous(const QString &id, const QString &capabilityId, const QString &command,
                           const QJsonValue &value) const
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return false;
    const Appliance appliance = shown(found->second);
    const Capability *capability = appliance.capability(capabilityId);
    return capability != nullptr && bridge::isDangerous(appliance, *capability, command, value);
}

void Registry::command(const QString &id, const QString &capabilityId, const QString &command,
                       const QJsonValue &value, const Asker &asker, std::function<void(Done)> answer)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return answer(noSuchAppliance());
    const Appliance appliance = shown(found->second);
    const Capability *capability = appliance.capability(capabilityId);
    if (capability == nullptr)
        return answer(fail(ErrorCode::NotFound,
                           Error::tr("The %1 has no \"%2\"").arg(spokenName(appliance), capabilityId)));
    if (Done checked = checkCommand(appliance, *capability, command, value); !checked)
        return answer(std::move(checked));
    HeldCommand wish{id, capabilityId, command, value, asker, {}, std::move(answer)};
    Protocol *protocol = protocolOf(id);
    const QString problem =
        protocol == nullptr ? QString(Error::tr("Nothing reaches it now")) : protocol->problem();
    const bool mayWait = protocol != nullptr && !bridge::isDangerous(appliance, *capability, command, value);
    if (!problem.isEmpty() && mayWait)
        return hold(found->second, std::move(wish));
    if (!problem.isEmpty())
        return wish.answer(fail(ErrorCode::Unavailable, problem, Error::tr("Try again in a moment")));
    if (!appliance.isReachable)
        return wish.answer(fail(ErrorCode::Unavailable,
                                Error::tr("The %1 does not answer").arg(spokenName(appliance)),
                                Error::tr("Check that it has power")));
    send(*protocol, found->second, std::move(wish));
}

Done Registry::rename(const QString &id, const QString &name)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return noSuchAppliance();
    const Result<QString> checked = checkedName(name);
    if (!checked)
        return std::unexpected(checked.error());
    for (const QString &one : sameAs(id)) {
        if (Done saved = m_store.rename(one, *checked); !saved)
            return saved;
        m_entries.at(one).name = *checked;
    }
    touch(id);
    return {};
}

Done Registry::setRoom(const QString &id, const QString &room)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return noSuchAppliance();
    const Result<QString> checked = checkedName(room);
    if (!checked)
        return std::unexpected(checked.error());
    for (const QString &one : sameAs(id)) {
        if (Done saved = m_store.setRoom(one, *checked); !saved)
            return saved;
        m_entries.at(one).room = *checked;
    }
    touch(id);
    return {};
}

QJsonObject Registry::network() const
{
    for (const auto &protocol : m_protocols) {
        if (QJsonObject network = protocol->network(); !network.isEmpty())
            return network;
    }
    return {};
}

void Registry::askNetwork(const QString &what, const QJsonObject &params, std::function<void(Done)> answer)
{
    for (const auto &protocol : m_protocols) {
        if (!protocol->network().isEmpty())
            return protocol->askNetwork(what, params, std::move(answer));
    }
    answer(fail(ErrorCode::Unavailable, Error::tr("No Zigbee2MQTT is heard on the home's broker"),
                Error::tr("Add it in Settings, Appliances")));
}

void Registry::setPicture(const QString &id, const QString &capabilityId, const QString &file)
{
    const auto found = m_entries.find(id);
    Capability *capability = found == m_entries.end() ? nullptr : found->second.own.capability(capabilityId);
    if (capability == nullptr || capability->type != CapabilityType::Picture)
        return;
    capability->state = {{QStringLiteral("file"), file},
                         {QStringLiteral("atMs"), qint64{m_clock.wall().count()}}};
    capability->isStale = capability->isUnavailable = false;
    m_unsaved.insert(id);
    touch(id);
}

Done Registry::forget(const QString &id)
{
    if (!m_entries.contains(id))
        return noSuchAppliance();
    drop(id);
    return {};
}

void Registry::absorb(const Appliance &seen)
{
    const auto found = m_entries.find(seen.id);
    const bool isNew = found == m_entries.end();
    Entry &entry = isNew ? m_entries[seen.id] : found->second;
    if (isNew) {
        std::tie(entry.name, entry.room) = m_names.take(seen.id);
        takeNamesOfDouble(seen, entry);
    }
    Appliance before = std::move(entry.own);

    entry.isSeen = true;
    Appliance now = seen;
    // What nobody hears of is not there, whatever was heard of it once.
    now.isReachable = seen.isReachable && (seen.isHeard || isWaited(seen.id));
    now.changedAtMs = before.changedAtMs;
    now.change = before.change;
    if (now.room.isEmpty())
        now.room = roomFromName(now.name);
    for (Capability &capability : now.capabilities) {
        const Capability *old = before.capability(capability.id);
        capability = merge(old, std::move(capability), entry);
        capability.isUnavailable = capability.isStale && !isWaited(seen.id);
    }
    if (!isNew && now.looksLike(before)) {
        entry.own = std::move(before);
        entry.own.isHeard = seen.isHeard;
        return sendHeld(seen.id);
    }
    now.changedAtMs = m_clock.wall().count();
    forgetOldAsked(entry);
    if (const auto change = changeOf(before, now, entry.asked, now.changedAtMs))
        now.change = change;
    entry.own = std::move(now);
    // Nobody was told of it yet.
    if (isNew && m_byHardware.contains(entry.own.hardware))
        m_doubles.insert(seen.id);
    noteHardware(seen.id, before.hardware, entry.own.hardware);
    settleDoubles(entry.own.hardware);
    if (!isDouble(seen.id))
        record(before, entry.own);

    m_unsaved.insert(seen.id);
    std::vector<QJsonObject> notices;
    if (!isNew && !isDouble(seen.id))
        notices = noticesOf(before, shown(entry));
    if (!isDouble(seen.id))
        std::ranges::move(hazardNotices(before, shown(entry)), std::back_inserter(notices));
    for (QJsonObject &one : notices) {
        one.insert(QStringLiteral("key"), QUuid::createUuid().toString(QUuid::WithoutBraces));
        if (one[QLatin1String("kind")] == QLatin1String("doorbell"))
            addCamera(one);
    }
    if (!notices.empty())
        flush(notices);
    touch(seen.id);
    for (const QJsonObject &one : notices)
        handOver(one);
    sendHeld(seen.id);
}

std::vector<QJsonObject> Registry::hazardNotices(const Appliance &before, const Appliance &now)
{
    const std::vector<Hazard> were = hazardsOf(before);
    const std::vector<Hazard> are = hazardsOf(now);
    const std::chrono::milliseconds moment = m_clock.monotonic();
    m_hazardsEnded.removeIf([&](auto one) { return moment - *one >= kHazardIsOver; });
    std::vector<QJsonObject> result;
    for (const Hazard &one : were) {
        if (std::ranges::find(are, one) == are.end())
            m_hazardsEnded.insert(now.id + QLatin1Char('/') + one.capability, moment);
    }
    for (const Hazard &one : are) {
        const QString thing = now.id + QLatin1Char('/') + one.capability;
        if (std::ranges::find(were, one) != were.end() || m_hazardsEnded.contains(thing))
            continue;
        result.push_back({{QStringLiteral("kind"), QStringLiteral("safety")},
                          {QStringLiteral("hazard"), one.what},
                          {QStringLiteral("thing"), thing},
                          {QStringLiteral("applianceId"), now.id},
                          {QStringLiteral("name"), now.name},
                          {QStringLiteral("room"), now.room},
                          {QStringLiteral("text"), QStringLiteral("%1: %2").arg(now.name, one.what)}});
    }
    return result;
}

void Registry::record(const Appliance &before, const Appliance &now)
{
    if (!m_history)
        return;
    const auto valueOf = [](const Appliance &appliance, const Capability *capability) {
        return capability != nullptr && appliance.isReachable && !capability->isUnavailable
                   ? measuredOf(*capability)
                   : std::nullopt;
    };
    for (const Capability &capability : now.capabilities) {
        const std::optional<double> value = valueOf(now, &capability);
        if (value != valueOf(before, before.capability(capability.id)))
            m_history->add(now.id, capability.id, value, now.changedAtMs);
    }
}

Result<QJsonObject> Registry::history(const QString &id, const QString &capabilityId, History::Span span)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return noSuchAppliance();
    const Capability *capability = found->second.own.capability(capabilityId);
    if (capability == nullptr)
        return fail(ErrorCode::NotFound,
                    Error::tr("The %1 has no \"%2\"").arg(spokenName(found->second.own), capabilityId));
    if (!m_history)
        return fail(ErrorCode::Unavailable, Error::tr("No history is kept now"));
    const auto points = m_history->points(id, capabilityId, span, m_clock.wall().count());
    if (!points)
        return std::unexpected(points.error());
    QJsonArray list;
    for (const HistoryPoint &point : *points)
        list.append(QJsonObject{{QStringLiteral("at"), point.atMs},
                                {QStringLiteral("low"), point.value.low},
                                {QStringLiteral("mean"), point.value.mean},
                                {QStringLiteral("high"), point.value.high}});
    return QJsonObject{{QStringLiteral("unit"), measuredUnitOf(*capability)},
                       {QStringLiteral("points"), list}};
}

void Registry::forgetOldAsked(Entry &entry) const
{
    std::erase_if(entry.asked, [now = m_clock.monotonic()](const Asked &one) { return one.deadline <= now; });
}

/// Its own camera, or one in its room.
void Registry::addCamera(QJsonObject &doorbell) const
{
    const QString own = doorbell[QLatin1String("applianceId")].toString();
    const QString room = shown(m_entries.at(own)).room;
    const Capability *best = nullptr;
    for (const auto &[id, entry] : m_entries) {
        if (id != own && (room.isEmpty() || best != nullptr || shown(entry).room != room))
            continue;
        const auto picture =
            std::ranges::find(entry.own.capabilities, CapabilityType::Picture, &Capability::type);
        if (picture == entry.own.capabilities.end())
            continue;
        best = &*picture;
        doorbell.insert(QStringLiteral("cameraId"), id);
        if (id == own)
            break;
    }
    const QString file = best == nullptr ? QString() : best->state[QLatin1String("file")].toString();
    if (!file.isEmpty())
        doorbell.insert(QStringLiteral("picture"), file);
}

void Registry::handOver(const QJsonObject &one)
{
    Q_EMIT notice(one);
    if (Done done = m_store.forgetNotice(one[QLatin1String("key")].toString()); !done)
        qCWarning(lcAppliances).noquote() << "notice not forgotten:" << done.error().message;
}

void Registry::tellAgain()
{
    const Result<std::vector<QJsonObject>> kept = m_store.notices();
    if (!kept) {
        qCWarning(lcAppliances).noquote() << "notices not read:" << kept.error().message;
        return;
    }
    for (const QJsonObject &one : *kept)
        handOver(one);
}

/// A broker that died without saving says again what was before an end that was seen: that a cycle runs. The
/// appliance itself tells soon what is true; until then it is not sure that this is another cycle.
void Registry::markUnsure(const Capability *old, Capability &now) const
{
    const QString field = QStringLiteral("unsureSinceMs");
    const bool wasKnown = old != nullptr && old->type == now.type && !phaseOf(*old).isEmpty();
    if (!isUnderWay(now) || !now.isReplay)
        now.state.remove(field);
    else if (wasKnown && !isUnderWay(*old))
        now.state.insert(field, qint64{m_clock.wall().count()});
}

Capability Registry::merge(const Capability *old, Capability now, Entry &entry) const
{
    const bool hasReported = !now.state.isEmpty();
    if (old != nullptr && old->type == now.type) {
        for (auto field = old->state.begin(); field != old->state.end(); ++field) {
            if (!now.state.contains(field.key()))
                now.state.insert(field.key(), field.value());
        }
        now.isStale = !now.state.isEmpty() && (hasReported ? !now.isHeard : old->isStale || !now.isHeard);
        const auto waiting = entry.waiting.constFind(now.id);
        if (waiting != entry.waiting.constEnd() && old->pending) {
            const QJsonValue field = now.state.value(stateField(now.type, old->pending->command));
            if (isReached(now, *old->pending) || field != waiting->before)
                entry.waiting.erase(waiting);
            else
                now.pending = old->pending;
        }
    }
    if (now.type == CapabilityType::Operation)
        markUnsure(old, now);
    // What has happened and what was seen have their time with them.
    if (now.type == CapabilityType::Event || now.type == CapabilityType::Picture)
        now.isStale = false;
    if (now.type == CapabilityType::Event) {
        if (now.eventSerial == 0)
            now.eventSerial = old == nullptr ? 0 : old->eventSerial;
        else if (old == nullptr || now.eventSerial != old->eventSerial)
            now.state.insert(QStringLiteral("atMs"), qint64{m_clock.wall().count()});
    }
    if (now.type == CapabilityType::Contact && hasReported) {
        const QLatin1String open("open");
        if (old == nullptr || old->state.value(open) != now.state.value(open))
            now.state.insert(QStringLiteral("sinceMs"), qint64{m_clock.wall().count()});
    }
    return now;
}

void Registry::drop(const QString &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    m_names.insert(id, {found->second.name, found->second.room});
    const QString hardware = found->second.own.hardware;
    const bool wasShown = !isDouble(id);
    m_entries.erase(found);
    noteHardware(id, hardware, {});
    for (const HeldCommand &wish : m_held.takeOf(id))
        wish.answer(noSuchAppliance());
    m_unsaved.remove(id);
    if (Done removal = m_store.remove(id); !removal)
        qCWarning(lcAppliances).noquote() << "cannot forget" << id << removal.error().message;
    if (Done removal = m_history ? m_history->remove(id) : Done(); !removal)
        qCWarning(lcAppliances).noquote() << "cannot forget the past of" << id << removal.error().message;
    ++m_revision;
    if (wasShown)
        Q_EMIT removed(id);
}

void Registry::expirePending()
{
    const std::chrono::milliseconds now = m_clock.monotonic();
    QStringList expired;
    for (auto &[id, entry] : m_entries) {
        const qsizetype count = entry.waiting.removeIf([&](QHash<QString, Waiting>::iterator waiting) {
            if (waiting->deadline > now)
                return false;
            if (Capability *capability = entry.own.capability(waiting.key()))
                capability->pending.reset();
            return true;
        });
        if (count > 0)
            expired << id;
    }
    for (const QString &id : std::as_const(expired))
        touch(id);
    armPendingTimer();
}

void Registry::armPendingTimer()
{
    std::optional<std::chrono::milliseconds> first;
    for (const auto &[id, entry] : m_entries) {
        for (const Waiting &waiting : entry.waiting)
            first = first ? std::min(*first, waiting.deadline) : waiting.deadline;
    }
    if (first)
        m_pendingTimer.start(std::max(std::chrono::milliseconds(1), *first - m_clock.monotonic()));
}

void Registry::flush(const std::vector<QJsonObject> &notices, size_t most)
{
    std::vector<const Appliance *> appliances;
    for (auto id = m_unsaved.begin(); id != m_unsaved.end() && appliances.size() < most;) {
        if (const auto found = m_entries.find(*id); found != m_entries.end())
            appliances.push_back(&found->second.own);
        id = m_unsaved.erase(id);
    }
    m_flushTimer.stop();
    if (appliances.empty())
        return;
    QElapsedTimer timer;
    timer.start();
    Done saved = m_store.save(appliances, notices);
    if (!saved) {
        // Tried again with the next change.
        for (const Appliance *appliance : appliances)
            m_unsaved.insert(appliance->id);
        qCWarning(lcAppliances).noquote() << "states not saved:" << saved.error().message;
    } else if (!m_unsaved.isEmpty()) {
        m_flushTimer.start(
            std::clamp(std::chrono::milliseconds(timer.elapsed() * kFlushShare), kNextSlice, kFlushAfter));
    }
}

void Registry::touch(const QString &id)
{
    ++m_revision;
    if (!m_unsaved.isEmpty() && !m_flushTimer.isActive())
        m_flushTimer.start(kFlushAfter);
    if (const auto found = m_entries.find(id); found != m_entries.end())
        settleDoubles(found->second.own.hardware);
    if (!isDouble(id))
        Q_EMIT changed(id);
}

Appliance Registry::shown(const Entry &entry) const
{
    Appliance result = entry.own;
    if (!entry.name.isEmpty())
        result.name = entry.name;
    if (!entry.room.isEmpty())
        result.room = entry.room;
    return result;
}

Protocol *Registry::protocolOf(const QString &id) const
{
    for (const auto &protocol : m_protocols) {
        if (id.startsWith(protocol->name() + QLatin1Char(':')))
            return protocol.get();
    }
    return nullptr;
}

} // namespace hearth::bridge
