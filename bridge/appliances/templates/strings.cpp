// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/strings.h"
#include <algorithm>

namespace hearth::templates
{

namespace
{

bool isCased(char32_t c)
{
    return QChar::isLower(c) || QChar::isUpper(c) || QChar::isTitleCase(c);
}

void appendTitle(Text &text, char32_t c)
{
    const char32_t title = QChar::toTitleCase(c);
    if (c == 0xDF) // sharp s has no large form of its own
        text += U"Ss";
    else
        text.push_back(title);
}

bool isLineEnd(char32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

std::vector<TextView> splitSpaces(TextView text, std::int64_t most)
{
    std::vector<TextView> parts;
    text = strippedLeft(text);
    while (!text.empty()) {
        if (most >= 0 && static_cast<std::int64_t>(parts.size()) >= most) {
            parts.push_back(strippedRight(text));
            break;
        }
        const auto end = std::ranges::find_if(text, &isSpace);
        const auto length = static_cast<std::size_t>(end - text.begin());
        parts.push_back(text.substr(0, length));
        text = strippedLeft(text.substr(length));
    }
    return parts;
}

} // namespace

Text capitalized(TextView text)
{
    if (text.empty())
        return {};
    Text result;
    appendTitle(result, text[0]);
    const Text rest = lowered(text);
    return result + rest.substr(rest.size() - std::min(rest.size(), text.size() - 1));
}

Text titled(TextView text)
{
    const Text small = lowered(text);
    if (small.size() != text.size())
        return small;
    Text result;
    bool wasCased = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (wasCased)
            result.push_back(small[i]);
        else
            appendTitle(result, text[i]);
        wasCased = isCased(text[i]);
    }
    return result;
}

Text swappedCase(TextView text)
{
    Text result;
    for (const char32_t c : text)
        result += QChar::isUpper(c) ? lowered(TextView(&c, 1)) : uppered(TextView(&c, 1));
    return result;
}

Text caseFolded(TextView text)
{
    Text result = fromQString(toQString(text).toCaseFolded());
    for (std::size_t at = result.find(0xDF); at != Text::npos; at = result.find(0xDF, at))
        result.replace(at, 1, U"ss");
    return result;
}

TextView strippedOf(TextView text, const std::optional<Text> &characters, bool left, bool right)
{
    const auto goes = [&](char32_t c) { return characters ? characters->find(c) != Text::npos : isSpace(c); };
    while (left && !text.empty() && goes(text.front()))
        text.remove_prefix(1);
    while (right && !text.empty() && goes(text.back()))
        text.remove_suffix(1);
    return text;
}

std::size_t replacedLength(TextView text, TextView before, TextView after, std::int64_t count)
{
    std::size_t times = 0;
    if (before.empty()) {
        times = text.size() + 1;
    } else {
        for (std::size_t at = text.find(before); at != TextView::npos;
             at = text.find(before, at + before.size()))
            ++times;
    }
    if (count >= 0)
        times = std::min(times, static_cast<std::size_t>(count));
    return text.size() + times * after.size();
}

Text replaced(TextView text, TextView before, TextView after, std::int64_t count)
{
    Text result;
    if (before.empty()) {
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (count < 0 || static_cast<std::int64_t>(i) < count)
                result += after;
            if (i < text.size())
                result.push_back(text[i]);
        }
        return result;
    }
    std::size_t from = 0;
    for (std::size_t at = text.find(before); at != TextView::npos && count != 0;
         at = text.find(before, from)) {
        result += text.substr(from, at - from);
        result += after;
        from = at + before.size();
        count -= count > 0 ? 1 : 0;
    }
    return result += text.substr(from);
}

std::vector<TextView> splitLeft(TextView text, const std::optional<Text> &separator, std::int64_t most)
{
    if (!separator)
        return splitSpaces(text, most);
    std::vector<TextView> parts;
    std::size_t from = 0;
    while (most < 0 || static_cast<std::int64_t>(parts.size()) < most) {
        const std::size_t at = text.find(*separator, from);
        if (at == TextView::npos)
            break;
        parts.push_back(text.substr(from, at - from));
        from = at + separator->size();
    }
    parts.push_back(text.substr(from));
    return parts;
}

std::vector<TextView> splitRight(TextView text, const std::optional<Text> &separator, std::int64_t most)
{
    std::vector<TextView> parts;
    if (!separator)
        text = strippedRight(text);
    while (separator || !text.empty()) {
        const bool isFull = most >= 0 && static_cast<std::int64_t>(parts.size()) >= most;
        std::size_t at = TextView::npos;
        std::size_t length = 1;
        if (!isFull && separator) {
            at = text.rfind(*separator);
            length = separator->size();
        } else if (!isFull) {
            for (std::size_t i = text.size(); i > 0 && at == TextView::npos; --i)
                at = isSpace(text[i - 1]) ? i - 1 : at;
        }
        if (at == TextView::npos) {
            parts.push_back(separator ? text : strippedLeft(text));
            break;
        }
        parts.push_back(text.substr(at + length));
        text = text.substr(0, at);
        if (!separator)
            text = strippedRight(text);
    }
    std::ranges::reverse(parts);
    return parts;
}

std::vector<TextView> splitLines(TextView text, bool keepsEnds)
{
    std::vector<TextView> lines;
    std::size_t from = 0;
    while (from < text.size()) {
        std::size_t at = from;
        while (at < text.size() && !isLineEnd(text[at]))
            ++at;
        std::size_t next = at;
        if (at < text.size())
            next = at + (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1);
        lines.push_back(text.substr(from, (keepsEnds ? next : at) - from));
        from = next;
    }
    return lines;
}

Text padded(TextView text, std::int64_t width, char32_t fill, Side side)
{
    const std::int64_t missing = width - static_cast<std::int64_t>(text.size());
    if (missing <= 0)
        return Text(text);
    // As CPython centres: the odd one goes left where the width is odd too.
    const std::int64_t left = side == Side::Left    ? 0
                              : side == Side::Right ? missing
                                                    : missing / 2 + (missing & width & 1);
    return Text(static_cast<std::size_t>(left), fill) + Text(text) +
           Text(static_cast<std::size_t>(missing - left), fill);
}

} // namespace hearth::templates
