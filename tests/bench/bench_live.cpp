// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// From the key to the picture of another live channel, by UDP on loopback, for two distances between key
// frames: unforeseen, where half of the distance is waited for on average before a picture can be decoded at
// all (limit 700 ms), and foreseen (limit 150 ms). Then from one episode to the next, likewise. What the
// waiting player costs stands beside it.

#include "tests/bench/process_cost.h"
#include "tests/e2e/living_room.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QThread>
#include <QUdpSocket>
#include <algorithm>
#include <cstdio>
#include <functional>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kZaps = 16;

quint16 freePort()
{
    QUdpSocket socket;
    return socket.bind(QHostAddress::LocalHost, 0) ? socket.localPort() : 0;
}

bool isWaiting(LivingRoom &room)
{
    return room.call(QStringLiteral("playback.state"))
        .value_or(QJsonValue())
        .toObject()
        .value(QLatin1String("foreseen"))
        .toBool();
}

/// Milliseconds from the order until another playback's first picture is there and on the stage.
double timeOf(LivingRoom &room, const std::function<void()> &order)
{
    const QJsonValue before = room.playback().value(QLatin1String("id"));
    QElapsedTimer clock;
    clock.start();
    order();
    const bool isThere = room.until([&] {
        const QJsonObject state = room.state();
        const QJsonObject film = state.value(QLatin1String("playback")).toObject();
        return film.value(QLatin1String("id")) != before &&
               film.value(QLatin1String("state")) == QLatin1String("playing") &&
               state.value(QLatin1String("filmVisible")).toBool();
    });
    return isThere ? static_cast<double>(clock.nsecsElapsed()) / 1e6 : -1;
}

void print(const char *what, int distanceMs, std::vector<double> &times, int limitMs)
{
    std::ranges::sort(times);
    std::printf("%-14s a key frame each %4d ms   p50 %7.0f ms   worst %7.0f ms   limit %d ms\n", what,
                distanceMs, times[times.size() / 2], times.back(), limitMs);
    std::fflush(stdout);
}

/// Of the player that waits now, over five seconds.
void printCost(LivingRoom &room)
{
    if (!room.until([&] { return isWaiting(room); }))
        return;
    const bool isFirst = room.call(QStringLiteral("stage.get"))
                             .value_or(QJsonValue())
                             .toObject()
                             .value(QLatin1String("player")) == QLatin1String("player-2");
    const qint64 pid = room.pidOf(isFirst ? QStringLiteral("player") : QStringLiteral("player-2"),
                                  QStringLiteral("hearth-player"));
    const double before = cpuSeconds(pid);
    QThread::sleep(5);
    std::printf("the player that waits   %4.1f %% of a core   PSS %.0f MB\n", (cpuSeconds(pid) - before) * 20,
                pssMegabytes(pid));
    std::fflush(stdout);
}

void measureEpisodes(LivingRoom &room)
{
    for (const bool isForeseen : {false, true}) {
        std::vector<double> times;
        for (int i = 0; i < 12; ++i) {
            (void)room.call(QStringLiteral("playback.open"),
                            {{QStringLiteral("id"), room.titleId(QStringLiteral("One"))},
                             {QStringLiteral("fromMs"), isForeseen ? 130'000 : 20'000}});
            (void)room.until([&] {
                return room.playback().value(QLatin1String("state")) == QLatin1String("playing") &&
                       isWaiting(room) == isForeseen;
            });
            QThread::msleep(1000);
            times.push_back(timeOf(room, [&] { (void)room.call(QStringLiteral("playback.next")); }));
        }
        print(isForeseen ? "next foreseen" : "next episode", 2000, times, 150);
    }
    (void)room.call(
        QStringLiteral("playback.open"),
        {{QStringLiteral("id"), room.titleId(QStringLiteral("One"))}, {QStringLiteral("fromMs"), 130'000}});
    printCost(room);
    (void)room.call(QStringLiteral("playback.stop"));
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
    const auto step = [&](int by) {
        return timeOf(
            room, [&] { (void)room.call(QStringLiteral("channels.step"), {{QStringLiteral("by"), by}}); });
    };
    step(1); // the first one starts the player
    for (const bool isForeseen : {false, true}) {
        (void)room.call(QStringLiteral("settings.set"),
                        {{QStringLiteral("key"), QStringLiteral("foreseenZap")},
                         {QStringLiteral("value"), isForeseen ? "broadcast" : "off"}});
        step(1);
        std::vector<double> times;
        for (int i = 0; i < kZaps; ++i) {
            if (isForeseen)
                (void)room.until([&] { return isWaiting(room); });
            QThread::msleep(static_cast<unsigned long>(700 + 37 * i)); // anywhere between two key frames
            times.push_back(step(1));
        }
        print(isForeseen ? "zap foreseen" : "zap", framesBetweenKeys * 40, times, isForeseen ? 150 : 700);
        if (isForeseen)
            printCost(room);
    }
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
    for (const char *name : {"Pier S01E01 One", "Pier S01E02 Two"}) {
        if (!room.makeFilm(QString::fromLatin1(name), 170, QStringLiteral("testsrc2"), 160))
            return 1;
    }
    if (!room.start()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(room.problem()));
        return 1;
    }
    for (const int frames : {12, 50})
        measure(room, frames);
    if (room.until([&] { return !room.titleId(QStringLiteral("Two")).isEmpty(); }))
        measureEpisodes(room);
    return 0;
}
