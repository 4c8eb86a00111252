// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/mqtt/template.h"
#include "bridge/appliances/templates/json_text.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <cmath>

namespace hearth::bridge
{

using templates::Value;

namespace
{

std::unexpected<Error> failed(const templates::Failure &failure)
{
    const bool isLimit = failure.errorClass() == templates::ErrorClass::Limit;
    return fail(isLimit ? ErrorCode::TooLarge : ErrorCode::Invalid,
                QStringLiteral("%1: %2").arg(QLatin1String(failure.nameText()),
                                             QString::fromStdString(failure.message)));
}

} // namespace

Value TemplateInput::commandValue(const QJsonValue &value)
{
    if (value.isBool())
        return Value::boolean(value.toBool());
    if (value.isDouble()) {
        const double number = value.toDouble();
        const bool isWhole = std::trunc(number) == number && std::abs(number) < 1e15;
        return isWhole ? Value::integer(static_cast<qint64>(number)) : Value::real(number);
    }
    return value.isString() ? Value::string(templates::fromQString(value.toString())) : Value::none();
}

TemplateInput TemplateInput::ofCommand(const QJsonValue &value)
{
    TemplateInput input;
    input.m_value = commandValue(value);
    return input;
}

void TemplateInput::set(const QString &name, Value value)
{
    m_set.emplace_back(templates::fromQString(name), std::move(value));
}

QString TemplateInput::text() const
{
    if (m_payload)
        return QString::fromUtf8(*m_payload);
    switch (m_value.type()) {
    case templates::Type::String:
        return templates::toQString(m_value.text());
    case templates::Type::Int:
        return QString::number(m_value.asInt());
    case templates::Type::Float:
        return QString::number(m_value.asFloat(), 'g', 10);
    case templates::Type::Bool:
        return templateText(m_value.asBool());
    default:
        return {};
    }
}

Value TemplateInput::find(templates::TextView name) const
{
    for (auto one = m_set.rbegin(); one != m_set.rend(); ++one) {
        if (one->first == name)
            return one->second;
    }
    if (name == U"value") {
        if (m_value.isAbsent() && m_payload)
            m_value = Value::string(
                templates::fromUtf8({m_payload->constData(), static_cast<std::size_t>(m_payload->size())}));
        return m_value;
    }
    if (name == U"value_json" && m_payload) {
        if (!m_isParsed)
            m_json =
                templates::parseJson({m_payload->constData(), static_cast<std::size_t>(m_payload->size())})
                    .value_or(Value());
        m_isParsed = true;
        return m_json;
    }
    return {};
}

Result<Template> Template::parse(const QString &text)
{
    Template result;
    if (text.isEmpty())
        return result;
    auto program = templates::Program::compile(text);
    if (!program)
        return failed(program.error());
    result.m_program = std::move(*program);
    return result;
}

Result<QString> Template::render(const TemplateInput &input, const templates::MomentSource &moments) const
{
    if (m_program == nullptr)
        return input.text();
    auto text = m_program->render(input, moments);
    if (!text)
        return failed(text.error());
    return std::move(*text);
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
