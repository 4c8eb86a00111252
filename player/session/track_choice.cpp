// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/track_choice.h"
#include "player/subtitles/external_files.h"
#include <QRegularExpression>

namespace hearth::player
{

namespace
{

/// Files name languages by ISO 639-2 ("ger", "deu"), people by 639-1 ("de").
bool isLanguage(const QString &fileLanguage, const QString &wanted)
{
    const QString code = languageCode(wanted);
    return fileLanguage == wanted || (!code.isEmpty() && languageCode(fileLanguage) == code);
}

/// What talks about the film instead of being its sound, as titles of tracks say it.
bool isAside(const QString &title)
{
    static const QRegularExpression words(
        QStringLiteral("comment|kommentar|comentario|descripti|deskription|descripci|评论|解说|旁白|تعليق"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(title).hasMatch();
}

int byLanguage(const QList<StreamInfo> &streams, StreamKind kind, const QStringList &languages)
{
    for (const QString &language : languages) {
        int forced = -1;
        for (const StreamInfo &stream : streams) {
            if (stream.kind != kind || !stream.isPlayable || !isLanguage(stream.language, language) ||
                isAside(stream.title) || !stream.captions.isEmpty())
                continue;
            if (!stream.isForced || kind != StreamKind::Subtitle)
                return stream.index;
            forced = forced < 0 ? stream.index : forced;
        }
        if (forced >= 0)
            return forced;
    }
    return -1;
}

QString languageOf(const QList<StreamInfo> &streams, int index)
{
    const auto found = std::ranges::find(streams, index, &StreamInfo::index);
    return found == streams.end() || found->language == QLatin1String("und") ? QString() : found->language;
}

/// What belongs to the sound of this language; else what says no language and can only be that.
int forcedFor(const QList<StreamInfo> &streams, const QString &soundLanguage)
{
    int unsaid = -1;
    for (const StreamInfo &stream : streams) {
        if (stream.kind != StreamKind::Subtitle || !stream.isForced)
            continue;
        if (!soundLanguage.isEmpty() && isLanguage(stream.language, soundLanguage))
            return stream.index;
        if (languageOf(streams, stream.index).isEmpty() && unsaid < 0)
            unsaid = stream.index;
    }
    return unsaid;
}

bool isForeign(const QString &soundLanguage, const TrackWishes &wishes)
{
    const auto isKnown = [&](const QStringList &languages) {
        return std::ranges::any_of(
            languages, [&](const QString &language) { return isLanguage(soundLanguage, language); });
    };
    return !soundLanguage.isEmpty() && !isKnown(wishes.audioLanguages) && !isKnown(wishes.subtitleLanguages);
}

/// The same title in the same language; else the language's first that is as much of an aside as that was.
int likeRemembered(const QList<StreamInfo> &streams, StreamKind kind, const RememberedTrack &remembered)
{
    const bool wasAside = isAside(remembered.title);
    int found = -1;
    for (const StreamInfo &stream : streams) {
        if (stream.kind != kind || !stream.isPlayable || !isLanguage(stream.language, remembered.language))
            continue;
        if (stream.title == remembered.title)
            return stream.index;
        if (found < 0 && isAside(stream.title) == wasAside && stream.captions.isEmpty())
            found = stream.index;
    }
    return found;
}

} // namespace

TrackChoice chooseTracks(const QList<StreamInfo> &streams, const TrackWishes &wishes)
{
    TrackChoice choice;
    int firstAudio = -1;
    bool isHeard = false; // what no decoder is for is chosen by hand alone, or for want of another
    for (const StreamInfo &stream : streams) {
        if (stream.kind == StreamKind::Video && !stream.isPicture && choice.video < 0)
            choice.video = stream.index;
        if (stream.kind != StreamKind::Audio)
            continue;
        if (firstAudio < 0 || (!isHeard && stream.isPlayable))
            firstAudio = stream.index;
        isHeard = isHeard || stream.isPlayable;
        if (stream.isPlayable && !isAside(stream.title) && (choice.audio < 0 || stream.isDefault))
            choice.audio = stream.index;
    }
    if (choice.audio < 0)
        choice.audio = firstAudio;
    const auto exists = [&](int index, StreamKind kind) {
        return std::ranges::any_of(
            streams, [&](const StreamInfo &stream) { return stream.index == index && stream.kind == kind; });
    };
    const auto remembered = [&](StreamKind kind, const std::optional<RememberedTrack> &track) {
        return track && !track->isNone ? likeRemembered(streams, kind, *track) : -1;
    };
    if (exists(wishes.audio, StreamKind::Audio))
        choice.audio = wishes.audio;
    else if (const int kin = remembered(StreamKind::Audio, wishes.rememberedAudio); kin >= 0)
        choice.audio = kin;
    else if (const int index = byLanguage(streams, StreamKind::Audio, wishes.audioLanguages); index >= 0)
        choice.audio = index;
    if (exists(wishes.subtitle, StreamKind::Subtitle))
        choice.subtitle = wishes.subtitle;
    else if (const int kin = remembered(StreamKind::Subtitle, wishes.rememberedSubtitle); kin >= 0)
        choice.subtitle = kin;
    else if (wishes.subtitle == -2) {
        const QString sound = languageOf(streams, choice.audio);
        const bool wasSwitchedOff = wishes.rememberedSubtitle && wishes.rememberedSubtitle->isNone;
        if (!wasSwitchedOff && (!wishes.isForForeignSound || isForeign(sound, wishes)))
            choice.subtitle = byLanguage(streams, StreamKind::Subtitle, wishes.subtitleLanguages);
        if (choice.subtitle < 0)
            choice.subtitle = forcedFor(streams, sound);
    }
    if (exists(wishes.second, StreamKind::Subtitle))
        choice.second = wishes.second;
    else
        choice.second = remembered(StreamKind::Subtitle, wishes.rememberedSecond);
    if (choice.subtitle < 0 || choice.second == choice.subtitle)
        choice.second = -1;
    return choice;
}

} // namespace hearth::player
