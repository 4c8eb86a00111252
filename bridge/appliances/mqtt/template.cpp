// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/template.h"
#include "bridge/appliances/mqtt/template_parser.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QVariant>
#include <algorithm>
#include <cmath>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kPayloadLimits{256 * 1024 + 16, 33};
constexpr qsizetype kLongestText = 256 * 1024; // of a rendered template, as Home Assistant has it

std::optional<double> toNumber(const std::optional<QJsonValue> &value)
{
    if (!value)
        return std::nullopt;
    if (value->isDouble())
        return value->toDouble();
    if (value->isBool())
        return value->toBool() ? 1 : 0;
    bool ok = false;
    const double number = value->toString().trimmed().toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<qint64> wholeNumber(double number)
{
    constexpr double kPast = 9223372036854775808.0; // 2^63
    if (!(number >= -kPast && number < kPast))
        return std::nullopt;
    return static_cast<qint64>(std::trunc(number));
}

namespace
{

/// Undefined when the last step is missing, an error when a step looks into nothing, as in Jinja.
Result<std::optional<QJsonValue>> walk(QJsonValue value, const QStringList &path)
{
    for (qsizetype i = 0; i < path.size(); ++i) {
        QJsonValue next(QJsonValue::Undefined);
        if (value.isObject()) {
            next = value.toObject().value(path[i]);
        } else if (value.isArray()) {
            bool ok = false;
            const int index = path[i].toInt(&ok);
            const QJsonArray list = value.toArray();
            if (ok)
                next = list.at(index < 0 ? index + list.size() : index);
        }
        if (next.isUndefined()) {
            if (i + 1 < path.size())
                return fail(ErrorCode::Invalid, QStringLiteral("\"%1\" is undefined").arg(path[i]));
            return std::optional<QJsonValue>();
        }
        value = next;
    }
    return std::optional(value);
}

Result<std::optional<QJsonValue>> applyNumber(const QString &name, const std::optional<QJsonValue> &argument,
                                              const std::optional<QJsonValue> &value)
{
    const std::optional<double> number = toNumber(value);
    if (!number) {
        if (argument && name != QLatin1String("round"))
            return argument;
        return fail(ErrorCode::Invalid, QStringLiteral("not a number for %1").arg(name));
    }
    if (name == QLatin1String("float"))
        return std::optional(QJsonValue(*number));
    if (name == QLatin1String("int")) {
        if (const std::optional<qint64> whole = wholeNumber(*number))
            return std::optional(QJsonValue(*whole));
        if (argument)
            return argument;
        return fail(ErrorCode::Invalid, QStringLiteral("too large for int"));
    }
    // More digits than a double has leave it as it is.
    const double scale = std::pow(10.0, std::clamp(argument ? argument->toInt() : 0, -300, 300));
    const double scaled = *number * scale;
    return std::optional(QJsonValue(std::isfinite(scaled) ? std::nearbyint(scaled) / scale : *number));
}

} // namespace

const std::optional<QJsonValue> &TemplateInput::json() const
{
    if (!m_isParsed) {
        m_isParsed = true;
        // Within an object, since Qt reads no bare numbers or strings.
        const Result<QJsonObject> wrapped = parseJsonObject("{\"v\":" + m_payload + '}', kPayloadLimits);
        if (wrapped && wrapped->size() == 1)
            m_json = (*wrapped)[QLatin1String("v")];
    }
    return m_json;
}

Result<Template> Template::parse(const QString &text)
{
    return TemplateParser(text).parse();
}

Result<std::optional<QJsonValue>> Template::evaluate(const Segment &segment, const TemplateInput &input)
{
    Result<std::optional<QJsonValue>> value = std::optional(segment.literal);
    if (segment.root == Root::Value) {
        value = std::optional(QJsonValue(input.text()));
    } else if (segment.root == Root::Json) {
        if (!input.json())
            return fail(ErrorCode::Invalid, QStringLiteral("the message is not JSON"));
        value = walk(*input.json(), segment.path);
    }
    for (const Filter &filter : segment.filters) {
        if (!value) {
            // Only default may follow what is undefined on the way.
            if (filter.name != QLatin1String("default"))
                return value;
            value = filter.argument;
            continue;
        }
        if (filter.name == QLatin1String("default")) {
            if (!*value)
                value = filter.argument ? filter.argument : std::optional(QJsonValue(QString()));
        } else if (filter.name == QLatin1String("lower") || filter.name == QLatin1String("upper")) {
            const QString text = *value ? templateText(**value) : QString();
            value = std::optional(
                QJsonValue(filter.name == QLatin1String("lower") ? text.toLower() : text.toUpper()));
        } else if (filter.name == QLatin1String("string")) {
            value = std::optional(QJsonValue(*value ? templateText(**value) : QString()));
        } else {
            value = applyNumber(filter.name, filter.argument, *value);
        }
    }
    if (value && segment.comparedWith)
        value = std::optional(QJsonValue(*value && **value == *segment.comparedWith));
    return value;
}

Result<QString> Template::render(const TemplateInput &input) const
{
    if (m_segments.empty())
        return input.text();
    QString result;
    for (const Segment &segment : m_segments) {
        if (!segment.isExpression) {
            result += segment.text;
            continue;
        }
        if (result.size() > kLongestText)
            break;
        const Result<std::optional<QJsonValue>> value = evaluate(segment, input);
        if (!value)
            return std::unexpected(value.error());
        if (*value)
            result += templateText(**value);
    }
    if (result.size() > kLongestText)
        return fail(ErrorCode::TooLarge,
                    QStringLiteral("template makes a text of %1 characters").arg(result.size()));
    return result.trimmed();
}

QString templateText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("True") : QStringLiteral("False");
    case QJsonValue::Null:
        return QStringLiteral("None");
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double: {
        if (value.toVariant().typeId() == QMetaType::LongLong)
            return QString::number(value.toInteger());
        const double number = value.toDouble();
        const QString text = QString::number(number, 'g', QLocale::FloatingPointShortest);
        return text.contains(QLatin1Char('.')) || text.contains(QLatin1Char('e'))
                   ? text
                   : text + QLatin1String(".0");
    }
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(toJson(value.toObject()));
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

} // namespace hearth::bridge
