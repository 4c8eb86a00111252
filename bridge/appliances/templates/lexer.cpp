// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/lexer.h"
#include "bridge/appliances/templates/escapes.h"
#include <algorithm>
#include <array>
#include <optional>

namespace hearth::templates
{

namespace
{

// The longest first.
constexpr std::array<TextView, 27> kOperators{U"//", U"**", U"==", U"!=", U">=", U"<=", U"+", U"-", U"/",
                                              U"*",  U"%",  U"~",  U"[",  U"]",  U"(",  U")", U"{", U"}",
                                              U">",  U"<",  U"=",  U".",  U":",  U"|",  U",", U";", U"!"};

bool isDigit(char32_t c, int base = 10)
{
    if (c >= '0' && c <= '9')
        return static_cast<int>(c - '0') < base;
    return base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
}

class Lexer
{
public:
    explicit Lexer(TextView source) : m_source(source) {}

    std::vector<Token> tokens()
    {
        while (!m_source.empty())
            data();
        add(TokenType::End, U"");
        return std::move(m_tokens);
    }

private:
    void add(TokenType type, TextView text)
    {
        if (type != TokenType::Data || !text.empty())
            m_tokens.push_back({type, Text(text), m_line});
    }
    void drop(std::size_t count)
    {
        m_line += static_cast<int>(std::ranges::count(m_source.substr(0, count), U'\n'));
        m_source.remove_prefix(count);
    }
    void dropSpace() { drop(m_source.size() - strippedLeft(m_source).size()); }
    bool startsWith(TextView text) const { return m_source.starts_with(text); }

    /// Data up to the next tag, and the tag.
    void data()
    {
        std::size_t at = 0;
        for (; at < m_source.size(); ++at) {
            const TextView here = m_source.substr(at, 2);
            if (here == U"{{" || here == U"{%" || here == U"{#")
                break;
        }
        TextView text = m_source.substr(0, at);
        if (at == m_source.size()) {
            add(TokenType::Data, text);
            drop(at);
            return;
        }
        const char32_t kind = m_source[at + 1];
        const char32_t sign = at + 2 < m_source.size() ? m_source[at + 2] : U' ';
        if (sign == '-')
            text = strippedRight(text);
        add(TokenType::Data, text);
        drop(at + 2 + (sign == '-' || sign == '+' ? 1 : 0));
        if (kind == '#')
            comment();
        else if (kind == '%' && isRaw())
            raw();
        else if (kind == '%')
            tag(TokenType::BlockBegin, TokenType::BlockEnd, U"%}");
        else
            tag(TokenType::VariableBegin, TokenType::VariableEnd, U"}}");
    }

    void comment()
    {
        const std::size_t end = m_source.find(U"#}");
        if (end == TextView::npos)
            syntaxError("Missing end of comment tag", m_line);
        const bool strips = end > 0 && m_source[end - 1] == '-';
        drop(end + 2);
        if (strips)
            dropSpace();
    }

    /// "raw" and the tag's end stand here.
    bool isRaw() const
    {
        const TextView inside = strippedLeft(m_source);
        if (!inside.starts_with(U"raw"))
            return false;
        const TextView end = strippedLeft(inside.substr(3));
        return end.starts_with(U"%}") || end.starts_with(U"-%}");
    }

    void raw()
    {
        const std::size_t end = m_source.find(U"%}");
        const bool strips = m_source[end - 1] == '-';
        drop(end + 2);
        if (strips)
            dropSpace();
        for (std::size_t at = m_source.find(U"{%"); at != TextView::npos; at = m_source.find(U"{%", at + 1)) {
            TextView inside = m_source.substr(at + 2);
            const bool stripsBefore = inside.starts_with(U"-");
            if (stripsBefore || inside.starts_with(U"+"))
                inside.remove_prefix(1);
            inside = strippedLeft(inside);
            if (!inside.starts_with(U"endraw"))
                continue;
            inside = strippedLeft(inside.substr(6));
            const bool stripsAfter = inside.starts_with(U"-");
            if (stripsAfter || inside.starts_with(U"+"))
                inside.remove_prefix(1);
            if (!inside.starts_with(U"%}"))
                continue;
            const TextView text = m_source.substr(0, at);
            add(TokenType::Data, stripsBefore ? strippedRight(text) : text);
            drop(m_source.size() - inside.size() + 2);
            if (stripsAfter)
                dropSpace();
            return;
        }
        syntaxError("Missing end of raw directive", m_line);
    }

    /// The tokens of one tag, with its end.
    void tag(TokenType begin, TokenType end, TextView closing)
    {
        add(begin, U"");
        Text open; // closing brackets that are still to come
        while (!m_source.empty()) {
            const bool hasSign = m_source[0] == '-' || (m_source[0] == '+' && end == TokenType::BlockEnd);
            if (open.empty() &&
                (startsWith(closing) || (hasSign && m_source.substr(1).starts_with(closing)))) {
                add(end, U"");
                const bool strips = m_source[0] == '-';
                drop(hasSign ? 3 : 2);
                if (strips)
                    dropSpace();
                return;
            }
            if (isSpace(m_source[0]))
                dropSpace();
            else if (!number() && !name() && !string())
                sign(open);
        }
    }

    bool number()
    {
        if (!isDigit(m_source[0]))
            return false;
        const bool followsDot = !m_tokens.empty() && m_tokens.back().type == TokenType::Operator &&
                                m_tokens.back().text == U"." && m_isDotAdjacent;
        if (const std::size_t length = followsDot ? 0 : floatLength(); length > 0) {
            addDigits(TokenType::Float, length);
            return true;
        }
        addDigits(TokenType::Integer, integerLength());
        return true;
    }

    void addDigits(TokenType type, std::size_t length)
    {
        Text digits(m_source.substr(0, length));
        std::erase(digits, U'_');
        add(type, digits);
        drop(length);
        m_isDotAdjacent = false;
    }

    /// Digits from there on, single underscores between them; zero when there are none.
    std::size_t digitsLength(std::size_t from, int base = 10) const
    {
        std::size_t at = from;
        while (at < m_source.size() &&
               (isDigit(m_source[at], base) || (m_source[at] == '_' && at > from &&
                                                at + 1 < m_source.size() && isDigit(m_source[at + 1], base))))
            ++at;
        return at - from;
    }

    std::size_t floatLength() const
    {
        std::size_t at = digitsLength(0);
        bool isFloat = false;
        if (at < m_source.size() && m_source[at] == '.') {
            if (const std::size_t fraction = digitsLength(at + 1); fraction > 0) {
                at += 1 + fraction;
                isFloat = true;
            }
        }
        if (at < m_source.size() && (m_source[at] | 0x20U) == 'e') {
            const std::size_t sign =
                at + 1 < m_source.size() && (m_source[at + 1] == '+' || m_source[at + 1] == '-') ? 1 : 0;
            if (const std::size_t exponent = digitsLength(at + 1 + sign); exponent > 0)
                return at + 1 + sign + exponent;
        }
        return isFloat ? at : 0;
    }

    std::size_t integerLength() const
    {
        if (m_source[0] != '0')
            return digitsLength(0);
        constexpr std::array kPrefixes{std::pair{'x', 16}, std::pair{'o', 8}, std::pair{'b', 2}};
        for (const auto &[letter, base] : kPrefixes) {
            if (m_source.size() < 3 || (m_source[1] | 0x20U) != static_cast<char32_t>(letter))
                continue;
            const std::size_t from = m_source[2] == '_' ? 3 : 2;
            if (const std::size_t length = digitsLength(from, base); length > 0)
                return from + length;
        }
        std::size_t zeros = 1;
        while (zeros < m_source.size() &&
               (m_source[zeros] == '0' ||
                (m_source[zeros] == '_' && zeros + 1 < m_source.size() && m_source[zeros + 1] == '0')))
            ++zeros;
        return zeros;
    }

    bool name()
    {
        std::size_t length = 0;
        while (length < m_source.size() && isWordCharacter(m_source[length]))
            ++length;
        if (length == 0)
            return false;
        add(TokenType::Name, m_source.substr(0, length));
        drop(length);
        return true;
    }

    bool string()
    {
        const char32_t quote = m_source[0];
        if (quote != '\'' && quote != '"')
            return false;
        std::size_t at = 1;
        while (at < m_source.size() && m_source[at] != quote)
            at += m_source[at] == '\\' ? 2 : 1;
        if (at >= m_source.size())
            syntaxError("unexpected char " + toUtf8(Text(1, quote)), m_line);
        const std::optional<Text> read = unescaped(m_source.substr(1, at - 1));
        if (!read)
            syntaxError("a string with a wrong escape", m_line);
        m_tokens.push_back({TokenType::String, *read, m_line});
        drop(at + 1);
        return true;
    }

    void sign(Text &open)
    {
        const auto found =
            std::ranges::find_if(kOperators, [&](TextView one) { return startsWith(one) && one != U"!"; });
        if (found == kOperators.end())
            syntaxError("unexpected char " + toUtf8(m_source.substr(0, 1)), m_line);
        const char32_t c = (*found)[0];
        if (c == '(' || c == '[' || c == '{') {
            open.push_back(c == '(' ? U')' : c == '[' ? U']' : U'}');
        } else if (c == ')' || c == ']' || c == '}') {
            if (open.empty() || open.back() != c)
                syntaxError("unexpected '" + toUtf8(*found) + "'", m_line);
            open.pop_back();
        }
        add(TokenType::Operator, *found);
        drop(found->size());
        m_isDotAdjacent = c == '.' && !m_source.empty() && !isSpace(m_source[0]);
    }

    TextView m_source;
    int m_line = 1;
    bool m_isDotAdjacent = false; // the last token is a dot, and the next stands right behind it
    std::vector<Token> m_tokens;
};

/// One kind of line end, and none at the end.
Text withPlainLineEnds(TextView source)
{
    Text result;
    result.reserve(source.size());
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '\r') {
            result.push_back('\n');
            if (i + 1 < source.size() && source[i + 1] == '\n')
                ++i;
        } else {
            result.push_back(source[i]);
        }
    }
    if (result.ends_with(U'\n'))
        result.pop_back();
    return result;
}

} // namespace

void syntaxError(const std::string &message, int line)
{
    raise(ErrorName::TemplateSyntaxError, message + " (line " + std::to_string(line) + ')');
}

std::vector<Token> tokensOf(TextView source)
{
    const Text plain = withPlainLineEnds(source);
    return Lexer(plain).tokens();
}

} // namespace hearth::templates
