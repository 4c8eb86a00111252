// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A session without screen and sound, as the tests of streams drive it.

#include "player/session/session.h"
#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <fcntl.h>

namespace hearth::test
{

inline player::PipelineOptions noScreen()
{
    player::PipelineOptions options;
    options.hasScreen = false;
    options.hasSound = false;
    return options;
}

class Playing : public player::Session
{
public:
    explicit Playing(const player::PipelineOptions &options = noScreen()) : player::Session(options) {}

    void openAt(const QUrl &url, int startMs = 0)
    {
        player::OpenRequest request;
        request.start = std::chrono::milliseconds(startMs);
        openAddress(url, request);
    }
    /// A file as hearthd hands it over: by its descriptor.
    void openFile(const QString &path, std::vector<player::OutsideFile> outside = {})
    {
        open(Fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC)), {}, std::move(outside));
    }
    [[nodiscard]] QString state() const { return report().value(QLatin1String("state")).toString(); }
    [[nodiscard]] qint64 positionMs() const
    {
        return report().value(QLatin1String("positionMs")).toInteger();
    }
    [[nodiscard]] qint64 durationMs() const
    {
        return report().value(QLatin1String("durationMs")).toInteger();
    }
    [[nodiscard]] QString notice() const { return report().value(QLatin1String("notice")).toString(); }
    [[nodiscard]] QString error() const
    {
        return report().value(QLatin1String("error")).toObject().value(QLatin1String("message")).toString();
    }
    [[nodiscard]] bool isSeeking() const { return report().value(QLatin1String("seeking")).toBool(); }
    /// Plays, and its clock passes `ms`.
    bool plays(qint64 ms, int withinMs = 20'000)
    {
        return QTest::qWaitFor([&] { return state() == QLatin1String("playing") && positionMs() > ms; },
                               withinMs);
    }
    bool becomes(const char *wanted, int withinMs = 30'000)
    {
        return QTest::qWaitFor([&] { return state() == QLatin1String(wanted); }, withinMs);
    }
    /// Pictures that the sink took since the last seek or pause.
    [[nodiscard]] qint64 shown() const
    {
        return report()
            .value(QLatin1String("frames"))
            .toObject()
            .value(QLatin1String("rendered"))
            .toInteger();
    }
    /// Eight more of them. The sink counts afresh when the film had to wait.
    bool showsPictures()
    {
        qint64 last = shown();
        qint64 seen = 0;
        return QTest::qWaitFor(
            [&] {
                const qint64 now = shown();
                seen += now >= last ? now - last : now;
                last = now;
                return seen >= 8;
            },
            10'000);
    }
    /// For the message of a failed test.
    [[nodiscard]] QByteArray situation() const { return QJsonDocument(report()).toJson(); }
};

} // namespace hearth::test
