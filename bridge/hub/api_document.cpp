// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/api_document.h"
#include "resources/base/json.h"
#include <QJsonArray>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kDocumentLimits{1024 * 1024, 32};

QSet<QString> stringSet(const QJsonValue &value)
{
    QSet<QString> set;
    for (const QJsonValue &item : value.toArray())
        set.insert(item.toString());
    return set;
}

bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == QLatin1String("integer"))
        return value.isDouble() && value.toDouble() == static_cast<double>(value.toInteger());
    if (type == QLatin1String("number"))
        return value.isDouble();
    if (type == QLatin1String("string"))
        return value.isString();
    if (type == QLatin1String("boolean"))
        return value.isBool();
    if (type == QLatin1String("array"))
        return value.isArray();
    if (type == QLatin1String("object"))
        return value.isObject();
    return type == QLatin1String("any");
}

Done checkValue(const QString &name, const QJsonValue &value, const QJsonObject &schema)
{
    const QString type = schema.value(QLatin1String("type")).toString(QStringLiteral("any"));
    if (!hasType(value, type))
        return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" must be of type %2").arg(name, type));
    if (const QJsonArray allowed = schema.value(QLatin1String("enum")).toArray();
        !allowed.isEmpty() && !allowed.contains(value)) {
        QStringList names;
        for (const QJsonValue &item : allowed)
            names.append(item.toVariant().toString());
        return fail(ErrorCode::Invalid,
                    QStringLiteral("\"%1\" must be one of: %2").arg(name, names.join(QLatin1String(", "))));
    }
    const auto limit = [&](const char *key, double otherwise) {
        return schema.value(QLatin1String(key)).toDouble(otherwise);
    };
    if (value.isDouble() &&
        (value.toDouble() < limit("minimum", -1e300) || value.toDouble() > limit("maximum", 1e300)))
        return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" must be from %2 to %3")
                                            .arg(name)
                                            .arg(limit("minimum", -1e300))
                                            .arg(limit("maximum", 1e300)));
    if (value.isString() && static_cast<double>(value.toString().size()) > limit("maxLength", 4096))
        return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" is too long").arg(name));
    if (value.isArray()) {
        if (static_cast<double>(value.toArray().size()) > limit("maxItems", 256))
            return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" has too many items").arg(name));
        const QJsonObject items = schema.value(QLatin1String("items")).toObject();
        for (const QJsonValue &item : value.toArray()) {
            if (Done done = checkValue(name, item, items); !done)
                return done;
        }
    }
    return {};
}

} // namespace

Result<ApiDocument> ApiDocument::load(const QByteArray &json)
{
    Result<QJsonObject> parsed = parseJsonObject(json, kDocumentLimits);
    if (!parsed)
        return std::unexpected(std::move(parsed).error().within(QStringLiteral("API document")));
    ApiDocument document;
    document.m_json = *parsed;
    for (const QJsonValue &value : parsed->value(QLatin1String("methods")).toArray()) {
        const QJsonObject object = value.toObject();
        Method method;
        method.callers = stringSet(object.value(QLatin1String("x-callers")));
        for (const QJsonValue &paramValue : object.value(QLatin1String("params")).toArray()) {
            const QJsonObject param = paramValue.toObject();
            const QString name = param.value(QLatin1String("name")).toString();
            method.params.insert(name, param.value(QLatin1String("schema")).toObject());
            if (param.value(QLatin1String("required")).toBool())
                method.required.insert(name);
        }
        document.m_methods.insert(object.value(QLatin1String("name")).toString(), method);
    }
    for (const QJsonValue &value : parsed->value(QLatin1String("x-events")).toArray()) {
        const QJsonObject object = value.toObject();
        const QString name = object.value(QLatin1String("name")).toString();
        document.m_events.insert(name);
        document.m_listeners.insert(name, stringSet(object.value(QLatin1String("x-callers"))));
    }
    return document;
}

Done ApiDocument::check(const QString &methodName, const QString &caller, const QJsonObject &params) const
{
    const auto method = m_methods.constFind(methodName);
    if (method == m_methods.constEnd())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("There is no method \"%1\"").arg(methodName.left(100)),
                    QStringLiteral("rpc.discover lists the methods"));
    if (!method->callers.contains(caller))
        return fail(ErrorCode::NotAllowed,
                    QStringLiteral("%1 may not be called by %2").arg(methodName, caller));
    for (const QString &name : method->required) {
        if (!params.contains(name))
            return fail(ErrorCode::Invalid,
                        QStringLiteral("%1 needs the parameter \"%2\"").arg(methodName, name));
    }
    for (auto it = params.constBegin(); it != params.constEnd(); ++it) {
        const auto schema = method->params.constFind(it.key());
        if (schema == method->params.constEnd())
            return fail(ErrorCode::Invalid,
                        QStringLiteral("%1 has no parameter \"%2\"").arg(methodName, it.key().left(100)));
        if (Done done = checkValue(it.key(), it.value(), *schema); !done)
            return done;
    }
    return {};
}

bool ApiDocument::mayHear(const QString &event, const QString &caller) const
{
    return m_listeners.value(event).contains(caller);
}

} // namespace hearth::bridge
