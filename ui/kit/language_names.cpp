// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/language_names.h"
#include <QLocale>
#include <algorithm>
#include <array>
#include <unicode/uloc.h>

namespace hearth::ui
{

namespace
{

struct TwoCodes {
    const char *bibliographic;
    const char *terminological;
};
// ISO 639-2:1998, the languages that have two codes; ICU knows the second.
constexpr TwoCodes kTwoCodes[] = {
    {"alb", "sqi"}, {"arm", "hye"}, {"baq", "eus"}, {"bur", "mya"}, {"chi", "zho"},
    {"cze", "ces"}, {"dut", "nld"}, {"fre", "fra"}, {"geo", "kat"}, {"ger", "deu"},
    {"gre", "ell"}, {"ice", "isl"}, {"mac", "mkd"}, {"mao", "mri"}, {"may", "msa"},
    {"per", "fas"}, {"rum", "ron"}, {"slo", "slk"}, {"tib", "bod"}, {"wel", "cym"},
};
constexpr qsizetype kLongest = 35; // of a tag that must be understood: RFC 5646, 4.4.1

} // namespace

QString LanguageNames::name(const QString &code, const QString &language)
{
    static const QStringList kNone{QString(), QStringLiteral("und"), QStringLiteral("zxx"),
                                   QStringLiteral("mul"), QStringLiteral("mis")};
    QByteArray tag = code.left(kLongest).toLatin1().replace('_', '-');
    if (kNone.contains(QString::fromLatin1(tag).toLower()))
        return {};
    const auto two = std::ranges::find(kTwoCodes, tag.left(3).toLower(),
                                       [](const TwoCodes &entry) { return QByteArray(entry.bibliographic); });
    if (two != std::end(kTwoCodes) && (tag.size() == 3 || tag.at(3) == '-'))
        tag.replace(0, 3, two->terminological);
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
    UErrorCode failure = U_ZERO_ERROR;
    uloc_forLanguageTag(tag.constData(), locale.data(), locale.size(), nullptr, &failure);
    if (U_FAILURE(failure) || locale.front() == '\0')
        return code;
    std::array<UChar, 128> name{};
    const int32_t length = uloc_getDisplayName(locale.data(), language.toLatin1().constData(), name.data(),
                                               static_cast<int32_t>(name.size()), &failure);
    // ICU answers with what it was asked where it has no name.
    if (U_FAILURE(failure) || failure == U_USING_DEFAULT_WARNING || length <= 0 ||
        length > static_cast<int32_t>(name.size()))
        return code;
    QString words(reinterpret_cast<const QChar *>(name.data()), length);
    return QLocale(language).toUpper(words.left(1)) + words.mid(1);
}

} // namespace hearth::ui
