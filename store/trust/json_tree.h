// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// JSON as TUF signs it: a generic tree that keeps unknown fields, and the canonical form (OLPC) over which
// signatures are made. Refuses what makes two readers disagree: duplicate keys, floats, integers past 64
// bits, broken UTF-8, depth past a limit. Pure, any thread.

#include "resources/base/result.h"
#include <QByteArray>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace hearth::store
{

class JsonNode
{
public:
    using Object = std::map<std::string, JsonNode>; // sorted by bytes, as canonical JSON wants it
    using Array = std::vector<JsonNode>;

    JsonNode() = default;
    JsonNode(bool value) : m_value(value) {}
    JsonNode(qint64 value) : m_value(value) {}
    JsonNode(int value) : m_value(static_cast<qint64>(value)) {}
    JsonNode(std::string value) : m_value(std::move(value)) {}
    JsonNode(const char *value) : m_value(std::string(value)) {}
    JsonNode(const QString &value) : m_value(value.toStdString()) {}
    JsonNode(Array value) : m_value(std::move(value)) {}
    JsonNode(Object value) : m_value(std::move(value)) {}

    /// Null when the node is of another type.
    [[nodiscard]] const bool *asBool() const { return std::get_if<bool>(&m_value); }
    [[nodiscard]] const qint64 *asInteger() const { return std::get_if<qint64>(&m_value); }
    [[nodiscard]] const std::string *asText() const { return std::get_if<std::string>(&m_value); }
    [[nodiscard]] const Array *asArray() const { return std::get_if<Array>(&m_value); }
    [[nodiscard]] const Object *asObject() const { return std::get_if<Object>(&m_value); }
    [[nodiscard]] Object *asObject() { return std::get_if<Object>(&m_value); }
    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::nullptr_t>(m_value); }

    /// The member of an object; null when there is none or this is no object.
    [[nodiscard]] const JsonNode *find(const std::string &key) const;

private:
    std::variant<std::nullptr_t, bool, qint64, std::string, Array, Object> m_value = nullptr;
};

constexpr int kJsonTreeDepth = 64;

Result<JsonNode> parseJsonTree(const QByteArray &bytes);
/// What is signed: sorted, no white space, control characters as they are. Not always valid JSON.
QByteArray canonicalJson(const JsonNode &node);
/// What is written to files: the same tree as valid JSON.
QByteArray plainJson(const JsonNode &node);

} // namespace hearth::store
