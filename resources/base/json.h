// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JSON from outside, with limits. Qt's parser alone accepts any size and 1,024 levels; here the size and the
// depth are checked before it sees a byte. Pure functions, any thread.

#include "resources/base/result.h"
#include <QJsonObject>
#include <QJsonValue>

namespace hearth
{

struct JsonLimits {
    qsizetype sizeBytes;
    int depth;
};

/// Parses one JSON object. Invalid with the byte offset when malformed, TooLarge past a limit.
Result<QJsonObject> parseJsonObject(const QByteArray &bytes, JsonLimits limits);

/// Compact UTF-8 without a trailing newline.
QByteArray toJson(const QJsonObject &object);

} // namespace hearth
