// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A Kodi .nfo beside a film: <movie> or <episodedetails> with title, plot, year, genre, mpaa (kodi.wiki "NFO
// files"). No entity is expanded, nothing is fetched; a wrong kind or broken XML yields nothing. Pure.

#include <QByteArray>
#include <QString>
#include <optional>

namespace hearth::player
{

struct Nfo {
    QString title;
    QString plot;
    QString genre;
    QString rating;
    QString series;
    int year = 0;
};

std::optional<Nfo> parseNfo(const QByteArray &bytes, bool isEpisode);

} // namespace hearth::player
