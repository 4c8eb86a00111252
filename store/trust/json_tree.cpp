// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/trust/json_tree.h"
#include <QStringDecoder>
#include <charconv>

namespace hearth::store
{

namespace
{

class Parser
{
public:
    explicit Parser(const QByteArray &bytes)
        : m_at(bytes.constData()), m_start(m_at), m_end(m_at + bytes.size())
    {
    }

    Result<JsonNode> document()
    {
        Result<JsonNode> node = value(0);
        if (!node)
            return node;
        skipSpace();
        return m_at == m_end ? std::move(node) : wrong("something follows the document");
    }

private:
    [[nodiscard]] std::unexpected<Error> wrong(const char *what) const
    {
        return fail(ErrorCode::Invalid,
                    QStringLiteral("JSON, byte %1: %2").arg(m_at - m_start).arg(QLatin1String(what)));
    }

    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool take(char wanted)
    {
        skipSpace();
        if (m_at == m_end || *m_at != wanted)
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(std::string_view word)
    {
        if (static_cast<size_t>(m_end - m_at) < word.size() || std::string_view(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }

    Result<JsonNode> value(int depth)
    {
        skipSpace();
        if (depth > kJsonTreeDepth)
            return wrong("nested too deeply");
        if (m_at == m_end)
            return wrong("ends early");
        switch (*m_at) {
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case '"':
            return textNode();
        default:
            break;
        }
        if (takeWord("true"))
            return JsonNode(true);
        if (takeWord("false"))
            return JsonNode(false);
        if (takeWord("null"))
            return JsonNode();
        return integer();
    }

    Result<JsonNode> textNode()
    {
        Result<std::string> string = text();
        if (!string)
            return std::unexpected(string.error());
        return JsonNode(std::move(*string));
    }

    Result<JsonNode> integer()
    {
        const char *from = m_at;
        qint64 number = 0;
        const auto [end, error] = std::from_chars(m_at, m_end, number);
        if (error != std::errc())
            return wrong("not a value, or an integer past 64 bits");
        const std::string_view digits(from, static_cast<size_t>(end - from));
        if ((digits.size() > 1 && digits[0] == '0') || digits.starts_with("-0"))
            return wrong("an integer with a leading zero");
        m_at = end;
        if (m_at < m_end && (*m_at == '.' || *m_at == 'e' || *m_at == 'E'))
            return wrong("numbers must be integers");
        return JsonNode(number);
    }

    Result<JsonNode> array(int depth)
    {
        ++m_at;
        JsonNode::Array nodes;
        if (take(']'))
            return JsonNode(std::move(nodes));
        do {
            Result<JsonNode> node = value(depth + 1);
            if (!node)
                return node;
            nodes.push_back(std::move(*node));
        } while (take(','));
        if (!take(']'))
            return wrong("expected , or ]");
        return JsonNode(std::move(nodes));
    }

    Result<JsonNode> object(int depth)
    {
        ++m_at;
        JsonNode::Object members;
        if (take('}'))
            return JsonNode(std::move(members));
        do {
            skipSpace();
            if (m_at == m_end || *m_at != '"')
                return wrong("expected a key");
            Result<std::string> key = text();
            if (!key)
                return std::unexpected(key.error());
            if (!take(':'))
                return wrong("expected :");
            Result<JsonNode> node = value(depth + 1);
            if (!node)
                return node;
            if (!members.emplace(std::move(*key), std::move(*node)).second)
                return wrong("a key occurs twice");
        } while (take(','));
        if (!take('}'))
            return wrong("expected , or }");
        return JsonNode(std::move(members));
    }

    Result<std::string> text()
    {
        ++m_at;
        std::string result;
        for (;;) {
            if (m_at == m_end)
                return wrong("a string without an end");
            const char c = *m_at++;
            if (c == '"')
                return result;
            if (static_cast<unsigned char>(c) < 0x20)
                return wrong("a control character in a string");
            if (c != '\\') {
                result += c;
                continue;
            }
            if (m_at == m_end)
                return wrong("a broken escape");
            const char letter = *m_at++;
            if (!escape(letter, result))
                return wrong("a broken escape");
        }
    }

    bool escape(char c, std::string &result)
    {
        static constexpr std::string_view kLetters = "\"\\/bfnrt";
        static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        if (const size_t index = kLetters.find(c); index != std::string_view::npos) {
            result += kMeanings[index];
            return true;
        }
        char32_t code = 0;
        if (c != 'u' || !hexUnit(code))
            return false;
        if (code >= 0xD800 && code < 0xDC00) {
            char32_t low = 0;
            if (!takeWord("\\u") || !hexUnit(low) || low < 0xDC00 || low > 0xDFFF)
                return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        } else if (code >= 0xDC00 && code <= 0xDFFF) {
            return false;
        }
        result += QString::fromUcs4(&code, 1).toStdString();
        return true;
    }

    bool hexUnit(char32_t &code)
    {
        if (m_end - m_at < 4)
            return false;
        unsigned unit = 0;
        const auto [end, error] = std::from_chars(m_at, m_at + 4, unit, 16);
        if (error != std::errc() || end != m_at + 4)
            return false;
        code = unit;
        m_at = end;
        return true;
    }

    const char *m_at;
    const char *m_start;
    const char *m_end;
};

void writeText(const std::string &text, bool canonical, QByteArray &out)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (!canonical && static_cast<unsigned char>(c) < 0x20) {
            out += "\\u" + QByteArray::number(static_cast<uint>(c), 16).rightJustified(4, '0');
        } else {
            out += c;
        }
    }
    out += '"';
}

void write(const JsonNode &node, bool canonical, QByteArray &out)
{
    if (const bool *truth = node.asBool()) {
        out += *truth ? "true" : "false";
    } else if (const qint64 *number = node.asInteger()) {
        out += QByteArray::number(*number);
    } else if (const std::string *text = node.asText()) {
        writeText(*text, canonical, out);
    } else if (const JsonNode::Array *array = node.asArray()) {
        out += '[';
        for (size_t i = 0; i < array->size(); ++i) {
            if (i > 0)
                out += ',';
            write((*array)[i], canonical, out);
        }
        out += ']';
    } else if (const JsonNode::Object *object = node.asObject()) {
        out += '{';
        bool first = true;
        for (const auto &[key, member] : *object) {
            if (!std::exchange(first, false))
                out += ',';
            writeText(key, canonical, out);
            out += ':';
            write(member, canonical, out);
        }
        out += '}';
    } else {
        out += "null";
    }
}

} // namespace

const JsonNode *JsonNode::find(const std::string &key) const
{
    const Object *object = asObject();
    if (!object)
        return nullptr;
    const auto found = object->find(key);
    return found == object->end() ? nullptr : &found->second;
}

Result<JsonNode> parseJsonTree(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    if (decoder.hasError() || bytes.startsWith("\xEF\xBB\xBF"))
        return fail(ErrorCode::Invalid, QStringLiteral("JSON: not UTF-8, or with a byte order mark"));
    return Parser(bytes).document();
}

QByteArray canonicalJson(const JsonNode &node)
{
    QByteArray out;
    write(node, true, out);
    return out;
}

QByteArray plainJson(const JsonNode &node)
{
    QByteArray out;
    write(node, false, out);
    return out;
}

} // namespace hearth::store
