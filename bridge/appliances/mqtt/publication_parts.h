// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The messages of single components; only publication.cpp and its siblings call these.

#include "bridge/appliances/mqtt/publication.h"
#include <QList>
#include <QPair>

namespace hearth::bridge
{

using Extras = QList<QPair<QString, QJsonValue>>; // further variables of the template

/// The value through the template (as it is where there is none) to the topic. Unsupported where there is no
/// topic that may be written.
Result<MqttMessage> commandMessage(const Entity &entity, const char *topicKey, const QJsonValue &value,
                                   const char *templateKey = "command_template", const Extras &extras = {});

Result<MqttMessage> openingMessage(const Entity &entity, const Capability &capability, const QString &command,
                                   const QJsonValue &value);
Result<MqttMessage> guardMessage(const Entity &entity, const QString &command, const QJsonValue &value);
Result<MqttMessage> robotMessage(const Entity &entity, const Capability &capability, const QString &command,
                                 const QJsonValue &value);

} // namespace hearth::bridge
