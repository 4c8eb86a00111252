// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/hub.h"
#include "bridge/appliances/protocol.h"
#include "bridge/hub/app_methods.h"
#include "bridge/hub/appliance_methods.h"
#include "bridge/hub/broker_methods.h"
#include "bridge/hub/channel_methods.h"
#include "bridge/hub/energy_methods.h"
#include "bridge/hub/explain_methods.h"
#include "bridge/hub/household_methods.h"
#include "bridge/hub/matter_methods.h"
#include "bridge/hub/server_methods.h"
#include "bridge/hub/set_methods.h"
#include "bridge/hub/settings_methods.h"
#include "bridge/hub/store_methods.h"
#include "bridge/hub/zigbee_methods.h"
#include "home_schema.h"
#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QLoggingCategory>

namespace hearth::bridge
{

Q_LOGGING_CATEGORY(hubLog, "hearth.hub")

namespace
{

constexpr int kLongPressMs = 700; // clearly more than the shell waits for

} // namespace

Result<std::unique_ptr<Hub>> Hub::create(const HubOptions &options, ApiDocument document)
{
    const StatePaths &paths = options.set.paths;
    auto home = Database::open(paths.database(QStringLiteral("home.db")), home_schema::kMigrations);
    if (!home)
        return std::unexpected(home.error());
    auto probe = std::make_unique<player::ProbeClient>(siblingProgram(QStringLiteral("hearth-probe")),
                                                       probeConfinement());
    auto library = player::Library::create(paths, *probe);
    if (!library)
        return std::unexpected(library.error());
    const bool wasDamaged = (*home)->wasDamaged();
    std::unique_ptr<Hub> hub(
        new Hub(options, std::move(document), std::move(*home), std::move(probe), std::move(*library)));
    if (Done done = hub->m_server.listen(paths.ownerSocket(), {QStringLiteral("owner"), {}}); !done)
        return std::unexpected(done.error());
    auto registry = Registry::create(paths.database(QStringLiteral("appliances.db")), hub->m_clock);
    if (!registry)
        return std::unexpected(registry.error());
    hub->m_registry = std::move(*registry);
    hub->m_appliancePictures =
        std::make_unique<AppliancePictures>(*hub->m_registry, *hub->m_probe, paths.cache());
    QFile schema(QStringLiteral(":/settings/schema.json"));
    if (!schema.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Damaged, QStringLiteral("The settings' schema is missing"));
    auto settings = Settings::create(schema.readAll(), *hub->m_home);
    if (!settings)
        return std::unexpected(settings.error());
    hub->m_settings = std::move(*settings);
    hub->useLanguage();
    auto household = Household::create(*hub->m_home, hub->m_clock);
    if (!household)
        return std::unexpected(household.error());
    hub->m_household = std::move(*household);
    addSettingsMethods(hub->m_server, *hub->m_settings, *hub->m_household);
    hub->addPhone();
    addHouseholdMethods(hub->m_server, *hub->m_household);
    if (Done done = hub->openChannels(); !done)
        return std::unexpected(done.error());
    hub->m_upNext =
        std::make_unique<UpNext>(hub->m_playback, *hub->m_library, *hub->m_household, *hub->m_settings,
                                 paths.data() + QLatin1String("/play-list.json"));
    addServerMethods(hub->m_server, {hub->m_servers, hub->m_serverFolders, *hub->m_upNext, hub->m_history,
                                     [raw = hub.get()] { return raw->film(); }});
    hub->m_chapterSkip = std::make_unique<ChapterSkip>(hub->m_playback, *hub->m_settings);
    hub->m_chapterSearch = std::make_unique<ChapterSearch>(hub->m_playback, *hub->m_library);
    hub->m_strips =
        std::make_unique<FilmStrips>(hub->m_playback, *hub->m_library, *hub->m_probe, paths.cache());
    hub->useProfile();
    hub->openStore();
    addApplianceMethods(hub->m_server, *hub->m_registry, *hub->m_household, hub->m_announced, hub->m_ssdp);
    addZigbeeMethods(hub->m_server, *hub->m_registry, *hub->m_household);
    hub->m_matter = std::make_unique<HomeMatter>(paths, options.matter, hub->m_supervisor, *hub->m_registry);
    hub->m_direct = std::make_unique<HomeDirect>(paths.root + QLatin1String("/direct"), *hub->m_registry);
    addMatterMethods(hub->m_server, *hub->m_matter, *hub->m_household);
    addEnergyMethods(hub->m_server, *hub->m_registry, *hub->m_household, *hub->m_home, hub->m_clock);
    addBrokerMethods(hub->m_server, [raw = hub.get()] { return raw->m_broker.get(); }, *hub->m_household);
    addStoreMethods(hub->m_server, hub->m_store.get(), *hub->m_household);
    addAppMethods(hub->m_server, hub->m_apps.get(), [raw = hub.get()](const QString &id, const QString &pin) {
        return raw->m_household->mayOpen(raw->recordOf(id), pin);
    });
    hub->openSystem();
    hub->openSearch();
    hub->wireEvents();
    hub->wireSound();
    hub->wireAttention();
    hub->wireHousehold();
    hub->wirePower();
    // What an earlier hearthd had no time to hand over; notices know their own.
    hub->m_registry->tellAgain();
    if (wasDamaged)
        hub->m_notices.post(
            {{QStringLiteral("kind"), QStringLiteral("damaged")},
             {QStringLiteral("text"), tr("The household's memory was damaged and starts afresh")}});
    hub->start();
    hub->publishMpris();
    return hub;
}

Hub::Hub(const HubOptions &options, ApiDocument document, std::unique_ptr<Database> home,
         std::unique_ptr<player::ProbeClient> probe, std::unique_ptr<player::Library> library)
    : m_options(options), m_home(std::move(home)), m_probe(std::move(probe)),
      m_icons(*m_probe, options.set.paths.cache()), m_library(std::move(library)),
      m_history(*m_home, m_clock), m_arrangement(*m_home, homeRowIds()), m_recentApps(*m_home, m_clock),
      m_server(std::move(document)), m_supervisor(options.set.paths, m_server, m_clock), m_stage(*m_home),
      m_screen(m_server, options.set.paths), m_notices(*m_home, m_clock), m_attention(m_notices, m_clock),
      m_disk(options.set.paths.root),
      m_playback(m_server, m_supervisor, *m_library, m_history,
                 [set = options.set](const QString &seat, std::shared_ptr<const bool> hasNetwork) {
                     return playerPlan(set, seat, std::move(hasNetwork));
                 }),
      m_power(m_clock), m_volume(*m_home, soundFolder())
{
    addSystemMethods();
    addScreenMethods();
    addLibraryMethods();
    addHomeMethods();
    addPlaybackMethods();
    addNoticeMethods();
    addPowerMethods();
    addExplainMethods(m_server, *m_probe, *m_library);
}

Hub::~Hub() = default;

void Hub::start()
{
    bool shellWasAdopted = false;
    const auto noteShell =
        connect(&m_supervisor, &Supervisor::started, this, [&](const QString &name, bool adopted) {
            shellWasAdopted |= adopted && name == QLatin1String("shell");
        });
    if (m_options.hasScreen) {
        if (Done done = m_supervisor.run(shellPlan(m_options.set)); !done)
            qCWarning(hubLog, "shell: %s", qUtf8Printable(done.error().message));
    }
    disconnect(noteShell);
    // A shell that lives on says that only hearthd was away; after a power cut the set starts at Home.
    if (shellWasAdopted) {
        m_stage.recall();
        if (m_apps)
            m_apps->recall();
        if (m_stage.showsFilm())
            m_playback.recall();
        m_upNext->recall();
        if (m_stage.showsFilm() && !m_playback.isOpen()) {
            m_stage.setCorner(false);
            if (m_stage.front() == Stage::Front::Film)
                m_stage.show(Stage::Front::Launcher);
        }
        giveSound();
    } else if (m_apps) {
        m_apps->forgetAll();
    }
    followWatching(); // what was recalled says no change
    if (m_options.hasBroker)
        startAppliances();
    m_matter->start();
    m_direct->start();
    if (!m_options.inputFolder.isEmpty()) {
        m_input = std::make_unique<InputDevices>(m_options.inputFolder);
        const auto press = [this](const QString &key, int holdMs) {
            m_screen.pressKey(key, holdMs, [](const Result<QJsonValue> &) {});
        };
        connect(m_input.get(), &InputDevices::pressed, this, [press](const QString &key) { press(key, 0); });
        connect(m_input.get(), &InputDevices::held, this,
                [press](const QString &key) { press(key, kLongPressMs); });
        connect(m_input.get(), &InputDevices::standbyWanted, this,
                [this] { m_power.set(Power::State::Standby, QStringLiteral("order")); });
        connect(&m_power, &Power::changed, m_input.get(), [this](Power::State before, Power::State now) {
            const auto sleeps = [](Power::State state) {
                return state == Power::State::Standby || state == Power::State::Off;
            };
            m_input->setPower(sleeps(now) ? cec::PowerStatus::Standby : cec::PowerStatus::On);
            if (!m_settings->value(QStringLiteral("tvFollows")).toBool() || sleeps(before) == sleeps(now))
                return;
            if (now == Power::State::Standby)
                m_input->sleepTvs();
            else if (now == Power::State::On)
                m_input->wakeTvs();
        });
    }
    m_supervisor.sweep();
    m_library->scan();
    if (m_store)
        m_store->refresh();
}

void Hub::startAppliances()
{
    auto broker = HomeBroker::create(m_options.set.paths, m_supervisor, *m_registry);
    if (!broker) {
        qCWarning(hubLog, "broker: %s", qUtf8Printable(broker.error().message));
        return;
    }
    m_broker = std::move(*broker);
    connect(m_broker.get(), &HomeBroker::changed, this,
            [this] { m_server.emitEvent(QStringLiteral("broker.changed"), m_broker->toJson()); });
    m_broker->start();
}

void Hub::openStore()
{
    if (m_options.repository.isEmpty())
        return;
    auto opened =
        store::Store::create(m_options.set.paths, m_http, m_options.repository, m_options.trustedRoot);
    if (opened)
        m_store = std::move(*opened);
    if (m_store) {
        m_apps = std::make_unique<Apps>(*m_home, m_server, m_supervisor, m_stage, *m_store, m_options.set);
        m_apps->setProfile(m_household->active().id);
    } else {
        m_notices.post({{QStringLiteral("kind"), QStringLiteral("store")},
                        {QStringLiteral("text"),
                         tr("The store cannot be opened: %1").arg(inWords(opened.error().message))}});
    }
}

void Hub::stop()
{
    m_power.set(Power::State::Off, QStringLiteral("stopped"));
    m_playback.stop();
    m_supervisor.stopAll();
}

const QJsonArray &Hub::appsForScreen()
{
    if (!m_shownApps) {
        m_shownApps.emplace();
        const QJsonArray known = storeApps(m_store.get(), m_apps ? m_apps->runningIds() : QStringList());
        for (const QJsonValue &app : known) {
            if (m_household->mayBeShown(app.toObject()))
                m_shownApps->append(app);
        }
    }
    return *m_shownApps;
}

QJsonObject Hub::appWindow(int offset, int limit)
{
    const QJsonArray &all = appsForScreen();
    QJsonArray items;
    for (qsizetype i = offset; i < all.size() && items.size() < limit; ++i) {
        QJsonObject app = all[i].toObject();
        app.insert(QStringLiteral("type"), QStringLiteral("app"));
        items.append(app);
    }
    return {{QStringLiteral("total"), all.size()},
            {QStringLiteral("offset"), offset},
            {QStringLiteral("items"), m_icons.withSafeIcons(items)}};
}

QJsonObject Hub::stageForScreen() const
{
    QJsonObject stage = m_stage.toJson();
    const auto app = m_store ? m_store->installed(m_stage.app()) : std::nullopt;
    stage.insert(QStringLiteral("player"), m_playback.player());
    stage.insert(QStringLiteral("type"),
                 app ? app->manifest.value(QLatin1String("type")).toString() : QString());
    return stage;
}

QJsonObject Hub::film() const
{
    return m_strips->with(m_upNext->with(m_chapterSkip->with(m_playback.state())));
}

HomeSources Hub::homeSources()
{
    const auto apps = [this] {
        QJsonArray list = appsForScreen();
        const QHash<QString, qint64> savedAt = m_apps ? m_apps->savedAt() : QHash<QString, qint64>();
        const QHash<QString, qint64> usedAt = m_recentApps.usedAt();
        if (savedAt.isEmpty() && usedAt.isEmpty())
            return list;
        for (QJsonValueRef value : list) {
            QJsonObject app = value.toObject();
            const QString id = app.value(QLatin1String("id")).toString();
            for (const auto &[field, times] : {std::pair("leftMs", &savedAt), std::pair("usedMs", &usedAt)}) {
                if (const auto at = times->constFind(id); at != times->constEnd()) {
                    app.insert(QLatin1String(field), *at);
                    value = app;
                }
            }
        }
        return list;
    };
    return {*m_library,
            *m_channels,
            m_history,
            m_arrangement,
            apps,
            [this] { return m_registry->list(); },
            [this](const QJsonObject &record) { return m_household->mayBeShown(record); }};
}

QJsonObject Hub::recordOf(const QString &id)
{
    if (const auto title = m_library->title(id))
        return *title;
    const auto app = m_store ? m_store->app(id) : std::nullopt;
    return app.value_or(QJsonObject());
}

void Hub::useProfile()
{
    m_history.setProfile(m_household->active().id);
    m_arrangement.setProfile(m_household->active().id);
    m_recentApps.setProfile(m_household->active().id);
    m_channels->setProfile(m_household->active().id);
    if (m_apps)
        m_apps->setProfile(m_household->active().id);
}

void Hub::wireHousehold()
{
    const auto forget = [this](const QString &profile) {
        if (m_apps)
            m_apps->forgetProfile(profile);
        for (const Done &done : {m_history.forgetProfile(profile), m_arrangement.forgetProfile(profile),
                                 m_channels->forgetProfile(profile), m_recentApps.forgetProfile(profile)}) {
            if (!done)
                qCWarning(hubLog, "profile %s: %s", qUtf8Printable(profile),
                          qUtf8Printable(done.error().message));
        }
    };
    connect(&m_household->profiles(), &store::Profiles::chosen, this,
            [this, forget](const QString &before, const QString &) {
                // What runs is the one's who leaves; its second is noted there.
                m_stage.show(Stage::Front::Launcher);
                m_playback.stop();
                useProfile();
                const auto left = m_household->profiles().profile(before);
                if (left && left->kind == store::Profile::Kind::Guest)
                    forget(before);
                announceHome();
            });
    connect(&m_household->profiles(), &store::Profiles::removed, this, forget);
    connect(m_household.get(), &Household::changed, this, [this] {
        m_shownApps.reset();
        m_search->forgetApps();
        m_homeChanged.start();
    });
    connect(m_household.get(), &Household::timeRunsOut, this, [this](int minutes) {
        m_notices.post({{QStringLiteral("kind"), QStringLiteral("screenTime")},
                        {QStringLiteral("text"), tr("%n min left today", nullptr, minutes)}});
    });
    connect(m_household.get(), &Household::timeIsOver, this, [this] {
        m_stage.setCorner(false);
        m_stage.show(Stage::Front::Launcher);
        m_notices.post({{QStringLiteral("kind"), QStringLiteral("screenTime")},
                        {QStringLiteral("text"), tr("That is all for today")}});
    });
    connect(&m_stage, &Stage::changed, this, &Hub::followWatching);
    connect(&m_playback, &Playback::changed, this, &Hub::followWatching);
    connect(&m_power, &Power::changed, this, &Hub::followWatching);
    followWatching();
}

void Hub::openSystem()
{
    m_network = std::make_unique<Network>(QDBusConnection::systemBus());
    m_bluetooth = std::make_unique<Bluetooth>(QDBusConnection::systemBus());
    m_sources = std::make_unique<Sources>(*m_home, m_clock, m_options.mediaFolders, m_options.set.paths.root);
    const auto look = [this] {
        m_library->setFolders(m_sources->folders());
        m_library->scan();
    };
    m_library->setFolders(m_sources->folders());
    connect(m_sources.get(), &Sources::changed, this, look);
    addSetMethods(m_server,
                  {*m_household, *m_network, *m_bluetooth, *m_sources, m_options.set.paths,
                   m_options.set.paths.data() + QLatin1String("/first-start-done"), m_options.asksFirst});
}

Done Hub::openChannels()
{
    const QString path = m_options.set.paths.database(QStringLiteral("channels.db"));
    auto channels = player::Channels::create(path, m_clock);
    if (!channels)
        return std::unexpected(channels.error());
    m_channels = std::move(*channels);
    m_channelLists = std::make_unique<ChannelLists>(*m_channels, m_http, m_clock, path);
    m_foreseenZap = std::make_unique<ForeseenZap>(m_playback, *m_channels, *m_household, *m_settings);
    addChannelMethods(m_server, *m_channels, *m_channelLists, *m_household, m_playback, *m_foreseenZap);
    connect(m_channelLists.get(), &ChannelLists::changed, this, [this] {
        m_search->forgetChannels();
        m_homeChanged.start();
    });
    return {};
}

void Hub::openSearch()
{
    m_search = std::make_unique<Search>(SearchSources{
        *m_library, *m_channels, m_history, *m_registry, *m_settings, [this] { return appsForScreen(); },
        [this](const QJsonObject &record) { return m_household->mayBeShown(record); }});
    m_server.add(QStringLiteral("search.find"), [this](const Caller &, const QJsonObject &params,
                                                       const Reply &reply) {
        reply(m_icons.withSafeIconsInRows(m_search->find(params.value(QLatin1String("text")).toString())));
    });
    connect(m_library.get(), &player::Library::changed, this, [this] { m_search->followLibrary(); });
    const auto forgetAppliances = [this] { m_search->forgetAppliances(); };
    connect(m_registry.get(), &Registry::changed, this, forgetAppliances);
    connect(m_registry.get(), &Registry::removed, this, forgetAppliances);
    // Of another language are the words of settings and of what can be asked for.
    connect(m_settings.get(), &Settings::changed, this, [this] {
        m_search->forgetSettings();
        m_search->forgetAppliances();
    });
    const auto forgetApps = [this] {
        m_shownApps.reset();
        m_search->forgetApps();
    };
    if (m_store) {
        connect(m_store.get(), &store::Store::catalogueChanged, this, forgetApps);
        connect(m_store.get(), &store::Store::changed, this, forgetApps);
    }
    if (m_apps)
        connect(m_apps.get(), &Apps::changed, this, forgetApps);
}

void Hub::useLanguage()
{
    const auto load = [this] {
        const QString chosen = m_settings->value(QStringLiteral("language")).toString();
        QCoreApplication::removeTranslator(&m_words);
        const QLocale locale = chosen == QLatin1String("system") ? QLocale::system() : QLocale(chosen);
        if (m_words.load(locale, QStringLiteral("hearth"), QStringLiteral("_"), QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(&m_words);
    };
    load();
    connect(m_settings.get(), &Settings::changed, this, [this, load](const QString &key) {
        if (key != QLatin1String("language"))
            return;
        load();
        Q_EMIT m_household->changed(); // the first profile's name
    });
}

} // namespace hearth::bridge
