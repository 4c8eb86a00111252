// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which of a film's tracks it begins with. Pure.

#include "player/stream/packet_source.h"
#include <QStringList>

namespace hearth::player
{

/// A track as the viewer chose it in another film that belongs to this one.
struct RememberedTrack {
    QString language;
    QString title;
};

struct TrackWishes {
    int audio = -1;    // a stream index; -1: nobody chose one
    int subtitle = -2; // a stream index; -1: none at all; -2: nobody chose
    std::optional<RememberedTrack> rememberedAudio{};
    std::optional<RememberedTrack> rememberedSubtitle{};
    QStringList audioLanguages{}; // ISO 639 codes, the dearest first
    QStringList subtitleLanguages{};
};

struct TrackChoice {
    int video = -1;
    int audio = -1;
    int subtitle = -1;
    bool operator==(const TrackChoice &) const = default;
};

/// The viewer's choice for this film; else that for its kin; else by language; else the file's own default. A
/// commentary, a description of the picture or closed captions only for whom it was chosen.
[[nodiscard]] TrackChoice chooseTracks(const QList<StreamInfo> &streams, const TrackWishes &wishes);

} // namespace hearth::player
