// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one description of the Hearth API, resources/api/hearth.openrpc.json, and what it decides: which
// methods there are, who may call them and whether parameters fit. Understands the part of JSON Schema that
// the document uses: type, enum, minimum, maximum, maxLength, maxItems, items, required, properties.
// Immutable, any thread.

#include "resources/base/result.h"
#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace hearth::bridge
{

class ApiDocument
{
public:
    static Result<ApiDocument> load(const QByteArray &json);

    [[nodiscard]] const QJsonObject &json() const { return m_json; }
    [[nodiscard]] QStringList methods() const { return m_methods.keys(); }
    [[nodiscard]] QStringList events() const { return m_events.values(); }
    /// NotFound for an unknown method, NotAllowed for the wrong caller, Invalid naming the parameter.
    [[nodiscard]] Done check(const QString &method, const QString &caller, const QJsonObject &params) const;
    [[nodiscard]] bool mayHear(const QString &event, const QString &caller) const;

private:
    struct Method {
        QSet<QString> callers;
        QHash<QString, QJsonObject> params;
        QSet<QString> required;
    };
    QJsonObject m_json;
    QHash<QString, Method> m_methods;
    QSet<QString> m_events;
    QHash<QString, QSet<QString>> m_listeners;
};

} // namespace hearth::bridge
