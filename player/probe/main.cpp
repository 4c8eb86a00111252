// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// hearth-probe: looks into one hostile file and ends. Started confined by hearthd, no network, descriptors
// only:
//   hearth-probe media          3 = the film;    5 = its description as one JSON object
//   hearth-probe sound          3 = the film;    5 = its beginning's and end's sound (sound_print.h)
//   hearth-probe still W H      3 = the film;    4 = a JPEG from a tenth of its length
//   hearth-probe picture W H    3 = the picture; 4 = a JPEG of that size
//   hearth-probe strip W H COLUMNS COUNT STEP_MS
//                               3 = the film;    4 = a JPEG of so many pictures of that size
//   hearth-probe photo W H      3 = the picture; 4 = a JPEG of the whole of it within that size
// Exit 0, or 1 with the error as JSON on 5.

#include "player/probe/content_mark.h"
#include "player/probe/description.h"
#include "player/probe/picture.h"
#include "player/probe/sound_print.h"
#include "player/probe/strip.h"
#include "resources/base/json.h"
#include <QJsonArray>
#include <cerrno>
#include <cstdlib>

extern "C" {
#include <libavutil/log.h>
}

using namespace hearth;
using namespace hearth::player;

namespace
{

constexpr std::chrono::milliseconds kDeadline{10000};
constexpr std::chrono::milliseconds kLongBudget{15000};
constexpr int kLongNice = 10; // the film that it is of may be playing

int writeAll(int fd, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t written =
            ::write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return 1;
        done += written;
    }
    return 0;
}

int refuse(const Error &error)
{
    writeAll(5, toJson({{QStringLiteral("error"), error.message}, {QStringLiteral("action"), error.action}}));
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    av_log_set_level(AV_LOG_QUIET);
    const QString task = argc > 1 ? QString::fromLatin1(argv[1]) : QString();
    const int width = argc > 3 ? std::clamp(std::atoi(argv[2]), 16, 3840) : 320;
    const int height = argc > 3 ? std::clamp(std::atoi(argv[3]), 16, 2160) : 180;
    const QString mark = task == QLatin1String("media") ? contentMark(3) : QString();
    auto media = MediaFile::open(Fd(3), kDeadline);
    if (!media)
        return refuse(media.error());
    if (task == QLatin1String("media")) {
        QJsonObject description = describe(**media);
        description.insert(QStringLiteral("mark"), mark);
        return writeAll(5, toJson(description));
    }
    if (task == QLatin1String("sound")) {
        ::nice(kLongNice);
        const Result<QJsonObject> sound = soundPrints(**media, kLongBudget);
        return sound ? writeAll(5, toJson(*sound)) : refuse(sound.error());
    }
    if (task == QLatin1String("strip")) {
        if (argc < 7)
            return refuse(
                {ErrorCode::Invalid, QStringLiteral("A strip has columns, a number and a step"), {}});
        ::nice(kLongNice);
        const StripShape shape{std::clamp(width, 16, 512) & ~1, std::clamp(height, 16, 512) & ~1,
                               std::clamp(std::atoi(argv[4]), 1, 16), std::clamp(std::atoi(argv[5]), 1, 256),
                               std::chrono::milliseconds(std::max(1, std::atoi(argv[6])))};
        const Result<QByteArray> strip = stripFrom(**media, shape, kLongBudget);
        return strip ? writeAll(4, *strip) : refuse(strip.error());
    }
    const Seconds at = task == QLatin1String("still") ? (*media)->duration() / 10 : Seconds(0);
    const Result<QByteArray> jpeg =
        jpegFrom(**media, at, width, height, task == QLatin1String("photo") ? Fit::Inside : Fit::Cover);
    if (!jpeg)
        return refuse(jpeg.error());
    return writeAll(4, *jpeg);
}
