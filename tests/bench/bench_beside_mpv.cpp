// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film's first picture and the picture after a seek beside mpv, both seen from outside on the same virtual
// display (1280x720, software GL): a 1080p file from the key to its picture, mpv from its start to the same;
// keys that seek, one and three, from the last one to another picture; and HLS over a line of 16 Mbit/s
// beside what its first segment takes to come. Run it on an idle machine.

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
constexpr int kBurst = 3;
constexpr std::chrono::milliseconds kBetweenKeys{120};

constexpr int kFilmSeconds = 100;

/// Where the film is red, left of the middle, which no words cover.
bool showsFilm(ScreenPoll &screen)
{
    const uint32_t colour = screen.pixel(60, 360);
    return (colour >> 16) > 200 && ((colour >> 8) & 0xFF) < 60 && (colour & 0xFF) < 60;
}

/// The second that the picture is of: a square beside it is white at the beginning and black at the end.
double secondOf(ScreenPoll &screen)
{
    return kFilmSeconds * (1 - static_cast<double>(screen.pixel(150, 360) & 0xFF) / 255);
}

/// Milliseconds from `begin` until it is so; -1 when it is not within ten seconds.
double timeUntil(Clock::time_point begin, const std::function<bool()> &isSo)
{
    while (Clock::now() - begin < std::chrono::seconds(10)) {
        if (isSo())
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

/// 1080p30, two seconds between key frames.
bool makeFilms(const QString &folder)
{
    const QString picture =
        QStringLiteral("-f lavfi -i testsrc2=s=1920x1080:r=30 -f lavfi -i color=s=64x64:r=30 -filter_complex "
                       "[1]geq=lum='16+219*(1-T/%1)':cb=128:cr=128[s];[0][s]overlay=193:508");
    return run(folder,
               (picture.arg(kFilmSeconds) + QStringLiteral(" -t %1 -c:v libx264 -preset veryfast -pix_fmt "
                                                           "yuv420p -g 60 Clock.mkv")
                                                .arg(kFilmSeconds))
                   .split(QLatin1Char(' '))) &&
           run(folder,
               QStringLiteral("-i Clock.mkv -t 20 -c:v libx264 -preset veryfast -b:v 6M -minrate 6M -maxrate "
                              "6M -bufsize 3M -g 60 -x264-params nal-hrd=cbr -f hls -hls_time 2 "
                              "-hls_playlist_type vod clock.m3u8")
                   .split(QLatin1Char(' ')));
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

/// Keys that go ten seconds on, and back again: once, then three times.
void seek(ScreenPoll &screen, const char *who, const char *limit)
{
    for (const int presses : {1, kBurst}) {
        std::vector<double> times;
        for (int i = 0; i < kSeeks; ++i) {
            const uint8_t key = i % 2 == 0 ? kRight : kLeft;
            rest(1200);
            const double before = secondOf(screen);
            for (int k = 1; k < presses; ++k) {
                screen.press(key);
                rest(static_cast<int>(kBetweenKeys.count()));
            }
            const auto begin = Clock::now();
            screen.press(key);
            // Near a key frame is near enough, and one step less is not.
            times.push_back(
                timeUntil(begin, [&] { return std::abs(secondOf(screen) - before) > presses * 10 - 4; }));
        }
        print(presses == 1 ? "one key that seeks" : "three keys that seek", who, times, limit);
    }
}

void ours(LivingRoom &room, ScreenPoll &screen)
{
    room.call(QStringLiteral("library.scan"));
    room.until([&] { return !room.titleId(QStringLiteral("Clock")).isEmpty(); });
    rest(4000); // its poster and its strip
    room.until([&] {
        if (room.focusName().contains(QLatin1String("Clock")))
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
        times.push_back(timeUntil(begin, [&] { return showsFilm(screen); }));
        if (i + 1 == kFirstPictures)
            break;
        rest(500);
        screen.press(kEscape);
        timeUntil(Clock::now(), [&] { return !showsFilm(screen); });
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
        times.push_back(timeUntil(begin, [&] { return showsFilm(screen); }));
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
            network.get(QNetworkRequest(server.url(QStringLiteral("clock0.ts")))));
        while (!reply->isFinished())
            rest(1);
        segments.push_back(ScreenPoll::Milliseconds(Clock::now() - begin).count());
        begin = Clock::now();
        room.call(QStringLiteral("playback.openAddress"),
                  {{QStringLiteral("url"), server.url(QStringLiteral("clock.m3u8")).toString()}});
        times.push_back(timeUntil(begin, [&] { return showsFilm(screen); }));
        room.call(QStringLiteral("playback.stop"));
        timeUntil(Clock::now(), [&] { return !showsFilm(screen); });
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
    theirs(room, screen, room.filmsPath() + QLatin1String("/Clock.mkv"));
    return 0;
}
