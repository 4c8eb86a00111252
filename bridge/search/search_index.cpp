// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/search/search_index.h"
#include "bridge/search/fold.h"
#include <QStringList>
#include <algorithm>
#include <bit>
#include <tuple>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kQueryLetters = 100;
constexpr int kNone = 1000;

/// A set of letters as bits; different letters may share one.
quint64 lettersOf(QStringView text)
{
    quint64 letters = 0;
    for (const QChar letter : text) {
        if (letter != QLatin1Char(' '))
            letters |= quint64(1) << (letter.unicode() % 64);
    }
    return letters;
}

int slipsAllowed(const QString &word)
{
    return word.size() >= 8 ? 2 : word.size() >= 4 ? 1 : 0;
}

/// A word of the query.
struct Wanted {
    QString word;
    quint64 letters;
    int slips; // that it may have
};

struct Hit {
    int score;
    std::size_t entry;
};

/// 0 is a whole word of the name; the more, the worse; kNone does not fit.
int scoreOf(const QString &word, const QString &words, const QString &more)
{
    const QString begins = QLatin1Char(' ') + word;
    if (const qsizetype at = words.indexOf(begins); at >= 0) {
        const qsizetype end = at + begins.size();
        const bool isWhole = end == words.size() || words[end] == QLatin1Char(' ');
        return (isWhole ? 0 : 1) + (at == 0 ? 0 : 1);
    }
    if (more.contains(begins))
        return 3;
    // Chinese has no spaces: any place in the name is the beginning of a word.
    const bool isLatin = word.front() < QChar(0x2e80);
    if ((!isLatin || word.size() >= 3) && words.contains(word))
        return isLatin ? 4 : 2;
    // Nor between a verb and what it is about: each sign by itself ("关空调": 关闭 客厅空调).
    if (!isLatin && word.size() >= 2 &&
        std::ranges::all_of(word, [&](QChar sign) { return words.contains(sign) || more.contains(sign); }))
        return 5;
    return kNone;
}

int slipScoreOf(const QString &word, const QString &words, const QString &more)
{
    const int most = slipsAllowed(word);
    if (most == 0)
        return scoreOf(word, words, more);
    const quint64 wanted = lettersOf(word);
    for (const QString *text : {&words, &more}) {
        const QStringView all(*text);
        for (qsizetype begin = 0; begin < all.size();) {
            qsizetype end = all.indexOf(QLatin1Char(' '), begin);
            if (end < 0)
                end = all.size();
            const QStringView candidate = all.sliced(begin, end - begin);
            begin = end + 1;
            // A letter that the candidate does not have is a slip by itself.
            if (std::popcount(wanted & ~lettersOf(candidate)) <= most &&
                candidate.size() + most >= word.size() && isNear(candidate, word, most))
                return 6;
        }
    }
    return kNone;
}

} // namespace

void SearchIndex::add(const QString &id, const QString &name, const QString &also)
{
    Entry entry{id, QLatin1Char(' ') + fold(name), {}};
    QStringList others{fold(also), pinyin(name)};
    for (const QString &word : also.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        others.append(pinyin(word));
    for (const QString &more : std::as_const(others)) {
        if (!more.isEmpty())
            entry.more += QLatin1Char(' ') + more;
    }
    entry.letters = lettersOf(entry.words) | lettersOf(entry.more);
    m_entries.push_back(std::move(entry));
}

SearchIndex::Found SearchIndex::find(const QString &query, std::size_t limit) const
{
    const QStringList words = fold(query.left(kQueryLetters)).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    std::vector<Wanted> wanted;
    for (const QString &word : words)
        wanted.push_back({word, lettersOf(word), slipsAllowed(word)});
    // The hardest to fit first: most names are out after it, and slips cost the most to look for.
    std::ranges::sort(wanted, {}, [](const Wanted &one) { return std::tuple(one.slips, -one.word.size()); });
    std::vector<Hit> hits;
    for (const bool takesSlips : {false, true}) {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const Entry &entry = m_entries[i];
            const bool mayFit = std::ranges::all_of(wanted, [&](const Wanted &one) {
                return std::popcount(one.letters & ~entry.letters) <= (takesSlips ? one.slips : 0);
            });
            int sum = mayFit ? 0 : kNone;
            for (auto one = wanted.cbegin(); one != wanted.cend() && sum < kNone; ++one)
                sum += (takesSlips ? slipScoreOf : scoreOf)(one->word, entry.words, entry.more);
            if (sum < kNone)
                hits.push_back({sum, i});
        }
        if (!hits.empty())
            break;
    }
    const auto better = [this](const Hit &one, const Hit &other) {
        const Entry &left = m_entries[one.entry];
        const Entry &right = m_entries[other.entry];
        return std::tuple(one.score, left.words.size(), one.entry) <
               std::tuple(other.score, right.words.size(), other.entry);
    };
    const std::size_t shown = std::min(limit, hits.size());
    std::ranges::partial_sort(hits, hits.begin() + static_cast<std::ptrdiff_t>(shown), better);
    Found found{{}, hits.size()};
    for (std::size_t i = 0; i < shown; ++i)
        found.ids.push_back(m_entries[hits[i].entry].id);
    return found;
}

} // namespace hearth::bridge
