// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/playback.h"
#include "bridge/hub/chapter_kinds.h"
#include "player/stream/address.h"
#include <QJsonArray>
#include <QLoggingCategory>
#include <QUrl>
#include <array>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(playbackLog, "hearth.playback")

namespace
{

constexpr std::chrono::milliseconds kHistoryStep{5000};
constexpr JsonLimits kRememberedLimits{16384, 8};
constexpr std::chrono::milliseconds kWatchStep{500};
constexpr std::chrono::minutes kForgiven{1}; // a player that went well for so long may hang once more
const std::array kSeats{QStringLiteral("player"), QStringLiteral("player-2")};

} // namespace

Playback::Playback(ApiServer &server, Supervisor &supervisor, const player::Library &library,
                   player::History &history, const PlanPlayer &planPlayer, QObject *parent)
    : QObject(parent), m_server(server), m_supervisor(supervisor), m_library(library), m_history(history),
      m_player(std::make_unique<PlayerSeat>(kSeats[0], server, supervisor, planPlayer)),
      m_spare(std::make_unique<PlayerSeat>(kSeats[1], server, supervisor, planPlayer), m_clock,
              [this](const PlayerSeat &seat, const PlayerOrder &order, const QString &id) {
                  const Done done = send(seat, order,
                                         {{QStringLiteral("id"), id},
                                          {QStringLiteral("paused"), true},
                                          {QStringLiteral("foreseen"), true}});
                  if (!done) // it is said when it is wanted
                      qCInfo(playbackLog, "not foreseen: %s", qUtf8Printable(done.error().message));
              })
{
    connect(&m_server, &ApiServer::processConnected, this, [this](const QString &process) {
        if (process == player())
            m_player->noteConnected();
        else if (process == m_spare.seat().name())
            m_spare.noteConnected();
    });
    connect(&m_supervisor, &Supervisor::ended, this, [this](const QString &process, const QString &) {
        if (process == m_spare.seat().name())
            m_spare.noteEnded();
        if (process != player())
            return;
        (void)m_player->takeEnd();
        if (!isOpen() || !m_error.message.isEmpty())
            return; // or what was said stays said
        m_isRecovering = true;
        m_watch.beginAgain(m_clock.monotonic());
        Q_EMIT changed();
    });
    connect(&m_supervisor, &Supervisor::gaveUp, this, [this](const QString &process, const QString &) {
        if (process == player() && isOpen())
            failWith({ErrorCode::Damaged, tr("The player stopped several times with this film"),
                      tr("Try another film; this one may be damaged")});
    });
    connect(&m_fileReturn, &FileReturn::returned, this, [this] {
        m_watch.beginAgain(m_clock.monotonic());
        sendOpen();
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
    const Beginning beginning = beginningOf(remembered->value(QLatin1String("titleId")).toString());
    m_titleId = beginning.titleId;
    m_whole = beginning.whole;
    m_keepsHistory = beginning.keepsHistory;
    m_address = remembered->value(QLatin1String("address")).toString();
    m_name = remembered->value(QLatin1String("name")).toString();
    m_channel = remembered->value(QLatin1String("channel")).toObject();
    m_keepsHistory = m_keepsHistory && m_channel.isEmpty();
    const QString outside = remembered->value(QLatin1String("file")).toString();
    const Result<QString> file = outside.isEmpty() ? m_library.fileOf(m_titleId) : outside;
    if (!file && m_address.isEmpty())
        return;
    m_id = remembered->value(QLatin1String("id")).toString();
    m_file = m_address.isEmpty() ? *file : QString();
    m_isPaused = remembered->value(QLatin1String("paused")).toBool();
    m_tracks = tracksOf(*remembered);
    m_tuning = {remembered->value(QLatin1String("speed")).toDouble(1.0),
                remembered->value(QLatin1String("soundDelayMs")).toInt(),
                remembered->value(QLatin1String("subtitleDelayMs")).toInt()};
    if (const auto entry = m_history.entry(m_titleId))
        m_report.insert(QStringLiteral("positionMs"), entry->positionMs);
    const QJsonObject follower = remembered->value(QLatin1String("follower")).toObject();
    m_follower = {
        follower.value(QLatin1String("id")).toString(), follower.value(QLatin1String("titleId")).toString(),
        follower.value(QLatin1String("file")).toString(), follower.value(QLatin1String("name")).toString()};
    m_historyTimer.start();
    m_watch.begin(m_clock.monotonic());
    m_watchTimer.start();
    if (remembered->value(QLatin1String("player")).toString() == m_spare.seat().name())
        (void)m_spare.swap(m_player);
    if (Done done = m_player->ready(!m_address.isEmpty()); !done)
        qCWarning(playbackLog, "%s", qUtf8Printable(done.error().message));
}

bool Playback::isPlayer(const QString &process)
{
    return std::ranges::find(kSeats, process) != kSeats.end();
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
    const Tuning tuning = tuningOfNext();
    begin(titleId, std::nullopt);
    m_tuning = tuning;
    m_file = *file;
    m_isPaused = false;
    readyPlayer();
    return {};
}

Done Playback::goOn(const Playable &playable)
{
    const Tuning tuning = tuningOfNext();
    if (Done done = begin(playable, std::nullopt, {}); !done)
        return done;
    m_tuning = tuning;
    readyPlayer();
    return {};
}

Done Playback::open(const Playable &playable, std::optional<qint64> fromMs)
{
    if (Done done = begin(playable, fromMs, {}); !done)
        return done;
    Q_EMIT opened();
    readyPlayer();
    return {};
}

Done Playback::openChannel(const QJsonObject &channel, const QString &address)
{
    const Playable playable{{}, address, channel.value(QLatin1String("name")).toString()};
    if (Done done = begin(playable, std::nullopt, channel); !done)
        return done;
    Q_EMIT opened();
    readyPlayer();
    return {};
}

Done Playback::begin(const Playable &playable, std::optional<qint64> fromMs, const QJsonObject &channel)
{
    Playable whole = playable;
    const QUrl url(playable.address.trimmed(), QUrl::TolerantMode);
    if (playable.file.isEmpty()) {
        if (Done done = player::checkAddress(url); !done)
            return done;
        whole.address = QString::fromLatin1(url.toEncoded());
        if (whole.name.isEmpty())
            whole.name = url.fileName().isEmpty() ? url.host() : url.fileName();
    }
    if (whole.name.isEmpty())
        whole.name = whole.file.section(QLatin1Char('/'), -1);
    begin(whole.id(), fromMs);
    m_channel = channel;
    m_keepsHistory = m_keepsHistory && channel.isEmpty();
    m_file = whole.file;
    m_address = whole.address;
    m_name = whole.name;
    m_isPaused = false;
    return {};
}

void Playback::prefer(const Preferences &preferences)
{
    const Preferences before = std::exchange(m_preferences, preferences);
    if (isOpen() && preferences.captions != before.captions)
        m_player->send(QStringLiteral("player.setCaptions"),
                       {{QStringLiteral("captions"), m_preferences.captions}});
    if (isOpen() && preferences.sound != before.sound)
        m_player->send(QStringLiteral("player.setSound"), {{QStringLiteral("sound"), m_preferences.sound}});
}

void Playback::watch()
{
    const std::chrono::milliseconds now = m_clock.monotonic();
    // A player that has yet to start is the supervisor's to judge.
    if (!m_player->isConnected())
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
    m_player->startAnew();
    Q_EMIT changed();
}

void Playback::takeReport(const QString &player, const QJsonObject &report)
{
    if (player == m_spare.seat().name())
        m_spare.takeReport(report);
    if (player != m_player->name())
        return;
    const bool isFirst = m_player->takeReport();
    if (!isOpen()) {
        // A film of a hearthd that is gone and that nobody wants any more.
        if (report.value(QLatin1String("state")).toString() != QLatin1String("idle"))
            m_player->send(QStringLiteral("player.close"), {});
        return;
    }
    const QString id = report.value(QLatin1String("id")).toString();
    if (!m_former.id.isEmpty() && id == m_former.id)
        m_follower = m_former;
    if (!m_follower.id.isEmpty() && id == m_follower.id)
        beginFollower();
    if (id != m_id) {
        // Not behind a sentence that says that it cannot be played.
        if (isFirst && m_error.message.isEmpty())
            sendOpen();
        return;
    }
    m_watch.take(report, m_clock.monotonic());
    m_isRecovering = false;
    const QJsonObject frames = report.value(QLatin1String("frames")).toObject();
    m_lacksPicture = m_lacksPicture && frames.value(QLatin1String("rendered")).toInteger() == 0;
    const QString before = m_report.value(QLatin1String("state")).toString();
    m_report = report;
    const QString now = report.value(QLatin1String("state")).toString();
    noteTracks(report);
    if (report.value(QLatin1String("notice")) == QLatin1String("disk-away") && !m_file.isEmpty())
        m_fileReturn.await(m_file);
    else
        m_fileReturn.forget();
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

void Playback::addFoundChapters(const QString &titleId, const QJsonArray &chapters)
{
    if (titleId.isEmpty() || titleId != m_titleId || chapters == m_foundChapters)
        return;
    m_foundChapters = chapters;
    Q_EMIT changed();
}

Done Playback::order(const QString &method, const QJsonObject &params)
{
    if (!m_player->send(method, params))
        return fail(ErrorCode::Unavailable, tr("The player is starting"), tr("Try again in a moment"));
    return {};
}

player::ChosenTracks Playback::tracksOf(const QJsonObject &record)
{
    return {record.value(QLatin1String("audio")).toInt(-1), record.value(QLatin1String("subtitle")).toInt(-1),
            record.value(QLatin1String("secondSubtitle")).toInt(-1)};
}

void Playback::noteTracks(const QJsonObject &report)
{
    const bool hasChosen = m_tracks.subtitle != player::ChosenTracks::kNobodyChose;
    m_tracks = tracksOf(report);
    // That there are none by nobody's choice says nothing about the next time.
    if (!hasChosen && m_tracks.subtitle < 0)
        m_tracks.subtitle = player::ChosenTracks::kNobodyChose;
}

void Playback::rememberTracks(bool isAudio, bool isSubtitle, bool isSecond)
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
        known.audio = text(m_tracks.audio);
    if (isSubtitle)
        known.subtitle = text(m_tracks.subtitle);
    if (isSecond)
        known.second = text(m_tracks.second);
    if (Done done = m_history.rememberTracks(m_whole, known); !done)
        qCWarning(playbackLog, "%s", qUtf8Printable(done.error().message));
}

QJsonObject Playback::withTuning(QJsonObject record, const Tuning &tuning)
{
    record.insert(QStringLiteral("speed"), tuning.speed);
    record.insert(QStringLiteral("soundDelayMs"), tuning.soundDelayMs);
    record.insert(QStringLiteral("subtitleDelayMs"), tuning.subtitleDelayMs);
    return record;
}

void Playback::duck(double volume)
{
    m_volume = volume;
    if (isOpen())
        m_player->send(QStringLiteral("player.setVolume"), {{QStringLiteral("volume"), volume}});
}

void Playback::stop()
{
    if (!isOpen())
        return;
    noteHistory();
    Q_EMIT left(m_titleId);
    m_player->send(QStringLiteral("player.close"), {});
    m_spare.end();
    m_id.clear();
    m_titleId.clear();
    m_channel = {};
    m_report = {};
    m_follower = {};
    m_foundChapters = {};
    m_error = {};
    m_isRecovering = false;
    m_fileReturn.forget();
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
    if (m_titleId.isEmpty() || duration <= 0 || !m_keepsHistory || !m_preferences.keepsHistory)
        return;
    // Who leaves while the credits run has seen it.
    const auto credits = creditsFromMs(state());
    const qint64 seen = credits && position >= *credits ? duration : position;
    if (Done done = m_history.note(m_titleId, seen, duration, m_tracks); !done)
        qCWarning(playbackLog, "%s", qUtf8Printable(done.error().message));
}

void Playback::remember()
{
    const QJsonObject remembered =
        withTuning({{QStringLiteral("id"), m_id},
                    {QStringLiteral("player"), player()},
                    {QStringLiteral("titleId"), m_titleId},
                    {QStringLiteral("address"), m_address},
                    {QStringLiteral("file"), m_name.isEmpty() ? QString() : m_file},
                    {QStringLiteral("name"), m_name},
                    {QStringLiteral("channel"), m_channel},
                    {QStringLiteral("paused"), m_isPaused},
                    {QStringLiteral("audio"), m_tracks.audio},
                    {QStringLiteral("subtitle"), m_tracks.subtitle},
                    {QStringLiteral("secondSubtitle"), m_tracks.second},
                    {QStringLiteral("follower"), QJsonObject{{QStringLiteral("id"), m_follower.id},
                                                             {QStringLiteral("titleId"), m_follower.titleId},
                                                             {QStringLiteral("file"), m_follower.file},
                                                             {QStringLiteral("name"), m_follower.name}}}},
                   m_tuning);
    if (Done done = m_history.rememberPlayback(QString::fromUtf8(toJson(remembered))); !done)
        qCWarning(playbackLog, "%s", qUtf8Printable(done.error().message));
}

QJsonObject Playback::describeTitle() const
{
    if (!m_name.isEmpty())
        return {{QStringLiteral("id"), m_titleId}, {QStringLiteral("name"), m_name}};
    return m_library.title(m_titleId).value_or(QJsonObject());
}

QJsonObject Playback::state() const
{
    if (!isOpen())
        return {{QStringLiteral("state"), QStringLiteral("none")}};
    QJsonObject state = withTuning(m_report, m_tuning);
    state.insert(QStringLiteral("id"), m_id);
    state.insert(QStringLiteral("title"), describeTitle());
    if (!m_channel.isEmpty())
        state.insert(QStringLiteral("channel"), m_channel);
    if (m_spare.isReady())
        state.insert(QStringLiteral("foreseen"), true);
    if (!m_foundChapters.isEmpty())
        state.insert(QStringLiteral("foundChapters"), m_foundChapters);
    if (m_lacksPicture && !state.contains(QLatin1String("notice")))
        state.insert(QStringLiteral("notice"), QStringLiteral("no-picture"));
    if (m_isRecovering)
        state.insert(QStringLiteral("state"), QStringLiteral("opening"));
    if (!m_error.message.isEmpty())
        state.insert(QStringLiteral("error"),
                     QJsonObject{{QStringLiteral("message"), inWords(m_error.message)},
                                 {QStringLiteral("action"), inWords(m_error.action)}});
    return state;
}

} // namespace hearth::bridge
