// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/external_files.h"
#include <QLocale>
#include <algorithm>
#include <array>
#include <tuple>

namespace hearth::player
{

namespace
{

constexpr std::array kSuffixes{"srt", "ass", "ssa",  "vtt", "ttml", "dfxp", "sub", "idx",
                               "sup", "smi", "sami", "mks", "mpl",  "tmp",  "txt", "lrc"};

bool isOneOf(const QString &word, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&word](const char *one) {
        return word.compare(QLatin1String(one), Qt::CaseInsensitive) == 0;
    });
}

/// Takes one part of the name, from the last to the first; false for a part of the title.
bool takeMark(const QString &part, ExternalSubtitle &subtitle)
{
    if (isOneOf(part, {"default"}))
        subtitle.isDefault = true;
    else if (isOneOf(part, {"forced", "foreign"}))
        subtitle.isForced = true;
    else if (isOneOf(part, {"sdh", "cc"}))
        subtitle.isHearingImpaired = true;
    else
        return false;
    return true;
}

/// "hi" is Hindi, and "hearing impaired" when another part says the language.
bool takeLanguage(const QString &part, ExternalSubtitle &subtitle)
{
    const QString code = languageCode(part);
    if (code.isEmpty())
        return false;
    static const QString kHindi = QStringLiteral("hin");
    if (subtitle.language.isEmpty()) {
        subtitle.language = code;
        return true;
    }
    if (code == kHindi || subtitle.language == kHindi) {
        subtitle.isHearingImpaired = true;
        subtitle.language = subtitle.language == kHindi ? code : subtitle.language;
        return true;
    }
    return false;
}

} // namespace

QString languageCode(const QString &token)
{
    qsizetype end = 0;
    while (end < token.size() && token[end] != QLatin1Char('-') && token[end] != QLatin1Char('_'))
        ++end;
    const QString code = token.left(end);
    if (code.size() < 2 || code.size() > 3 || token.size() > 11)
        return {};
    const QLocale::Language language = QLocale::codeToLanguage(code.toLower());
    return language == QLocale::AnyLanguage ? QString()
                                            : QLocale::languageToCode(language, QLocale::ISO639Part2B);
}

std::optional<ExternalSubtitle> externalSubtitle(const QString &filmStem, const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(QLatin1Char('.'));
    const QString suffix = fileName.mid(dot + 1).toLower();
    const bool isSubtitle = std::any_of(kSuffixes.begin(), kSuffixes.end(),
                                        [&suffix](const char *one) { return suffix == QLatin1String(one); });
    if (dot < 0 || !isSubtitle || filmStem.isEmpty() || !fileName.startsWith(filmStem, Qt::CaseInsensitive) ||
        dot < filmStem.size())
        return {};
    const QString rest = fileName.mid(filmStem.size(), dot - filmStem.size());
    // "Film 2.srt" is another film's, "Film - German.srt" is not.
    if (const QString more = rest.trimmed();
        !more.isEmpty() && !QStringLiteral(".-_([").contains(more.front()))
        return {};
    ExternalSubtitle subtitle;
    subtitle.fileName = fileName;
    const QStringList parts = rest.split(QLatin1Char('.'), Qt::SkipEmptyParts);
    QStringList title;
    for (qsizetype i = parts.size() - 1; i >= 0; --i)
        if (!takeMark(parts[i], subtitle) && !takeLanguage(parts[i], subtitle))
            title.prepend(parts[i]);
    subtitle.title = title.join(QLatin1Char('.')).trimmed();
    return subtitle;
}

QList<ExternalSubtitle> externalSubtitles(const QString &filmFileName, const QStringList &listing)
{
    const qsizetype dot = filmFileName.lastIndexOf(QLatin1Char('.'));
    const QString stem = dot > 0 ? filmFileName.left(dot) : filmFileName;
    QList<ExternalSubtitle> found;
    for (const QString &name : listing)
        if (const auto subtitle = externalSubtitle(stem, name))
            found.append(*subtitle);
    std::sort(found.begin(), found.end(), [](const ExternalSubtitle &a, const ExternalSubtitle &b) {
        return std::tie(a.language, a.fileName) < std::tie(b.language, b.fileName);
    });
    return found;
}

} // namespace hearth::player
