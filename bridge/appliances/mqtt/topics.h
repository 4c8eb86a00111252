// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The grammar of topics: where discovery lies, and which topics a config may make us read and write. Pure
// functions.

#include "resources/base/result.h"
#include <QStringList>

namespace hearth::bridge
{

struct ConfigTopic {
    QString component; // "device" for a device message
    QString nodeId;    // may be empty
    QString objectId;
};

/// "homeassistant/<component>/[<node>/]<object>/config"; Invalid otherwise.
Result<ConfigTopic> parseConfigTopic(const QString &topic);

/// What is subscribed to see all discovery.
QStringList discoveryFilters();

/// What a config may make us read: a topic, or a filter (MQTT 3.1.1, 4.7.1) that names at least one level
/// itself, as gateways use that hear one thing in several rooms. One of wildcards alone would read the whole
/// home; it is refused like the broker's own topics, malformed filters and what is too long.
Done checkStateTopic(const QString &topic);
/// A topic, no filter; and not discovery's: no config makes us write configs.
Done checkCommandTopic(const QString &topic);

[[nodiscard]] bool isFilter(const QString &topic);
/// Whether a message on `topic` is one of the filter's, by MQTT 3.1.1, 4.7.
[[nodiscard]] bool matches(const QString &filter, const QString &topic);

} // namespace hearth::bridge
