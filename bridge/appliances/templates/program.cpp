// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/program.h"
#include "bridge/appliances/templates/parser.h"
#include "bridge/appliances/templates/printing.h"
#include <QHash>
#include <QMutex>

namespace hearth::templates
{

namespace
{

constexpr qsizetype kMostRemembered = 512;

/// Programs by their text. The mutex guards the table; programs themselves never change.
class Memory
{
public:
    std::shared_ptr<const Program> find(const QString &text)
    {
        const QMutexLocker lock(&m_mutex);
        return m_programs.value(text);
    }
    void keep(const QString &text, const std::shared_ptr<const Program> &program)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_programs.size() >= kMostRemembered)
            m_programs.erase(m_programs.begin());
        m_programs.insert(text, program);
    }

private:
    QMutex m_mutex;
    QHash<QString, std::shared_ptr<const Program>> m_programs;
};

Memory &memory()
{
    static Memory programs;
    return programs;
}

} // namespace

struct Program::Parts {
    Body body;
    std::vector<Text> names;
};

Program::Program(std::unique_ptr<const Parts> parts) : m_parts(std::move(parts)) {}

Program::~Program() = default;

std::expected<std::shared_ptr<const Program>, Failure> Program::compile(const QString &text)
{
    if (std::shared_ptr<const Program> known = memory().find(text))
        return known;
    if (text.size() > kLongestTemplate)
        return std::unexpected(
            Failure{ErrorName::LimitError, "a template of " + std::to_string(text.size()) + " characters"});
    try {
        const Text source = fromQString(text);
        ParsedTemplate parsed = Parser(stripped(source)).parse();
        auto parts = std::make_unique<Parts>();
        parts->body = std::move(parsed.body);
        parts->names = std::move(parsed.names);
        const std::shared_ptr<const Program> program(new Program(std::move(parts)));
        memory().keep(text, program);
        return program;
    } catch (Raised &raised) {
        return std::unexpected(std::move(raised.failure));
    }
}

std::expected<QString, Failure> Program::render(const Variables &variables, const MomentSource &moments) const
{
    try {
        Runtime runtime(variables, moments, m_parts->names);
        Text out;
        m_parts->body.run(runtime, out);
        const TextView result = stripped(out);
        if (result.size() > Runtime::kLongestResult)
            raise(ErrorName::LimitError,
                  "the template makes a text of " + std::to_string(result.size()) + " characters");
        return toQString(result);
    } catch (Raised &raised) {
        return std::unexpected(std::move(raised.failure));
    }
}

Value VariableList::find(TextView name) const
{
    for (const auto &[known, value] : m_values) {
        if (known == name)
            return value;
    }
    return {};
}

} // namespace hearth::templates
