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

/// Wildcards, the broker's own topics and what is too long are refused.
Done checkStateTopic(const QString &topic);
/// And discovery: no config makes us write configs.
Done checkCommandTopic(const QString &topic);

} // namespace hearth::bridge
