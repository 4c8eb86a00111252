// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/markup.h"
#include "bridge/appliances/templates/strings.h"
#include <algorithm>
#include <array>
#include <set>

namespace hearth::templates
{

namespace
{

struct EntityRow {
    TextView name;
    char32_t letter;
};

// The entities that messages have; others stay as they are written.
constexpr std::array kEntities{
    EntityRow{U"amp", U'&'},     EntityRow{U"lt", U'<'},       EntityRow{U"gt", U'>'},
    EntityRow{U"quot", U'"'},    EntityRow{U"apos", U'\''},    EntityRow{U"nbsp", 0xA0},
    EntityRow{U"deg", 0xB0},     EntityRow{U"euro", 0x20AC},   EntityRow{U"copy", 0xA9},
    EntityRow{U"reg", 0xAE},     EntityRow{U"micro", 0xB5},    EntityRow{U"middot", 0xB7},
    EntityRow{U"times", 0xD7},   EntityRow{U"hellip", 0x2026}, EntityRow{U"ndash", 0x2013},
    EntityRow{U"mdash", 0x2014},
};

std::optional<char32_t> entityOf(TextView name)
{
    if (name.starts_with(U"#")) {
        const bool isHex = name.size() > 1 && (name[1] | 0x20U) == 'x';
        bool ok = false;
        const uint number = toQString(name.substr(isHex ? 2 : 1)).toUInt(&ok, isHex ? 16 : 10);
        return ok && number > 0 && number <= 0x10FFFF ? std::optional<char32_t>(number) : std::nullopt;
    }
    const auto *const row = std::ranges::find(kEntities, name, &EntityRow::name);
    return row == kEntities.end() ? std::nullopt : std::optional(row->letter);
}

Text withEntitiesRead(TextView text)
{
    Text result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '&') {
            const std::size_t end = text.find(U';', i);
            if (end != TextView::npos && end - i < 12) {
                if (const std::optional<char32_t> letter = entityOf(text.substr(i + 1, end - i - 1))) {
                    result.push_back(*letter);
                    i = end;
                    continue;
                }
            }
        }
        result.push_back(text[i]);
    }
    return result;
}

/// Cuts out what begins and ends so.
Text without(TextView text, TextView begin, TextView end)
{
    Text result;
    while (true) {
        const std::size_t from = text.find(begin);
        const std::size_t to = from == TextView::npos ? from : text.find(end, from + begin.size());
        if (to == TextView::npos)
            return result += text;
        result += text.substr(0, from);
        text.remove_prefix(to + end.size());
    }
}

bool endsInTopDomain(TextView word)
{
    return word.ends_with(U".com") || word.ends_with(U".net") || word.ends_with(U".org");
}

bool isMail(TextView word)
{
    const std::size_t at = word.find(U'@');
    return at != TextView::npos && at > 0 && word.find(U'@', at + 1) == TextView::npos &&
           word.find(U'.', at) != TextView::npos && word.back() != '.' && word[at + 1] != '.';
}

class Linker
{
public:
    explicit Linker(const LinkRules &rules) : m_rules(rules)
    {
        std::set<Text> relations{U"noopener"};
        if (rules.isNofollow)
            relations.insert(U"nofollow");
        for (const TextView one : splitLeft(rules.relation, std::nullopt, -1))
            relations.insert(Text(one));
        for (const Text &one : relations)
            m_relation += (m_relation.empty() ? U"" : U" ") + one;
    }

    /// One word of escaped text.
    Text linked(TextView word) const
    {
        std::size_t from = 0;
        while (from < word.size() && (word[from] == '(' || word[from] == '<'))
            ++from;
        while (word.substr(from).starts_with(U"&lt;"))
            from += 4;
        TextView middle = word.substr(from);
        Text tail;
        while (true) {
            if (middle.ends_with(U"&gt;")) {
                tail = U"&gt;" + tail;
                middle.remove_suffix(4);
            } else if (!middle.empty() && TextView(U").,\n>").find(middle.back()) != TextView::npos) {
                tail = Text(1, middle.back()) + tail;
                middle.remove_suffix(1);
            } else {
                break;
            }
        }
        // A bracket that was opened within stays within.
        while (!tail.empty() && tail[0] == ')' &&
               std::ranges::count(middle, U'(') > std::ranges::count(middle, U')')) {
            middle = word.substr(from, middle.size() + 1);
            tail.erase(0, 1);
        }
        return Text(word.substr(0, from)) + link(middle) + tail;
    }

private:
    Text link(TextView word) const
    {
        if (word.starts_with(U"http://") || word.starts_with(U"https://"))
            return word.size() > 8 ? anchor(Text(word), word) : Text(word);
        if (word.starts_with(U"www.") ||
            (endsInTopDomain(word) && word.find(U'@') == TextView::npos && word.size() > 4))
            return anchor(U"https://" + Text(word), word);
        if (word.starts_with(U"mailto:") && isMail(word.substr(7)))
            return U"<a href=\"" + Text(word) + U"\">" + Text(word.substr(7)) + U"</a>";
        if (word.find(U':') == TextView::npos && !word.starts_with(U"www.") &&
            word.find(U'@') != TextView::npos && isMail(word))
            return U"<a href=\"mailto:" + Text(word) + U"\">" + Text(word) + U"</a>";
        return Text(word);
    }

    Text anchor(const Text &address, TextView name) const
    {
        Text result = U"<a href=\"" + address + U'"';
        if (!m_relation.empty())
            result += U" rel=\"" + escapedMarkup(m_relation) + U'"';
        if (!m_rules.target.empty())
            result += U" target=\"" + escapedMarkup(m_rules.target) + U'"';
        Text shownName(name);
        if (m_rules.longestShown && static_cast<std::int64_t>(name.size()) > *m_rules.longestShown)
            shownName = Text(name.substr(
                            0, static_cast<std::size_t>(std::max<std::int64_t>(*m_rules.longestShown, 0)))) +
                        U"...";
        return result + U'>' + shownName + U"</a>";
    }

    const LinkRules &m_rules;
    Text m_relation;
};

} // namespace

Text escapedMarkup(TextView text)
{
    Text result;
    result.reserve(text.size());
    for (const char32_t c : text) {
        switch (c) {
        case '&':
            result += U"&amp;";
            break;
        case '<':
            result += U"&lt;";
            break;
        case '>':
            result += U"&gt;";
            break;
        case '"':
            result += U"&#34;";
            break;
        case '\'':
            result += U"&#39;";
            break;
        default:
            result.push_back(c);
        }
    }
    return result;
}

Text withoutTags(TextView text)
{
    const Text plain = without(without(text, U"<!--", U"-->"), U"<", U">");
    Text result;
    for (const TextView word : splitLeft(plain, std::nullopt, -1))
        result += (result.empty() ? U"" : U" ") + Text(word);
    return withEntitiesRead(result);
}

Text percentEncoded(TextView text, UrlPart part)
{
    Text result;
    for (const char byte : toUtf8(text)) {
        const auto c = static_cast<unsigned char>(byte);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             std::string_view("_.-~").find(byte) != std::string_view::npos;
        if (isPlain || (c == '/' && part == UrlPart::Path)) {
            result.push_back(c);
        } else if (c == ' ' && part == UrlPart::Query) {
            result.push_back('+');
        } else {
            result.push_back('%');
            result.push_back(U"0123456789ABCDEF"[c >> 4U]);
            result.push_back(U"0123456789ABCDEF"[c & 15U]);
        }
    }
    return result;
}

Text withLinks(TextView text, const LinkRules &rules)
{
    const Linker linker(rules);
    const Text escaped = escapedMarkup(text);
    Text result;
    for (std::size_t i = 0; i < escaped.size();) {
        std::size_t end = i + 1;
        while (end < escaped.size() && isSpace(escaped[end]) == isSpace(escaped[i]))
            ++end;
        const TextView word = TextView(escaped).substr(i, end - i);
        result += isSpace(escaped[i]) ? Text(word) : linker.linked(word);
        i = end;
    }
    return result;
}

} // namespace hearth::templates
