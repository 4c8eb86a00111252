// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// "text {} {name.attribute[key]!r:>10}".format(…).
#include "bridge/appliances/templates/format.h"
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/methods.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"

namespace hearth::templates
{

namespace
{

class BraceFormatter
{
public:
    BraceFormatter(Runtime &runtime, const Arguments &arguments, qsizetype first)
        : m_runtime(runtime), m_arguments(arguments), m_first(first)
    {
    }

    Text result(TextView text, int depth)
    {
        if (depth > 2)
            raise(ErrorName::ValueError, "Max string recursion exceeded");
        Text out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char32_t c = text[i];
            const bool isDouble = i + 1 < text.size() && text[i + 1] == c;
            if (c != '{' && c != '}') {
                out.push_back(c);
            } else if (isDouble && depth == 1) {
                out.push_back(c);
                ++i;
            } else if (c == '}') {
                raise(ErrorName::ValueError, "Single '}' encountered in format string");
            } else {
                const std::size_t end = endOfField(text, i + 1);
                out += field(text.substr(i + 1, end - i - 1), depth);
                i = end;
            }
            if (out.size() > Runtime::kLongestText)
                m_runtime.growText(out.size());
        }
        return out;
    }

private:
    static std::size_t endOfField(TextView text, std::size_t at)
    {
        int open = 1;
        for (; at < text.size(); ++at) {
            open += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (open == 0)
                return at;
        }
        raise(ErrorName::ValueError, at > 0 && text.back() == '{' ? "Single '{' encountered in format string"
                                                                  : "expected '}' before end of string");
    }

    Text field(TextView written, int depth)
    {
        std::size_t end = 0;
        for (bool inBrackets = false; end < written.size(); ++end) {
            if (written[end] == '[')
                inBrackets = true;
            else if (written[end] == ']')
                inBrackets = false;
            else if (!inBrackets && (written[end] == '!' || written[end] == ':'))
                break;
        }
        Value value = valueOf(written.substr(0, end));
        TextView rest = written.substr(end);
        if (rest.starts_with(U"!")) {
            if (rest.size() < 2 || (rest.size() > 2 && rest[2] != ':'))
                raise(ErrorName::ValueError, "expected ':' after conversion specifier");
            value = converted(value, rest[1]);
            rest.remove_prefix(2);
        }
        if (!rest.empty())
            rest.remove_prefix(1);
        const Text specification = rest.find(U'{') == TextView::npos ? Text(rest) : result(rest, depth + 1);
        return formatted(m_runtime, value, specification);
    }

    Value converted(const Value &value, char32_t how)
    {
        if (how == 's')
            return Value::string(shown(m_runtime, value));
        if (how == 'r')
            return Value::string(represented(m_runtime, value));
        if (how == 'a')
            return Value::string(asciiOnly(represented(m_runtime, value)));
        raise(ErrorName::ValueError, "Unknown conversion specifier '" + toUtf8(Text(1, how)) + '\'');
    }

    Value valueOf(TextView path)
    {
        const std::size_t end = std::min(path.find_first_of(U".["), path.size());
        Value value = argument(path.substr(0, end));
        path.remove_prefix(end);
        while (!path.empty()) {
            if (path[0] == '.') {
                const std::size_t next = std::min(path.find_first_of(U".[", 1), path.size());
                const Text name(path.substr(1, next - 1));
                if (name.empty())
                    raise(ErrorName::ValueError, "Empty attribute in format string");
                value = attributeOf(m_runtime, value, name);
                path.remove_prefix(next);
            } else {
                const std::size_t close = path.find(U']');
                if (close == TextView::npos)
                    raise(ErrorName::ValueError, "Missing ']' in format string");
                if (close == 1)
                    raise(ErrorName::ValueError, "Empty attribute in format string");
                const TextView key = path.substr(1, close - 1);
                const bool isNumber = key.find_first_not_of(U"0123456789") == TextView::npos;
                value = itemOf(m_runtime, value, isNumber ? *parseInteger(key, 10) : Value::string(key));
                path.remove_prefix(close + 1);
            }
        }
        return value;
    }

    Value argument(TextView name)
    {
        const bool isNumber = name.find_first_not_of(U"0123456789") == TextView::npos;
        if (!isNumber) {
            for (const NamedArgument &one : m_arguments.named) {
                if (one.name == name)
                    return one.value;
            }
            raise(ErrorName::KeyError, toUtf8(quoted(name)));
        }
        if (name.empty() ? m_isNumbered : m_isCounted)
            raise(ErrorName::ValueError,
                  name.empty()
                      ? "cannot switch from manual field specification to automatic field numbering"
                      : "cannot switch from automatic field numbering to manual field specification");
        (name.empty() ? m_isCounted : m_isNumbered) = true;
        const Value place = name.empty() ? Value::integer(m_next++) : *parseInteger(name, 10);
        const bool isThere = place.isSmallInt() && place.asInt() < m_arguments.count() - m_first;
        if (!isThere)
            raise(ErrorName::IndexError, "Replacement index out of range for positional args tuple");
        return m_arguments[m_first + place.asInt()];
    }

    Runtime &m_runtime;
    const Arguments &m_arguments;
    qsizetype m_first;
    std::int64_t m_next = 0;
    bool m_isCounted = false;
    bool m_isNumbered = false;
};

} // namespace

Value braceFormat(Runtime &runtime, const Text &text, const Arguments &arguments, qsizetype first)
{
    Text result = BraceFormatter(runtime, arguments, first).result(text, 1);
    runtime.growText(result.size());
    return Value::string(std::move(result));
}

} // namespace hearth::templates
