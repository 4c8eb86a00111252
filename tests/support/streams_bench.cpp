// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/streams_bench.h"
#include <QFileInfo>
#include <QProcess>

namespace hearth::test
{

bool makeFilm(int seconds, const QStringList &arguments, const QString &into)
{
    QProcess ffmpeg;
    ffmpeg.setProcessChannelMode(QProcess::MergedChannels);
    // Playlists name the addresses of their parts as they are given here.
    ffmpeg.setWorkingDirectory(QFileInfo(into).path());
    ffmpeg.start(
        QStringLiteral("ffmpeg"),
        QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"), QStringLiteral("-f"),
                    QStringLiteral("lavfi"), QStringLiteral("-i"),
                    QStringLiteral("testsrc2=size=320x180:rate=25:duration=%1").arg(seconds),
                    QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                    QStringLiteral("sine=frequency=440:sample_rate=48000:duration=%1").arg(seconds)} +
            arguments + QStringList{QFileInfo(into).fileName()});
    const bool isMade = ffmpeg.waitForFinished(60'000) && ffmpeg.exitCode() == 0;
    if (!isMade)
        qWarning("ffmpeg: %s", ffmpeg.readAll().constData());
    return isMade;
}

QStringList usualCodecs()
{
    return QStringLiteral(
               "-c:v libx264 -preset ultrafast -g 25 -sc_threshold 0 -pix_fmt yuv420p -c:a aac -ac 2")
        .split(QLatin1Char(' '));
}

} // namespace hearth::test
