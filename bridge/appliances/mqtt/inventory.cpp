// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/inventory.h"
#include "bridge/appliances/mqtt/kind_rules.h"
#include "bridge/appliances/mqtt/topics.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr size_t kMostDevices = 5000;
constexpr size_t kMostEntitiesOfDevice = 512;
constexpr qsizetype kLargestKept = 16 * 1024;
/// One copy of what many entities say.
void share(QString &text, const QString &known)
{
    if (text == known)
        text = known;
}

void shareDevice(Entity &entity, const Entity &other)
{
    share(entity.device.name, other.device.name);
    share(entity.device.model, other.device.model);
    share(entity.device.manufacturer, other.device.manufacturer);
    share(entity.device.area, other.device.area);
    if (entity.device.identifiers == other.device.identifiers)
        entity.device.identifiers = other.device.identifiers;
}

constexpr qsizetype kLargestState = 256 * 1024; // what is larger is a picture or nothing

} // namespace

Done Inventory::apply(DiscoveryMessage message)
{
    const QStringList before = m_bySource.take(message.source);
    for (const QString &key : before)
        removeEntity(key);
    Done result;
    for (Entity &entity : message.entities) {
        const QString key = entity.key;
        if (Done added = addEntity(std::move(entity)); !added)
            result = added;
        else
            m_bySource[message.source] << key;
    }
    return result;
}

Result<QString> Inventory::deviceFor(const QStringList &identifiers)
{
    QSet<QString> old;
    std::set<QString> all(identifiers.begin(), identifiers.end());
    for (const QString &identifier : identifiers) {
        if (const QString id = m_deviceOf.value(identifier); !id.isEmpty()) {
            old.insert(id);
            const std::set<QString> &known = m_devices.at(id).identifiers;
            all.insert(known.begin(), known.end());
        }
    }
    if (old.size() == 1 && all.size() == m_devices.at(*old.begin()).identifiers.size()) {
        m_changes.touched.insert(*old.begin()); // nothing new of it
        return *old.begin();
    }
    if (old.isEmpty() && m_devices.size() >= kMostDevices)
        return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 appliances").arg(kMostDevices));
    const QString id = m_protocol + QLatin1Char(':') + *all.begin();
    Device joined;
    joined.identifiers = all;
    for (const QString &one : std::as_const(old)) {
        joined.entities.merge(m_devices.at(one).entities);
        m_devices.erase(one);
        if (one != id)
            m_changes.gone.insert(one);
    }
    m_devices[id] = std::move(joined);
    for (const QString &identifier : all)
        m_deviceOf.insert(identifier, id);
    m_changes.gone.remove(id);
    m_changes.touched.insert(id);
    return id;
}

Done Inventory::addEntity(Entity entity)
{
    const Result<QString> id = deviceFor(entity.device.identifiers);
    if (!id)
        return std::unexpected(id.error());
    Device &device = m_devices.at(*id);
    if (device.entities.size() >= kMostEntitiesOfDevice)
        return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 entities").arg(kMostEntitiesOfDevice));
    if (!device.entities.empty())
        shareDevice(entity, m_entities.at(*device.entities.begin()));
    device.kind.reset();
    const QString key = entity.key;
    device.entities.insert(key);
    m_deviceOfEntity.insert(key, entity.device.identifiers.first());
    for (const QString &topic : entity.topics()) {
        std::set<QString> &readers = m_readers[topic];
        if (readers.empty() && !m_changes.unwanted.remove(topic))
            m_changes.wanted.insert(topic);
        readers.insert(key);
        const QString &known = m_readers.constFind(topic).key();
        for (EntityInput &input : entity.inputs)
            share(input.topic, known);
        for (Availability &one : entity.availability)
            share(one.topic, known);
        if (isFilter(topic))
            m_filters.insert(topic);
    }
    recall(entity);
    if (entity.isEvent()) {
        for (const EntityInput &input : entity.inputs)
            ++m_eventTopics[input.topic];
    }
    m_entities.insert_or_assign(key, std::move(entity));
    return {};
}

/// What came before the entity did: first what is remembered of broken connections, then what was heard.
void Inventory::recall(Entity &entity) const
{
    const QStringList topics = entity.topics();
    for (const bool isHeard : {false, true}) {
        for (const QString &topic : topics) {
            const auto latest = m_latest.constFind(topic);
            if (latest != m_latest.constEnd() && (latest->connection == m_connection) == isHeard)
                entity.accept(topic, TemplateInput(latest->payload), true);
        }
        if (!isHeard)
            entity.forgetHeard();
    }
}

void Inventory::removeEntity(const QString &key)
{
    const auto found = m_entities.find(key);
    if (found == m_entities.end())
        return;
    for (const QString &topic : found->second.topics()) {
        const auto readers = m_readers.find(topic);
        if (readers == m_readers.end() || readers->erase(key) == 0 || !readers->empty())
            continue;
        m_readers.erase(readers);
        m_filters.remove(topic);
        // Its newest payload stays until the subscription is really given up: a changed config comes right
        // back.
        if (!m_changes.wanted.remove(topic))
            m_changes.unwanted.insert(topic);
    }
    const QString id = m_deviceOf.value(m_deviceOfEntity.take(key));
    if (found->second.isEvent()) {
        for (const EntityInput &input : found->second.inputs) {
            if (--m_eventTopics[input.topic] == 0)
                m_eventTopics.remove(input.topic);
        }
    }
    m_entities.erase(found);
    const auto device = m_devices.find(id);
    if (device == m_devices.end())
        return;
    device->second.entities.erase(key);
    device->second.kind.reset();
    if (!device->second.entities.empty()) {
        m_changes.touched.insert(id);
        return;
    }
    for (const QString &identifier : device->second.identifiers)
        m_deviceOf.remove(identifier);
    m_devices.erase(device);
    m_changes.touched.remove(id);
    m_changes.gone.insert(id);
}

bool Inventory::reads(const QString &topic) const
{
    return m_readers.contains(topic) ||
           std::ranges::any_of(m_filters, [&](const QString &filter) { return matches(filter, topic); });
}

void Inventory::accept(const QString &topic, const QByteArray &payload, bool isReplayed)
{
    const TemplateInput input(payload);
    if (m_readers.contains(topic)) {
        if (payload.size() <= kLargestKept)
            m_latest.insert(topic, {payload, m_connection});
        tell(topic, payload, input, isReplayed);
    }
    // What filters catch is not kept: there is no end to the topics that may come.
    for (const QString &filter : std::as_const(m_filters)) {
        if (matches(filter, topic))
            tell(filter, payload, input, isReplayed);
    }
}

void Inventory::forgetHeard()
{
    ++m_connection;
    for (auto &[key, entity] : m_entities)
        entity.forgetHeard();
}

bool Inventory::readsPictures(const QString &topic) const
{
    const auto isPictured = [&](const QString &reads) {
        const auto readers = m_readers.constFind(reads);
        return readers != m_readers.constEnd() && std::ranges::any_of(*readers, [&](const QString &key) {
                   const std::optional<PictureInput> &picture = m_entities.at(key).picture;
                   return picture && picture->topic == reads;
               });
    };
    return isPictured(topic) || std::ranges::any_of(m_filters, [&](const QString &filter) {
               return matches(filter, topic) && isPictured(filter);
           });
}

bool Inventory::readsEvents(const QString &topic) const
{
    return m_eventTopics.contains(topic) || std::ranges::any_of(m_filters, [&](const QString &filter) {
               return m_eventTopics.contains(filter) && matches(filter, topic);
           });
}

QString Inventory::deviceOf(const QString &entityKey) const
{
    return m_deviceOf.value(m_deviceOfEntity.value(entityKey));
}

void Inventory::takePicture(const Entity &entity, const QByteArray &payload)
{
    QByteArray bytes = payload;
    if (entity.picture->isBase64) {
        auto decoded = QByteArray::fromBase64Encoding(payload.simplified().replace(' ', ""),
                                                      QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return;
        bytes = std::move(*decoded);
    }
    if (bytes.isEmpty())
        return;
    // Of several that came at once only the newest is looked at.
    std::erase_if(m_changes.pictures, [&](const Picture &one) { return one.entity == entity.key; });
    m_changes.pictures.push_back({entity.key, std::move(bytes)});
}

void Inventory::tell(const QString &reads, const QByteArray &payload, const TemplateInput &input,
                     bool isReplayed)
{
    const auto readers = m_readers.constFind(reads);
    if (readers == m_readers.constEnd())
        return;
    for (const QString &key : *readers) {
        Entity &entity = m_entities.at(key);
        if (entity.picture && entity.picture->topic == reads)
            takePicture(entity, payload);
        if (payload.size() <= kLargestState && entity.accept(reads, input, isReplayed))
            m_changes.touched.insert(m_deviceOf.value(m_deviceOfEntity.value(key)));
    }
}

Inventory::Changes Inventory::takeChanges()
{
    for (const QString &topic : std::as_const(m_changes.unwanted))
        m_latest.remove(topic);
    return std::exchange(m_changes, {});
}

QStringList Inventory::deviceIds() const
{
    QStringList result;
    for (const auto &[id, device] : m_devices)
        result << id;
    return result;
}

std::vector<const Entity *> Inventory::entitiesOf(const QString &deviceId) const
{
    std::vector<const Entity *> result;
    const auto device = m_devices.find(deviceId);
    if (device == m_devices.end())
        return result;
    for (const QString &key : device->second.entities)
        result.push_back(&m_entities.at(key));
    // One appliance that speaks two ways is shown once, by the way that says more of it.
    if (!std::ranges::all_of(result, &Entity::isSubstitute))
        std::erase_if(result, [](const Entity *entity) { return entity->isSubstitute; });
    return result;
}

ApplianceKind Inventory::kindOf(const QString &deviceId) const
{
    const auto device = m_devices.find(deviceId);
    if (device == m_devices.end())
        return ApplianceKind::Other;
    if (!device->second.kind)
        device->second.kind = guessKind(entitiesOf(deviceId));
    return *device->second.kind;
}

const Entity *Inventory::entity(const QString &key) const
{
    const auto found = m_entities.find(key);
    return found == m_entities.end() ? nullptr : &found->second;
}

} // namespace hearth::bridge
