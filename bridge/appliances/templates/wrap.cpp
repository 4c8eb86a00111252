// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/appliances/templates/wrap.h"
#include <algorithm>

namespace hearth::templates
{

namespace
{

bool isWrapSpace(char32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D);
}

bool isLetter(char32_t c)
{
    return isWordCharacter(c) && !QChar::isDigit(c);
}

/// Where a word may be cut after a hyphen: between letters, two of them on the left; a row of hyphens after a
/// word stands alone.
void addWord(std::vector<TextView> &chunks, TextView word, bool atHyphens)
{
    std::size_t from = 0;
    for (std::size_t i = 1; atHyphens && i + 1 < word.size(); ++i) {
        if (word[i] != '-')
            continue;
        if (word[i + 1] == '-') {
            std::size_t end = i;
            while (end < word.size() && word[end] == '-')
                ++end;
            const char32_t left = word[i - 1];
            const bool followsWord =
                isWordCharacter(left) || TextView(U"!\"'&.,?").find(left) != TextView::npos;
            if (followsWord && end < word.size() && isWordCharacter(word[end])) {
                if (i > from)
                    chunks.push_back(word.substr(from, i - from));
                chunks.push_back(word.substr(i, end - i));
                from = end;
            }
            i = end;
            continue;
        }
        const bool hasLeft =
            i >= from + 2 && isLetter(word[i - 1]) && (isLetter(word[i - 2]) || word[i - 2] == '-');
        const bool hasRight =
            i + 2 < word.size() && isLetter(word[i + 1]) &&
            (isLetter(word[i + 2]) || (word[i + 2] == '-' && i + 3 < word.size() && isLetter(word[i + 3])));
        if (hasLeft && hasRight) {
            chunks.push_back(word.substr(from, i + 1 - from));
            from = i + 1;
        }
    }
    if (from < word.size())
        chunks.push_back(word.substr(from));
}

/// Words and the white space between them, in turn.
std::vector<TextView> chunksOf(TextView line, bool atHyphens)
{
    std::vector<TextView> chunks;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t end = i + 1;
        while (end < line.size() && isWrapSpace(line[end]) == isWrapSpace(line[i]))
            ++end;
        if (isWrapSpace(line[i]))
            chunks.push_back(line.substr(i, end - i));
        else
            addWord(chunks, line.substr(i, end - i), atHyphens);
        i = end;
    }
    std::ranges::reverse(chunks);
    return chunks;
}

/// How much of a word that is longer than a line goes onto this one.
std::size_t cutOf(TextView word, std::size_t room, bool atHyphens)
{
    if (!atHyphens || word.size() <= room)
        return room;
    const std::size_t hyphen = word.substr(0, room).rfind(U'-');
    const bool hasBefore = hyphen != TextView::npos && hyphen > 0 &&
                           word.substr(0, hyphen).find_first_not_of(U'-') != TextView::npos;
    return hasBefore ? hyphen + 1 : room;
}

} // namespace

std::vector<Text> wrapped(TextView line, const WrapRules &rules)
{
    const auto width = static_cast<std::size_t>(std::max<std::int64_t>(rules.width, 1));
    std::vector<TextView> chunks = chunksOf(line, rules.breaksAtHyphens); // the next one last
    std::vector<Text> lines;
    while (!chunks.empty()) {
        if (!lines.empty() && strippedLeft(chunks.back()).empty())
            chunks.pop_back();
        std::vector<TextView> now;
        std::size_t length = 0;
        while (!chunks.empty() && length + chunks.back().size() <= width) {
            length += chunks.back().size();
            now.push_back(chunks.back());
            chunks.pop_back();
        }
        if (!chunks.empty() && chunks.back().size() > width) {
            if (rules.breaksLongWords) {
                const std::size_t cut = cutOf(chunks.back(), width - length, rules.breaksAtHyphens);
                // Where there is no room, Python puts an empty piece, which keeps the space before it.
                now.push_back(chunks.back().substr(0, cut));
                chunks.back().remove_prefix(std::min(cut, chunks.back().size()));
            } else if (now.empty()) {
                now.push_back(chunks.back());
                chunks.pop_back();
            }
        }
        if (!now.empty() && strippedLeft(now.back()).empty())
            now.pop_back();
        if (now.empty())
            continue;
        Text joined;
        for (const TextView part : now)
            joined += part;
        lines.push_back(std::move(joined));
    }
    return lines;
}

} // namespace hearth::templates
