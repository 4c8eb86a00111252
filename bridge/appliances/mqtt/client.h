// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One MQTT 3.1.1 or 5 connection over libmosquitto on Qt's event loop, with TLS where it is wanted.
// Reconnects by itself with a growing pause and subscribes again. Lives on the thread that made it; only
// names are looked up on another, since the system's resolver may wait. Never sends late: what was not
// acknowledged when the connection broke is answered Unavailable and forgotten.

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

enum class MqttVersion { V3_1_1, V5 };

struct MqttTls {
    QString authorityFile;            // PEM; empty: whom the system trusts
    QString certificateFile, keyFile; // PEM; empty: the client shows none
};

struct MqttSettings {
    QString host; // a name, or an address
    quint16 port = 1883;
    QString user;
    QByteArray password;
    QString clientId; // empty = the broker chooses
    std::optional<MqttTls> tls;
    MqttVersion version = MqttVersion::V3_1_1;
    std::optional<MqttMessage> will;
    std::chrono::seconds keepAlive{20};
    std::chrono::milliseconds publishDeadline{5000};
    std::chrono::milliseconds connectDeadline{10000}; // to the broker's first word
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

    void lookUp();
    void connectNow(const QString &host);
    [[nodiscard]] bool secure();
    void onConnect(int code);
    void onMessage(const mosquitto_message *message);
    void onPublished(int mid);
    void readReady();
    [[nodiscard]] bool hasMore() const;
    [[nodiscard]] bool isHungUp() const;
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
    quint64 m_attempt = 0;
    std::chrono::steady_clock::time_point m_attemptEnds;
    bool m_connected = false;
};

} // namespace hearth::bridge
