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
    QString language{};
    QString title{};
    bool isNone = false; // it was switched off
};

struct TrackWishes {
    int audio = -1;    // a stream index; -1: nobody chose one
    int subtitle = -2; // a stream index; -1: none at all; -2: nobody chose
    int second = -1;   // a second subtitle beside it
    std::optional<RememberedTrack> rememberedAudio{};
    std::optional<RememberedTrack> rememberedSubtitle{};
    std::optional<RememberedTrack> rememberedSecond{};
    QStringList audioLanguages{}; // ISO 639 codes, the dearest first
    QStringList subtitleLanguages{};
    bool isForForeignSound = false; // those languages, where the sound is known to be in none of all these
};

struct TrackChoice {
    int video = -1;
    int audio = -1;
    int subtitle = -1;
    int second = -1; // only beside a subtitle, and another one
    bool operator==(const TrackChoice &) const = default;
};

/// The viewer's choice for this film; else that for its kin; else by language; else the file's own default. A
/// commentary, a description of the picture or closed captions only for whom it was chosen. Where nobody
/// wants subtitles those that the film's makers force on the sound's language are shown (what signs and
/// foreigners say), unless this very film was seen without.
[[nodiscard]] TrackChoice chooseTracks(const QList<StreamInfo> &streams, const TrackWishes &wishes);

} // namespace hearth::player
