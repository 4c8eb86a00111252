// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/letters/text_cost.h"

#include "player/subtitles/letters/iconv_text.h"
#include "player/subtitles/letters/letter_models.h"
#include <QHash>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string>
#include <string_view>

namespace hearth::player
{

namespace
{

// Bits. None of them decides alone; they keep apart what is usual, rare, and hardly ever in a text.
constexpr double kStrangeLetter = 14;
constexpr double kRareSign = 13;
constexpr double kControl = 19;
constexpr double kBroken = 32;
constexpr double kMixedScripts = 6;
/// English words stand in texts of any language; a letter of them costs this much more among Latin letters,
/// where the language's own words look alike.
constexpr double kEnglishBits = 0.35;
/// And in words that have other letters or signs too.
constexpr double kMixedBits = 0.7;
constexpr double kHintBonus = 20;
constexpr double kAsciiWeight = 0.3;

/// One language's table, by character.
class Letters
{
public:
    explicit Letters(const LetterModel &model)
        : m_count(int(std::u16string_view(model.alphabet).size())), m_costs(model.costs)
    {
        m_index.fill(-1);
        for (int i = 0; i < m_count; ++i)
            if (model.alphabet[i] < m_index.size())
                m_index[model.alphabet[i]] = int16_t(i);
        // The letters that Romanian is written with since 1993 stand where the older ones stood.
        if (std::strcmp(model.language, "ro") == 0) {
            m_index[0x219] = m_index[0x15f];
            m_index[0x21b] = m_index[0x163];
        }
    }
    /// Below 0 for a letter that the language has not.
    [[nodiscard]] int index(char16_t c) const { return c < m_index.size() ? m_index[c] : -1; }
    [[nodiscard]] double cost(int before, int after) const
    {
        return (m_costs[before * m_count + after] - '#') / 5.0;
    }

private:
    int m_count;
    const char *m_costs;
    std::array<int16_t, 0x1f00> m_index{};
};

/// One language's signs.
class Signs
{
public:
    explicit Signs(const SignModel &model)
    {
        // What a character set's makers put first is common, whether our texts have it or not.
        addRows("GB2312", "zh-hans", model.language, 0xb0, 0xd7, 0xa1);
        addRows("EUC-JP", "ja", model.language, 0xb0, 0xcf, 0xa1);
        addRows("BIG5", "zh-hant", model.language, 0xa4, 0xc6, 0x40);
        addRows("EUC-KR", "ko", model.language, 0xb0, 0xc8, 0xa1);
        const std::u16string_view signs = model.signs;
        for (size_t rank = 0; rank < signs.size(); ++rank)
            m_costs[signs[rank]] = std::min(5.5 + 0.75 * std::log2(1.0 + double(rank)), 13.0);
        m_isJapanese = std::strcmp(model.language, "ja") == 0;
        m_isKorean = std::strcmp(model.language, "ko") == 0;
    }
    [[nodiscard]] double cost(char16_t c) const
    {
        if (const auto found = m_costs.constFind(c); found != m_costs.cend())
            return *found;
        if (c >= 0x3041 && c < 0x3100)
            return m_isJapanese ? (c < 0x30a0 || c == 0x30fc ? 5.5 : 6.5) : 12;
        if (c >= 0x3000 && c < 0x3040)
            return 7;
        if (c >= 0xff61 && c < 0xffa0)
            return m_isJapanese ? 9 : 17;
        if (c >= 0xff00 && c < 0xff61)
            return 8;
        if (c >= 0x3131 && c < 0x3164)
            return m_isKorean ? 9 : 17;
        if (c >= 0xac00 && c < 0xd7a4)
            return m_isKorean ? 14 : 18;
        return m_isKorean ? 15 : 17;
    }

private:
    void addRows(const char *charset, const char *language, const char *ours, int first, int last, int trail)
    {
        if (std::strcmp(language, ours) != 0)
            return;
        QByteArray bytes;
        for (int lead = first; lead <= last; ++lead)
            for (int second = trail; second < 0xff; second += second == 0x7e ? 0x23 : 1)
                bytes.append(char(lead)).append(char(second));
        if (const auto text = iconvText(bytes, charset))
            for (const QChar c : text->text)
                m_costs[c.unicode()] = 13;
    }
    QHash<char16_t, double> m_costs;
    bool m_isJapanese = false;
    bool m_isKorean = false;
};

const QHash<QString, Letters> &allLetters()
{
    static const QHash<QString, Letters> letters = [] {
        QHash<QString, Letters> made;
        for (const LetterModel &model : letterModels())
            made.insert(QLatin1String(model.language), Letters(model));
        return made;
    }();
    return letters;
}

const QHash<QString, Signs> &allSigns()
{
    static const QHash<QString, Signs> signs = [] {
        QHash<QString, Signs> made;
        for (const SignModel &model : signModels())
            made.insert(QLatin1String(model.language), Signs(model));
        return made;
    }();
    return signs;
}

/// What a sign that is no letter costs.
double markCost(char16_t c, QStringView language)
{
    static constexpr std::u16string_view kUsual =
        u"\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u2026\u2013\u2014\u00a0";
    static constexpr std::u16string_view kKnown = u"\u201a\u2039\u203a\u2022\u00b7\u00b0\u20ac\u00a3\u00a7"
                                                  u"\u00a9\u00ae\u2122\u2116\u00d7\u00b1\u2015"
                                                  u"\u0387\u060c\u061b\u061f\u200e\u200f\u0640";
    if (kUsual.find(c) != kUsual.npos)
        return 7;
    if (kKnown.find(c) != kKnown.npos)
        return 9;
    // Inverted marks are Spain's alone.
    if (c == 0xbf || c == 0xa1)
        return language == QLatin1String("es") || language == QLatin1String("ca") ? 7 : kRareSign + 3;
    if (c == 0xaa || c == 0xba)
        return language == QLatin1String("es") || language == QLatin1String("pt") ||
                       language == QLatin1String("it")
                   ? 9
                   : kRareSign;
    if (c == 0xfffd)
        return kBroken;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xe000 && c < 0xf900))
        return kControl;
    return kRareSign;
}

/// Quotes, dashes, blanks: what touches words.
bool standsAtWords(char16_t c)
{
    return (c >= 0x2010 && c < 0x2040) || c == 0xab || c == 0xbb || c == 0xa0 || c == 0xb7 || c == 0xa1 ||
           c == 0xbf;
}

/// A text as it is walked over: letters folded to small ones, the rest told apart.
struct Unit {
    enum class Kind : uint8_t { Blank, AsciiLetter, Letter, Sign, Mark };
    Kind kind = Kind::Blank;
    bool isUpper = false;
    bool isInAsciiWord = false;
    char16_t folded = u' ';
};

QList<Unit> unitsOf(QStringView text)
{
    QList<Unit> units;
    units.reserve(text.size());
    for (const QChar c : text) {
        Unit unit;
        const char16_t code = c.unicode();
        const bool isMark = c.isMark();
        if (code < 128 && !c.isLetter()) {
            unit.kind = code < 32 && !c.isSpace() ? Unit::Kind::Mark : Unit::Kind::Blank;
            unit.folded = code;
        } else if (c.isLetter() || isMark) {
            unit.isUpper = c.isUpper();
            unit.folded = c.toLower().unicode();
            unit.kind = code < 128      ? Unit::Kind::AsciiLetter
                        : code < 0x1f00 ? Unit::Kind::Letter
                                        : Unit::Kind::Sign;
        } else {
            unit.folded = code;
            unit.kind = code >= 0x3000 && code != 0xfffd && !(code >= 0xe000 && code < 0xf900)
                            ? Unit::Kind::Sign
                            : Unit::Kind::Mark;
        }
        units.append(unit);
    }
    // A word ends at a blank of ASCII, so that it is as long in every encoding.
    for (qsizetype from = 0; from < units.size();) {
        qsizetype to = from;
        bool isAscii = true;
        for (; to < units.size() && units[to].kind != Unit::Kind::Blank; ++to)
            isAscii &= units[to].kind == Unit::Kind::AsciiLetter;
        for (qsizetype i = from; isAscii && i < to; ++i)
            units[i].isInAsciiWord = true;
        from = to + 1;
    }
    return units;
}

/// Capitals stand where words begin, or among capitals.
double caseCost(const Unit &before, const Unit &unit, bool isAtStart)
{
    if (isAtStart || (before.folded < 128 && unit.folded < 128))
        return unit.isUpper ? 1.5 : 0;
    if (unit.isUpper && !before.isUpper)
        return 7;
    return unit.isUpper ? 1 : 0;
}

/// Walks over a text in one language with an alphabet.
class LetterWalk
{
public:
    LetterWalk(const Letters &letters, const Letters &english, QStringView language)
        : m_letters(letters), m_english(english), m_language(language),
          m_foreignBits(letters.index(u'e') < 0 ? 0 : kEnglishBits)
    {
    }
    double cost(const QList<Unit> &units, double asciiWeight)
    {
        for (const Unit &unit : units) {
            if (isLetter(unit))
                takeLetter(unit);
            else
                takeOther(unit);
            m_before = unit;
        }
        return m_cost + m_ascii * asciiWeight;
    }

private:
    static bool isLetter(const Unit &unit)
    {
        return unit.kind == Unit::Kind::Letter || unit.kind == Unit::Kind::AsciiLetter;
    }
    void takeLetter(const Unit &unit)
    {
        // ½ before a letter is rather œ in another encoding.
        if (m_before.kind == Unit::Kind::Mark && !standsAtWords(m_before.folded))
            m_cost += 4;
        const bool isAtStart = !isLetter(m_before);
        const int index = m_letters.index(unit.folded);
        const int last = isAtStart ? 0 : m_letters.index(m_before.folded);
        const double own = index < 0 ? kStrangeLetter : last < 0 ? 8 : m_letters.cost(last, index);
        if (unit.kind == Unit::Kind::Letter) {
            const bool isMixed = m_before.kind == Unit::Kind::AsciiLetter && last < 0;
            m_cost += own + caseCost(m_before, unit, isAtStart) + (isMixed ? kMixedScripts : 0);
            return;
        }
        const int there = isAtStart ? 0 : std::max(m_english.index(m_before.folded), 0);
        const double english = m_english.cost(there, m_english.index(unit.folded)) +
                               (unit.isInAsciiWord ? m_foreignBits : kMixedBits);
        const bool isMixed = index < 0 && m_before.kind == Unit::Kind::Letter;
        (unit.isInAsciiWord ? m_ascii : m_cost) +=
            (unit.isInAsciiWord || index < 0 ? std::min(own, english) : own) + (isMixed ? kMixedScripts : 0);
    }
    void takeOther(const Unit &unit)
    {
        if (isLetter(m_before))
            endWord();
        if (unit.kind == Unit::Kind::Sign)
            m_cost += unit.folded == m_before.folded ? 3 : 16;
        if (unit.kind != Unit::Kind::Mark)
            return;
        const bool isRepeated = unit.folded == m_before.folded && unit.folded != 0xfffd;
        m_cost += isRepeated ? 2 : markCost(unit.folded, m_language);
        if (isLetter(m_before) && !standsAtWords(unit.folded))
            m_cost += 4;
    }
    /// How likely a word ends with its last letter.
    void endWord()
    {
        const int last = m_letters.index(m_before.folded);
        const double own = last < 0 ? 3 : m_letters.cost(last, 0);
        const int there = std::max(m_english.index(m_before.folded), 0);
        if (m_before.isInAsciiWord)
            m_ascii += std::min(own, m_english.cost(there, 0) + m_foreignBits);
        else
            m_cost += own;
    }

    const Letters &m_letters;
    const Letters &m_english;
    QStringView m_language;
    double m_foreignBits;
    double m_cost = 0;
    double m_ascii = 0;
    Unit m_before;
};

double signCost(const QList<Unit> &units, const Signs &signs, const Letters &english, double asciiWeight)
{
    double cost = 0;
    double ascii = 0;
    bool isSignAfterLetter = false;
    Unit before;
    for (const Unit &unit : units) {
        if (unit.kind == Unit::Kind::AsciiLetter) {
            const bool isAtStart = before.kind != Unit::Kind::AsciiLetter;
            const double own =
                english.cost(isAtStart ? 0 : english.index(before.folded), english.index(unit.folded));
            (unit.isInAsciiWord ? ascii : cost) += own + (unit.isInAsciiWord ? 0 : kMixedBits);
            // One sign within a word of letters is two letters of another encoding.
            if (before.kind == Unit::Kind::Sign && isSignAfterLetter)
                cost += 8;
        } else if (unit.kind == Unit::Kind::Sign) {
            isSignAfterLetter = before.kind == Unit::Kind::AsciiLetter;
            cost += signs.cost(unit.folded);
        } else if (unit.kind == Unit::Kind::Letter) {
            cost += 16;
        } else if (unit.kind == Unit::Kind::Mark) {
            cost += unit.folded == before.folded && unit.folded != 0xfffd ? 3
                    : unit.folded > 0x2000 && unit.folded < 0x2700        ? 12
                                                                          : markCost(unit.folded, {}) + 2;
        }
        before = unit;
    }
    return cost + ascii * asciiWeight;
}

} // namespace

double textCost(QStringView text, const QString &languages, const CostTerms &terms)
{
    const QList<Unit> units = unitsOf(text);
    const Letters &english = *allLetters().constFind(QStringLiteral("en"));
    const double asciiWeight = kAsciiWeight * terms.asciiShare;
    double best = 1e300;
    for (const QString &language : languages.split(QLatin1Char(' '))) {
        double cost = 1e300;
        if (const auto letters = allLetters().constFind(language); letters != allLetters().cend())
            cost = LetterWalk(*letters, english, language).cost(units, asciiWeight);
        else if (const auto signs = allSigns().constFind(language); signs != allSigns().cend())
            cost = signCost(units, *signs, english, asciiWeight);
        if (!terms.hint.isEmpty() && language.startsWith(terms.hint))
            cost -= kHintBonus;
        best = std::min(best, cost);
    }
    return best;
}

} // namespace hearth::player
