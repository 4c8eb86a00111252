// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// hearthd whole: owns every part, wires them, and is the one place where API methods meet them. Main thread.

#include "bridge/appliances/announced/announced_services.h"
#include "bridge/appliances/announced/ssdp_devices.h"
#include "bridge/appliances/registry.h"
#include "bridge/hub/address_opener.h"
#include "bridge/hub/app_icons.h"
#include "bridge/hub/appliance_pictures.h"
#include "bridge/hub/apps.h"
#include "bridge/hub/attention.h"
#include "bridge/hub/channel_lists.h"
#include "bridge/hub/chapter_search.h"
#include "bridge/hub/chapter_skip.h"
#include "bridge/hub/disk_watch.h"
#include "bridge/hub/film_strips.h"
#include "bridge/hub/foreseen_zap.h"
#include "bridge/hub/home_broker.h"
#include "bridge/hub/home_direct.h"
#include "bridge/hub/home_matter.h"
#include "bridge/hub/home_rows.h"
#include "bridge/hub/household.h"
#include "bridge/hub/notices.h"
#include "bridge/hub/plans.h"
#include "bridge/hub/playback.h"
#include "bridge/hub/power.h"
#include "bridge/hub/recent_apps.h"
#include "bridge/hub/screen.h"
#include "bridge/hub/search.h"
#include "bridge/hub/settings.h"
#include "bridge/hub/sound_focus.h"
#include "bridge/hub/sources.h"
#include "bridge/hub/stage.h"
#include "bridge/hub/up_next.h"
#include "bridge/hub/volume.h"
#include "bridge/input/devices.h"
#include "bridge/phone/phone_server.h"
#include "bridge/servers/content_directory.h"
#include "bridge/servers/media_servers.h"
#include "bridge/system/bluetooth.h"
#include "bridge/system/mpris.h"
#include "bridge/system/network.h"
#include "resources/base/http_client.h"
#include "store/install/store.h"
#include <QTranslator>
#include <QUrl>

namespace hearth::bridge
{

struct HubOptions {
    SetOptions set;
    QStringList mediaFolders;
    bool hasScreen = true; // false: no shell is started
    bool hasBroker = true; // false: hearthd runs no broker of its own
    MatterOptions matter;
    QUrl repository; // of the store; empty: none
    PhoneOptions phone;
    bool asksFirst = false; // a fresh set asks language, network, films and who watches
    QString
        inputFolder; // where remotes and pads are found; empty: keys come from the shell and the API alone
    QString trustedRoot; // the repository's root metadata that the set was made with
};

class Hub : public QObject
{
    Q_OBJECT
public:
    /// Opens the databases and the owner's socket, adopts or starts the processes.
    static Result<std::unique_ptr<Hub>> create(const HubOptions &options, ApiDocument document);
    ~Hub() override;

    void stop();

Q_SIGNALS:
    void stopRequested();

private:
    Hub(const HubOptions &options, ApiDocument document, std::unique_ptr<Database> home,
        std::unique_ptr<player::ProbeClient> probe, std::unique_ptr<player::Library> library);
    void start();
    void startAppliances();
    void openStore();
    void openSystem();
    void wireEvents();
    void openSearch();
    Done openChannels();
    void wireSound();
    void publishMpris();
    void wireAttention();
    /// What hearthd itself tells the viewer is in the household's language.
    void useLanguage();
    /// To what is in front.
    void giveSound();
    void setSpeaking(bool isSpeaking);
    /// What the settings say of languages and subtitles.
    void preferTracks();
    void addSystemMethods();
    void addScreenMethods();
    void addLibraryMethods();
    void addPlaybackMethods();
    void addNoticeMethods();
    void addPhone();
    void addHomeMethods();
    void addPowerMethods();
    void wirePower();
    void followWatching();
    /// At once, for what a viewer just asked for.
    void announceHome();
    void leaveFailedCorner();
    /// Home, history and search are the active profile's.
    void wireHousehold();
    void useProfile();
    /// What may be shown to the one who watches, without safe icons; put together when it is first asked for.
    const QJsonArray &appsForScreen();
    [[nodiscard]] QJsonObject appWindow(int offset, int limit);
    [[nodiscard]] QJsonObject stageForScreen() const;
    [[nodiscard]] HomeSources homeSources();
    /// The film on the screen, with what follows it and its pictures for seeking.
    [[nodiscard]] QJsonObject film() const;
    /// A title, or an app of the store; empty for neither.
    [[nodiscard]] QJsonObject recordOf(const QString &id);

    HubOptions m_options;
    SystemClock m_clock;
    QTranslator m_words;
    std::unique_ptr<Database> m_home;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Household> m_household;
    std::unique_ptr<Registry> m_registry;
    AnnouncedServices m_announced{AnnouncedServices::Way()};
    SsdpDevices m_ssdp{SsdpSearch::Way()};
    std::unique_ptr<Network> m_network;
    std::unique_ptr<Bluetooth> m_bluetooth;
    std::unique_ptr<Sources> m_sources;
    HttpClient m_http;
    std::unique_ptr<store::Store> m_store; // null: no repository
    std::unique_ptr<player::ProbeClient> m_probe;
    AppIcons m_icons;
    std::unique_ptr<AppliancePictures> m_appliancePictures;
    std::unique_ptr<player::Library> m_library;
    std::unique_ptr<player::Channels> m_channels;
    std::unique_ptr<ChannelLists> m_channelLists;
    player::History m_history;
    HomeArrangement m_arrangement;
    RecentApps m_recentApps;
    ApiServer m_server;
    Supervisor m_supervisor;
    Stage m_stage;
    Screen m_screen;
    Notices m_notices;
    Attention m_attention;
    DiskWatch m_disk;
    Playback m_playback;
    std::unique_ptr<UpNext> m_upNext;
    AddressOpener m_opener{m_http};
    MediaServers m_servers{SsdpSearch::Way(), m_http};
    ContentDirectory m_serverFolders{m_http};
    std::unique_ptr<ChapterSkip> m_chapterSkip;
    std::unique_ptr<ChapterSearch> m_chapterSearch;
    std::unique_ptr<ForeseenZap> m_foreseenZap;
    std::unique_ptr<FilmStrips> m_strips;
    std::unique_ptr<HomeBroker> m_broker; // null: none
    std::unique_ptr<HomeMatter> m_matter;
    std::unique_ptr<HomeDirect> m_direct;
    std::unique_ptr<Apps> m_apps; // null: no store
    std::unique_ptr<Search> m_search;
    QTimer m_homeChanged;
    SoundFocus m_sound;
    Power m_power;
    Volume m_volume;
    std::unique_ptr<InputDevices> m_input; // null: no folder
    std::optional<QJsonArray> m_shownApps; // empty: to be put together
    bool m_filmIsHeard = false;            // as m_sound knows it
    QString m_appHeard;                    // the one in front, if it may be heard, as m_sound knows it
    QTimer m_alertEnd;
    QTimer m_speechEnd;
    std::unique_ptr<Mpris> m_mpris;
    std::unique_ptr<PhoneServer> m_phone; // last, so that it goes first; null when its port is taken
};

} // namespace hearth::bridge
