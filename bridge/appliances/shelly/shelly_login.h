// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The "auth" of a request to a Shelly that has a password. Source: Shelly API documentation, Gen2+,
// "Authentication" (RFC 7616 with SHA-256; over a WebSocket the method and the address are dummies). Pure.

#include "resources/base/result.h"
#include <QJsonObject>

namespace hearth::bridge
{

/// `challenge`: what came with error 401. Unsupported for another algorithm than SHA-256, Invalid for what is
/// no challenge. `cnonce`: a number that nobody foresees.
Result<QJsonObject> shellyLogin(const QJsonObject &challenge, const QString &password, quint32 cnonce);

} // namespace hearth::bridge
