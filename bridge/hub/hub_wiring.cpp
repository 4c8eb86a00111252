// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What in hearthd follows from what: sound from what is in front, power from what moves, events from changes.

#include "bridge/hub/hub.h"
#include "bridge/hub/whole_records.h"
#include <QLocale>
#include <QLoggingCategory>

namespace hearth::bridge
{

Q_DECLARE_LOGGING_CATEGORY(hubLog)

namespace
{

constexpr double kDuckedVolume = 0.35;
constexpr std::chrono::milliseconds kAlertFor{3000};
const QString kFilmSound = QStringLiteral("film");
const QString kAlertSound = QStringLiteral("alert");
const QString kSpeechSound = QStringLiteral("speech");
constexpr std::chrono::milliseconds kLongestSentence{30000};
const QString kDangerSound = QStringLiteral("danger");
constexpr int kDangerVolume = 70; // percent: heard in the next room, and no harm to who sits near

// A film that may not be heard is in the corner, beside an app that is: it plays on without a sound.
double volumeOf(SoundFocus::Grant grant)
{
    return grant == SoundFocus::Grant::Duck ? kDuckedVolume : grant == SoundFocus::Grant::Pause ? 0.0 : 1.0;
}

} // namespace

void Hub::wireSound()
{
    connect(&m_stage, &Stage::changed, this, &Hub::giveSound);
    // What the home has to say is not drowned by a film.
    connect(&m_notices, &Notices::posted, this, [this] {
        if (!m_settings->value(QStringLiteral("alertsDuck")).toBool())
            return;
        m_sound.request(kAlertSound, SoundFocus::Kind::Alert);
        m_alertEnd.start(kAlertFor);
    });
    m_alertEnd.setSingleShot(true);
    connect(&m_alertEnd, &QTimer::timeout, this, [this] { m_sound.release(kAlertSound); });
    m_speechEnd.setSingleShot(true);
    connect(&m_speechEnd, &QTimer::timeout, this, [this] { m_sound.release(kSpeechSound); });
    connect(&m_sound, &SoundFocus::granted, this, [this](const QString &holder, SoundFocus::Grant grant) {
        if (holder == kFilmSound)
            m_playback.duck(volumeOf(grant));
        else if (m_apps && holder != kAlertSound && holder != kDangerSound && holder != kSpeechSound)
            m_apps->tellSound(holder, SoundFocus::nameOf(grant));
    });
}

void Hub::wireAttention()
{
    const auto readSettings = [this] {
        const auto text = [this](const char *key) {
            return m_settings->value(QLatin1String(key)).toString();
        };
        const QString wait = text("alertsWait");
        m_attention.setWish({wait == QLatin1String("pause") ? Attention::Wait::ForPause
                             : wait == QLatin1String("end") ? Attention::Wait::ForEnd
                                                            : Attention::Wait::Not,
                             QTime::fromString(text("quietFrom"), QStringLiteral("HH:mm")),
                             QTime::fromString(text("quietTo"), QStringLiteral("HH:mm"))});
    };
    readSettings();
    connect(m_settings.get(), &Settings::changed, this, readSettings);
    const auto heed = [this] {
        const bool hasDanger = m_attention.hasDanger();
        m_volume.setFloor(hasDanger ? kDangerVolume : 0);
        if (!hasDanger)
            return m_sound.release(kDangerSound);
        m_sound.request(kDangerSound, SoundFocus::Kind::Alert);
        m_power.set(Power::State::On, QStringLiteral("danger"));
    };
    connect(&m_attention, &Attention::dangerChanged, this, heed);
    if (m_attention.hasDanger())
        heed();
}

void Hub::setSpeaking(bool isSpeaking)
{
    if (isSpeaking)
        m_sound.request(kSpeechSound, SoundFocus::Kind::Speech);
    else
        m_sound.release(kSpeechSound);
    // A shell that dies in the middle of a sentence ends it.
    if (isSpeaking)
        m_speechEnd.start(kLongestSentence);
    else
        m_speechEnd.stop();
}

void Hub::preferTracks()
{
    const auto text = [this](const char *key) { return m_settings->value(QLatin1String(key)).toString(); };
    const QString own =
        QLocale(text("language") == QLatin1String("system") ? QLocale::system().name() : text("language"))
            .name()
            .section(QLatin1Char('_'), 0, 0);
    const auto languages = [&](const QString &wanted) -> QStringList {
        if (wanted == QLatin1String("none") || wanted == QLatin1String("first"))
            return {};
        const bool isOwn = wanted == QLatin1String("system") || wanted == QLatin1String("foreign");
        const QString first = isOwn ? own : wanted;
        return first.size() == 2 ? QStringList{first} : QStringList{QStringLiteral("en")};
    };
    m_playback.prefer({languages(text("audioLanguage")),
                       languages(text("subtitleLanguage")),
                       text("subtitleLanguage") == QLatin1String("foreign"),
                       {{QStringLiteral("size"), text("captionSize")},
                        {QStringLiteral("font"), text("captionFont")},
                        {QStringLiteral("colour"), text("captionColour")},
                        {QStringLiteral("edge"), text("captionEdge")},
                        {QStringLiteral("ground"), text("captionGround")}},
                       {{QStringLiteral("night"), m_settings->value(QStringLiteral("nightSound"))},
                        {QStringLiteral("even"), m_settings->value(QStringLiteral("evenLoudness"))},
                        {QStringLiteral("forTwo"), text("loudspeakers") == QLatin1String("two")},
                        {QStringLiteral("asItIs"), text("loudspeakers") == QLatin1String("receiver")}},
                       m_settings->value(QStringLiteral("keepHistory")).toBool()});
}

void Hub::giveSound()
{
    const bool isFilm = m_stage.showsFilm();
    if (std::exchange(m_filmIsHeard, isFilm) != isFilm) {
        if (isFilm)
            m_sound.request(kFilmSound, SoundFocus::Kind::Film);
        else
            m_sound.release(kFilmSound);
    }
    const bool isApp = m_stage.front() == Stage::Front::App && m_apps && m_apps->mayBeHeard(m_stage.app());
    const QString app = isApp ? m_stage.app() : QString();
    const QString before = std::exchange(m_appHeard, app);
    if (app == before)
        return;
    m_sound.release(before);
    if (!before.isEmpty())
        m_apps->tellSound(before, SoundFocus::nameOf(SoundFocus::Grant::Pause));
    if (!app.isEmpty())
        m_sound.request(app, SoundFocus::Kind::App);
}

// A picture that moves or an app that is heard keeps the screen on, and a film that plays or an app in front
// is a child's time.
void Hub::followWatching()
{
    const bool isFilm = m_stage.showsFilm() && m_playback.state().value(QLatin1String("state")).toString() ==
                                                   QLatin1String("playing");
    const bool isApp = m_stage.front() == Stage::Front::App;
    const bool moves = isFilm && m_playback.state().value(QLatin1String("hasPicture")).toBool(true);
    m_power.setBusy(moves || (isApp && m_apps && m_apps->mayBeHeard(m_stage.app())));
    const bool isThere = m_power.state() == Power::State::On || m_power.state() == Power::State::ScreenOff;
    m_household->setIsWatching((isFilm || isApp) && isThere);
    m_attention.setWatching(isFilm || isApp       ? Attention::Watching::Playing
                            : m_stage.showsFilm() ? Attention::Watching::Paused
                                                  : Attention::Watching::Nothing);
}

// A small picture has no room for a sentence.
void Hub::leaveFailedCorner()
{
    const QJsonObject error = m_playback.state().value(QLatin1String("error")).toObject();
    if (!m_stage.hasCorner() || error.isEmpty())
        return;
    m_notices.post({{QStringLiteral("kind"), QStringLiteral("error")},
                    {QStringLiteral("text"), error.value(QLatin1String("message")).toString()}});
    m_playback.stop();
}

void Hub::announceHome()
{
    m_homeChanged.stop();
    m_server.emitEvent(QStringLiteral("home.changed"), {});
}

void Hub::publishMpris()
{
    Mpris::Orders orders;
    orders.call = [this](const QString &method, const QJsonObject &params) {
        // What is asked here is answered before the call returns; later nobody waits for it.
        const auto answer = std::make_shared<Result<QJsonValue>>(
            fail(ErrorCode::Unavailable, Error::tr("The set is busy"), Error::tr("Try again in a moment")));
        m_server.call({QStringLiteral("owner"), {}}, method, params,
                      [answer](const Result<QJsonValue> &result) { *answer = result; });
        return *answer;
    };
    orders.setVolume = [this](double volume) { m_volume.setLevel(qRound(volume * 100)); };
    m_mpris = std::make_unique<Mpris>(Mpris::sessionBus(), std::move(orders));
    const auto tellVolume = [this] { m_mpris->setVolume(m_volume.isMuted() ? 0 : m_volume.level() / 100.0); };
    const auto tellFilm = [this] { m_mpris->setFilm(film()); };
    tellVolume();
    tellFilm();
    connect(&m_volume, &Volume::changed, m_mpris.get(), tellVolume);
    connect(&m_playback, &Playback::changed, m_mpris.get(), tellFilm);
    connect(m_upNext.get(), &UpNext::changed, m_mpris.get(), tellFilm);
}

void Hub::wirePower()
{
    const auto readSettings = [this] {
        const auto minutes = [this](const char *key) {
            return std::chrono::minutes(m_settings->value(QLatin1String(key)).toString().toInt());
        };
        m_power.setPatience(minutes("ambientAfter"), minutes("standbyAfter"));
    };
    readSettings();
    connect(m_settings.get(), &Settings::changed, this, readSettings);
    connect(&m_power, &Power::changed, this, [this](Power::State, Power::State now) {
        m_server.emitEvent(QStringLiteral("power.changed"), m_power.toJson());
        if (now != Power::State::Standby)
            return;
        // Quiet, and everything as it was for whoever comes back.
        if (m_playback.isOpen())
            (void)m_playback.pause();
        if (m_stage.front() == Stage::Front::App && m_apps)
            m_apps->tellSound(m_stage.app(), SoundFocus::nameOf(SoundFocus::Grant::Pause));
    });
    connect(&m_power, &Power::changed, this, [this](Power::State before, Power::State now) {
        if (before == Power::State::Standby && now == Power::State::On &&
            m_stage.front() == Stage::Front::App && m_apps && m_apps->mayBeHeard(m_stage.app()))
            m_apps->tellSound(m_stage.app(), SoundFocus::nameOf(SoundFocus::Grant::Play));
    });
    connect(&m_volume, &Volume::changed, this,
            [this] { m_server.emitEvent(QStringLiteral("sound.changed"), m_volume.toJson()); });
}

void Hub::wireEvents()
{
    preferTracks();
    connect(m_settings.get(), &Settings::changed, this, &Hub::preferTracks);
    m_homeChanged.setSingleShot(true);
    m_homeChanged.setInterval(200);
    connect(&m_homeChanged, &QTimer::timeout, this, &Hub::announceHome);
    const auto homeChanged = [this] {
        if (!m_homeChanged.isActive())
            m_homeChanged.start();
    };
    connect(m_library.get(), &player::Library::moved, this, [this](const QString &from, const QString &to) {
        if (const Done done = m_history.carryOver(from, to); !done)
            qCWarning(hubLog, "%s", qUtf8Printable(done.error().message));
    });
    connect(m_library.get(), &player::Library::changed, this, [this, homeChanged] {
        m_server.emitEvent(QStringLiteral("library.changed"),
                           {{QStringLiteral("revision"), static_cast<qint64>(m_library->revision())}});
        homeChanged();
    });
    connect(&m_icons, &AppIcons::changed, this, [this, homeChanged] {
        m_server.emitEvent(QStringLiteral("store.changed"), {{QStringLiteral("id"), QString()}});
        homeChanged();
    });
    connect(m_registry.get(), &Registry::changed, this, homeChanged);
    connect(m_registry.get(), &Registry::removed, this, homeChanged);
    connect(m_registry.get(), &Registry::notice, &m_attention, &Attention::offer);
    connect(m_registry.get(), &Registry::notice, this, [this](const QJsonObject &notice) {
        if (notice.value(QLatin1String("kind")).toString() != QLatin1String("cycleEnded"))
            return;
        if (const Done done = m_history.recall(notice.value(QLatin1String("applianceId")).toString()); !done)
            qCWarning(hubLog, "%s", qUtf8Printable(done.error().message));
    });
    if (m_store) {
        connect(m_store.get(), &store::Store::catalogueChanged, this, homeChanged);
        connect(m_store.get(), &store::Store::changed, this, homeChanged);
    }
    const auto tellFilm = [this] { m_server.emitEvent(QStringLiteral("playback.changed"), film()); };
    connect(&m_playback, &Playback::changed, this, tellFilm);
    connect(m_upNext.get(), &UpNext::changed, this, tellFilm);
    connect(m_strips.get(), &FilmStrips::changed, this, tellFilm);
    connect(&m_playback, &Playback::changed, this, &Hub::leaveFailedCorner);
    connect(&m_playback, &Playback::left, this,
            [this](const QString &title) { countWorkout(title, *m_library, m_history); });
    connect(&m_playback, &Playback::playerChanged, this,
            [this] { m_server.emitEvent(QStringLiteral("stage.changed"), stageForScreen()); });
    connect(&m_playback, &Playback::opened, this, [this] { m_stage.show(Stage::Front::Film); });
    connect(&m_playback, &Playback::closed, this, [this, homeChanged] {
        m_stage.setCorner(false);
        if (m_stage.front() == Stage::Front::Film)
            m_stage.show(Stage::Front::Launcher);
        homeChanged();
    });
    connect(&m_playback, &Playback::ended, this, [this] {
        if (m_playback.state().value(QLatin1String("notice")).toString() == QLatin1String("damaged-end"))
            m_notices.post(
                {{QStringLiteral("kind"), QStringLiteral("error")},
                 {QStringLiteral("text"), tr("The film ends here: the rest of its file is missing")}});
        else if (m_upNext->goOn())
            return;
        m_playback.stop();
    });
    connect(&m_stage, &Stage::changed, this, [this] {
        // A film goes on only while it is seen; its second is kept.
        if (!m_stage.showsFilm())
            m_playback.stop();
    });
    connect(&m_stage, &Stage::changed, this,
            [this] { m_server.emitEvent(QStringLiteral("stage.changed"), stageForScreen()); });
    connect(&m_stage, &Stage::changed, this, [this] {
        if (m_stage.front() != Stage::Front::App ||
            !m_settings->value(QStringLiteral("keepHistory")).toBool())
            return;
        if (const Done done = m_recentApps.note(m_stage.app()); !done)
            qCWarning(hubLog, "%s", qUtf8Printable(done.error().message));
    });
    connect(&m_screen, &Screen::hangs, this, [this] {
        qCWarning(hubLog, "the shell hangs and is started again");
        m_supervisor.restart(QStringLiteral("shell"));
    });
    connect(&m_screen, &Screen::changed, this,
            [this] { m_server.emitEvent(QStringLiteral("screen.changed"), m_screen.state()); });
    connect(&m_disk, &DiskWatch::filled, this, [this] {
        qCWarning(hubLog, "the disk of %s is full", qUtf8Printable(m_options.set.paths.root));
        m_notices.post({{QStringLiteral("kind"), QStringLiteral("diskFull")},
                        {QStringLiteral("text"), tr("The disk is full: Hearth works on, but forgets what is "
                                                    "new. Remove apps or films to make room")}});
    });
    connect(&m_disk, &DiskWatch::hasRoomAgain, this, [] { qCInfo(hubLog, "the disk has room again"); });
    connect(&m_notices, &Notices::posted, this, [this](const QJsonObject &notice) {
        m_server.emitEvent(QStringLiteral("notice.posted"), notice);
    });
    connect(&m_notices, &Notices::dismissed, this, [this](const QString &id) {
        m_server.emitEvent(QStringLiteral("notice.dismissed"), {{QStringLiteral("id"), id}});
    });
    connect(&m_supervisor, &Supervisor::gaveUp, this, [this](const QString &name, const QString &why) {
        if (name.startsWith(QLatin1String("app-")))
            return; // Apps says it in the viewer's words.
        m_notices.post({{QStringLiteral("kind"), QStringLiteral("processStopped")},
                        {QStringLiteral("text"), tr("%1 stopped several times (%2)").arg(name, why)}});
    });
    if (m_apps) {
        connect(m_apps.get(), &Apps::changed, this, homeChanged);
        connect(m_apps.get(), &Apps::gaveUp, this, [this](const QString &id, const QString &sentence) {
            m_notices.post({{QStringLiteral("kind"), QStringLiteral("appStopped")},
                            {QStringLiteral("text"), sentence},
                            {QStringLiteral("app"), id}});
        });
    }
    connect(&m_supervisor, &Supervisor::ended, this, [this](const QString &name, const QString &) {
        if (name != QLatin1String("shell"))
            return;
        // What drew through it has lost its screen; it starts again with what it showed.
        const QStringList names = m_supervisor.names();
        for (const QString &other : names) {
            if (Playback::isPlayer(other) || other.startsWith(QLatin1String("app-")))
                m_supervisor.restart(other);
        }
    });
}

} // namespace hearth::bridge
