// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/json.h"
#include <QJsonDocument>

namespace hearth
{

namespace
{

/// Deepest nesting of brackets outside strings; does not validate.
int nestingDepth(const QByteArray &bytes)
{
    int depth = 0;
    int deepest = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &bytes, JsonLimits limits)
{
    if (bytes.size() > limits.sizeBytes)
        return fail(
            ErrorCode::TooLarge,
            QStringLiteral("JSON of %1 bytes, at most %2 are read").arg(bytes.size()).arg(limits.sizeBytes));
    if (nestingDepth(bytes) > limits.depth)
        return fail(ErrorCode::TooLarge, QStringLiteral("JSON nested deeper than %1").arg(limits.depth));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::Invalid,
                    QStringLiteral("not JSON at byte %1: %2").arg(error.offset).arg(error.errorString()));
    if (!document.isObject())
        return fail(ErrorCode::Invalid, QStringLiteral("JSON, but not an object"));
    return document.object();
}

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace hearth
