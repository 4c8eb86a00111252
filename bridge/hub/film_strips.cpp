// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/film_strips.h"
#include <QDateTime>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QPointer>

namespace hearth::bridge
{

Q_DECLARE_LOGGING_CATEGORY(playbackLog)

FilmStrips::FilmStrips(Playback &playback, const player::Library &library, player::ProbeClient &probe,
                       const QString &cacheFolder, QObject *parent)
    : QObject(parent), m_playback(playback), m_library(library), m_probe(probe),
      m_cache(cacheFolder + QLatin1String("/strips"), kMostBytes)
{
    connect(&m_playback, &Playback::changed, this, [this] {
        if (m_playback.titleId() != m_titleId)
            look();
    });
}

std::chrono::milliseconds FilmStrips::stepOf(std::chrono::milliseconds duration)
{
    // Whole seconds, so that a picture stands for a time that people read.
    const auto seconds =
        std::chrono::ceil<std::chrono::seconds>(duration / static_cast<double>(kMostPictures));
    return std::max<std::chrono::milliseconds>(kLeastStep, seconds);
}

void FilmStrips::look()
{
    m_titleId = m_playback.titleId();
    m_strip = {};
    const auto title = m_library.title(m_titleId);
    const Result<QString> file = m_library.fileOf(m_titleId);
    const std::chrono::milliseconds duration(title ? title->value(QLatin1String("durationMs")).toInteger()
                                                   : 0);
    if (!file || duration < 2 * kLeastStep)
        return;
    const std::chrono::milliseconds step = stepOf(duration);
    const qint64 count = (duration + step - std::chrono::milliseconds(1)) / step;
    const QFileInfo info(*file);
    // Another file under the same name is another film.
    const QString name = QStringLiteral("%1-%2-%3-%4.jpg")
                             .arg(m_titleId)
                             .arg(info.size())
                             .arg(info.lastModified().toSecsSinceEpoch())
                             .arg(step.count());
    m_strip = {{QStringLiteral("width"), kPicture.width()},
               {QStringLiteral("height"), kPicture.height()},
               {QStringLiteral("columns"), kColumns},
               {QStringLiteral("count"), count},
               {QStringLiteral("stepMs"), qint64(step.count())}};
    if (const QString known = m_cache.find(name); !known.isEmpty())
        m_strip.insert(QStringLiteral("file"), known);
    else if (name != m_failed && name != m_making)
        make(*file, name);
}

void FilmStrips::make(const QString &file, const QString &name)
{
    m_making = name;
    player::ProbeTask task{player::ProbeTask::Kind::Strip, file, m_cache.unfinished(name), kPicture, {}};
    task.isUrgent = true;
    task.columns = kColumns;
    task.count = m_strip.value(QLatin1String("count")).toInt();
    task.step = std::chrono::milliseconds(m_strip.value(QLatin1String("stepMs")).toInteger());
    task.done = [this, self = QPointer<FilmStrips>(this), name,
                 title = m_titleId](const Result<QJsonObject> &done) {
        if (!self)
            return;
        m_making.clear();
        if (!done) {
            m_failed = name;
            qCInfo(playbackLog, "no strip of %s: %s", qUtf8Printable(title),
                   qUtf8Printable(done.error().message));
            return;
        }
        m_cache.keep(name);
        if (title != m_titleId)
            return;
        m_strip.insert(QStringLiteral("file"), m_cache.find(name));
        Q_EMIT changed();
    };
    m_probe.add(std::move(task));
}

QJsonObject FilmStrips::with(QJsonObject state) const
{
    if (!m_titleId.isEmpty() && m_playback.titleId() == m_titleId && m_strip.contains(QLatin1String("file")))
        state.insert(QStringLiteral("strip"), m_strip);
    return state;
}

} // namespace hearth::bridge
