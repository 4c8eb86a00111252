// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The film as the desktop's and the home's programs know players: MPRIS 2.2 on the session bus
// (specifications.freedesktop.org/mpris-spec). Has no state of its own: it is told of the film and hands
// orders on, which are refused there as they are for everybody. Main thread of hearthd.

#include "resources/base/result.h"
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QVariantMap>
#include <functional>

namespace hearth::bridge
{

class Mpris : public QDBusVirtualObject
{
    Q_OBJECT
public:
    struct Orders {
        /// A method of the API, answered before it returns.
        std::function<Result<QJsonValue>(const QString &method, const QJsonObject &params)> call;
        std::function<void(double volume)> setVolume; // 1 is full
    };
    /// On this bus from now on, as org.mpris.MediaPlayer2.hearth, or with .instance and the process's number
    /// where another set has that name. Nothing happens on a bus that is not connected.
    Mpris(const QDBusConnection &bus, Orders orders, QObject *parent = nullptr);
    ~Mpris() override;

    /// The session's bus; not connected where the set has none. Starts none.
    [[nodiscard]] static QDBusConnection sessionBus();

    /// playback.state has changed.
    void setFilm(const QJsonObject &film);
    void setVolume(double volume);

    [[nodiscard]] QString introspect(const QString &path) const override;
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;

private:
    [[nodiscard]] QVariantMap root() const;
    [[nodiscard]] QVariantMap player() const;
    [[nodiscard]] QVariantMap metadata() const;
    [[nodiscard]] QDBusObjectPath track() const;
    [[nodiscard]] qint64 positionUs() const;
    [[nodiscard]] bool isOpen() const { return !m_film.value(QLatin1String("id")).toString().isEmpty(); }
    [[nodiscard]] QDBusMessage answerProperties(const QDBusMessage &message);
    [[nodiscard]] Done set(const QString &name, const QVariant &value);
    [[nodiscard]] Done order(const QString &name, const QVariantList &arguments);
    [[nodiscard]] Done call(const char *method, const QJsonObject &params = {}) const;
    void tellChanges();

    QDBusConnection m_bus;
    Orders m_orders;
    QString m_name; // empty: not on the bus
    QJsonObject m_film;
    QElapsedTimer m_since; // m_film was told
    double m_volume = 1;
    QVariantMap m_told; // of the player's properties, without the position
};

} // namespace hearth::bridge
