// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A way to reach appliances. A protocol is one folder and one row of protocols(); it tells what it sees as
// whole snapshots and carries commands out. Owned by the registry, lives on its thread. Keeps nothing on
// disk: names, rooms and last known states are the registry's.

#include "bridge/appliances/model/appliance.h"
#include "bridge/appliances/protocol_quality.h"
#include "resources/base/result.h"
#include <QObject>
#include <functional>
#include <memory>
#include <span>

namespace hearth::bridge
{

constexpr qsizetype kLargestPicture = 8 * 1024 * 1024; // bytes, as they come

class Protocol : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(Done)>;

    /// The row it came from; ids of its appliances begin with it and a colon.
    [[nodiscard]] virtual QString name() const = 0;
    virtual void start() = 0;
    /// Empty while it works; else a sentence for the viewer ("The home's broker does not answer"). From when
    /// it gets one until it has none again, what seen() told is remembered and not heard; then everything is
    /// told anew, with isHeard only for what was reported since.
    [[nodiscard]] virtual QString problem() const = 0;
    /// Carries out what the registry has checked against the limits. `answer` is called exactly once, with
    /// success only when the message has left and was acknowledged; Unavailable when it could not.
    virtual void send(const QString &applianceId, const QString &capability, const QString &command,
                      const QJsonValue &value, Answer answer) = 0;

    /// The network behind it that appliances are let into (zigbee_network.h); {} for none.
    [[nodiscard]] virtual QJsonObject network() const { return {}; }
    /// `answer` is called exactly once; Unsupported where there is no such network.
    virtual void askNetwork(const QString &what, const QJsonObject &params, Answer answer)
    {
        Q_UNUSED(what)
        Q_UNUSED(params)
        answer(fail(ErrorCode::Unsupported, Error::tr("There is no network of appliances here")));
    }

Q_SIGNALS:
    void networkChanged();
    /// Everything that is known of an appliance now. A capability whose state is empty has not reported yet.
    void seen(const hearth::bridge::Appliance &appliance);
    void gone(const QString &applianceId);
    /// A still picture as the appliance sent it, at most kLargestPicture bytes that nobody has looked into:
    /// they are for hearth-probe alone. Told after seen() has told of the capability.
    void pictured(const QString &applianceId, const QString &capability, const QByteArray &bytes);
    void problemChanged();
};

struct ProtocolRow {
    const char *name;
    /// Invalid when the settings do not make sense. Does not connect yet.
    Result<std::unique_ptr<Protocol>> (*create)(const QJsonObject &settings);
    std::span<const QualityRow> quality; // each rule once
    bool isDirect = false; // spoken to without anything between; runs by itself (hub/home_direct.h)
};

std::span<const ProtocolRow> protocols();

/// NotFound for a name without a row.
Result<std::unique_ptr<Protocol>> createProtocol(const QString &name, const QJsonObject &settings);

} // namespace hearth::bridge
