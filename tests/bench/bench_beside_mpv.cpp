// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film's first picture and the picture after a seek beside mpv, both seen from outside on the same virtual
// display (1280x720, software GL): a 1080p file from the key to its picture, mpv from its start to the same;
// keys that seek, one and five, from the last one to another picture; and HLS over a line of 16 Mbit/s beside
// what its first segment takes to come. The film has another colour each ten seconds. Run it on an idle
// machine.

#include "tests/bench/screen_poll.h"
#include "tests/e2e/living_room.h"
#include "tests/support/film_server.h"
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <algorithm>
#include <cstdio>

using namespace hearth;
using namespace hearth::test;

namespace
{

using Clock = ScreenPoll::Clock;

constexpr int kFirstPictures = 12;
constexpr int kSeeks = 20;
constexpr qint64 kLineBytesPerSecond = 2'000'000;
// evdev's (linux/input-event-codes.h) and 8.
constexpr uint8_t kEscape = 1 + 8;
constexpr uint8_t kEnter = 28 + 8;
constexpr uint8_t kLeft = 105 + 8;
constexpr uint8_t kRight = 106 + 8;
constexpr int kBurst = 5;
constexpr std::chrono::milliseconds kBetweenKeys{120};

/// What is left of the middle, which no words cover.
uint32_t look(ScreenPoll &screen)
{
    return screen.pixel(150, 360);
}

int distance(uint32_t one, uint32_t other)
{
    int sum = 0;
    for (const int shift : {0, 8, 16})
        sum += std::abs(static_cast<int>((one >> shift) & 0xFF) - static_cast<int>((other >> shift) & 0xFF));
    return sum;
}

/// Milliseconds from `begin` until the place shows what `isIt` says; -1 when it does not within ten seconds.
double timeUntil(ScreenPoll &screen, Clock::time_point begin, const std::function<bool(uint32_t)> &isIt)
{
    while (Clock::now() - begin < std::chrono::seconds(10)) {
        if (isIt(look(screen)))
            return ScreenPoll::Milliseconds(Clock::now() - begin).count();
        QCoreApplication::processEvents(); // the film's server lives here
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return -1;
}

void rest(int ms)
{
    const auto end = Clock::now() + std::chrono::milliseconds(ms);
    while (Clock::now() < end) {
        QCoreApplication::processEvents();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

void print(const char *what, const char *who, std::vector<double> times, const char *limit)
{
    std::ranges::sort(times);
    const auto missing = std::ranges::count(times, -1.0);
    std::printf("%-26s %-7s p50 %6.0f ms  worst %6.0f ms  (%zu times%s)  %s\n", what, who,
                times[times.size() / 2], times.back(), times.size(), missing ? ", SOME NEVER" : "", limit);
    std::fflush(stdout);
}

bool run(const QString &folder, const QStringList &arguments)
{
    QProcess ffmpeg;
    ffmpeg.setWorkingDirectory(folder);
    ffmpeg.start(QStringLiteral("ffmpeg"), QStringList{QStringLiteral("-nostdin"), QStringLiteral("-v"),
                                                       QStringLiteral("error"), QStringLiteral("-y")} +
                                               arguments);
    return ffmpeg.waitForFinished(300'000) && ffmpeg.exitCode() == 0;
}

/// 1080p30, 90 s, two seconds between key frames; in its first ten seconds red where `look` looks.
bool makeFilms(const QString &folder)
{
    return run(folder,
               QStringLiteral("-f lavfi -i testsrc2=s=1920x1080:r=30 -vf hue=h='floor(t/10)*100' -t 90 -c:v "
                              "libx264 -preset veryfast -pix_fmt yuv420p -g 60 Colours.mkv")
                   .split(QLatin1Char(' '))) &&
           run(folder, QStringLiteral(
                           "-i Colours.mkv -t 20 -c:v libx264 -preset veryfast -b:v 6M -minrate 6M -maxrate "
                           "6M -bufsize 3M -g 60 -x264-params nal-hrd=cbr -f hls -hls_time 2 "
                           "-hls_playlist_type vod colours.m3u8")
                           .split(QLatin1Char(' ')));
}

bool isRed(uint32_t colour)
{
    return distance(colour, 0xFF0000) < 90;
}

/// mpv with `arguments`, until it is destroyed.
class Mpv
{
public:
    Mpv(const QString &display, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), display);
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        m_process.setProcessEnvironment(environment);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QStringLiteral("mpv"),
                        QStringList{QStringLiteral("--no-config"), QStringLiteral("--vo=x11"),
                                    QStringLiteral("--ao=null"), QStringLiteral("--hwdec=no"),
                                    QStringLiteral("--fs")} +
                            arguments);
    }
    ~Mpv()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    Q_DISABLE_COPY_MOVE(Mpv)

private:
    QProcess m_process;
};

/// Keys that go ten seconds on, and back again when the film's end comes near.
void seek(ScreenPoll &screen, const char *who, const char *limit)
{
    std::vector<double> once;
    std::vector<double> often;
    for (int i = 0; i < kSeeks; ++i) {
        // Once on, once back; then five times on, five back: colours differ by what was pressed.
        const bool isBurst = i >= kSeeks / 2;
        const uint8_t key = i % 2 == 0 ? kRight : kLeft;
        rest(1200);
        const uint32_t before = look(screen);
        for (int k = 1; isBurst && k < kBurst; ++k) {
            screen.press(key);
            rest(static_cast<int>(kBetweenKeys.count()));
        }
        const auto begin = Clock::now();
        const uint32_t between = look(screen);
        screen.press(key);
        (isBurst ? often : once).push_back(timeUntil(screen, begin, [&](uint32_t now) {
            return distance(now, before) > 60 && distance(now, between) > 60;
        }));
    }
    print("one key that seeks", who, once, limit);
    print("five keys that seek", who, often, limit);
}

void ours(LivingRoom &room, ScreenPoll &screen)
{
    room.call(QStringLiteral("library.scan"));
    room.until([&] { return !room.titleId(QStringLiteral("Colours")).isEmpty(); });
    rest(4000); // its poster and its strip
    room.until([&] {
        if (room.focusName().contains(QLatin1String("Colours")))
            return true;
        room.key({QStringLiteral("down")});
        return false;
    });
    screen.focusTopmost();
    screen.press(kEnter);
    room.until([&] { return room.focusName() == QLatin1String("Play"); });
    std::vector<double> times;
    for (int i = 0; i < kFirstPictures; ++i) {
        rest(2500);
        const auto begin = Clock::now();
        screen.press(kEnter);
        times.push_back(timeUntil(screen, begin, isRed));
        if (i + 1 == kFirstPictures)
            break;
        rest(500);
        screen.press(kEscape);
        timeUntil(screen, Clock::now(), [](uint32_t now) { return !isRed(now); });
    }
    print("first picture of a file", "Hearth", times, "limit: mpv's");
    rest(6000); // the OSD is gone
    seek(screen, "Hearth", "limit 300 ms, and mpv's");
    room.call(QStringLiteral("playback.stop"));
}

void theirs(LivingRoom &room, ScreenPoll &screen, const QString &film)
{
    std::vector<double> times;
    for (int i = 0; i < kFirstPictures; ++i) {
        rest(1500);
        const auto begin = Clock::now();
        const Mpv mpv(room.display(), {film});
        times.push_back(timeUntil(screen, begin, isRed));
    }
    print("first picture of a file", "mpv", times, "");
    QFile keys(room.folder() + QLatin1String("/keys.conf"));
    if (!keys.open(QIODevice::WriteOnly))
        return;
    keys.write("RIGHT seek 10\nLEFT seek -10\n");
    keys.close();
    const Mpv mpv(room.display(), {film, QStringLiteral("--osd-level=0"), QStringLiteral("--no-osc"),
                                   QStringLiteral("--input-conf=") + keys.fileName()});
    rest(6000);
    screen.focusTopmost();
    seek(screen, "mpv", "");
}

void overALine(LivingRoom &room, ScreenPoll &screen, const QString &folder)
{
    FilmServer server(folder);
    Fault line;
    line.bytesPerSecond = kLineBytesPerSecond;
    server.setFault(QStringLiteral("*"), line);
    QNetworkAccessManager network;
    std::vector<double> segments;
    std::vector<double> times;
    for (int i = 0; i < kFirstPictures / 2; ++i) {
        auto begin = Clock::now();
        const std::unique_ptr<QNetworkReply> reply(
            network.get(QNetworkRequest(server.url(QStringLiteral("colours0.ts")))));
        while (!reply->isFinished())
            rest(1);
        segments.push_back(ScreenPoll::Milliseconds(Clock::now() - begin).count());
        begin = Clock::now();
        room.call(QStringLiteral("playback.openAddress"),
                  {{QStringLiteral("url"), server.url(QStringLiteral("colours.m3u8")).toString()}});
        times.push_back(timeUntil(screen, begin, isRed));
        room.call(QStringLiteral("playback.stop"));
        timeUntil(screen, Clock::now(), [](uint32_t now) { return !isRed(now); });
        rest(1500);
    }
    print("a segment of HLS comes", "", segments, "");
    print("first picture of HLS", "Hearth", times, "limit: 1.2 times the segment, and 33 ms");
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    LivingRoom room;
    if (!makeFilms(room.filmsPath()) || !room.start()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(room.problem()));
        return 1;
    }
    ScreenPoll screen(room.display());
    ours(room, screen);
    overALine(room, screen, room.filmsPath());
    room.call(QStringLiteral("system.stop")); // mpv has the display to itself
    rest(3000);
    theirs(room, screen, room.filmsPath() + QLatin1String("/Colours.mkv"));
    return 0;
}
