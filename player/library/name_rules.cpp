// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/name_rules.h"
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <initializer_list>

namespace hearth::player
{

namespace
{

bool hasSuffix(const QString &fileName, std::initializer_list<const char *> known)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    return std::ranges::any_of(known, [&](const char *one) { return suffix == QLatin1String(one); });
}

} // namespace

QString tidyName(QString text)
{
    text.replace(QLatin1Char('.'), QLatin1Char(' ')).replace(QLatin1Char('_'), QLatin1Char(' '));
    text = text.simplified();
    const auto isStray = [](QChar c) { return c == QLatin1Char('-') || c == QLatin1Char(' '); };
    qsizetype start = 0;
    qsizetype end = text.size();
    while (start < end && isStray(text[start]))
        ++start;
    while (end > start && isStray(text[end - 1]))
        --end;
    return text.mid(start, end - start);
}

bool isVideoFile(const QString &fileName)
{
    return hasSuffix(fileName,
                     {"mkv", "mk3d", "mp4", "m4v", "webm", "avi", "divx", "mov", "ts",  "m2ts", "mts",
                      "m2t", "tp",   "trp", "mpg", "mpeg", "mpe", "m2v",  "vob", "ogv", "ogm",  "wmv",
                      "asf", "flv",  "f4v", "3gp", "3g2",  "rm",  "rmvb", "dv",  "mxf", "wtv"});
}

bool isAudioFile(const QString &fileName)
{
    return hasSuffix(fileName,
                     {"mp3", "flac", "m4a",  "ogg", "oga", "opus", "wav", "aac", "aif", "aiff", "wma", "wv",
                      "ape", "mka",  "alac", "dsf", "tta", "mp2",  "ac3", "dts", "amr", "caf",  "mpc"});
}

bool isPhotoFile(const QString &fileName)
{
    return hasSuffix(fileName, {"jpg", "jpeg", "png", "webp"});
}

bool isSeasonFolder(const QString &folderName)
{
    static const QRegularExpression kSeason(QStringLiteral("^(season|staffel|saison|temporada|specials)\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    return kSeason.match(folderName).hasMatch();
}

GuessedName guessName(const QString &path)
{
    static const QRegularExpression kEpisode(
        QStringLiteral("^(.*?)[ ._-]*[Ss](\\d{1,3})[ ._-]*[Ee](\\d{1,4})[ ._-]*(.*)$"));
    static const QRegularExpression kYear(
        QStringLiteral("^(.+?)[ ._]*[(\\[]?((?:19|20)\\d{2})[)\\]]?(?:[ ._].*)?$"));
    const QFileInfo file(path);
    const QString stem = file.completeBaseName();
    GuessedName guess;
    if (const auto match = kEpisode.match(stem); match.hasMatch()) {
        guess.series = tidyName(match.captured(1));
        guess.season = match.captured(2).toInt();
        guess.episode = match.captured(3).toInt();
        guess.name = tidyName(match.captured(4));
        if (guess.series.isEmpty()) {
            QString folder = file.dir().dirName();
            if (isSeasonFolder(folder))
                folder = QFileInfo(file.dir().absolutePath()).dir().dirName();
            guess.series = tidyName(folder);
        }
        if (const auto year = kYear.match(guess.series);
            year.hasMatch() && !tidyName(year.captured(1)).isEmpty()) {
            guess.year = year.captured(2).toInt();
            guess.series = tidyName(year.captured(1));
        }
        return guess;
    }
    if (const auto match = kYear.match(stem); match.hasMatch()) {
        guess.name = tidyName(match.captured(1));
        guess.year = match.captured(2).toInt();
    }
    if (guess.name.isEmpty())
        guess.name = tidyName(stem);
    return guess;
}

} // namespace hearth::player
