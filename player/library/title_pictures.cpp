// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/title_pictures.h"
#include <QFile>
#include <QLoggingCategory>

namespace hearth::player
{

Q_LOGGING_CATEGORY(picturesLog, "hearth.library")

namespace
{

constexpr QSize kPosterSize{432, 648};
constexpr QSize kBackdropSize{1280, 720};
constexpr QSize kCoverSize{720, 720};

} // namespace

TitlePictures::TitlePictures(ProbeClient &probe, const QString &cacheFolder)
    : m_probe(probe), m_cache(cacheFolder + QLatin1String("/pictures"), kMostBytes)
{
}

void TitlePictures::insertInto(QJsonObject &record, const Statement &row, int first)
{
    const QString path = row.text(first + 2);
    // A file that is another one has other pictures.
    const QString base = row.text(first) + QLatin1Char('-') + QString::number(row.integer(first + 4), 36) +
                         QLatin1Char('-') + QString::number(row.integer(first + 3), 36);
    const bool isAway = row.integer(first + 7) != 0;
    const auto picture = [&](const char *field, int column, const QString &name, QSize size) {
        const QString beside = row.text(first + column);
        const QString source = isAway ? QString() : beside.isEmpty() ? path : beside;
        record.insert(
            QLatin1String(field),
            find(name, source, beside.isEmpty() ? ProbeTask::Kind::Still : ProbeTask::Kind::Picture, size));
    };
    // A song has its album's cover, and that is square.
    if (row.text(first + 1) == QLatin1String("song")) {
        picture("poster", 5, base + QLatin1String("-cover.jpg"), kCoverSize);
        record.insert(QStringLiteral("backdrop"), QString());
        return;
    }
    // Upright pictures are of films; an episode or a part shows itself.
    if (row.text(first + 1) == QLatin1String("film")) {
        picture("poster", 5, base + QLatin1String("-poster.jpg"), kPosterSize);
        record.insert(QStringLiteral("posterIsStill"), row.text(first + 5).isEmpty());
    } else {
        record.insert(QStringLiteral("poster"), QString());
    }
    picture("backdrop", 6, base + QLatin1String("-backdrop.jpg"), kBackdropSize);
}

QString TitlePictures::find(const QString &name, const QString &source, ProbeTask::Kind kind, QSize size)
{
    const QString file = m_cache.find(name);
    if (!file.isEmpty() || source.isEmpty() || m_waiting.contains(name) || m_failed.contains(name) ||
        m_waiting.size() >= kMostWaiting)
        return file;
    m_waiting.insert(name);
    ProbeTask task{kind, source, m_cache.unfinished(name), size, {}};
    task.isUrgent = true; // somebody looks at it
    task.done = [this, name](const Result<QJsonObject> &done) {
        m_waiting.remove(name);
        if (done) {
            m_cache.keep(name);
        } else {
            qCWarning(picturesLog, "picture %s: %s", qUtf8Printable(name),
                      qUtf8Printable(done.error().message));
            QFile::remove(m_cache.unfinished(name));
            m_failed.insert(name);
        }
        Q_EMIT changed();
    };
    m_probe.add(std::move(task));
    return {};
}

} // namespace hearth::player
