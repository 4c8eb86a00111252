// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One MQTT 3.1.1 connection over libmosquitto on Qt's event loop; no thread of its own. Reconnects by itself
// with a growing pause and subscribes again. Lives on the thread that made it. Never sends late: what was not
// acknowledged when the connection broke is answered Unavailable and forgotten. No TLS yet; host names are
// resolved in the system's resolver, which may wait, so the home's broker is best given by address.

#include "resources/base/result.h"
#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QSocketNotifier>
#include <QTimer>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

struct mosquitto;
struct mosquitto_message;

namespace hearth::bridge
{

struct MqttMessage {
    QString topic;
    QByteArray payload;
    int qos = 0;
    bool isRetained = false;
};

struct MqttSettings {
    QString host;
    quint16 port = 1883;
    QString user;
    QByteArray password;
    QString clientId; // empty = the broker chooses
    std::optional<MqttMessage> will;
    std::chrono::seconds keepAlive{20};
    std::chrono::milliseconds publishDeadline{5000};
};

class MqttClient : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(Done)>;

    explicit MqttClient(MqttSettings settings, QObject *parent = nullptr);
    ~MqttClient() override;

    void start();
    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// Why it is not connected, a sentence; empty while it is.
    [[nodiscard]] QString problem() const { return m_problem; }

    /// `answer` (may be empty) is called exactly once: success when the message was written (QoS 0) or
    /// acknowledged (QoS 1), Unavailable when not connected or the connection broke first, TimedOut after the
    /// deadline.
    void publish(const MqttMessage &message, Answer answer = {});
    /// Kept over reconnects. Subscribing to what is subscribed already does nothing.
    void subscribe(const QStringList &filters);
    void unsubscribe(const QString &filter);

Q_SIGNALS:
    void connected();
    void disconnected();
    /// Each time problem() changes.
    void problemChanged();
    void received(const hearth::bridge::MqttMessage &message);

private:
    struct Handle;
    struct Outstanding {
        Answer answer;
        std::chrono::steady_clock::time_point deadline;
    };

    void connectNow();
    void onConnect(int code);
    void onMessage(const mosquitto_message *message);
    void onPublished(int mid);
    void readReady();
    void afterCall(int code);
    void updateWriteNotifier();
    void housekeep();
    void stopListening();
    void dropConnection(const QString &why);
    void sendSubscriptions(const QStringList &filters);
    void setProblem(const QString &problem);

    MqttSettings m_settings;
    std::unique_ptr<Handle> m_handle;
    std::unique_ptr<QSocketNotifier> m_readNotifier;
    std::unique_ptr<QSocketNotifier> m_writeNotifier;
    QTimer m_housekeeping;
    QTimer m_retry;
    std::chrono::milliseconds m_pause;
    QSet<QString> m_filters;
    QHash<int, Outstanding> m_outstanding; // by message id
    QString m_problem;
    QString m_refusal; // of this attempt
    bool m_connected = false;
};

} // namespace hearth::bridge
