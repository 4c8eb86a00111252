// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A long film, beside mpv --vo=x11 that plays the same one at the same time on a display of its own: pictures
// that were dropped, and the memory of each, every minute. Usage: bench_long_film [MINUTES], 60 if not told.

#include "tests/bench/process_cost.h"
#include "tests/e2e/living_room.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <cstdio>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kPieceSeconds = 90;

bool run(const QString &folder, const QString &arguments)
{
    QProcess ffmpeg;
    ffmpeg.setWorkingDirectory(folder);
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 (QLatin1String("-nostdin -v error -y ") + arguments).split(QLatin1Char(' ')));
    return ffmpeg.waitForFinished(600'000) && ffmpeg.exitCode() == 0;
}

bool makeFilm(const QString &folder, const QString &films, int minutes)
{
    return run(folder,
               QStringLiteral("-f lavfi -i testsrc2=s=1920x1080:r=30 -t %1 -c:v libx264 -preset veryfast "
                              "-pix_fmt yuv420p -g 60 piece.mkv")
                   .arg(kPieceSeconds)) &&
           run(folder, QStringLiteral("-stream_loop %1 -i piece.mkv -c copy -t %2 %3/Long.mkv")
                           .arg(minutes * 60 / kPieceSeconds + 1)
                           .arg(minutes * 60 + 60)
                           .arg(films));
}

/// A number that mpv tells by its JSON IPC (mpv(1), "JSON IPC"); -1 without an answer.
double ask(const QString &socketPath, const char *property)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath);
    if (!socket.waitForConnected(2000))
        return -1;
    socket.write(QByteArray("{\"command\":[\"get_property\",\"") + property + "\"],\"request_id\":7}\n");
    QElapsedTimer timer;
    timer.start();
    QByteArray line;
    while (timer.elapsed() < 2000 && (socket.canReadLine() || socket.waitForReadyRead(500))) {
        line = socket.readLine();
        const QJsonObject answer = QJsonDocument::fromJson(line).object();
        if (answer.value(QLatin1String("request_id")).toInt() == 7)
            return answer.value(QLatin1String("data")).toDouble(-1);
    }
    return -1;
}

double dropped(LivingRoom &room)
{
    return room.playback()
        .value(QLatin1String("frames"))
        .toObject()
        .value(QLatin1String("dropped"))
        .toDouble();
}

double rendered(LivingRoom &room)
{
    return room.playback()
        .value(QLatin1String("frames"))
        .toObject()
        .value(QLatin1String("rendered"))
        .toDouble();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const int minutes = argc > 1 ? std::max(1, atoi(argv[1])) : 60;
    LivingRoom room;
    if (!makeFilm(room.folder(), room.filmsPath(), minutes) || !room.start()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(room.problem()));
        return 1;
    }
    room.call(QStringLiteral("library.scan"));
    room.until([&] { return !room.titleId(QStringLiteral("Long")).isEmpty(); });
    QProcess display;
    display.start(QStringLiteral("Xvfb"),
                  {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                   QStringLiteral("0"), QStringLiteral("1280x720x24"), QStringLiteral("-nolisten"),
                   QStringLiteral("tcp"), QStringLiteral("-noreset")});
    if (!display.waitForReadyRead(10000))
        return 1;
    const QString name = QLatin1Char(':') + QString::fromLatin1(display.readLine()).trimmed();
    const QString film = room.filmsPath() + QLatin1String("/Long.mkv");
    const QString socket = room.folder() + QLatin1String("/mpv");
    QProcess mpv;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), name);
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    mpv.setProcessEnvironment(environment);
    mpv.setStandardOutputFile(QProcess::nullDevice());
    mpv.setStandardErrorFile(QProcess::nullDevice());
    room.call(QStringLiteral("playback.open"),
              {{QStringLiteral("id"), room.titleId(QStringLiteral("Long"))}});
    mpv.start(QStringLiteral("mpv"),
              {QStringLiteral("--no-config"), QStringLiteral("--vo=x11"), QStringLiteral("--ao=null"),
               QStringLiteral("--hwdec=no"), QStringLiteral("--fs"),
               QStringLiteral("--input-ipc-server=") + socket, film});
    QElapsedTimer timer;
    timer.start();
    for (int minute = 1; minute <= minutes; ++minute) {
        room.until([&] { return timer.elapsed() > minute * 60'000; }, std::chrono::seconds(65));
        const qint64 player = room.pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
        const qint64 shell = room.pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
        std::printf(
            "minute %3d  Hearth: %7.0f shown, %4.0f dropped, player %6.1f MB, shell %6.1f MB   mpv: %4.0f "
            "dropped by the display, %4.0f by the decoder, %6.1f MB\n",
            minute, rendered(room), dropped(room), pssMegabytes(player), pssMegabytes(shell),
            ask(socket, "frame-drop-count"), ask(socket, "decoder-frame-drop-count"),
            pssMegabytes(mpv.processId()));
        std::fflush(stdout);
    }
    mpv.kill();
    mpv.waitForFinished(5000);
    display.kill();
    display.waitForFinished(5000);
    return 0;
}
