// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/season_maker.h"
#include <QProcess>

namespace hearth::test
{

namespace
{

/// Music for machines: three voices that change their pitch at their own pace.
QString melody(unsigned seed, int seconds)
{
    const auto part = [&seed](unsigned from, unsigned to) {
        seed = seed * 1664525U + 1013904223U; // Numerical Recipes' generator
        return QString::number(from + (seed >> 16) % (to - from));
    };
    QString voices;
    for (const char *loudness : {"0.3", "0.2", "0.1"})
        voices += QStringLiteral("%1%2*sin(2*PI*t*(%3+%4*floor(mod(t*%5.%6,%7))))")
                      .arg(voices.isEmpty() ? QString() : QStringLiteral("+"), QLatin1String(loudness),
                           part(150, 900), part(20, 99), part(1, 3), part(1, 9), part(5, 19));
    return QStringLiteral("aevalsrc='%1':s=44100:d=%2").arg(voices).arg(seconds);
}

} // namespace

bool makeEpisode(const QString &file, const Episode &episode)
{
    constexpr unsigned kOpening = 11;
    constexpr unsigned kCredits = 12;
    const int behind = episode.length - episode.openingAt - episode.openingLength - episode.creditsLength -
                       episode.behindCredits;
    const QList<std::pair<unsigned, int>> parts{{1000 + episode.story * 7, episode.openingAt},
                                                {kOpening, episode.openingLength},
                                                {2000 + episode.story * 7, behind},
                                                {kCredits, episode.creditsLength},
                                                {3000 + episode.story * 7, episode.behindCredits}};
    QStringList arguments{QStringLiteral("-nostdin"), QStringLiteral("-v"), QStringLiteral("error"),
                          QStringLiteral("-y")};
    QString joined;
    int inputs = 0;
    for (const auto &[seed, seconds] : parts) {
        if (seconds <= 0)
            continue;
        arguments +=
            {QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"), melody(seed, seconds)};
        joined += QStringLiteral("[%1]").arg(inputs++);
    }
    joined += QStringLiteral("concat=n=%1:v=0:a=1[sound]").arg(inputs);
    arguments += {QStringLiteral("-f"),
                  QStringLiteral("lavfi"),
                  QStringLiteral("-i"),
                  QStringLiteral("testsrc2=s=320x180:r=5:d=%1").arg(episode.length),
                  QStringLiteral("-filter_complex"),
                  joined,
                  QStringLiteral("-map"),
                  QStringLiteral("%1:v").arg(inputs),
                  QStringLiteral("-map"),
                  QStringLiteral("[sound]"),
                  QStringLiteral("-c:v"),
                  QStringLiteral("libx264"),
                  QStringLiteral("-preset"),
                  QStringLiteral("ultrafast"),
                  QStringLiteral("-pix_fmt"),
                  QStringLiteral("yuv420p")};
    arguments += episode.sound;
    arguments += file;
    return QProcess::execute(QStringLiteral("ffmpeg"), arguments) == 0;
}

} // namespace hearth::test
