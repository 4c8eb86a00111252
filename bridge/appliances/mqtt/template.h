// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The part of Jinja that nearly all discovery messages use: text around {{ value }}, {{ value_json.a['b'].0
// }}, literals, the filters float, int, default, round, lower, upper, string, and one == comparison.
// Everything else is Unsupported with the reason, until a full evaluator stands behind the same two
// functions. Immutable after parse(), any thread; no loops, so it ends. One known difference: a whole float
// prints without ".0".

#include "resources/base/result.h"
#include <QByteArray>
#include <QJsonValue>
#include <memory>
#include <optional>
#include <vector>

namespace hearth::bridge
{

/// One message: its text, and its JSON read once, on demand, for all templates that look at it.
class TemplateInput
{
public:
    explicit TemplateInput(const QByteArray &payload) : m_payload(payload) {}
    [[nodiscard]] QString text() const { return QString::fromUtf8(m_payload); }
    /// Nothing when the payload is not JSON within the limits.
    [[nodiscard]] const std::optional<QJsonValue> &json() const;

private:
    QByteArray m_payload;
    mutable bool m_isParsed = false;
    mutable std::optional<QJsonValue> m_json;
};

class Template
{
public:
    /// An empty text gives the payload as it is.
    static Result<Template> parse(const QString &text);
    /// Invalid when something undefined is looked into or a filter cannot convert: keep the previous state.
    [[nodiscard]] Result<QString> render(const TemplateInput &input) const;

private:
    enum class Root { Value, Json, Literal };
    struct Filter {
        QString name;
        std::optional<QJsonValue> argument;
    };
    struct Segment {
        QString text; // stands for itself when not isExpression
        bool isExpression = false;
        Root root = Root::Literal;
        QJsonValue literal;
        QStringList path;
        std::vector<Filter> filters;
        std::optional<QJsonValue> comparedWith;
    };
    friend class TemplateParser;

    static Result<std::optional<QJsonValue>> evaluate(const Segment &segment, const TemplateInput &input);

    std::vector<Segment> m_segments;
};

/// Without its fraction; nothing when it does not fit 64 bits or is no number.
std::optional<qint64> wholeNumber(double number);

/// A JSON value as Jinja prints it: True, False, None, 1, 21.5.
QString templateText(const QJsonValue &value);

} // namespace hearth::bridge
