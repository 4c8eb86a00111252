// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which files belong to a film or a series without being one: trailers, deleted scenes, samples, known by the
// end of their name ("Film-trailer.mkv") or by their folder ("Film/trailers/…"), as Kodi and Jellyfin name
// them (kodi.wiki "Naming video files", Jellyfin's documentation "Movies", section "Extras"). Pure, any
// thread.

#include <QString>
#include <QStringList>
#include <vector>

namespace hearth::player
{

enum class ExtraKind { None, Trailer, Other };

/// A video file as the scan found it.
struct VideoPlace {
    QString path;
    QString root;   // the source's folder; what it is called says nothing
    QString series; // of an episode; empty: a film
};

struct Extra {
    ExtraKind kind = ExtraKind::None;
    QString film;   // the path of the film that it belongs to,
    QString series; // or the series' name; both empty: nothing that is there
};

/// One for each place, in the same order. A word that a film may well be called ("… short", a folder
/// "clips") makes an extra only of what stands beside a title.
[[nodiscard]] std::vector<Extra> extrasAmong(const std::vector<VideoPlace> &places);

} // namespace hearth::player
