// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/outside_subtitles.h"

#include "player/subtitles/charset.h"
#include "player/subtitles/subtitle_file.h"
#include "player/subtitles/text/ass_script.h"
#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QThreadPool>
#include <unistd.h>

namespace hearth::player
{

namespace
{

struct Script {
    Result<QByteArray> ass;
    bool hasOwnStyle = false;
};

Script read(int fd, const QString &name)
{
    QFile file;
    if (!file.open(fd, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return {fail(ErrorCode::Io, file.errorString())};
    if (file.size() > OutsideSubtitles::kMostBytes)
        return {fail(ErrorCode::TooLarge, QStringLiteral("it is larger than 8 MB"))};
    const QByteArray bytes = file.read(OutsideSubtitles::kMostBytes);
    const auto subtitles = readSubtitleFile(bytes, name);
    if (!subtitles)
        return {std::unexpected(subtitles.error())};
    // ASS brings its own look, which cues do not hold.
    if (subtitles->format == QLatin1String("ass"))
        return {decodeText(bytes).text.toUtf8(), true};
    return {toAss(subtitles->cues)};
}

} // namespace

OutsideSubtitles::OutsideSubtitles(std::vector<OutsideFile> files, CaptionStyle style, QObject *parent)
    : QObject(parent), m_style(style)
{
    int index = kFirstIndex;
    for (OutsideFile &file : files)
        m_entries[index++].source = std::move(file);
}

OutsideSubtitles::~OutsideSubtitles() = default;

QList<StreamInfo> OutsideSubtitles::streams() const
{
    QList<StreamInfo> list;
    for (const auto &[index, entry] : m_entries) {
        if (entry.isBroken)
            continue;
        StreamInfo stream;
        stream.index = index;
        stream.kind = StreamKind::Subtitle;
        stream.codec = entry.source.name.section(QLatin1Char('.'), -1).toLower();
        stream.language = entry.source.language;
        stream.title = entry.source.title;
        stream.isForced = entry.source.isForced;
        list.append(stream);
    }
    return list;
}

bool OutsideSubtitles::has(int index) const
{
    const auto entry = m_entries.find(index);
    return entry != m_entries.end() && !entry->second.isBroken;
}

SubtitleTrack *OutsideSubtitles::track(int index)
{
    const auto found = m_entries.find(index);
    if (found == m_entries.end() || found->second.isBroken)
        return nullptr;
    Entry &entry = found->second;
    if (std::exchange(entry.isAsked, true))
        return entry.track.get();
    const int fd = ::dup(entry.source.file.get());
    QThreadPool::globalInstance()->start([fd, index, name = entry.source.name, self = QPointer(this)] {
        const Script script = read(fd, name);
        // The pointer is looked at on the owner's thread alone.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, index, script] {
                if (self)
                    self->take(index, script.ass, script.hasOwnStyle);
            },
            Qt::QueuedConnection);
    });
    return nullptr;
}

void OutsideSubtitles::take(int index, const Result<QByteArray> &script, bool hasOwnStyle)
{
    Entry &entry = m_entries[index];
    auto track = script ? SubtitleTrack::fromScript(*script, hasOwnStyle)
                        : Result<std::unique_ptr<SubtitleTrack>>(std::unexpected(script.error()));
    if (!track) {
        qWarning("subtitles %s: %s", qUtf8Printable(entry.source.name),
                 qUtf8Printable(track.error().message));
        entry.isBroken = true;
        Q_EMIT failed(index);
        return;
    }
    entry.track = std::move(*track);
    entry.track->setStyle(m_style);
    Q_EMIT ready(index);
}

void OutsideSubtitles::setStyle(const CaptionStyle &style)
{
    m_style = style;
    for (auto &[index, entry] : m_entries) {
        if (entry.track)
            entry.track->setStyle(style);
    }
}

void OutsideSubtitles::forget()
{
    for (auto &[index, entry] : m_entries) {
        if (entry.track)
            entry.track->forget();
    }
}

} // namespace hearth::player
