// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/search/fold.h"
#include <QStringList>
#include <algorithm>
#include <array>
#include <memory>
#include <unicode/translit.h>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kLongest = 500; // of a name; what comes after is not searched
constexpr int kLongestWord = 32;

bool isHan(char32_t letter)
{
    return QChar::script(letter) == QChar::Script_Han;
}

/// Made once per thread: a transliterator keeps state while it works.
icu::Transliterator *hanToLatin()
{
    thread_local const std::unique_ptr<icu::Transliterator> made = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> one(
            icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(one) : nullptr;
    }();
    return made.get();
}

} // namespace

QString fold(const QString &text)
{
    const QString open = text.left(kLongest).normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    folded.reserve(open.size());
    bool isBetween = true;
    for (const QChar letter : open) {
        if (letter.isMark())
            continue;
        if (letter.isLetterOrNumber() || letter.isSurrogate()) {
            folded.append(letter);
            isBetween = false;
        } else if (!isBetween && letter != QLatin1Char('\'') && letter != QChar(0x2019)) {
            folded.append(QLatin1Char(' '));
            isBetween = true;
        }
    }
    // What decomposition leaves whole.
    folded.replace(QChar(0xdf), QLatin1String("ss")).replace(QChar(0xf8), QLatin1Char('o'));
    folded.replace(QChar(0x142), QLatin1Char('l')).replace(QChar(0xe6), QLatin1String("ae"));
    return folded.trimmed();
}

QString pinyin(const QString &text)
{
    QStringList syllables;
    for (const char32_t letter : text.left(kLongest).toUcs4()) {
        if (!isHan(letter))
            continue;
        icu::UnicodeString one(static_cast<UChar32>(letter));
        if (icu::Transliterator *reads = hanToLatin())
            reads->transliterate(one);
        const QString latin =
            fold(QString::fromUtf16(reinterpret_cast<const char16_t *>(one.getBuffer()), one.length()));
        if (!latin.isEmpty() && latin.front() < QChar(0x80))
            syllables.append(latin);
    }
    if (syllables.isEmpty())
        return {};
    QString initials;
    for (const QString &syllable : syllables)
        initials.append(syllable.front());
    return syllables.join(QLatin1Char(' ')) + QLatin1Char(' ') + syllables.join(QString()) +
           QLatin1Char(' ') + initials;
}

bool isNear(QStringView word, QStringView wanted, int most)
{
    const int wantedSize = static_cast<int>(std::min<qsizetype>(wanted.size(), kLongestWord));
    const int wordSize = static_cast<int>(std::min<qsizetype>(word.size(), wantedSize + most));
    // Optimal string alignment; the last row's best end is a beginning of `word`.
    std::array<std::array<int, kLongestWord + 2>, 3> rows{};
    std::array<int, kLongestWord + 2> *before = &rows[0];
    std::array<int, kLongestWord + 2> *last = &rows[1];
    std::array<int, kLongestWord + 2> *row = &rows[2];
    for (int j = 0; j <= wantedSize; ++j)
        (*last)[static_cast<std::size_t>(j)] = j;
    int best = (*last)[static_cast<std::size_t>(wantedSize)];
    for (int i = 1; i <= wordSize; ++i) {
        (*row)[0] = i;
        for (int j = 1; j <= wantedSize; ++j) {
            const auto at = static_cast<std::size_t>(j);
            const bool same = word[i - 1] == wanted[j - 1];
            int cost = std::min({(*last)[at] + 1, (*row)[at - 1] + 1, (*last)[at - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && word[i - 1] == wanted[j - 2] && word[i - 2] == wanted[j - 1])
                cost = std::min(cost, (*before)[at - 2] + 1);
            (*row)[at] = cost;
        }
        best = std::min(best, (*row)[static_cast<std::size_t>(wantedSize)]);
        std::swap(before, last);
        std::swap(last, row);
    }
    return best <= most;
}

} // namespace hearth::bridge
