// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The short keys that Home Assistant's MQTT discovery allows, written out. A pure function, any thread.
// Expands the top level, the device, the origin and each availability; a component of a device message is
// expanded on its own.

#include <QJsonObject>

namespace hearth::bridge
{

QJsonObject expandAbbreviations(const QJsonObject &config);

} // namespace hearth::bridge
