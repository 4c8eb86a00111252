// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// From the key to the picture of another live channel, by UDP on loopback, for two distances between key
// frames. The limit is 700 ms; a quarter of the distance is waited for on average before a picture can be
// decoded at all.

#include "tests/e2e/living_room.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QThread>
#include <QUdpSocket>
#include <algorithm>
#include <cstdio>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kZaps = 24;

quint16 freePort()
{
    QUdpSocket socket;
    return socket.bind(QHostAddress::LocalHost, 0) ? socket.localPort() : 0;
}

void measure(LivingRoom &room, int framesBetweenKeys)
{
    QByteArray list("#EXTM3U\n");
    QProcess streams[2];
    for (QProcess &stream : streams) {
        const QString address = QStringLiteral("udp://127.0.0.1:%1").arg(freePort());
        stream.start(
            QStringLiteral("ffmpeg"),
            QStringLiteral(
                "-v error -re -f lavfi -i testsrc2=size=640x360:rate=25 -f lavfi -i sine -c:v libx264 "
                "-preset ultrafast -tune zerolatency -pix_fmt yuv420p -sc_threshold 0 -g %1 -c:a aac "
                "-f mpegts %2?pkt_size=1316")
                .arg(framesBetweenKeys)
                .arg(address)
                .split(QLatin1Char(' ')));
        stream.waitForStarted();
        list += "#EXTINF:-1,Channel\n" + address.toUtf8() + '\n';
    }
    const QString path = room.folder() + QStringLiteral("/list-%1.m3u").arg(framesBetweenKeys);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(list) != list.size())
        return;
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    (void)room.call(QStringLiteral("channels.addList"), {{QStringLiteral("address"), path}});
    const auto overview = [&] {
        return room.call(QStringLiteral("channels.overview")).value_or(QJsonValue()).toObject();
    };
    if (!room.until([&] { return overview().value(QLatin1String("channels")).toInt() == 2; }))
        return;
    const auto step = [&]() -> double {
        const auto channel = room.call(QStringLiteral("channels.step"), {{QStringLiteral("by"), 1}});
        QElapsedTimer clock;
        clock.start();
        const bool isThere = channel && room.until([&] {
            const QJsonObject film = room.playback();
            return film.value(QLatin1String("channel")).toObject().value(QLatin1String("number")) ==
                       channel->toObject().value(QLatin1String("number")) &&
                   film.value(QLatin1String("state")) == QLatin1String("playing");
        });
        return isThere ? static_cast<double>(clock.nsecsElapsed()) / 1e6 : -1;
    };
    std::vector<double> times;
    step(); // the first one starts the player
    for (int i = 0; i < kZaps; ++i) {
        QThread::msleep(static_cast<unsigned long>(700 + 37 * i)); // anywhere between two key frames
        times.push_back(step());
    }
    std::ranges::sort(times);
    std::printf(
        "zap, a key frame each %4d ms                    p50 %7.0f ms   worst %7.0f ms   limit 700 ms\n",
        framesBetweenKeys * 40, times[times.size() / 2], times.back());
    std::fflush(stdout);
    (void)room.call(QStringLiteral("playback.stop"));
    const QJsonArray lists = overview().value(QLatin1String("lists")).toArray();
    for (const QJsonValue &one : lists)
        (void)room.call(QStringLiteral("channels.removeList"),
                        {{QStringLiteral("id"), one.toObject().value(QLatin1String("id"))}});
    for (QProcess &stream : streams) {
        stream.kill();
        stream.waitForFinished();
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    LivingRoom room;
    if (!room.start()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(room.problem()));
        return 1;
    }
    for (const int frames : {12, 50})
        measure(room, frames);
    return 0;
}
