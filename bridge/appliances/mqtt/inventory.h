// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// All entities that discovery named, put together to devices: two entities are of one device when they share
// any identifier. Owned by the protocol, on its thread; sends nothing itself but says what has to be
// subscribed. Refuses entity 513 of a device and device 5,001.

#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/mqtt/discovery.h"
#include <QSet>
#include <map>
#include <set>

namespace hearth::bridge
{

class Inventory
{
public:
    struct Picture {
        QString entity; // key
        QByteArray bytes;
    };
    struct Changes {
        QSet<QString> touched;
        QSet<QString> gone;
        QSet<QString> wanted;   // topics nobody read before
        QSet<QString> unwanted; // topics nobody reads any more
        std::vector<Picture> pictures;
    };

    /// `protocol`: what ids of its devices begin with.
    explicit Inventory(QString protocol = QStringLiteral("mqtt")) : m_protocol(std::move(protocol)) {}

    /// Replaces what came from the same source. TooLarge past a limit; what fitted is kept.
    Done apply(DiscoveryMessage message);
    /// One message on a state topic.
    void accept(const QString &topic, const QByteArray &payload, bool isReplayed = false);
    /// The connection broke: everything is remembered, and heard when it comes again.
    void forgetHeard();
    /// What happened since the last call.
    Changes takeChanges();

    [[nodiscard]] bool reads(const QString &topic) const;
    /// Whether none of its messages may be left out for a newer one.
    [[nodiscard]] bool readsEvents(const QString &topic) const;
    /// Whether a picture may come on it, which is larger than any state.
    [[nodiscard]] bool readsPictures(const QString &topic) const;
    /// The device of an entity; empty when it is not here.
    [[nodiscard]] QString deviceOf(const QString &entityKey) const;
    [[nodiscard]] QStringList deviceIds() const;
    /// In the order of their keys, which is the same after a restart. Without those of dialects where
    /// discovery tells of the device too.
    [[nodiscard]] std::vector<const Entity *> entitiesOf(const QString &deviceId) const;
    /// guessKind() of its entities, kept until those are others.
    [[nodiscard]] ApplianceKind kindOf(const QString &deviceId) const;
    [[nodiscard]] const Entity *entity(const QString &key) const;

private:
    struct Device {
        std::set<QString> identifiers;
        std::set<QString> entities;                // keys
        mutable std::optional<ApplianceKind> kind; // told from configs alone; none: not asked for yet
    };

    void tell(const QString &reads, const QByteArray &payload, const TemplateInput &input, bool isReplayed);
    void takePicture(const Entity &entity, const QByteArray &payload);
    Done addEntity(Entity entity);
    void recall(Entity &entity) const;
    void removeEntity(const QString &key);
    /// The device of these identifiers, joined from several or made anew; its id is its smallest
    /// identifier's.
    Result<QString> deviceFor(const QStringList &identifiers);

    QString m_protocol;
    std::map<QString, Entity> m_entities;
    QHash<QString, int> m_eventTopics; // how many entities read events there
    std::map<QString, Device> m_devices;
    QHash<QString, QString> m_deviceOf;     // identifier -> device id
    QHash<QString, QStringList> m_bySource; // config topic -> entity keys
    // State topic -> entity keys. Most have one: a hash of one takes 1 KB in Qt 6.4.
    QHash<QString, std::set<QString>> m_readers;
    QSet<QString> m_filters; // those of m_readers that are no plain topic
    struct Latest {
        QByteArray payload;
        quint32 connection; // that it came over
    };
    QHash<QString, Latest> m_latest;          // by state topic, for entities that come later
    quint32 m_connection = 0;                 // grows with every one that broke
    QHash<QString, QString> m_deviceOfEntity; // entity key -> an identifier of its device
    Changes m_changes;
};

} // namespace hearth::bridge
