// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// hearth-player: one playback, confined. Takes orders from hearthd over the socket that hearthd made for it
// ($HEARTH_SOCKET, $HEARTH_TOKEN) and draws on $WAYLAND_DISPLAY. Outlives hearthd and reports again to the
// next one.

#include "player/session/session.h"
#include "resources/base/log.h"
#include "resources/base/rpc_client.h"
#include <QCoreApplication>
#include <QJsonArray>

using namespace hearth;
using namespace hearth::player;

namespace
{

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

Tuning tuning(const QJsonObject &params)
{
    return {std::clamp(params.value(QLatin1String("speed")).toDouble(1.0), 0.25, 4.0),
            std::chrono::milliseconds(params.value(QLatin1String("soundDelayMs")).toInteger()),
            std::chrono::milliseconds(params.value(QLatin1String("subtitleDelayMs")).toInteger())};
}

SoundWishes sound(const QJsonObject &params)
{
    return {params.value(QLatin1String("night")).toBool(), params.value(QLatin1String("even")).toBool(),
            params.value(QLatin1String("forTwo")).toBool(), params.value(QLatin1String("asItIs")).toBool()};
}

std::optional<RememberedTrack> remembered(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    return RememberedTrack{value[QLatin1String("language")].toString(),
                           value[QLatin1String("title")].toString(), value[QLatin1String("none")].toBool()};
}

OpenRequest openRequest(const QJsonObject &params)
{
    return {params.value(QLatin1String("id")).toString(),
            std::chrono::milliseconds(params.value(QLatin1String("startMs")).toInteger()),
            params.value(QLatin1String("paused")).toBool(),
            {.audio = params.value(QLatin1String("audio")).toInt(-1),
             .subtitle = params.value(QLatin1String("subtitle")).toInt(-2),
             .second = params.value(QLatin1String("secondSubtitle")).toInt(-1),
             .rememberedAudio = remembered(params.value(QLatin1String("rememberedAudio"))),
             .rememberedSubtitle = remembered(params.value(QLatin1String("rememberedSubtitle"))),
             .rememberedSecond = remembered(params.value(QLatin1String("rememberedSecondSubtitle"))),
             .audioLanguages = strings(params.value(QLatin1String("audioLanguages"))),
             .subtitleLanguages = strings(params.value(QLatin1String("subtitleLanguages"))),
             .isForForeignSound = params.value(QLatin1String("subtitlesForForeignSound")).toBool()},
            CaptionStyle::fromJson(params.value(QLatin1String("captions")).toObject()),
            tuning(params),
            sound(params.value(QLatin1String("sound")).toObject()),
            params.value(QLatin1String("foreseen")).toBool()};
}

void obey(Session &session, RpcClient &hearthd, const QString &name, const QJsonObject &params)
{
    if (name == QLatin1String("player.open") && params.contains(QLatin1String("address"))) {
        session.openAddress(QUrl(params.value(QLatin1String("address")).toString()), openRequest(params));
    } else if (name == QLatin1String("player.open")) {
        std::vector<Fd> files = hearthd.takeDescriptors();
        if (files.empty())
            return;
        std::vector<OutsideFile> outside;
        const QJsonArray beside = params.value(QLatin1String("subtitleFiles")).toArray();
        for (size_t i = 1; i < files.size() && i <= static_cast<size_t>(beside.size()); ++i) {
            const QJsonObject file = beside[static_cast<qsizetype>(i) - 1].toObject();
            outside.push_back({std::move(files[i]), file.value(QLatin1String("name")).toString(),
                               file.value(QLatin1String("language")).toString(),
                               file.value(QLatin1String("title")).toString(),
                               file.value(QLatin1String("forced")).toBool(),
                               file.value(QLatin1String("hearingImpaired")).toBool()});
        }
        session.open(std::move(files.front()), openRequest(params), std::move(outside));
    } else if (name == QLatin1String("player.follow")) {
        std::vector<Fd> files = hearthd.takeDescriptors();
        session.follow(files.empty() ? Fd() : std::move(files.front()),
                       params.value(QLatin1String("id")).toString());
    } else if (name == QLatin1String("player.play")) {
        session.play();
    } else if (name == QLatin1String("player.pause")) {
        session.pause();
    } else if (name == QLatin1String("player.seek")) {
        session.seek(std::chrono::milliseconds(params.value(QLatin1String("positionMs")).toInteger()),
                     params.value(QLatin1String("fast")).toBool());
    } else if (name == QLatin1String("player.chooseTracks")) {
        session.chooseTracks(params.value(QLatin1String("audio")).toInt(-1),
                             params.value(QLatin1String("subtitle")).toInt(-1),
                             params.value(QLatin1String("secondSubtitle")).toInt(-1));
    } else if (name == QLatin1String("player.tune")) {
        session.tune(tuning(params));
    } else if (name == QLatin1String("player.step")) {
        session.step(params.value(QLatin1String("direction")).toInt(1));
    } else if (name == QLatin1String("player.setCaptions")) {
        session.setCaptionStyle(CaptionStyle::fromJson(params.value(QLatin1String("captions")).toObject()));
    } else if (name == QLatin1String("player.setSound")) {
        session.setSound(sound(params.value(QLatin1String("sound")).toObject()));
    } else if (name == QLatin1String("player.setVolume")) {
        session.setVolume(params.value(QLatin1String("volume")).toDouble(1.0));
    } else if (name == QLatin1String("player.close")) {
        session.close();
    } else if (name == QLatin1String("player.quit")) {
        QCoreApplication::quit();
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    startLogging(QStringLiteral("player"));
    gst_init(nullptr, nullptr);

    PipelineOptions options;
    const QStringList size = qEnvironmentVariable("HEARTH_OUTPUT").split(QLatin1Char('x'));
    if (size.size() == 2 && size[0].toInt() >= 320 && size[1].toInt() >= 180) {
        options.outputWidth = size[0].toInt();
        options.outputHeight = size[1].toInt();
    }
    options.hasSound = qEnvironmentVariableIsSet("PULSE_SERVER");
    Session session(options);
    RpcClient hearthd(qEnvironmentVariable("HEARTH_SOCKET"), {});
    QObject::connect(
        &hearthd, &RpcClient::event, &session,
        [&](const QString &name, const QJsonObject &params) { obey(session, hearthd, name, params); });
    const auto report = [&] { hearthd.notify(QStringLiteral("player.report"), session.report()); };
    QObject::connect(&hearthd, &RpcClient::abandoned, &application, &QCoreApplication::quit);
    QObject::connect(&hearthd, &RpcClient::connected, &session, [&] {
        hearthd.notify(QStringLiteral("process.hello"),
                       {{QStringLiteral("token"), qEnvironmentVariable("HEARTH_TOKEN")}});
        report();
    });
    // A position four times a second is what resuming within a second needs; changes go at once.
    QTimer ticker;
    QObject::connect(&ticker, &QTimer::timeout, &session, report);
    ticker.start(250);
    QObject::connect(&session, &Session::changed, &session, report);
    hearthd.start();
    return QCoreApplication::exec();
}
