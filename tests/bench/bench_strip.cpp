// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// The sheet of pictures for a seek bar, of an hour of 1080p with two seconds between key frames: how many
// times faster than the film runs, ours beside ffmpeg with key frames alone. The limit is 100.

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace
{

constexpr int kSeconds = 3600;
constexpr int kPictures = 240;

bool run(const QString &program, const QStringList &arguments)
{
    return QProcess::execute(program, arguments) == 0;
}

/// hearth-probe speaks through descriptors that it is started with.
bool runProbe(const QByteArray &film, const QByteArray &sheet)
{
    const pid_t child = ::fork();
    if (child == 0) {
        const int in = ::open(film.constData(), O_RDONLY);
        const int out = ::open(sheet.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int answer = ::open("/dev/null", O_WRONLY);
        ::dup2(in, 13);
        ::dup2(out, 14);
        ::dup2(answer, 15);
        ::dup2(13, 3);
        ::dup2(14, 4);
        ::dup2(15, 5);
        ::execl(HEARTH_BIN_DIR "/hearth-probe", "hearth-probe", "strip", "256", "144", "10", "240", "15000",
                nullptr);
        ::_exit(127);
    }
    int status = 1;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

} // namespace

int main()
{
    QTemporaryDir folder;
    const QString part = folder.filePath(QStringLiteral("part.mkv"));
    const QString film = folder.filePath(QStringLiteral("film.mkv"));
    const QString sheet = folder.filePath(QStringLiteral("sheet.jpg"));
    if (!run(QStringLiteral("ffmpeg"),
             QStringLiteral(
                 "-v error -y -f lavfi -i testsrc2=s=1920x1080:r=25:d=60 -c:v libx264 -preset veryfast -g 50 "
                 "-sc_threshold 0 -pix_fmt yuv420p")
                     .split(QLatin1Char(' ')) +
                 QStringList{part}) ||
        !run(QStringLiteral("ffmpeg"),
             QStringLiteral("-v error -y -stream_loop %1 -i").arg(kSeconds / 60 - 1).split(QLatin1Char(' ')) +
                 QStringList{part, QStringLiteral("-c"), QStringLiteral("copy"), film})) {
        std::fprintf(stderr, "ffmpeg cannot make the film\n");
        return 1;
    }
    QElapsedTimer clock;
    clock.start();
    if (!runProbe(QFile::encodeName(film), QFile::encodeName(sheet))) {
        std::fprintf(stderr, "hearth-probe refused\n");
        return 1;
    }
    const double ours = double(clock.elapsed()) / 1000;
    const qint64 bytes = QFile(sheet).size();
    clock.restart();
    if (!run(QStringLiteral("ffmpeg"),
             {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y"),
              QStringLiteral("-skip_frame"), QStringLiteral("nokey"), QStringLiteral("-threads"),
              QStringLiteral("1"), QStringLiteral("-i"), film, QStringLiteral("-vf"),
              QStringLiteral("fps=1/15,scale=256:144,tile=10x24"), QStringLiteral("-frames:v"),
              QStringLiteral("1"), sheet})) {
        std::fprintf(stderr, "ffmpeg refused\n");
        return 1;
    }
    const double theirs = double(clock.elapsed()) / 1000;
    std::printf(
        "%d pictures of an hour at 1080p: %.2f s, %.0f times as fast as it runs (limit 100), %.0f KiB; "
        "ffmpeg with key frames alone %.2f s, %.0f times\n",
        kPictures, ours, kSeconds / ours, double(bytes) / 1024, theirs, kSeconds / theirs);
    return 0;
}
