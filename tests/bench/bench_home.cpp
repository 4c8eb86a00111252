// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Start, keys, API and memory of a whole home on a virtual display with software GL. Run it on an idle
// machine.

#include "resources/base/rpc_client.h"
#include "tests/bench/process_cost.h"
#include "tests/e2e/living_room.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <algorithm>
#include <cstdio>

using namespace hearth;
using namespace hearth::test;

namespace
{

double percentile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0
                          : values[std::min(values.size() - 1,
                                            static_cast<size_t>(part * static_cast<double>(values.size())))];
}

void print(const char *what, double figure, const char *unit, const char *limit)
{
    std::printf("%-44s %9.2f %-3s  limit %s\n", what, figure, unit, limit);
    std::fflush(stdout);
}

void measureStart(LivingRoom &room)
{
    QElapsedTimer timer;
    std::vector<double> answers;
    for (int i = 0; i < 5; ++i) {
        timer.start();
        if (!room.restartHearthd())
            return;
        answers.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    print("hearthd to first answer, killed and again", percentile(answers, 0.5), "ms", "150");
    std::vector<double> homes;
    for (int i = 0; i < 3; ++i) {
        const qint64 shell = room.pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
        room.kill(shell);
        timer.start();
        room.until([&] { return !room.state().value(QLatin1String("on")).toBool(); });
        room.until([&] {
            const QJsonObject state = room.state();
            return state.value(QLatin1String("on")).toBool() &&
                   state.value(QLatin1String("loaded")).toBool() &&
                   !state.value(QLatin1String("focus")).toObject().isEmpty();
        });
        homes.push_back(static_cast<double>(timer.elapsed()));
    }
    print("shell killed to complete Home", percentile(homes, 0.5), "ms", "1500");
}

void measureKeys(LivingRoom &room)
{
    std::vector<double> times;
    for (int i = 0; i < 120; ++i) {
        room.key({i % 2 ? QStringLiteral("left") : QStringLiteral("right")});
        double before = 0;
        room.until(
            [&] {
                const double now = room.state().value(QLatin1String("keyToFrameMs")).toDouble();
                const bool isNew = now > 0 && now != before;
                before = now;
                return isNew;
            },
            std::chrono::milliseconds(500));
        // The animation that the key began is over before the next one.
        room.until([] { return false; }, std::chrono::milliseconds(180));
        times.push_back(room.state().value(QLatin1String("keyToFrameMs")).toDouble());
    }
    print("key to changed frame, p50", percentile(times, 0.5), "ms", "-");
    print("key to changed frame, p95", percentile(times, 0.95), "ms", "100");
}

void measureApi(LivingRoom &room)
{
    RpcClient client(room.statePath() + QLatin1String("/run/hearthd.sock"), {});
    client.start();
    std::vector<double> times;
    for (int i = 0; i < 2000; ++i) {
        QElapsedTimer timer;
        timer.start();
        bool done = false;
        client.call(QStringLiteral("system.version"), {}, std::chrono::seconds(5), &client,
                    [&](const Result<QJsonValue> &) { done = true; });
        while (!done)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    print("API round trip, p50", percentile(times, 0.5), "ms", "0.3");
    print("API round trip, p95", percentile(times, 0.95), "ms", "-");
}

void measureMemory(LivingRoom &room)
{
    print("PSS hearthd", pssMegabytes(room.hearthdPid()), "MB", "35");
    const auto processes = room.call(QStringLiteral("system.processes"));
    for (const QJsonValue &value : processes.value_or(QJsonValue()).toArray()) {
        double total = 0;
        for (const qint64 pid : withDescendants(value.toObject().value(QLatin1String("pid")).toInteger()))
            total += pssMegabytes(pid);
        const QByteArray name = "PSS " + value.toObject().value(QLatin1String("name")).toString().toLatin1();
        print(name.constData(), total, "MB", "-");
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    LivingRoom room;
    if (!room.start() || !room.startDemoHome()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(room.problem()));
        return 1;
    }
    measureStart(room);
    measureKeys(room);
    measureApi(room);
    measureMemory(room);
    return 0;
}
