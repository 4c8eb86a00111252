// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/json_text.h"
#include "bridge/appliances/templates/operators.h"
#include "bridge/appliances/templates/printing.h"
#include "bridge/appliances/templates/runtime.h"
#include <algorithm>
#include <cmath>

namespace hearth::templates
{

namespace
{

class Writer
{
public:
    Writer(Runtime &runtime, const JsonStyle &style) : m_runtime(runtime), m_style(style) {}

    Text text(const Value &value)
    {
        any(value, 0);
        return std::move(m_out);
    }

private:
    void any(const Value &value, int depth)
    {
        m_runtime.step();
        if (m_out.size() > Runtime::kLongestText)
            m_runtime.growText(m_out.size());
        switch (value.type()) {
        case Type::None:
            append(m_out, "null");
            break;
        case Type::Bool:
            append(m_out, value.asBool() ? "true" : "false");
            break;
        case Type::Int:
        case Type::BigInt:
            append(m_out, integerText(value));
            break;
        case Type::Float:
            real(value.asFloat());
            break;
        case Type::String:
            string(value.text());
            break;
        case Type::List:
        case Type::Tuple:
            array(value.items(), depth);
            break;
        case Type::Dict:
            object(value.dict(), depth);
            break;
        default:
            raise(ErrorName::TypeError,
                  std::string("Object of type ") + typeName(value) + " is not JSON serializable");
        }
    }

    void real(double number)
    {
        if (std::isfinite(number))
            append(m_out, floatText(number));
        else
            append(m_out, std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
    }

    void unicodeEscape(char32_t c)
    {
        append(m_out, "\\u");
        for (int shift = 12; shift >= 0; shift -= 4)
            m_out.push_back(U"0123456789abcdef"[(c >> static_cast<unsigned>(shift)) & 0xFU]);
    }

    void letter(char32_t c)
    {
        static constexpr std::u32string_view kEscaped = U"\"\\\b\f\n\r\t";
        static constexpr std::u32string_view kLetters = U"\"\\bfnrt";
        if (const std::size_t at = kEscaped.find(c); at != std::u32string_view::npos) {
            m_out.push_back('\\');
            m_out.push_back(kLetters[at]);
        } else if (c < 0x20 || (m_style.isForMarkup && (c == '<' || c == '>' || c == '&' || c == '\''))) {
            unicodeEscape(c);
        } else if (m_style.isAscii && c > 0xFFFF) {
            unicodeEscape(0xD800 + ((c - 0x10000) >> 10U));
            unicodeEscape(0xDC00 + ((c - 0x10000) & 0x3FFU));
        } else if (m_style.isAscii && c > 0x7E) {
            if (c == 0x7F)
                m_out.push_back(c);
            else
                unicodeEscape(c);
        } else {
            m_out.push_back(c);
        }
    }

    void string(TextView text)
    {
        m_out.push_back('"');
        for (const char32_t c : text)
            letter(c);
        m_out.push_back('"');
    }

    void newLine(int depth)
    {
        if (!m_style.indent)
            return;
        m_out.push_back('\n');
        m_out.append(static_cast<std::size_t>(*m_style.indent * depth), U' ');
    }

    void separator(int depth)
    {
        append(m_out, m_style.isCompact || m_style.indent ? "," : ", ");
        newLine(depth);
    }

    void array(const std::vector<Value> &items, int depth)
    {
        m_out.push_back('[');
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i == 0)
                newLine(depth + 1);
            else
                separator(depth + 1);
            any(items[i], depth + 1);
        }
        if (!items.empty())
            newLine(depth);
        m_out.push_back(']');
    }

    Text keyText(const Value &key)
    {
        switch (key.type()) {
        case Type::String:
            return key.text();
        case Type::Bool:
            return widened(key.asBool() ? "true" : "false");
        case Type::None:
            return U"null";
        case Type::Int:
        case Type::BigInt:
        case Type::Float:
            return represented(m_runtime, key);
        default:
            raise(ErrorName::TypeError,
                  std::string("keys must be str, int, float, bool or None, not ") + typeName(key));
        }
    }

    void object(const DictObject &dict, int depth)
    {
        std::vector<const DictObject::Entry *> entries;
        for (const DictObject::Entry &entry : dict.entries)
            entries.push_back(&entry);
        if (m_style.isSorted) {
            std::ranges::stable_sort(entries, [](const auto *a, const auto *b) {
                return compare(Comparison::Less, a->key, b->key);
            });
        }
        m_out.push_back('{');
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (i == 0)
                newLine(depth + 1);
            else
                separator(depth + 1);
            string(keyText(entries[i]->key));
            append(m_out, m_style.isCompact && !m_style.indent ? ":" : ": ");
            any(entries[i]->value, depth + 1);
        }
        if (!entries.empty())
            newLine(depth);
        m_out.push_back('}');
    }

    Runtime &m_runtime;
    const JsonStyle &m_style;
    Text m_out;
};

} // namespace

Text jsonText(Runtime &runtime, const Value &value, const JsonStyle &style)
{
    Text text = Writer(runtime, style).text(value);
    runtime.growText(text.size());
    return text;
}

} // namespace hearth::templates
