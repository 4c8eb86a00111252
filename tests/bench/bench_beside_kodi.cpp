// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Hearth's launcher beside Debian's Kodi, each alone on the same kind of virtual display (1280x720, software
// GL), both seen from outside: start to a painted screen, a key to the first picture that is another and to
// the last one, and what they cost while nobody does anything. Kodi walks its main menu, Hearth Home's row of
// films, whose pictures come with the focus. Run it on an idle machine.

#include "tests/bench/process_cost.h"
#include "tests/bench/screen_poll.h"
#include "tests/e2e/living_room.h"
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <csignal>
#include <cstdio>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kKeys = 40;
constexpr std::chrono::milliseconds kQuiet{1200};
constexpr int kIdleSeconds = 15;
// evdev's (linux/input-event-codes.h) and 8.
constexpr uint8_t kLeft = 105 + 8;
constexpr uint8_t kRight = 106 + 8;
constexpr uint8_t kUp = 103 + 8;
constexpr uint8_t kDown = 108 + 8;

double percentile(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values.empty() ? 0
                          : values[std::min(values.size() - 1,
                                            static_cast<size_t>(part * static_cast<double>(values.size())))];
}

void measure(const char *who, ScreenPoll &screen, const std::vector<qint64> &pids, uint8_t on, uint8_t back)
{
    std::vector<double> first;
    std::vector<double> last;
    for (int i = 0; i < kKeys; ++i) {
        const auto change = screen.watch(kQuiet, [&] { screen.press(i % 2 == 0 ? on : back); });
        if (!change)
            continue;
        first.push_back(change->firstMs);
        last.push_back(change->lastMs);
    }
    std::printf("%-7s key to another picture        p50 %6.0f ms  p95 %6.0f ms  (%zu of %d keys)\n", who,
                percentile(first, 0.5), percentile(first, 0.95), first.size(), kKeys);
    std::printf("%-7s key to the last picture       p50 %6.0f ms  p95 %6.0f ms\n", who, percentile(last, 0.5),
                percentile(last, 0.95));
    double cpu = 0;
    double memory = 0;
    for (const qint64 pid : pids)
        cpu -= cpuSeconds(pid);
    std::this_thread::sleep_for(std::chrono::seconds(kIdleSeconds));
    for (const qint64 pid : pids) {
        cpu += cpuSeconds(pid);
        for (const qint64 one : withDescendants(pid))
            memory += pssMegabytes(one);
    }
    std::printf("%-7s nobody does anything          CPU %6.1f %%   PSS %6.0f MB\n", who,
                cpu / kIdleSeconds * 100, memory);
    std::fflush(stdout);
}

/// Milliseconds until the screen of a program that starts now stands still, painted.
double startOf(ScreenPoll &screen, const std::function<void()> &start)
{
    QElapsedTimer timer;
    timer.start();
    start();
    while (!screen.isPainted() && timer.elapsed() < 60000)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return static_cast<double>(timer.elapsed());
}

bool theirs()
{
    QTemporaryDir folder;
    QProcess display;
    display.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    display.start(QStringLiteral("Xvfb"),
                  {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                   QStringLiteral("0"), QStringLiteral("1280x720x24"), QStringLiteral("-nolisten"),
                   QStringLiteral("tcp"), QStringLiteral("-noreset")});
    if (!display.waitForReadyRead(10000))
        return false;
    const QString name = QLatin1Char(':') + QString::fromLatin1(display.readLine()).trimmed();
    ScreenPoll screen(name);
    QProcess kodi;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), name);
    environment.insert(QStringLiteral("HOME"), folder.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
    environment.insert(QStringLiteral("LIBGL_ALWAYS_SOFTWARE"), QStringLiteral("1"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    kodi.setProcessEnvironment(environment);
    kodi.setStandardOutputFile(QProcess::nullDevice());
    kodi.setStandardErrorFile(QProcess::nullDevice());
    const QStringList arguments{QStringLiteral("--windowing=x11"), QStringLiteral("--standalone"),
                                QStringLiteral("--audio-backend=alsa")};
    const auto stop = [&] {
        for (const qint64 one : withDescendants(kodi.processId()))
            ::kill(static_cast<pid_t>(one), SIGKILL);
        kodi.waitForFinished(5000);
    };
    // The first start makes its databases.
    kodi.start(QStringLiteral("kodi"), arguments);
    if (!kodi.waitForStarted(10000))
        return false;
    std::this_thread::sleep_for(std::chrono::seconds(20));
    stop();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const double start = startOf(screen, [&] { kodi.start(QStringLiteral("kodi"), arguments); });
    std::printf("%-7s start to a painted screen     %10.0f ms\n", "Kodi", start);
    std::this_thread::sleep_for(std::chrono::seconds(8));
    screen.focusTopmost();
    screen.press(kUp);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    measure("Kodi", screen, {kodi.processId()}, kDown, kUp);
    stop();
    display.kill();
    display.waitForFinished(5000);
    return true;
}

bool ours()
{
    LivingRoom room;
    for (const char *name : {"Ash (2021)", "Birch (2022)", "Cedar (2023)", "Dogwood (2024)", "Elm (2025)"}) {
        if (!room.makeFilm(QString::fromLatin1(name), 5))
            return false;
    }
    if (!room.start() || !room.startDemoHome())
        return false;
    room.until([&] { return room.state().value(QLatin1String("loaded")).toBool(); });
    std::this_thread::sleep_for(std::chrono::seconds(6));
    const qint64 shell = room.pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
    room.killHearthd();
    room.kill(shell); // it would go on
    ScreenPoll screen(room.display());
    for (int i = 0; i < 200 && screen.isPainted(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const double start = startOf(screen, [&] { room.startHearthd(); });
    std::printf("%-7s start to a painted screen     %10.0f ms\n", "Hearth", start);
    room.until([&] { return room.state().value(QLatin1String("loaded")).toBool(); });
    for (int i = 0; i < 8; ++i) {
        const QString focus =
            room.state().value(QLatin1String("focus")).toObject().value(QLatin1String("key")).toString();
        if (focus.startsWith(QLatin1String("t-")))
            break;
        room.key({QStringLiteral("down")});
    }
    std::this_thread::sleep_for(std::chrono::seconds(3));
    screen.focusTopmost();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    measure("Hearth", screen, {room.hearthdPid()}, kRight, kLeft);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (!ours())
        std::printf("Hearth did not start\n");
    if (!theirs())
        std::printf("Kodi did not start; packaging/deps --bench installs it\n");
    return 0;
}
