// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/playlists/playlist.h"
#include <cmath>

namespace hearth::player
{

bool PlaylistEntry::isRadio() const
{
    return attributes.value(QStringLiteral("radio")).compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
}

QString Playlist::guideAddress() const
{
    for (const char *name : {"x-tvg-url", "url-tvg", "tvg-url"})
        if (const QString value = attributes.value(QLatin1String(name)); !value.isEmpty())
            return value;
    return {};
}

double Playlist::shiftHours(const PlaylistEntry &entry) const
{
    static const QString kName = QStringLiteral("tvg-shift");
    const double hours = entry.attributes.value(kName, attributes.value(kName)).toDouble();
    return std::isfinite(hours) && std::abs(hours) < 100 ? hours : 0;
}

Catchup Playlist::catchup(const PlaylistEntry &entry) const
{
    const auto value = [&](const char *name) {
        return entry.attributes.value(QLatin1String(name), attributes.value(QLatin1String(name)));
    };
    Catchup catchup{value("catchup"), value("catchup-source"), value("catchup-days"),
                    value("catchup-correction")};
    if (catchup.mode.isEmpty())
        catchup.mode = value("catchup-type");
    // The older way of SIPTV: one number for both.
    const QString days = entry.attributes.value(QStringLiteral("timeshift"));
    if (catchup.mode.isEmpty() && days.toInt() > 0) {
        catchup.mode = QStringLiteral("shift");
        catchup.days = days;
    }
    return catchup;
}

} // namespace hearth::player
