// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The film on the screen, as playback.changed tells it. GUI thread; owned by the API client.

#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace hearth::ui
{

class PlaybackState : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString session READ session NOTIFY changed)
    Q_PROPERTY(QString titleId READ titleId NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    /// "film", "episode", "song" and so on; empty for what is of no library.
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString artist READ artist NOTIFY changed)
    Q_PROPERTY(QString series READ series NOTIFY changed)
    Q_PROPERTY(int season READ season NOTIFY changed)
    Q_PROPERTY(int episode READ episode NOTIFY changed)
    /// Of the live channel; 0 while it is none.
    Q_PROPERTY(int channelNumber READ channelNumber NOTIFY changed)
    /// It is sent now and has no end.
    Q_PROPERTY(bool isLive READ isLive NOTIFY changed)
    Q_PROPERTY(QString backdrop READ backdrop NOTIFY changed)
    Q_PROPERTY(QString poster READ poster NOTIFY changed)
    Q_PROPERTY(double positionMs READ positionMs NOTIFY changed)
    Q_PROPERTY(double durationMs READ durationMs NOTIFY changed)
    Q_PROPERTY(int audio READ audio NOTIFY changed)
    Q_PROPERTY(int subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(double speed READ speed NOTIFY changed)
    Q_PROPERTY(int soundDelayMs READ soundDelayMs NOTIFY changed)
    Q_PROPERTY(int secondSubtitle READ secondSubtitle NOTIFY changed)
    Q_PROPERTY(int subtitleDelayMs READ subtitleDelayMs NOTIFY changed)
    Q_PROPERTY(QVariantMap nextTitle READ nextTitle NOTIFY changed)
    Q_PROPERTY(double nextOfferFromMs READ nextOfferFromMs NOTIFY changed)
    Q_PROPERTY(bool goesOn READ goesOn NOTIFY changed)
    Q_PROPERTY(bool hasPrevious READ hasPrevious NOTIFY changed)
    Q_PROPERTY(QString repeat READ repeat NOTIFY changed)
    Q_PROPERTY(bool isShuffled READ isShuffled NOTIFY changed)
    /// "name", "at" and "of" of the list that is played; empty: none.
    Q_PROPERTY(QVariantMap list READ list NOTIFY changed)
    Q_PROPERTY(QString skipKind READ skipKind NOTIFY changed)
    Q_PROPERTY(QVariantList chapterStarts READ chapterStarts NOTIFY changed)
    Q_PROPERTY(QStringList chapterTitles READ chapterTitles NOTIFY changed)
    Q_PROPERTY(QVariantMap strip READ strip NOTIFY changed)
    Q_PROPERTY(QVariantList audioTracks READ audioTracks NOTIFY changed)
    Q_PROPERTY(QVariantList subtitleTracks READ subtitleTracks NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QString errorAction READ errorAction NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(bool isWaiting READ isWaiting NOTIFY changed) // for what has yet to come
    Q_PROPERTY(bool isRestored READ isRestored NOTIFY changed)
    QML_UNCREATABLE("made by the API client")
public:
    using QObject::QObject;
    void take(const QJsonObject &state);

    [[nodiscard]] QString state() const { return m_state; }
    [[nodiscard]] QString session() const { return m_session; }
    [[nodiscard]] QString titleId() const { return m_titleId; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString kind() const { return m_kind; }
    [[nodiscard]] QString artist() const { return m_artist; }
    [[nodiscard]] QString series() const { return m_series; }
    [[nodiscard]] int season() const { return m_season; }
    [[nodiscard]] int episode() const { return m_episode; }
    [[nodiscard]] int channelNumber() const { return m_channelNumber; }
    [[nodiscard]] bool isLive() const { return m_isLive; }
    [[nodiscard]] QString backdrop() const { return m_backdrop; }
    [[nodiscard]] QString poster() const { return m_poster; }
    [[nodiscard]] double positionMs() const { return m_positionMs; }
    [[nodiscard]] double durationMs() const { return m_durationMs; }
    [[nodiscard]] int audio() const { return m_audio; }
    [[nodiscard]] int subtitle() const { return m_subtitle; }
    [[nodiscard]] int secondSubtitle() const { return m_secondSubtitle; }
    [[nodiscard]] double speed() const { return m_speed; }
    [[nodiscard]] int soundDelayMs() const { return m_soundDelayMs; }
    [[nodiscard]] int subtitleDelayMs() const { return m_subtitleDelayMs; }
    /// The record of what follows; empty for nothing.
    [[nodiscard]] QVariantMap nextTitle() const { return m_nextTitle; }
    /// From where on it is offered; negative: not at all.
    [[nodiscard]] double nextOfferFromMs() const { return m_nextOfferFromMs; }
    /// It begins by itself.
    [[nodiscard]] bool goesOn() const { return m_goesOn; }
    [[nodiscard]] bool hasPrevious() const { return m_hasPrevious; }
    /// "off", "one" or "all" of music; else empty.
    [[nodiscard]] QString repeat() const { return m_repeat; }
    [[nodiscard]] bool isShuffled() const { return m_isShuffled; }
    [[nodiscard]] QVariantMap list() const { return m_list; }
    /// "intro", "recap", "preview" or "credits" while one runs; else empty.
    [[nodiscard]] QString skipKind() const { return m_skipKind; }
    [[nodiscard]] QVariantList chapterStarts() const { return m_chapterStarts; }
    [[nodiscard]] QStringList chapterTitles() const { return m_chapterTitles; }
    /// One sheet of small pictures, as playback.state has it; empty while there is none.
    [[nodiscard]] QVariantMap strip() const { return m_strip; }
    [[nodiscard]] QVariantList audioTracks() const { return m_audioTracks; }
    [[nodiscard]] QVariantList subtitleTracks() const { return m_subtitleTracks; }
    [[nodiscard]] QString errorText() const { return m_errorText; }
    [[nodiscard]] QString errorAction() const { return m_errorAction; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }
    /// It was on the screen before this shell was: the viewer did not just open it.
    [[nodiscard]] bool isRestored() const { return !m_session.isEmpty() && m_session == m_firstSession; }

Q_SIGNALS:
    void changed();

private:
    QString m_state;
    QString m_session;
    QString m_firstSession; // null until hearthd first told; empty when nothing was on then
    QString m_titleId;
    QString m_name;
    QString m_kind;
    QString m_artist;
    QString m_series;
    int m_season = 0;
    int m_episode = 0;
    int m_channelNumber = 0;
    bool m_isLive = false;
    QString m_backdrop;
    QString m_poster;
    double m_positionMs = 0;
    double m_durationMs = 0;
    int m_audio = 0;
    int m_subtitle = 0;
    int m_secondSubtitle = -1;
    double m_speed = 1.0;
    int m_soundDelayMs = 0;
    int m_subtitleDelayMs = 0;
    QVariantMap m_nextTitle;
    double m_nextOfferFromMs = -1;
    bool m_goesOn = false;
    bool m_hasPrevious = false;
    QString m_repeat;
    bool m_isShuffled = false;
    QVariantMap m_list;
    QString m_skipKind;
    QVariantList m_chapterStarts;
    QStringList m_chapterTitles;
    QVariantMap m_strip;
    QVariantList m_audioTracks;
    QVariantList m_subtitleTracks;
    QString m_errorText;
    QString m_errorAction;
    QString m_notice;
    bool m_isWaiting = false;
};

} // namespace hearth::ui
