// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What Zigbee2MQTT tells of its own network below <base>/bridge, and what may be asked of it: to let
// appliances join for a while, to rename one, to remove one. (zigbee2mqtt.io, "MQTT topics and messages".)
// Its appliances come by discovery as others do. Sends nothing itself but makes the messages; owned by the
// protocol, on its thread. Believes nothing: limits on sizes, counts and depth.

#include "bridge/appliances/mqtt/client.h"
#include "resources/base/clock.h"
#include <QJsonArray>
#include <QJsonObject>

namespace hearth::bridge
{

class ZigbeeNetwork
{
public:
    using Answer = std::function<void(Done)>;

    static constexpr qsizetype kLargestMessage = 4 * 1024 * 1024; // the list of a large network's devices
    static constexpr qsizetype kMostDevices = 1000;
    static constexpr qsizetype kMostGroups = 200;
    static constexpr qsizetype kMostJoining = 32;
    static constexpr int kLongestJoin = 254; // seconds; the field is a byte, and 255 was for ever
    static constexpr std::chrono::seconds kPatience{10};

    explicit ZigbeeNetwork(const Clock &clock) : m_clock(clock) {}

    [[nodiscard]] static QStringList filters();
    [[nodiscard]] static bool listensTo(const QString &topic);
    /// True when toJson() is another now. Answers what it answers. Invalid and TooLarge for what is none of
    /// its words.
    Result<bool> hear(const MqttMessage &message);

    /// {} until it was heard; {"online","version","untilMs" (while it lets join),
    /// "joining": [{id,name,status: joined|started|successful|failed}], "devices":
    /// [{id,name,model,vendor,type, supported,ready}], "groups": [{id,name,members: [names]}]}.
    [[nodiscard]] QJsonObject toJson() const;

    /// "permitJoin" {seconds: 0 to kLongestJoin; 0 closes}, "rename" {id,name}, "remove" {id,force}. Invalid,
    /// NotFound, Unavailable with a sentence; else the message to be sent, whose reply ends `answer`.
    Result<MqttMessage> ask(const QString &what, const QJsonObject &params, Answer answer);
    /// Answers what waited too long; true while anything waits.
    bool expire();
    /// The way to it closed: nothing is known of it, and what was asked is answered so.
    void lose();

private:
    struct Asked {
        Answer answer;
        std::chrono::milliseconds deadline; // monotonic
    };
    void takeInfo(const QJsonObject &info);
    void takeDevices(const QJsonArray &devices);
    void takeGroups(const QJsonArray &groups);
    void takeEvent(const QJsonObject &event);
    void takeResponse(const QJsonObject &response);
    [[nodiscard]] QString nameOf(const QString &device) const;

    const Clock &m_clock;
    bool m_isKnown = false;
    bool m_isOnline = false;
    QString m_version;
    qint64 m_untilMs = 0; // wall; 0: closed
    QJsonArray m_joining;
    QJsonArray m_devices;
    QJsonArray m_groups;
    QHash<QString, Asked> m_asked; // by transaction
    quint64 m_lastTransaction = 0;
};

} // namespace hearth::bridge
