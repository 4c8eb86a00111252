// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/nfo.h"
#include <QXmlStreamReader>

namespace hearth::player
{

std::optional<Nfo> parseNfo(const QByteArray &bytes, bool isEpisode)
{
    QXmlStreamReader xml(bytes);
    xml.setEntityExpansionLimit(0);
    if (!xml.readNextStartElement() ||
        xml.name() != (isEpisode ? QLatin1String("episodedetails") : QLatin1String("movie")))
        return std::nullopt;
    Nfo nfo;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements).simplified().left(4000);
        if (name == QLatin1String("title"))
            nfo.title = text.left(300);
        else if (name == QLatin1String("plot"))
            nfo.plot = text;
        else if (name == QLatin1String("year"))
            nfo.year = text.toInt();
        else if (name == QLatin1String("genre") && nfo.genre.isEmpty())
            nfo.genre = text.left(100);
        else if (name == QLatin1String("mpaa"))
            nfo.rating = text.left(20);
        else if (name == QLatin1String("showtitle"))
            nfo.series = text.left(300);
    }
    if (xml.hasError() && nfo.title.isEmpty())
        return std::nullopt;
    return nfo;
}

} // namespace hearth::player
