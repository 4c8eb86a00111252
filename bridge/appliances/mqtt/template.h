// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Templates of discovery messages, over messages and over commands. What they can do is in ../templates; here
// is what they see: "value" and "value_json" of a message, or the value of a command. Templates are
// immutable, any thread; an input belongs to one.

#include "bridge/appliances/templates/program.h"
#include "resources/base/result.h"
#include <QByteArray>
#include <QJsonValue>
#include <memory>
#include <optional>

namespace hearth::bridge
{

/// The variables of a rendering. The JSON of a message is read once, on demand, for all templates that look
/// at it.
class TemplateInput final : public templates::Variables
{
public:
    /// A message: "value" is its text, "value_json" its JSON, which is not defined where it is none.
    explicit TemplateInput(QByteArray payload) : m_payload(std::move(payload)) {}
    /// A command: "value" keeps its type, numbers without a fraction are whole.
    static TemplateInput ofCommand(const QJsonValue &value);

    /// A command's value as templates see it.
    static templates::Value commandValue(const QJsonValue &value);

    /// One more variable, or another value for one.
    void set(const QString &name, templates::Value value);
    /// The value as text, as it goes out where there is no template.
    [[nodiscard]] QString text() const;

    [[nodiscard]] templates::Value find(templates::TextView name) const override;

private:
    TemplateInput() = default;

    std::optional<QByteArray> m_payload;
    std::vector<std::pair<templates::Text, templates::Value>> m_set;
    mutable templates::Value m_value;
    mutable templates::Value m_json;
    mutable bool m_isParsed = false;
};

class Template
{
public:
    /// An empty text gives the value as it is. Invalid and TooLarge for what is no template.
    static Result<Template> parse(const QString &text);
    /// Invalid when the template fails (something undefined is looked into, a filter cannot convert),
    /// TooLarge past a limit: keep the previous state. The message begins with the name that Python gives the
    /// error.
    [[nodiscard]] Result<QString>
    render(const TemplateInput &input,
           const templates::MomentSource &moments = templates::systemMoments()) const;

private:
    std::shared_ptr<const templates::Program> m_program; // null: the value as it is
};

/// A value of a config as templates print it: True, False, None, 1, 21.5.
QString templateText(const QJsonValue &value);

} // namespace hearth::bridge
