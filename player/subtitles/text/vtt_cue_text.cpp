// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/vtt_cue_text.h"

#include "player/subtitles/text/html_entities.h"
#include <array>
#include <utility>

namespace hearth::player
{

namespace
{

using Kind = VttNode::Kind;

bool isBlank(QChar c)
{
    return c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\f') ||
           c == QLatin1Char(' ');
}

/// White space as the standard's "ASCII whitespace" alone: a no-break space stays.
QString simplified(const QString &text)
{
    QString simple;
    for (const QChar c : text) {
        if (!isBlank(c) && c != QLatin1Char('\r'))
            simple += c;
        else if (!simple.isEmpty() && !simple.endsWith(QLatin1Char(' ')))
            simple += QLatin1Char(' ');
    }
    if (simple.endsWith(QLatin1Char(' ')))
        simple.chop(1);
    return simple;
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

struct Token {
    enum class Kind { Text, Start, End, Timestamp };
    Kind kind = Kind::Text;
    QString text; // or the tag's name, or the timestamp
    QStringList classes;
    QString annotation;
};

/// The tokenizer, whose states are functions here.
class Tokenizer
{
public:
    explicit Tokenizer(QStringView text) : m_text(text) {}
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }

    Token next() { return m_text[m_at] == QLatin1Char('<') ? tag() : data(); }

private:
    Token data()
    {
        Token token;
        while (!isAtEnd() && m_text[m_at] != QLatin1Char('<'))
            take(token.text);
        return token;
    }
    /// One character, or what a character reference stands for.
    void take(QString &into)
    {
        const QChar c = m_text[m_at++];
        const HtmlEntity entity = c == QLatin1Char('&') ? htmlEntity(m_text.mid(m_at)) : HtmlEntity{};
        if (entity.length > 0)
            into += entity.text;
        else
            into += c;
        m_at += entity.length;
    }
    Token tag()
    {
        ++m_at;
        if (!isAtEnd() && m_text[m_at] == QLatin1Char('/')) {
            ++m_at;
            return {Token::Kind::End, untilClose(), {}, {}};
        }
        if (!isAtEnd() && isDigit(m_text[m_at]))
            return {Token::Kind::Timestamp, untilClose(), {}, {}};
        return startTag();
    }
    QString untilClose()
    {
        const qsizetype close = m_text.indexOf(QLatin1Char('>'), m_at);
        const QStringView inside = m_text.mid(m_at, close < 0 ? -1 : close - m_at);
        m_at = close < 0 ? m_text.size() : close + 1;
        return inside.toString();
    }
    Token startTag()
    {
        Token token;
        token.kind = Token::Kind::Start;
        QString *part = &token.text;
        for (; !isAtEnd(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == QLatin1Char('>') || isBlank(c))
                break;
            if (c == QLatin1Char('.')) {
                token.classes.append(QString());
                part = &token.classes.last();
            } else {
                *part += c;
            }
        }
        token.classes.removeAll(QString());
        while (!isAtEnd() && m_text[m_at] != QLatin1Char('>'))
            take(token.annotation);
        token.annotation = simplified(token.annotation);
        if (!isAtEnd())
            ++m_at;
        return token;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

std::optional<Kind> kindOf(const QString &tag)
{
    static constexpr std::array<std::pair<const char *, Kind>, 8> kTags{{{"c", Kind::Class},
                                                                         {"i", Kind::Italic},
                                                                         {"b", Kind::Bold},
                                                                         {"u", Kind::Underline},
                                                                         {"ruby", Kind::Ruby},
                                                                         {"rt", Kind::RubyText},
                                                                         {"v", Kind::Voice},
                                                                         {"lang", Kind::Language}}};
    for (const auto &[name, kind] : kTags)
        if (tag == QLatin1String(name))
            return kind;
    return {};
}

class TreeBuilder
{
public:
    void add(const Token &token)
    {
        switch (token.kind) {
        case Token::Kind::Text:
            if (!token.text.isEmpty())
                append(Kind::Text).text = token.text;
            break;
        case Token::Kind::Start:
            start(token);
            break;
        case Token::Kind::End:
            end(token);
            break;
        case Token::Kind::Timestamp:
            qsizetype at = 0;
            if (const auto time = collectVttTimestamp(token.text, at); time && at == token.text.size())
                append(Kind::Timestamp).time = *time;
            break;
        }
    }
    QList<VttNode> take() { return std::move(m_nodes); }

private:
    VttNode &append(Kind kind)
    {
        m_nodes.append(VttNode{kind, int(m_open.size()), {}, {}, {}});
        return m_nodes.last();
    }
    void start(const Token &token)
    {
        const std::optional<Kind> kind = kindOf(token.text);
        if (!kind || (*kind == Kind::RubyText && (m_open.isEmpty() || m_open.last() != Kind::Ruby)))
            return;
        VttNode &node = append(*kind);
        node.classes = token.classes;
        if (*kind == Kind::Voice || *kind == Kind::Language)
            node.text = token.annotation;
        m_open.append(*kind);
    }
    void end(const Token &token)
    {
        const std::optional<Kind> kind = kindOf(token.text);
        if (!kind || m_open.isEmpty())
            return;
        if (m_open.last() == *kind) {
            m_open.removeLast();
        } else if (*kind == Kind::Ruby && m_open.last() == Kind::RubyText) {
            m_open.removeLast();
            m_open.removeLast();
        }
    }

    QList<VttNode> m_nodes;
    QList<Kind> m_open;
};

/// Section 5.1: the classes that have a colour without a style sheet.
std::optional<uint32_t> defaultColour(const QStringList &classes)
{
    static constexpr std::array<std::pair<const char *, uint32_t>, 8> kColours{{{"white", 0xffffff},
                                                                                {"lime", 0x00ff00},
                                                                                {"cyan", 0x00ffff},
                                                                                {"red", 0xff0000},
                                                                                {"yellow", 0xffff00},
                                                                                {"magenta", 0xff00ff},
                                                                                {"blue", 0x0000ff},
                                                                                {"black", 0x000000}}};
    for (const auto &[name, colour] : kColours)
        if (classes.contains(QLatin1String(name)))
            return colour;
    return {};
}

} // namespace

std::optional<std::chrono::milliseconds> collectVttTimestamp(QStringView text, qsizetype &at)
{
    const auto digits = [&] {
        const qsizetype from = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return text.mid(from, at - from);
    };
    const auto isNext = [&](char c) { return at < text.size() && text[at] == QLatin1Char(c); };
    // Hours have any number of digits; what the clock of no film reaches counts as that.
    constexpr int64_t kMostHours = 1'000'000'000;
    const QStringView first = digits();
    if (first.isEmpty())
        return {};
    int64_t one = 0;
    for (const QChar c : first)
        one = std::min<int64_t>(one * 10 + c.digitValue(), kMostHours);
    const bool hasHours = first.size() != 2 || one > 59;
    if (!isNext(':'))
        return {};
    ++at;
    QStringView part = digits();
    if (part.size() != 2)
        return {};
    int64_t two = part.toInt();
    int64_t three = 0;
    if (hasHours || isNext(':')) {
        if (!isNext(':'))
            return {};
        ++at;
        part = digits();
        if (part.size() != 2)
            return {};
        three = part.toInt();
    } else {
        three = std::exchange(two, std::exchange(one, 0));
    }
    if (!isNext('.'))
        return {};
    ++at;
    part = digits();
    if (part.size() != 3 || two > 59 || three > 59)
        return {};
    return std::chrono::milliseconds(((one * 60 + two) * 60 + three) * 1000 + part.toInt());
}

QList<VttNode> parseVttCueText(QStringView text)
{
    Tokenizer tokens(text.left(kMostCueCharacters));
    TreeBuilder tree;
    while (!tokens.isAtEnd())
        tree.add(tokens.next());
    return tree.take();
}

QList<TextRun> runsOf(const QList<VttNode> &nodes)
{
    QList<TextRun> runs;
    QList<VttNode> open;
    QList<TextStyle> styles{TextStyle{}};
    const auto close = [&](int depth) {
        while (open.size() > depth) {
            if (open.last().kind == Kind::RubyText)
                runs.append({QStringLiteral(")"), styles.last()});
            open.removeLast();
            styles.removeLast();
        }
    };
    for (const VttNode &node : nodes) {
        close(node.depth);
        if (node.kind == Kind::Text) {
            runs.append({node.text, styles.last()});
        } else if (!node.isLeaf()) {
            TextStyle style = styles.last();
            style.italic |= node.kind == Kind::Italic;
            style.bold |= node.kind == Kind::Bold;
            style.underline |= node.kind == Kind::Underline;
            if (const auto colour = defaultColour(node.classes))
                style.colour = colour;
            if (node.kind == Kind::RubyText)
                runs.append({QStringLiteral(" ("), style});
            open.append(node);
            styles.append(style);
        }
    }
    close(0);
    return tidyRuns(runs);
}

} // namespace hearth::player
