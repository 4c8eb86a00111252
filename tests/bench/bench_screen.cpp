// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The screen with a large library: late frames while a row and a grid of 100,000 titles scroll, and how much
// the shell costs when nobody does anything. With --soak MINUTES: random keys for that long instead, and the
// memory of the shell and hearthd every minute, which must not grow. Software GL on a virtual display; run it
// on an idle machine.

#include "tests/bench/process_cost.h"
#include "tests/e2e/living_room.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QThread>
#include <cstdio>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kTitles = 100'000;
constexpr int kScrollSeconds = 20;
constexpr int kKeyPauseMs = 100; // of a key that is held

bool fill(const QString &database)
{
    QProcess sqlite;
    sqlite.start(QStringLiteral("sqlite3"), {database});
    if (!sqlite.waitForStarted())
        return false;
    QByteArray sql("BEGIN;\n");
    for (int i = 0; i < kTitles; ++i)
        sql += QStringLiteral(
                   "INSERT INTO title(id,kind,name,year,series,season,episode,genre,path,size,mtime_ms,"
                   "duration_ms,probed,away) VALUES('t-%1','film','Film %1',%2,'',0,0,'Drama',"
                   "'/away/%1.mkv',1,1,3600000,1,1);\n")
                   .arg(i)
                   .arg(1950 + i % 75)
                   .toUtf8();
    sqlite.write(sql + "COMMIT;\n");
    sqlite.closeWriteChannel();
    return sqlite.waitForFinished(120000) && sqlite.exitCode() == 0;
}

double shellMegabytes(LivingRoom &room)
{
    return pssMegabytes(room.pidOf(QStringLiteral("shell"), QStringLiteral("hearth")));
}

void scroll(LivingRoom &room, const char *what, const QStringList &keys)
{
    const double before = shellMegabytes(room);
    (void)room.call(QStringLiteral("screen.frames"));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; timer.elapsed() < kScrollSeconds * 1000; ++i) {
        QElapsedTimer key;
        key.start();
        room.key({keys[i % keys.size()]});
        QThread::msleep(static_cast<unsigned long>(std::max<qint64>(0, kKeyPauseMs - key.elapsed())));
    }
    const QJsonObject frames = room.call(QStringLiteral("screen.frames")).value_or(QJsonValue()).toObject();
    const double seconds = frames.value(QLatin1String("seconds")).toDouble();
    std::printf("%-34s %5.1f frames/s  late %5.2f/s (limit 1)  worst %6.1f ms  PSS %+.1f MB\n", what,
                frames.value(QLatin1String("frames")).toDouble() / seconds,
                frames.value(QLatin1String("late")).toDouble() / seconds,
                frames.value(QLatin1String("worstMs")).toDouble(), shellMegabytes(room) - before);
    std::fflush(stdout);
}

QString focusKey(LivingRoom &room)
{
    return room.state().value(QLatin1String("focus")).toObject().value(QLatin1String("key")).toString();
}

int measure(LivingRoom &room)
{
    room.until([] { return false; }, std::chrono::seconds(3));
    const qint64 shell = room.pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
    const double cpu = cpuSeconds(shell);
    room.until([] { return false; }, std::chrono::seconds(20));
    std::printf("%-34s %5.2f %%  limit 1\n", "shell, nobody does anything",
                (cpuSeconds(shell) - cpu) / 20 * 100);
    for (int i = 0; i < 8 && !focusKey(room).startsWith(QLatin1String("t-")); ++i)
        room.key({QStringLiteral("down")});
    scroll(room, "Home, the row of films", {QStringLiteral("right")});
    scroll(room, "Home, rows up and down",
           {QStringLiteral("down"), QStringLiteral("down"), QStringLiteral("up"), QStringLiteral("up")});
    // The last card of the row leads to the grid of all.
    room.key({QStringLiteral("home"), QStringLiteral("home")});
    for (int i = 0; i < 8 && !focusKey(room).startsWith(QLatin1String("t-")); ++i)
        room.key({QStringLiteral("down")});
    for (int i = 0; i < 80; ++i)
        room.key({QStringLiteral("right")});
    room.key({QStringLiteral("ok")});
    if (!room.page().startsWith(QLatin1String("all"))) {
        std::fprintf(stderr, "the grid was not found; the screen shows %s\n", qUtf8Printable(room.page()));
        return 1;
    }
    scroll(room, "the grid of 100,000, down", {QStringLiteral("down")});
    return 0;
}

int soak(LivingRoom &room, int minutes)
{
    static const QStringList kKeys{QStringLiteral("left"), QStringLiteral("right"), QStringLiteral("up"),
                                   QStringLiteral("down"), QStringLiteral("right"), QStringLiteral("down"),
                                   QStringLiteral("ok"),   QStringLiteral("back"),  QStringLiteral("menu"),
                                   QStringLiteral("home"), QStringLiteral("play"),  QStringLiteral("1")};
    QRandomGenerator random(7);
    const qint64 shell = room.pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
    const qint64 hearthd = room.hearthdPid();
    qint64 keys = 0;
    for (int minute = 0; minute <= minutes; ++minute) {
        std::printf("minute %3d  %8lld keys  shell %6.1f MB (limit 150 + 128 of pictures)  hearthd %5.1f MB  "
                    "page %s\n",
                    minute, static_cast<long long>(keys), pssMegabytes(shell), pssMegabytes(hearthd),
                    qUtf8Printable(room.page()));
        std::fflush(stdout);
        QElapsedTimer timer;
        timer.start();
        while (minute < minutes && timer.elapsed() < 60000) {
            if (room.key({kKeys[random.bounded(kKeys.size())]}))
                ++keys;
            QThread::msleep(kKeyPauseMs);
        }
        if (room.pidOf(QStringLiteral("shell"), QStringLiteral("hearth")) != shell ||
            room.hearthdPid() != hearthd) {
            std::printf("a process died\n%s\n", room.situation().constData());
            return 1;
        }
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LivingRoom room;
    if (!room.serveStore() || !room.start() || !room.startDemoHome()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(room.problem()));
        return 1;
    }
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--soak"))
        return soak(room, arguments[2].toInt());
    room.killHearthd();
    if (!fill(room.statePath() + QLatin1String("/data/library.db")) || !room.startHearthd()) {
        std::fprintf(stderr, "the library could not be filled\n");
        return 1;
    }
    room.until([&] { return room.state().value(QLatin1String("loaded")).toBool(); });
    return measure(room);
}
