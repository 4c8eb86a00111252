// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/dash/mpd_captions.h"

namespace hearth::player
{

namespace
{

constexpr qsizetype kMostChannels = 63;
constexpr qsizetype kLongestLanguage = 35;

/// "eng", or a list of properties of which "lang:eng" is one.
QString languageOf(const QString &text)
{
    for (const QString &property : text.split(QLatin1Char(','))) {
        if (property.startsWith(QLatin1String("lang:")))
            return property.mid(5).trimmed().left(kLongestLanguage);
    }
    return text.contains(QLatin1Char(':')) ? QString() : text.trimmed().left(kLongestLanguage);
}

} // namespace

QList<CaptionChannel> readScteCaptions(const QString &scheme, const QString &value)
{
    const bool isLine21 = scheme == QLatin1String("urn:scte:dash:cc:cea-608:2015");
    if (!isLine21 && scheme != QLatin1String("urn:scte:dash:cc:cea-708:2015"))
        return {};
    QList<CaptionChannel> channels;
    const QStringList entries = value.split(QLatin1Char(';'));
    for (const QString &entry : entries.mid(0, kMostChannels)) {
        const bool isNamed = entry.contains(QLatin1Char('='));
        const QString name = entry.section(QLatin1Char('='), 0, 0).trimmed().left(3);
        const QString language = languageOf(isNamed ? entry.section(QLatin1Char('='), 1) : entry);
        if (!isLine21 && isNamed)
            channels.append({QStringLiteral("SERVICE") + name, language, {}});
        else if (isLine21 && isNamed)
            channels.append({name, language, {}});
        else if (isLine21 && channels.size() < 2)
            channels.append(
                {channels.isEmpty() ? QStringLiteral("CC1") : QStringLiteral("CC3"), language, {}});
    }
    return channels;
}

} // namespace hearth::player
