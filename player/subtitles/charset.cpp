// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/charset.h"

#include "player/subtitles/letters/encodings.h"
#include "player/subtitles/letters/iconv_text.h"
#include "player/subtitles/letters/text_cost.h"
#include "player/subtitles/letters/unicode_marks.h"
#include <QList>
#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

namespace hearth::player
{

namespace
{

constexpr double kBadByteBits = 40;
constexpr double kImpossible = 1e300;
constexpr qsizetype kLongestTag = 2000;
constexpr qsizetype kFirstSampleBytes = 3000;
constexpr qsizetype kSecondRound = 6;

bool isAscii(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return uint8_t(c) >= 0x80; });
}

/// The text without its markup of ASCII alone, whose words are English in any language.
QByteArray withoutMarkup(const QByteArray &bytes)
{
    QByteArray part;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const bool opens =
            c == '<' && i + 1 < bytes.size() && (i == 0 || uint8_t(bytes[i - 1]) < 0x80) &&
            (std::isalpha(uint8_t(bytes[i + 1])) != 0 || std::strchr("/!?", bytes[i + 1]) != nullptr);
        const QByteArrayView tag =
            opens ? QByteArrayView(bytes).sliced(i).first(std::min(kLongestTag, bytes.size() - i))
                  : QByteArrayView();
        const qsizetype close = tag.indexOf('>');
        if (close > 0 && isAscii(tag.first(close))) {
            part += ' ';
            i += close;
        } else {
            part += c;
        }
    }
    return part;
}

/// Lines that tell encodings apart, and a few that tell the language.
QByteArray weighedLines(const QByteArray &bytes, qsizetype mostBytes)
{
    QByteArray telling;
    QByteArray plain;
    for (qsizetype from = 0; from < bytes.size() && telling.size() < mostBytes;) {
        const qsizetype end = bytes.indexOf('\n', from);
        const qsizetype size = (end < 0 ? bytes.size() : end + 1) - from;
        const QByteArrayView line = QByteArrayView(bytes).sliced(from, std::min(size, mostBytes));
        if (!isAscii(line))
            telling.append(line);
        else if (plain.size() < mostBytes / 4)
            plain.append(line);
        from += size;
    }
    return telling + plain;
}

/// Much English around a little of another language does not make that English.
CostTerms termsFor(const QByteArray &part, const QString &hint)
{
    qsizetype told = 0;
    qsizetype plain = 0;
    for (const char c : part) {
        told += uint8_t(c) >= 0x80 ? 1 : 0;
        plain += std::isalpha(uint8_t(c)) != 0 && uint8_t(c) < 0x80 ? 1 : 0;
    }
    return {hint, std::min(1.0, 50.0 * double(told) / double(std::max<qsizetype>(plain, 1)))};
}

/// The cost of a reading, in bits.
double weigh(const QByteArray &part, const Encoding &encoding, const CostTerms &terms)
{
    const auto read =
        encoding.hasSigns ? iconvText(part, encoding.name) : singleByteText(part, encoding.name);
    if (!read)
        return kImpossible;
    // Vietnamese of windows-1258 puts tones behind their letters.
    const bool isComposed = std::strcmp(encoding.name, "WINDOWS-1258") == 0;
    const QString text = isComposed ? read->text.normalized(QString::NormalizationForm_C) : read->text;
    return encoding.rarity + read->badBytes * kBadByteBits +
           textCost(text, QLatin1String(encoding.languages), terms);
}

/// All encodings weigh a little of the text, the likeliest few more of it.
QByteArray likeliest(const QByteArray &bytes, const QString &hint)
{
    const QByteArray text = withoutMarkup(bytes);
    QList<std::pair<double, const Encoding *>> order;
    const QByteArray first = weighedLines(text, kFirstSampleBytes);
    const CostTerms terms = termsFor(first, hint);
    for (const Encoding &encoding : encodings())
        order.append({weigh(first, encoding, terms), &encoding});
    const auto isCheaper = [](const auto &a, const auto &b) { return a.first < b.first; };
    std::stable_sort(order.begin(), order.end(), isCheaper);
    if (text.size() > first.size()) {
        order.resize(std::min<qsizetype>(order.size(), kSecondRound));
        const QByteArray second = weighedLines(text, kSampleBytes);
        const CostTerms secondTerms = termsFor(second, hint);
        for (auto &[cost, encoding] : order)
            cost = weigh(second, *encoding, secondTerms);
        std::stable_sort(order.begin(), order.end(), isCheaper);
    }
    return order.first().second->name;
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
