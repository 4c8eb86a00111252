// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// hearth: the shell. A Wayland compositor and the launcher in one window; a view of what hearthd says.

#include "resources/base/log.h"
#include "ui/client/api.h"
#include "ui/client/tile_images.h"
#include "ui/shell/graphics.h"
#include "ui/shell/key_gate.h"
#include "ui/shell/key_sounds.h"
#include "ui/shell/language.h"
#include "ui/shell/screen_link.h"
#include "ui/shell/speech.h"
#include "ui/shell/surfaces.h"
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQmlExtensionPlugin>
#include <QQuickWindow>

Q_IMPORT_QML_PLUGIN(Hearth_KitPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_ClientPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_HomePlugin)
Q_IMPORT_QML_PLUGIN(Hearth_WatchPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_AppsPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_AppliancesPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_LivePlugin)
Q_IMPORT_QML_PLUGIN(Hearth_PhonePlugin)
Q_IMPORT_QML_PLUGIN(Hearth_PhotosPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_SearchPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_ServersPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_SettingsPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_TilesPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_TitlesPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_ProfilesPlugin)
Q_IMPORT_QML_PLUGIN(Hearth_WelcomePlugin)

using namespace hearth;
using namespace hearth::ui;

namespace
{

/// The voice and the ticks of the keys, as the settings have them.
void wireSounds(Api &api, KeyGate &gate, ScreenLink &link, Speech &speech, KeySounds &sounds)
{
    const auto read = [&api, &speech, &sounds] {
        const QVariantMap values = api.settings()->values();
        speech.setOn(values.value(QStringLiteral("speech")).toBool());
        sounds.setOn(values.value(QStringLiteral("keySounds"), true).toBool());
    };
    QObject::connect(api.settings(), &SettingsState::valuesChanged, &speech, read);
    QObject::connect(&speech, &Speech::speakingChanged, &api, [&api](bool isSpeaking) {
        api.rpc().notify(QStringLiteral("sound.speaking"), {{QStringLiteral("speaking"), isSpeaking}});
    });
    QObject::connect(&speech, &Speech::voiceless, &api,
                     [&api](const QString &sentence) { api.say(sentence); });
    QObject::connect(&link, &ScreenLink::focusMoved, &sounds,
                     [&gate, &sounds] { sounds.play(gate.lastSound()); });
    read();
}

} // namespace

int main(int argc, char *argv[])
{
    chooseGraphics();
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hearth"));
    startLogging(QStringLiteral("shell"));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("size"), QStringLiteral("Size of the window."), QStringLiteral("WxH"),
          QStringLiteral("1920x1080")},
         {QStringLiteral("cache"), QStringLiteral("Folder that may be deleted."), QStringLiteral("DIR")},
         {QStringLiteral("fullscreen"), QStringLiteral("Cover the screen.")}});
    parser.process(application);
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));

    Api api(qEnvironmentVariable("HEARTH_SOCKET"), parser.value(QStringLiteral("cache")));
    Surfaces surfaces;
    Speech speech;
    KeySounds sounds;
    ScreenLink link(api, surfaces, speech);
    KeyGate gate(api);
    wireSounds(api, gate, link, speech, sounds);

    Language language;
    language.apply(api.settings()->text(QStringLiteral("language")), nullptr);
    QQmlApplicationEngine engine;
    QObject::connect(api.settings(), &SettingsState::valuesChanged, &engine,
                     [&] { language.apply(api.settings()->text(QStringLiteral("language")), &engine); });
    engine.addImageProvider(QStringLiteral("tile"),
                            new TileImages(parser.value(QStringLiteral("cache")))); // the engine owns it
    engine.addImportPath(QStringLiteral("qrc:/hearth"));
    engine.setInitialProperties({{QStringLiteral("link"), QVariant::fromValue(&link)},
                                 {QStringLiteral("surfaces"), QVariant::fromValue(&surfaces)},
                                 {QStringLiteral("gate"), QVariant::fromValue(&gate)},
                                 {QStringLiteral("width"), size.value(0).toInt()},
                                 {QStringLiteral("height"), size.value(1).toInt()}});
    engine.load(QUrl(QStringLiteral("qrc:/hearth/Hearth/Shell/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    // A signal of the window's own, which C++ knows by its name only.
    QObject::connect(window, SIGNAL(bellRang()), &sounds, SLOT(ring()));
    QObject::connect(window, SIGNAL(sirenSounded()), &sounds, SLOT(sound()));
    surfaces.show(window);
    link.watch(window);
    gate.watch(window);
    if (parser.isSet(QStringLiteral("fullscreen")))
        window->showFullScreen();
    else
        window->show();
    QObject::connect(&api.rpc(), &RpcClient::abandoned, &application, &QCoreApplication::quit);
    api.start();
    return QGuiApplication::exec();
}
