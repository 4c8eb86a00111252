// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// WLED over MQTT. Source: WLED documentation (kno.wled.ge), "MQTT": below its device topic it says "status"
// (online, offline: its last will), "g" (brightness, 0 to 255), "c" (colour) and "v" (all of it, as XML); it
// takes brightness, ON and OFF on the device topic itself, and its JSON on "api". Hearth sees those whose
// device topic is below "wled/", which is WLED's default.

#include "bridge/appliances/mqtt/dialect.h"

namespace hearth::bridge
{

std::unique_ptr<Dialect> makeWledDialect();

/// `base`: its device topic; `name`: from its XML, may be empty. Pure.
Result<DiscoveryMessage> readWled(const QString &base, const QString &name);

/// Without a broker: what its JSON API tells and takes (kno.wled.ge, "JSON API"). `digits`: the last half of
/// its network address; its topics are wledTopics(), names that no broker sees. Pure.
Result<DiscoveryMessage> readWledJson(const QString &digits, const QString &name, const QStringList &effects,
                                      const QStringList &presets);
struct WledTopics {
    QString online; // "true" or "false"
    QString state;  // {"state": …}
    QString api;    // takes a state object
    QString effect; // a name, both ways
    QString preset; // a name, both ways
};
WledTopics wledTopics(const QString &digits);

/// What "v" says that it is called; empty where it says nothing.
QString wledName(const QByteArray &xml);

} // namespace hearth::bridge
