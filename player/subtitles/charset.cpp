// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/charset.h"

#include "player/subtitles/letters/encodings.h"
#include "player/subtitles/letters/iconv_text.h"
#include "player/subtitles/letters/text_cost.h"
#include "player/subtitles/letters/unicode_marks.h"
#include <algorithm>
#include <cctype>
#include <cstring>

namespace hearth::player
{

namespace
{

constexpr double kBadByteBits = 40;
constexpr qsizetype kLongestTag = 2000;

bool isAscii(const char *from, const char *to)
{
    return std::none_of(from, to, [](char c) { return uint8_t(c) >= 0x80; });
}

/// What is weighed: the text without its markup of ASCII alone, whose words are English in any language.
QByteArray weighedPart(const QByteArray &bytes)
{
    QByteArray part;
    const qsizetype size = std::min(bytes.size(), kSampleBytes);
    for (qsizetype i = 0; i < size; ++i) {
        const char c = bytes[i];
        const bool opens =
            c == '<' && i + 1 < size && (i == 0 || uint8_t(bytes[i - 1]) < 0x80) &&
            (std::isalpha(uint8_t(bytes[i + 1])) != 0 || std::strchr("/!?", bytes[i + 1]) != nullptr);
        const char *from = bytes.constData() + i;
        const void *close = opens ? std::memchr(from, '>', size_t(std::min(size - i, kLongestTag))) : nullptr;
        if (close != nullptr && isAscii(from, static_cast<const char *>(close))) {
            part += ' ';
            i += static_cast<const char *>(close) - from;
        } else {
            part += c;
        }
    }
    return part;
}

QByteArray likeliest(const QByteArray &bytes, const QString &hint)
{
    const QByteArray part = weighedPart(bytes);
    QByteArray best("WINDOWS-1252");
    double least = 1e300;
    for (const Encoding &encoding : encodings()) {
        const auto read =
            encoding.hasSigns ? iconvText(part, encoding.name) : singleByteText(part, encoding.name);
        if (!read)
            continue;
        double cost = encoding.rarity + read->badBytes * kBadByteBits;
        if (cost >= least)
            continue;
        // Vietnamese of windows-1258 puts tones behind their letters.
        const bool isComposed = std::strcmp(encoding.name, "WINDOWS-1258") == 0;
        cost += textCost(isComposed ? read->text.normalized(QString::NormalizationForm_C) : read->text,
                         QLatin1String(encoding.languages), hint);
        if (cost < least) {
            least = cost;
            best = encoding.name;
        }
    }
    return best;
}

/// "rus" as "ru": the models go by two letters.
QString twoLetters(const QString &language)
{
    static constexpr std::pair<const char *, const char *> kLonger[] = {
        {"rus", "ru"}, {"ukr", "uk"}, {"bul", "bg"}, {"srp", "sr"}, {"mac", "mk"}, {"mkd", "mk"},
        {"bel", "be"}, {"pol", "pl"}, {"cze", "cs"}, {"ces", "cs"}, {"slk", "sk"}, {"slo", "sk"},
        {"slv", "sl"}, {"hrv", "hr"}, {"hun", "hu"}, {"ron", "ro"}, {"rum", "ro"}, {"ell", "el"},
        {"gre", "el"}, {"heb", "he"}, {"ara", "ar"}, {"fas", "fa"}, {"per", "fa"}, {"tur", "tr"},
        {"tha", "th"}, {"vie", "vi"}, {"jpn", "ja"}, {"kor", "ko"}, {"zho", "zh"}, {"chi", "zh"},
        {"lit", "lt"}, {"lav", "lv"}, {"est", "et"}, {"fin", "fi"}, {"swe", "sv"}, {"ger", "de"},
        {"deu", "de"}, {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"}, {"por", "pt"}, {"ita", "it"}};
    for (const auto &[longer, shorter] : kLonger)
        if (language == QLatin1String(longer))
            return QLatin1String(shorter);
    return language.size() == 2 ? language : QString();
}

} // namespace

std::optional<QString> decodeAs(const QByteArray &bytes, const QByteArray &charset)
{
    if (charset == "HZ")
        return decodeAs(hzToEuc(bytes), "EUC-CN");
    if (charset == "UTF-8")
        return QString::fromUtf8(bytes);
    auto read = singleByteText(bytes, charset.constData());
    if (!read)
        read = iconvText(bytes, charset.constData());
    return read ? std::optional(std::move(read->text)) : std::nullopt;
}

DecodedText decodeText(const QByteArray &bytes, const QString &language)
{
    const SureEncoding sure = sureEncoding(bytes);
    DecodedText decoded;
    decoded.isGuess = sure.charset.isEmpty();
    decoded.charset = decoded.isGuess ? likeliest(bytes, twoLetters(language)) : sure.charset;
    decoded.text = decodeAs(bytes.mid(sure.markSize), decoded.charset).value_or(QString());
    return decoded;
}

} // namespace hearth::player
