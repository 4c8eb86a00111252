// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a film costs: shell and player together, beside mpv --vo=x11 and gst-launch into fakesink with the
// same file on the same virtual display, 1280x720. Usage: bench_video [SECONDS]; run it on an idle machine.

#include "tests/bench/process_cost.h"
#include "tests/e2e/living_room.h"
#include "tests/integration/player/playing.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <cstdio>
#include <gst/gst.h>

using namespace hearth;
using namespace hearth::test;

namespace
{

bool makeFilm(const QString &file, const QString &size, int seconds)
{
    return QProcess::execute(
               QStringLiteral("ffmpeg"),
               {QStringLiteral("-nostdin"), QStringLiteral("-loglevel"), QStringLiteral("error"),
                QStringLiteral("-y"), QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                QStringLiteral("testsrc2=s=%1:r=30").arg(size), QStringLiteral("-t"),
                QString::number(seconds), QStringLiteral("-c:v"), QStringLiteral("libx264"),
                QStringLiteral("-preset"), QStringLiteral("veryfast"), QStringLiteral("-pix_fmt"),
                QStringLiteral("yuv420p"), QStringLiteral("-g"), QStringLiteral("60"), file}) == 0;
}

/// Percent of a core that the command uses over `seconds`, after a second of start.
double peerCost(const QString &program, const QStringList &arguments, const QString &display, int seconds)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), display);
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForStarted(3000))
        return -1;
    QElapsedTimer timer;
    timer.start();
    process.waitForFinished(2000);
    const double before = cpuSeconds(process.processId());
    const qint64 start = timer.elapsed();
    process.waitForFinished(seconds * 1000);
    const double used = cpuSeconds(process.processId()) - before;
    const double wall = static_cast<double>(timer.elapsed() - start) / 1000;
    process.kill();
    process.waitForFinished(2000);
    return used / wall * 100;
}

/// Percent of a core that our session uses without a screen, as gst-launch into fakesink does.
double decodingCost(const QString &file, int seconds)
{
    Playing session;
    session.openFile(file);
    if (!session.plays(1000))
        return -1;
    const double before = cpuSeconds(QCoreApplication::applicationPid());
    QElapsedTimer timer;
    timer.start();
    QTest::qWait(seconds * 1000);
    return (cpuSeconds(QCoreApplication::applicationPid()) - before) * 1e5 /
           static_cast<double>(timer.elapsed());
}

void measure(LivingRoom &room, const QString &name, const QString &file, int seconds)
{
    QString id;
    room.call(QStringLiteral("library.scan"));
    room.until([&] {
        const auto titles = room.call(QStringLiteral("library.titles"));
        for (const QJsonValue &value :
             titles.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray()) {
            if (value.toObject().value(QLatin1String("name")).toString() == name &&
                value.toObject().value(QLatin1String("durationMs")).toInt() > 0)
                id = value.toObject().value(QLatin1String("id")).toString();
        }
        return !id.isEmpty();
    });
    room.call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}});
    room.until([&] { return room.playback().value(QLatin1String("positionMs")).toInteger() > 6000; });
    const auto pid = [&](const char *process, const char *program) {
        return room.pidOf(QLatin1String(process), QLatin1String(program));
    };
    const qint64 shell = pid("shell", "hearth");
    const qint64 player = pid("player", "hearth-player");
    const double shellBefore = cpuSeconds(shell);
    const double playerBefore = cpuSeconds(player);
    const QJsonObject framesBefore = room.playback().value(QLatin1String("frames")).toObject();
    QElapsedTimer timer;
    timer.start();
    room.until([&] { return timer.elapsed() > seconds * 1000; }, std::chrono::seconds(seconds + 5));
    const double wall = static_cast<double>(timer.elapsed()) / 1000;
    const double shellCost = (cpuSeconds(shell) - shellBefore) / wall * 100;
    const double playerCost = (cpuSeconds(player) - playerBefore) / wall * 100;
    const QJsonObject frames = room.playback().value(QLatin1String("frames")).toObject();
    const double rendered = frames.value(QLatin1String("rendered")).toDouble() -
                            framesBefore.value(QLatin1String("rendered")).toDouble();
    const double dropped = frames.value(QLatin1String("dropped")).toDouble() -
                           framesBefore.value(QLatin1String("dropped")).toDouble();
    room.call(QStringLiteral("playback.stop"));
    const double mpv = peerCost(QStringLiteral("mpv"),
                                {QStringLiteral("--no-config"), QStringLiteral("--vo=x11"),
                                 QStringLiteral("--ao=null"), QStringLiteral("--hwdec=no"),
                                 QStringLiteral("--geometry=1280x720"), QStringLiteral("--fs"), file},
                                room.display(), std::min(seconds, 20));
    const double gst =
        peerCost(QStringLiteral("gst-launch-1.0"),
                 {QStringLiteral("-q"), QStringLiteral("filesrc"), QStringLiteral("location=") + file,
                  QStringLiteral("!"), QStringLiteral("decodebin"), QStringLiteral("!"),
                  QStringLiteral("fakesink"), QStringLiteral("sync=true")},
                 room.display(), std::min(seconds, 20));
    const double decoding = decodingCost(file, std::min(seconds, 20));
    std::printf("%-10s decoding alone %5.1f %%   gst fakesink %5.1f %%   ratio %.2f (limit 1.15)\n",
                qUtf8Printable(name), decoding, gst, decoding / gst);
    std::printf("%-10s shell %5.1f %%  player %5.1f %%  together %5.1f %%   mpv x11 %5.1f %%  ratio %.2f "
                "(limit 1.6)   "
                "%.1f fps, %.0f dropped in %.0f s\n",
                qUtf8Printable(name), shellCost, playerCost, shellCost + playerCost, mpv,
                (shellCost + playerCost) / mpv, rendered / wall, dropped, wall);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    gst_init(nullptr, nullptr);
    const int seconds = argc > 1 ? std::max(5, atoi(argv[1])) : 60;
    LivingRoom room;
    if (!makeFilm(room.filmsPath() + QLatin1String("/Video 720.mkv"), QStringLiteral("1280x720"),
                  seconds + 30) ||
        !makeFilm(room.filmsPath() + QLatin1String("/Video 1080.mkv"), QStringLiteral("1920x1080"),
                  seconds + 30) ||
        !room.start()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(room.problem()));
        return 1;
    }
    measure(room, QStringLiteral("Video 720"), room.filmsPath() + QLatin1String("/Video 720.mkv"), seconds);
    measure(room, QStringLiteral("Video 1080"), room.filmsPath() + QLatin1String("/Video 1080.mkv"), seconds);
    return 0;
}
