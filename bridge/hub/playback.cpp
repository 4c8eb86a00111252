// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/playback.h"
#include "player/stream/address.h"
#include "player/subtitles/external_files.h"
#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QUrl>
#include <cerrno>
#include <fcntl.h>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(playbackLog, "hearth.playback")

namespace
{

const QString kPlayer = QStringLiteral("player");
constexpr std::chrono::milliseconds kHistoryStep{5000};
constexpr JsonLimits kRememberedLimits{16384, 8};
constexpr JsonLimits kTrackLimits{4096, 2};
constexpr qint64 kStepBackMs = 5000;
constexpr std::chrono::milliseconds kWatchStep{500};
constexpr std::chrono::minutes kForgiven{1}; // a player that went well for so long may hang once more

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

Playback::Playback(ApiServer &server, Supervisor &supervisor, const player::Library &library,
                   player::History &history, const PlanPlayer &planPlayer, QObject *parent)
    : QObject(parent), m_server(server), m_supervisor(supervisor), m_library(library), m_history(history),
      m_playerPlan(planPlayer(m_hasNetwork))
{
    connect(&m_server, &ApiServer::processConnected, this, [this](const QString &process) {
        if (process == kPlayer)
            m_awaitsFirstReport = true;
    });
    connect(&m_supervisor, &Supervisor::ended, this, [this](const QString &process, const QString &) {
        if (process != kPlayer || !isOpen() || !m_error.message.isEmpty())
            return; // or what was said stays said
        m_isRecovering = true;
        m_watch.beginAgain(m_clock.monotonic());
        Q_EMIT changed();
    });
    connect(&m_supervisor, &Supervisor::gaveUp, this, [this](const QString &process, const QString &) {
        if (process == kPlayer && isOpen())
            failWith({ErrorCode::Damaged, tr("The player stopped several times with this film"),
                      tr("Try another film; this one may be damaged")});
    });
    m_watchTimer.setInterval(kWatchStep);
    connect(&m_watchTimer, &QTimer::timeout, this, &Playback::watch);
    m_historyTimer.setInterval(kHistoryStep);
    connect(&m_historyTimer, &QTimer::timeout, this, [this] {
        if (!m_isPaused)
            noteHistory();
    });
}

void Playback::recall()
{
    const auto remembered = parseJsonObject(m_history.rememberedPlayback().toUtf8(), kRememberedLimits);
    if (!remembered || remembered->value(QLatin1String("id")).toString().isEmpty())
        return;
    setTitle(remembered->value(QLatin1String("titleId")).toString());
    m_address = remembered->value(QLatin1String("address")).toString();
    m_addressTitle = remembered->value(QLatin1String("name")).toString();
    m_channel = remembered->value(QLatin1String("channel")).toObject();
    m_keepsHistory = m_keepsHistory && m_channel.isEmpty();
    const Result<QString> file = m_library.fileOf(m_titleId);
    if (!file && m_address.isEmpty())
        return;
    m_id = remembered->value(QLatin1String("id")).toString();
    m_file = m_address.isEmpty() ? *file : QString();
    *m_hasNetwork = !m_address.isEmpty();
    m_isPaused = remembered->value(QLatin1String("paused")).toBool();
    m_audio = remembered->value(QLatin1String("audio")).toInt(-1);
    m_subtitle = remembered->value(QLatin1String("subtitle")).toInt(-2);
    m_speed = remembered->value(QLatin1String("speed")).toDouble(1.0);
    m_soundDelayMs = remembered->value(QLatin1String("soundDelayMs")).toInt();
    m_subtitleDelayMs = remembered->value(QLatin1String("subtitleDelayMs")).toInt();
    if (const auto entry = m_history.entry(m_titleId))
        m_report.insert(QStringLiteral("positionMs"), entry->positionMs);
    m_historyTimer.start();
    m_watch.begin(m_clock.monotonic());
    m_watchTimer.start();
    if (Done done = m_supervisor.run(m_playerPlan); !done)
        qCWarning(playbackLog, "%s", qUtf8Printable(done.error().message));
}

void Playback::setTitle(const QString &titleId)
{
    m_titleId = titleId;
    const QJsonObject title = m_library.title(titleId).value_or(QJsonObject());
    const QString kind = title.value(QLatin1String("kind")).toString();
    const QString series = title.value(QLatin1String("series")).toString();
    m_keepsHistory = kind != QLatin1String("trailer") && kind != QLatin1String("song");
    m_whole = title.value(QLatin1String("partOf")).toString();
    if (m_whole.isEmpty() && kind == QLatin1String("episode") && !series.isEmpty())
        m_whole = player::Library::seriesId(series);
}

Done Playback::open(const QString &titleId, std::optional<qint64> fromMs, bool isPaused)
{
    const Result<QString> file = m_library.fileOf(titleId);
    if (!file)
        return std::unexpected(file.error());
    begin(titleId, fromMs);
    m_file = *file;
    m_isPaused = isPaused;
    Q_EMIT opened();
    readyPlayer();
    return {};
}

Done Playback::goOn(const QString &titleId)
{
    const Result<QString> file = m_library.fileOf(titleId);
    if (!file)
        return std::unexpected(file.error());
    const double speed = m_speed;
    const int soundDelayMs = m_soundDelayMs; // the set's, more likely than the film's
    begin(titleId, std::nullopt);
    m_speed = speed;
    m_soundDelayMs = soundDelayMs;
    m_file = *file;
    m_isPaused = false;
    readyPlayer();
    return {};
}

Done Playback::openAddress(const QString &address, const QString &title, std::optional<qint64> fromMs)
{
    return openAddress(address, title, fromMs, {});
}

Done Playback::openChannel(const QJsonObject &channel, const QString &address)
{
    return openAddress(address, channel.value(QLatin1String("name")).toString(), std::nullopt, channel);
}

Done Playback::openAddress(const QString &address, const QString &title, std::optional<qint64> fromMs,
                           const QJsonObject &channel)
{
    const QUrl url(address.trimmed(), QUrl::TolerantMode);
    if (Done done = player::checkAddress(url); !done)
        return done;
    const QString whole = QString::fromLatin1(url.toEncoded());
    begin(whole, fromMs);
    m_channel = channel;
    m_keepsHistory = m_keepsHistory && channel.isEmpty();
    m_address = whole;
    m_addressTitle = title.isEmpty() ? url.fileName() : title;
    if (m_addressTitle.isEmpty())
        m_addressTitle = url.host();
    m_isPaused = false;
    Q_EMIT opened();
    readyPlayer();
    return {};
}

void Playback::begin(const QString &titleId, std::optional<qint64> fromMs)
{
    if (isOpen()) {
        noteHistory();
        Q_EMIT left(m_titleId);
    }
    m_id = titleId + QLatin1Char('@') + QString::number(QDateTime::currentMSecsSinceEpoch()) +
           QLatin1Char('.') + QString::number(++m_counter);
    setTitle(titleId);
    m_file.clear();
    m_address.clear();
    m_addressTitle.clear();
    m_channel = {};
    m_audio = -1;
    m_subtitle = -2;
    m_speed = 1.0;
    m_soundDelayMs = m_subtitleDelayMs = 0;
    m_error = {};
    m_report = {};
    qint64 start = 0;
    if (const auto entry = m_history.entry(titleId)) {
        m_audio = entry->audio;
        m_subtitle = entry->subtitle;
        const bool isFinished = entry->durationMs > 0 && entry->positionMs >= entry->durationMs * 95 / 100;
        // A little before, to find into the film again.
        start = isFinished ? 0 : std::max<qint64>(0, entry->positionMs - kStepBackMs);
    }
    recallTracks();
    m_report.insert(QStringLiteral("positionMs"), fromMs.value_or(start));
    m_report.insert(QStringLiteral("state"), QStringLiteral("opening"));
}

void Playback::readyPlayer()
{
    m_historyTimer.start();
    m_watch.begin(m_clock.monotonic());
    m_wasBegunAnew = m_lacksPicture = false;
    m_watchTimer.start();
    remember();
    Q_EMIT changed();
    const bool hadNetwork = std::exchange(*m_hasNetwork, !m_address.isEmpty());
    if (!m_supervisor.isRunning(kPlayer)) {
        if (Done done = m_supervisor.run(m_playerPlan); !done)
            failWith(std::move(done).error().within(QStringLiteral("player")));
    } else if (hadNetwork != *m_hasNetwork) {
        m_supervisor.startAnew(kPlayer);
    } else if (m_server.isConnected(kPlayer) && !m_awaitsFirstReport) {
        sendOpen();
    }
}

void Playback::sendOpen()
{
    m_server.sendTo(kPlayer, QStringLiteral("player.setVolume"), {{QStringLiteral("volume"), m_volume}});
    QJsonObject order{
        {QStringLiteral("id"), m_id},
        {QStringLiteral("startMs"), m_report.value(QLatin1String("positionMs"))},
        {QStringLiteral("paused"), m_isPaused},
        {QStringLiteral("audio"), m_audio},
        {QStringLiteral("subtitle"), m_subtitle},
        {QStringLiteral("audioLanguages"), QJsonArray::fromStringList(m_preferences.audioLanguages)},
        {QStringLiteral("subtitleLanguages"), QJsonArray::fromStringList(m_preferences.subtitleLanguages)},
        {QStringLiteral("captions"), m_preferences.captions}};
    order = withTuning(order);
    if (!m_rememberedAudio.isEmpty())
        order.insert(QStringLiteral("rememberedAudio"), m_rememberedAudio);
    if (!m_rememberedSubtitle.isEmpty())
        order.insert(QStringLiteral("rememberedSubtitle"), m_rememberedSubtitle);
    if (!m_address.isEmpty()) {
        order.insert(QStringLiteral("address"), m_address);
        m_server.sendTo(kPlayer, QStringLiteral("player.open"), order);
        return;
    }
    std::vector<Fd> descriptors;
    descriptors.emplace_back(::open(QFile::encodeName(m_file).constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!descriptors.front().isValid()) {
        const Error error = failErrno(tr("The film's file cannot be opened"), errno).error();
        // The film before must not go on behind the sentence.
        m_server.sendTo(kPlayer, QStringLiteral("player.close"), {});
        failWith(error);
        return;
    }
    order.insert(QStringLiteral("subtitleFiles"), openSubtitles(m_file, descriptors));
    m_server.sendTo(kPlayer, QStringLiteral("player.open"), order, std::move(descriptors));
}

void Playback::prefer(const Preferences &preferences)
{
    const bool looksOtherwise = preferences.captions != m_preferences.captions;
    m_preferences = preferences;
    if (isOpen() && looksOtherwise)
        m_server.sendTo(kPlayer, QStringLiteral("player.setCaptions"),
                        {{QStringLiteral("captions"), m_preferences.captions}});
}

void Playback::watch()
{
    const std::chrono::milliseconds now = m_clock.monotonic();
    // A player that has yet to start is the supervisor's to judge.
    if (!m_server.isConnected(kPlayer))
        m_watch.beginAgain(now);
    const PlaybackWatch::Verdict verdict = m_watch.look(now);
    if (m_report.value(QLatin1String("state")).toString() == QLatin1String("failed"))
        return;
    if (verdict == PlaybackWatch::Verdict::Fine) {
        m_wasBegunAnew = m_wasBegunAnew && m_watch.goodFor(now) < kForgiven;
        return;
    }
    static constexpr const char *kWhy[] = {"", "tells nothing", "stands still", "shows no picture"};
    qCWarning(playbackLog, "the player %s at %lld ms%s", kWhy[static_cast<int>(verdict)],
              static_cast<long long>(m_report.value(QLatin1String("positionMs")).toInteger()),
              m_wasBegunAnew ? " again" : "; it begins anew");
    if (m_wasBegunAnew && verdict == PlaybackWatch::Verdict::NoPicture) {
        // What can be heard goes on.
        m_lacksPicture = true;
        m_watchTimer.stop();
        Q_EMIT changed();
        return;
    }
    if (m_wasBegunAnew)
        failWith({ErrorCode::Damaged, tr("The player hangs with this film"),
                  tr("Open it once more; if it hangs again, the file or its disk may be damaged")});
    else
        m_isRecovering = true;
    m_wasBegunAnew = true;
    m_watch.beginAgain(now);
    // Whatever it hangs in, it does not listen.
    m_supervisor.startAnew(kPlayer);
    Q_EMIT changed();
}

void Playback::takeReport(const QJsonObject &report)
{
    const bool isFirst = std::exchange(m_awaitsFirstReport, false);
    if (!isOpen()) {
        // A film of a hearthd that is gone and that nobody wants any more.
        if (report.value(QLatin1String("state")).toString() != QLatin1String("idle"))
            m_server.sendTo(kPlayer, QStringLiteral("player.close"), {});
        return;
    }
    if (report.value(QLatin1String("id")).toString() != m_id) {
        // Not behind a sentence that says that it cannot be played.
        if (isFirst && m_error.message.isEmpty())
            sendOpen();
        return;
    }
    m_watch.take(report, m_clock.monotonic());
    m_isRecovering = false;
    const QString before = m_report.value(QLatin1String("state")).toString();
    m_report = report;
    const QString now = report.value(QLatin1String("state")).toString();
    m_audio = report.value(QLatin1String("audio")).toInt(-1);
    m_subtitle = report.value(QLatin1String("subtitle")).toInt(-1);
    if (report.contains(QLatin1String("error"))) {
        const QJsonObject error = report.value(QLatin1String("error")).toObject();
        m_error = {ErrorCode::Damaged, error.value(QLatin1String("message")).toString(),
                   error.value(QLatin1String("action")).toString()};
    }
    if (now != before) {
        if (now == QLatin1String("playing") || now == QLatin1String("paused"))
            m_isPaused = now == QLatin1String("paused");
        remember();
        noteHistory();
    }
    Q_EMIT changed();
    if (now == QLatin1String("ended") && before != now)
        Q_EMIT ended();
}

Done Playback::order(const QString &method, const QJsonObject &params)
{
    if (!m_server.sendTo(kPlayer, method, params))
        return fail(ErrorCode::Unavailable, tr("The player is starting"), tr("Try again in a moment"));
    return {};
}

void Playback::recallTracks()
{
    m_rememberedAudio = m_rememberedSubtitle = {};
    if (m_whole.isEmpty())
        return;
    const player::History::TrackTexts known = m_history.rememberedTracks(m_whole);
    if (const auto track = parseJsonObject(known.audio.toUtf8(), kTrackLimits)) {
        m_audio = -1;
        m_rememberedAudio = *track;
    }
    if (const auto track = parseJsonObject(known.subtitle.toUtf8(), kTrackLimits)) {
        const bool isNone = track->value(QLatin1String("none")).toBool();
        m_subtitle = isNone ? -1 : -2;
        m_rememberedSubtitle = isNone ? QJsonObject() : *track;
    }
}

void Playback::rememberTracks(bool isAudio, bool isSubtitle)
{
    if (m_whole.isEmpty() || !m_keepsHistory)
        return;
    const auto text = [this](int index) {
        QJsonObject track{{QStringLiteral("none"), true}};
        for (const QJsonValue &value : m_report.value(QLatin1String("tracks")).toArray()) {
            if (value[QLatin1String("index")].toInt(-1) == index)
                track = {{QStringLiteral("language"), value[QLatin1String("language")]},
                         {QStringLiteral("title"), value[QLatin1String("title")]}};
        }
        return QString::fromUtf8(toJson(track));
    };
    player::History::TrackTexts known = m_history.rememberedTracks(m_whole);
    if (isAudio)
        known.audio = text(m_audio);
    if (isSubtitle)
        known.subtitle = text(m_subtitle);
    if (Done done = m_history.rememberTracks(m_whole, known); !done)
        qCWarning(playbackLog, "%s", qUtf8Printable(done.error().message));
}

QJsonObject Playback::withTuning(QJsonObject record) const
{
    record.insert(QStringLiteral("speed"), m_speed);
    record.insert(QStringLiteral("soundDelayMs"), m_soundDelayMs);
    record.insert(QStringLiteral("subtitleDelayMs"), m_subtitleDelayMs);
    return record;
}

void Playback::duck(double volume)
{
    m_volume = volume;
    if (isOpen())
        m_server.sendTo(kPlayer, QStringLiteral("player.setVolume"), {{QStringLiteral("volume"), volume}});
}

void Playback::stop()
{
    if (!isOpen())
        return;
    noteHistory();
    Q_EMIT left(m_titleId);
    m_server.sendTo(kPlayer, QStringLiteral("player.close"), {});
    m_id.clear();
    m_titleId.clear();
    m_channel = {};
    m_report = {};
    m_error = {};
    m_isRecovering = false;
    m_watchTimer.stop();
    m_historyTimer.stop();
    remember();
    Q_EMIT closed();
    Q_EMIT changed();
}

void Playback::failWith(const Error &error)
{
    qCWarning(playbackLog, "%s", qUtf8Printable(error.message));
    m_error = error;
    m_isRecovering = false;
    m_report.insert(QStringLiteral("state"), QStringLiteral("failed"));
    Q_EMIT changed();
}

void Playback::noteHistory()
{
    const qint64 position = m_report.value(QLatin1String("positionMs")).toInteger();
    const qint64 duration = m_report.value(QLatin1String("durationMs")).toInteger();
    if (m_titleId.isEmpty() || duration <= 0 || !m_keepsHistory)
        return;
    if (Done done = m_history.note(m_titleId, position, duration, m_audio, m_subtitle); !done)
        qCWarning(playbackLog, "%s", qUtf8Printable(done.error().message));
}

void Playback::remember()
{
    const QJsonObject remembered = withTuning({{QStringLiteral("id"), m_id},
                                               {QStringLiteral("titleId"), m_titleId},
                                               {QStringLiteral("address"), m_address},
                                               {QStringLiteral("name"), m_addressTitle},
                                               {QStringLiteral("channel"), m_channel},
                                               {QStringLiteral("paused"), m_isPaused},
                                               {QStringLiteral("audio"), m_audio},
                                               {QStringLiteral("subtitle"), m_subtitle}});
    if (Done done = m_history.rememberPlayback(QString::fromUtf8(toJson(remembered))); !done)
        qCWarning(playbackLog, "%s", qUtf8Printable(done.error().message));
}

QJsonObject Playback::describeTitle() const
{
    if (!m_address.isEmpty())
        return {{QStringLiteral("id"), m_titleId}, {QStringLiteral("name"), m_addressTitle}};
    return m_library.title(m_titleId).value_or(QJsonObject());
}

QJsonObject Playback::state() const
{
    if (!isOpen())
        return {{QStringLiteral("state"), QStringLiteral("none")}};
    QJsonObject state = withTuning(m_report);
    state.insert(QStringLiteral("id"), m_id);
    state.insert(QStringLiteral("title"), describeTitle());
    if (!m_channel.isEmpty())
        state.insert(QStringLiteral("channel"), m_channel);
    if (m_lacksPicture && !state.contains(QLatin1String("notice")))
        state.insert(QStringLiteral("notice"), QStringLiteral("no-picture"));
    if (m_isRecovering)
        state.insert(QStringLiteral("state"), QStringLiteral("opening"));
    if (!m_error.message.isEmpty())
        state.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), m_error.message},
                                                          {QStringLiteral("action"), m_error.action}});
    return state;
}

} // namespace hearth::bridge
