// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a player is told to open, and which of the two does it.

#include "bridge/hub/playback.h"
#include "player/stream/address.h"
#include "player/subtitles/external_files.h"
#include "resources/base/patient_open.h"
#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QUrl>
#include <cerrno>
#include <fcntl.h>

namespace hearth::bridge
{

namespace
{

constexpr JsonLimits kTrackLimits{4096, 2};
constexpr qint64 kStepBackMs = 5000;
constexpr int kMostSubtitleFiles = 15; // with the film's own, what one message carries
constexpr int kMostNeighbours = 20000; // files in the film's folder that are looked at

/// Subtitle files beside the film, opened and appended to `descriptors`; in the same order as records.
QJsonArray openSubtitles(const QString &film, std::vector<Fd> &descriptors)
{
    const QFileInfo info(film);
    QStringList names;
    QDirIterator folder(info.path(), QDir::Files | QDir::Readable);
    while (folder.hasNext() && names.size() < kMostNeighbours) {
        folder.next();
        names.append(folder.fileName());
    }
    QJsonArray records;
    const auto found = player::externalSubtitles(info.fileName(), names);
    for (const player::ExternalSubtitle &one : found) {
        if (records.size() >= kMostSubtitleFiles)
            break;
        Fd file(::open(QFile::encodeName(info.path() + QLatin1Char('/') + one.fileName).constData(),
                       O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
        if (!file.isValid())
            continue;
        descriptors.push_back(std::move(file));
        records.append(QJsonObject{{QStringLiteral("name"), one.fileName},
                                   {QStringLiteral("language"), one.language},
                                   {QStringLiteral("title"), one.title},
                                   {QStringLiteral("forced"), one.isForced},
                                   {QStringLiteral("hearingImpaired"), one.isHearingImpaired}});
    }
    return records;
}

} // namespace

Playback::Beginning Playback::beginningOf(const QString &titleId) const
{
    Beginning beginning;
    beginning.titleId = titleId;
    const QJsonObject title = m_library.title(titleId).value_or(QJsonObject());
    const QString kind = title.value(QLatin1String("kind")).toString();
    const QString series = title.value(QLatin1String("series")).toString();
    beginning.keepsHistory = kind != QLatin1String("trailer") && kind != QLatin1String("song");
    beginning.whole = title.value(QLatin1String("partOf")).toString();
    if (beginning.whole.isEmpty() && kind == QLatin1String("episode") && !series.isEmpty())
        beginning.whole = player::Library::seriesId(series);
    if (const auto entry = m_history.entry(titleId)) {
        beginning.tracks = entry->tracks;
        // A little before, to find into the film again.
        beginning.startMs = entry->isBegun() ? std::max<qint64>(0, entry->positionMs - kStepBackMs) : 0;
    }
    recallTracks(beginning);
    return beginning;
}

// In a series the latest choice holds, whatever this part was seen with before.
void Playback::recallTracks(Beginning &beginning) const
{
    if (beginning.whole.isEmpty())
        return;
    const player::History::TrackTexts known = m_history.rememberedTracks(beginning.whole);
    const auto recall = [&](const QString &text, int &track, int otherwise, const QString &name) {
        if (const auto record = parseJsonObject(text.toUtf8(), kTrackLimits)) {
            track = otherwise;
            beginning.remembered.insert(name, *record);
        }
    };
    recall(known.audio, beginning.tracks.audio, -1, QStringLiteral("rememberedAudio"));
    recall(known.subtitle, beginning.tracks.subtitle, -2, QStringLiteral("rememberedSubtitle"));
    recall(known.second, beginning.tracks.second, -1, QStringLiteral("rememberedSecondSubtitle"));
}

QString Playback::newId(const QString &titleId)
{
    return titleId + QLatin1Char('@') + QString::number(QDateTime::currentMSecsSinceEpoch()) +
           QLatin1Char('.') + QString::number(++m_counter);
}

void Playback::begin(const QString &titleId, std::optional<qint64> fromMs)
{
    if (isOpen()) {
        noteHistory();
        Q_EMIT left(m_titleId);
    }
    const Beginning beginning = beginningOf(titleId);
    if (titleId != m_titleId)
        m_foundChapters = {};
    m_id = newId(titleId);
    m_titleId = titleId;
    m_whole = beginning.whole;
    m_keepsHistory = beginning.keepsHistory;
    m_file.clear();
    m_address.clear();
    m_name.clear();
    m_channel = {};
    m_tracks = beginning.tracks;
    m_remembered = beginning.remembered;
    m_tuning = {};
    m_error = {};
    m_report = {};
    m_follower = m_former = {};
    m_notJoined.clear();
    m_report.insert(QStringLiteral("positionMs"), fromMs.value_or(beginning.startMs));
    m_report.insert(QStringLiteral("state"), QStringLiteral("opening"));
}

Playback::Tuning Playback::tuningOfNext() const
{
    return {m_tuning.speed, m_tuning.soundDelayMs,
            0}; // the sound's is the set's, more likely than the film's
}

PlayerOrder Playback::orderFor(const Beginning &beginning, const Tuning &tuning, const QString &file,
                               const QString &address) const
{
    QJsonObject order{
        {QStringLiteral("startMs"), beginning.startMs},
        {QStringLiteral("audio"), beginning.tracks.audio},
        {QStringLiteral("subtitle"), beginning.tracks.subtitle},
        {QStringLiteral("secondSubtitle"), beginning.tracks.second},
        {QStringLiteral("audioLanguages"), QJsonArray::fromStringList(m_preferences.audioLanguages)},
        {QStringLiteral("subtitleLanguages"), QJsonArray::fromStringList(m_preferences.subtitleLanguages)},
        {QStringLiteral("subtitlesForForeignSound"), m_preferences.isForForeignSound},
        {QStringLiteral("captions"), m_preferences.captions},
        {QStringLiteral("sound"), m_preferences.sound}};
    order = withTuning(order, tuning);
    for (auto it = beginning.remembered.begin(); it != beginning.remembered.end(); ++it)
        order.insert(it.key(), it.value());
    if (!address.isEmpty())
        order.insert(QStringLiteral("address"), address);
    return {order, address.isEmpty() ? file : QString()};
}

PlayerOrder Playback::orderNow() const
{
    const Beginning now{m_titleId,      m_whole,
                        m_keepsHistory, m_report.value(QLatin1String("positionMs")).toInteger(),
                        m_tracks,       m_remembered};
    return orderFor(now, m_tuning, m_file, m_address);
}

void Playback::readyPlayer()
{
    m_historyTimer.start();
    m_watch.begin(m_clock.monotonic());
    m_wasBegunAnew = m_lacksPicture = m_isRecovering = false;
    m_watchTimer.start();
    if (swapPlayers())
        return;
    m_spare.leave(); // before the player listens where it may listen
    remember();
    Q_EMIT changed();
    if (Done done = m_player->ready(!m_address.isEmpty()); !done)
        failWith(std::move(done).error().within(QStringLiteral("player")));
    else if (m_player->listens())
        sendOpen();
}

bool Playback::swapPlayers()
{
    if (!m_spare.isReadyFor(orderNow()))
        return false;
    auto [id, report] = m_spare.swap(m_player);
    m_id = id;
    m_watch.take(report, m_clock.monotonic());
    m_report = report;
    noteTracks(report);
    m_player->send(QStringLiteral("player.setVolume"), {{QStringLiteral("volume"), m_volume}});
    if (!m_isPaused) {
        m_player->send(QStringLiteral("player.play"), {});
        m_report.insert(QStringLiteral("state"), QStringLiteral("opening"));
    }
    Q_EMIT playerChanged();
    m_spare.seat().send(QStringLiteral("player.close"), {});
    remember();
    Q_EMIT changed();
    return true;
}

void Playback::foresee(const QString &titleId)
{
    const Result<QString> file = m_library.fileOf(titleId);
    if (file)
        m_spare.wait(orderFor(beginningOf(titleId), tuningOfNext(), *file, {}), newId(titleId));
    else
        m_spare.leave();
}

void Playback::foresee(const Playable &playable)
{
    m_spare.wait(orderFor(beginningOf(playable.id()), tuningOfNext(), playable.file, playable.address),
                 newId(playable.id()));
}

void Playback::foreseeChannel(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::TolerantMode);
    const QString whole = QString::fromLatin1(url.toEncoded());
    if (player::checkAddress(url))
        m_spare.wait(orderFor(beginningOf(whole), {}, {}, whole), newId(whole));
    else
        m_spare.leave();
}

bool Playback::follow(const QString &titleId)
{
    // Asked with each report: the disk is looked at once.
    if (!m_follower.id.isEmpty() && titleId == m_follower.titleId)
        return true;
    const bool mayJoin = titleId != m_notJoined;
    const Result<QString> file = mayJoin ? m_library.fileOf(titleId) : QString();
    return follow(Follower{{}, titleId, file.value_or(QString()), {}});
}

bool Playback::follow(const Playable &playable)
{
    return follow(Follower{{}, playable.id(), playable.file, playable.name});
}

bool Playback::follow(const Follower &follower)
{
    if (!m_follower.id.isEmpty() && follower.titleId == m_follower.titleId &&
        follower.file == m_follower.file)
        return true;
    const bool mayJoin = !follower.file.isEmpty() && follower.titleId != m_notJoined && m_player->listens();
    std::vector<Fd> beside;
    if (mayJoin && !openSubtitles(follower.file, beside).isEmpty())
        m_notJoined = follower.titleId; // its words come with its own opening
    std::vector<Fd> files;
    if (mayJoin && follower.titleId != m_notJoined) {
        if (Result<Fd> file = openPatiently(follower.file))
            files.push_back(std::move(*file));
    }
    if (files.empty()) {
        followNothing();
        return false;
    }
    m_former = std::exchange(m_follower, follower);
    m_follower.id = newId(follower.titleId);
    m_player->send(QStringLiteral("player.follow"), {{QStringLiteral("id"), m_follower.id}},
                   std::move(files));
    remember();
    return true;
}

void Playback::followNothing()
{
    if (m_follower.id.isEmpty())
        return;
    m_former = std::exchange(m_follower, {});
    m_player->send(QStringLiteral("player.follow"), {});
    remember();
}

void Playback::beginFollower()
{
    m_report.insert(QStringLiteral("positionMs"), m_report.value(QLatin1String("durationMs")));
    const Follower follower = m_follower;
    const Tuning tuning = m_tuning;
    begin(follower.titleId, 0);
    m_id = follower.id;
    m_file = follower.file;
    m_name = follower.name;
    m_tuning = tuning;
    m_watch.begin(m_clock.monotonic());
    remember();
    Q_EMIT followed();
}

void Playback::sendOpen()
{
    // A player that opens something knows of no other; if it was to join one and died, that one may be why.
    if (!m_follower.id.isEmpty())
        m_notJoined = m_follower.titleId;
    m_follower = m_former = {};
    m_player->send(QStringLiteral("player.setVolume"), {{QStringLiteral("volume"), m_volume}});
    const Done done =
        send(*m_player, orderNow(), {{QStringLiteral("id"), m_id}, {QStringLiteral("paused"), m_isPaused}});
    if (done)
        return;
    // The film before must not go on behind the sentence.
    m_player->send(QStringLiteral("player.close"), {});
    failWith(done.error());
}

Done Playback::send(const PlayerSeat &seat, const PlayerOrder &order, QJsonObject params)
{
    for (auto it = order.params.begin(); it != order.params.end(); ++it)
        params.insert(it.key(), it.value());
    std::vector<Fd> descriptors;
    if (!order.file.isEmpty()) {
        Result<Fd> film = openPatiently(order.file);
        if (!film && film.error().code == ErrorCode::Unavailable)
            return std::unexpected(film.error());
        if (!film)
            return std::unexpected(std::move(film).error().within(tr("The film's file cannot be opened")));
        descriptors.push_back(std::move(*film));
        params.insert(QStringLiteral("subtitleFiles"), openSubtitles(order.file, descriptors));
    }
    seat.send(QStringLiteral("player.open"), params, std::move(descriptors));
    return {};
}

} // namespace hearth::bridge
