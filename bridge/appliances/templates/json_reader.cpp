// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/integer.h"
#include "bridge/appliances/templates/json_text.h"
#include <charconv>
#include <cmath>
#include <limits>

namespace hearth::templates
{

namespace
{

struct NotJson {
};

class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}

    Value whole()
    {
        Value value = any(0);
        skipSpace();
        if (!m_rest.empty())
            throw NotJson();
        return value;
    }

private:
    void skipSpace()
    {
        std::size_t count = 0;
        while (count < m_rest.size() && (m_rest[count] == ' ' || m_rest[count] == '\n' ||
                                         m_rest[count] == '\t' || m_rest[count] == '\r'))
            ++count;
        m_rest.remove_prefix(count);
    }

    char take()
    {
        if (m_rest.empty())
            throw NotJson();
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        return c;
    }

    bool skip(std::string_view word)
    {
        const bool isThere = m_rest.starts_with(word);
        m_rest.remove_prefix(isThere ? word.size() : 0);
        return isThere;
    }

    Value any(int depth)
    {
        skipSpace();
        if (depth > kDeepestJson || m_rest.empty())
            throw NotJson();
        switch (m_rest.front()) {
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case '"':
            m_rest.remove_prefix(1);
            return Value::string(string());
        case 't':
            return word("true", Value::boolean(true));
        case 'f':
            return word("false", Value::boolean(false));
        case 'n':
            return word("null", Value::none());
        case 'N':
            return word("NaN", Value::real(std::numeric_limits<double>::quiet_NaN()));
        case 'I':
            return word("Infinity", Value::real(std::numeric_limits<double>::infinity()));
        default:
            if (skip("-Infinity"))
                return Value::real(-std::numeric_limits<double>::infinity());
            return number();
        }
    }

    Value word(std::string_view text, Value value)
    {
        if (!skip(text))
            throw NotJson();
        return value;
    }

    Value object(int depth)
    {
        auto dict = std::make_unique<DictObject>();
        take();
        skipSpace();
        if (skip("}"))
            return Value::of(Type::Dict, dict.release());
        do {
            skipSpace();
            if (take() != '"')
                throw NotJson();
            Value key = Value::string(string());
            skipSpace();
            if (take() != ':')
                throw NotJson();
            dict->set(std::move(key), any(depth + 1));
            skipSpace();
        } while (skip(","));
        if (take() != '}')
            throw NotJson();
        return Value::of(Type::Dict, dict.release());
    }

    Value array(int depth)
    {
        std::vector<Value> items;
        take();
        skipSpace();
        if (skip("]"))
            return Value::list({});
        do {
            items.push_back(any(depth + 1));
            skipSpace();
        } while (skip(","));
        if (take() != ']')
            throw NotJson();
        return Value::list(std::move(items));
    }

    char32_t hexEscape()
    {
        char32_t number = 0;
        if (m_rest.size() < 4)
            throw NotJson();
        const auto read =
            std::from_chars(m_rest.data(), m_rest.data() + 4, reinterpret_cast<std::uint32_t &>(number), 16);
        if (read.ptr != m_rest.data() + 4)
            throw NotJson();
        m_rest.remove_prefix(4);
        return number;
    }

    void escape(Text &text)
    {
        static constexpr std::string_view kLetters = "\"\\/bfnrt";
        static constexpr std::u32string_view kMeanings = U"\"\\/\b\f\n\r\t";
        const char letter = take();
        if (const std::size_t at = kLetters.find(letter); at != std::string_view::npos) {
            text.push_back(kMeanings[at]);
            return;
        }
        if (letter != 'u')
            throw NotJson();
        char32_t c = hexEscape();
        if (c >= 0xD800 && c < 0xDC00 && m_rest.starts_with("\\u")) {
            const std::string_view before = m_rest;
            m_rest.remove_prefix(2);
            const char32_t low = hexEscape();
            if (low >= 0xDC00 && low < 0xE000)
                c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
            else
                m_rest = before;
        }
        text.push_back(c);
    }

    Text string()
    {
        Text text;
        while (true) {
            std::size_t plain = 0;
            bool isAscii = true;
            while (plain < m_rest.size() && m_rest[plain] != '"' && m_rest[plain] != '\\') {
                const auto c = static_cast<unsigned char>(m_rest[plain++]);
                if (c < 0x20)
                    throw NotJson();
                isAscii = isAscii && c < 0x80;
            }
            const std::string_view part = m_rest.substr(0, plain);
            if (isAscii)
                text.append(part.begin(), part.end());
            else
                text += fromUtf8(part);
            m_rest.remove_prefix(plain);
            if (take() == '"')
                return text;
            escape(text);
        }
    }

    std::size_t digits(std::size_t from) const
    {
        std::size_t at = from;
        while (at < m_rest.size() && m_rest[at] >= '0' && m_rest[at] <= '9')
            ++at;
        return at - from;
    }

    Value number()
    {
        const std::size_t sign = m_rest.front() == '-' ? 1 : 0;
        const std::size_t whole = digits(sign);
        if (whole == 0)
            throw NotJson();
        // A zero stands alone; what follows it is then wrong.
        std::size_t end = sign + (m_rest[sign] == '0' ? 1 : whole);
        bool isWhole = true;
        if (end < m_rest.size() && m_rest[end] == '.' && digits(end + 1) > 0) {
            end += 1 + digits(end + 1);
            isWhole = false;
        }
        if (end < m_rest.size() && (m_rest[end] == 'e' || m_rest[end] == 'E')) {
            const std::size_t power =
                end + 1 < m_rest.size() && (m_rest[end + 1] == '+' || m_rest[end + 1] == '-') ? 1 : 0;
            if (const std::size_t exponent = digits(end + 1 + power); exponent > 0) {
                end += 1 + power + exponent;
                isWhole = false;
            }
        }
        const std::string_view text = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return isWhole ? integerFromDigits(text, 10) : real(text);
    }

    static Value real(std::string_view text)
    {
        double number = 0;
        const auto read = std::from_chars(text.begin(), text.end(), number);
        if (read.ec == std::errc::result_out_of_range) {
            const std::size_t mark = text.find_first_of("eE");
            const bool isSmall = mark != std::string_view::npos ? text[mark + 1] == '-' : true;
            number = isSmall ? 0 : std::numeric_limits<double>::infinity();
            number = text.front() == '-' ? -number : number;
        }
        return Value::real(number);
    }

    std::string_view m_rest;
};

} // namespace

std::optional<Value> parseJson(std::string_view bytes)
{
    if (bytes.size() > kLargestJson)
        return std::nullopt;
    try {
        return Reader(bytes).whole();
    } catch (const NotJson &) {
        return std::nullopt;
    } catch (const Raised &) { // a number past all limits
        return std::nullopt;
    }
}

} // namespace hearth::templates
