// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A template, ready to be rendered: Jinja2 3.1 as Home Assistant uses it for its MQTT messages (immutable
// sandbox, loop controls, "do", its own filters and functions). Templates come from messages, so a program
// reaches nothing but its variables and the clock that it is given, and every rendering ends within limits of
// steps, depth and text. Immutable and shared; any thread, several at once.

#include "bridge/appliances/templates/clock.h"
#include "bridge/appliances/templates/runtime.h"
#include <expected>
#include <memory>

namespace hearth::templates
{

class Program
{
public:
    static constexpr qsizetype kLongestTemplate = 64 * 1024; // characters

    /// The program of a text; the same one for the same text while it is remembered (a few hundred are).
    /// White space around the text does not count, as Home Assistant has it.
    static std::expected<std::shared_ptr<const Program>, Failure> compile(const QString &text);

    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;
    ~Program();

    /// The text without white space around it.
    [[nodiscard]] std::expected<QString, Failure> render(const Variables &variables,
                                                         const MomentSource &moments = systemMoments()) const;

private:
    struct Parts;
    explicit Program(std::unique_ptr<const Parts> parts);

    std::unique_ptr<const Parts> m_parts;
};

/// Variables by name, in the order given.
class VariableList final : public Variables
{
public:
    void add(const QString &name, Value value) { m_values.emplace_back(fromQString(name), std::move(value)); }
    [[nodiscard]] Value find(TextView name) const override;

private:
    std::vector<std::pair<Text, Value>> m_values;
};

} // namespace hearth::templates
