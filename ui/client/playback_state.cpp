// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/client/playback_state.h"
#include <QJsonArray>

namespace hearth::ui
{

void PlaybackState::take(const QJsonObject &state)
{
    const QJsonObject title = state.value(QLatin1String("title")).toObject();
    m_state = state.value(QLatin1String("state")).toString();
    m_session = state.value(QLatin1String("id")).toString();
    if (m_firstSession.isNull())
        m_firstSession = m_session.isNull() ? QLatin1String("") : m_session;
    else if (m_firstSession != m_session)
        m_firstSession = QLatin1String("");
    m_titleId = title.value(QLatin1String("id")).toString();
    m_name = title.value(QLatin1String("name")).toString();
    m_kind = title.value(QLatin1String("kind")).toString();
    m_artist = title.value(QLatin1String("artist")).toString();
    m_series = title.value(QLatin1String("series")).toString();
    m_season = title.value(QLatin1String("season")).toInt();
    m_episode = title.value(QLatin1String("episode")).toInt();
    m_channelNumber = state.value(QLatin1String("channel")).toObject().value(QLatin1String("number")).toInt();
    m_isLive = m_channelNumber > 0 || state.contains(QLatin1String("live"));
    m_backdrop = title.value(QLatin1String("backdrop")).toString();
    m_poster = title.value(QLatin1String("poster")).toString();
    m_positionMs = state.value(QLatin1String("positionMs")).toDouble();
    m_durationMs = state.value(QLatin1String("durationMs")).toDouble();
    if (m_durationMs <= 0)
        m_durationMs = title.value(QLatin1String("durationMs")).toDouble();
    m_audio = state.value(QLatin1String("audio")).toInt(-1);
    m_subtitle = state.value(QLatin1String("subtitle")).toInt(-1);
    m_secondSubtitle = state.value(QLatin1String("secondSubtitle")).toInt(-1);
    m_speed = state.value(QLatin1String("speed")).toDouble(1.0);
    m_soundDelayMs = state.value(QLatin1String("soundDelayMs")).toInt();
    m_subtitleDelayMs = state.value(QLatin1String("subtitleDelayMs")).toInt();
    const QJsonObject next = state.value(QLatin1String("next")).toObject();
    m_nextTitle = next.value(QLatin1String("title")).toObject().toVariantMap();
    m_nextOfferFromMs = next.value(QLatin1String("offerFromMs")).toDouble(-1);
    m_goesOn = next.value(QLatin1String("goesOn")).toBool();
    m_hasPrevious = state.value(QLatin1String("hasPrevious")).toBool();
    m_repeat = state.value(QLatin1String("repeat")).toString();
    m_isShuffled = state.value(QLatin1String("shuffle")).toBool();
    m_list = state.value(QLatin1String("list")).toObject().toVariantMap();
    m_skipKind = state.value(QLatin1String("skip")).toObject().value(QLatin1String("kind")).toString();
    m_notice = state.value(QLatin1String("notice")).toString();
    m_isWaiting = state.value(QLatin1String("buffering")).toBool();
    const QJsonObject error = state.value(QLatin1String("error")).toObject();
    m_errorText = error.value(QLatin1String("message")).toString();
    m_errorAction = error.value(QLatin1String("action")).toString();
    m_strip = state.value(QLatin1String("strip")).toObject().toVariantMap();
    m_chapterStarts.clear();
    m_chapterTitles.clear();
    for (const QJsonValue &chapter : state.value(QLatin1String("chapters")).toArray()) {
        m_chapterStarts.append(chapter[QLatin1String("startMs")].toDouble());
        m_chapterTitles.append(chapter[QLatin1String("title")].toString());
    }
    m_audioTracks.clear();
    m_subtitleTracks.clear();
    for (const QJsonValue &value : state.value(QLatin1String("tracks")).toArray()) {
        const QJsonObject track = value.toObject();
        (track.value(QLatin1String("kind")).toString() == QLatin1String("audio") ? m_audioTracks
                                                                                 : m_subtitleTracks)
            .append(track.toVariantMap());
    }
    Q_EMIT changed();
}

} // namespace hearth::ui
