// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/picture_cache.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <fcntl.h>
#include <sys/stat.h>

namespace hearth::player
{

namespace
{

constexpr qint64 kYoungSecs = 600; // not touched again within that time, so that a list writes little
const QString kUnfinished = QStringLiteral(".part");

} // namespace

PictureCache::PictureCache(QString folder, qint64 mostBytes)
    : m_folder(std::move(folder)), m_mostBytes(mostBytes)
{
    QDir().mkpath(m_folder);
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.fileName().endsWith(kUnfinished))
            QFile::remove(file.filePath());
        else
            m_bytes += file.size();
    }
    trim();
}

QString PictureCache::find(const QString &name)
{
    const QFileInfo file(m_folder + QLatin1Char('/') + name);
    if (!file.exists())
        return {};
    if (file.lastModified().secsTo(QDateTime::currentDateTime()) > kYoungSecs)
        ::utimensat(AT_FDCWD, QFile::encodeName(file.filePath()).constData(), nullptr, 0);
    return file.filePath();
}

QString PictureCache::unfinished(const QString &name) const
{
    return m_folder + QLatin1Char('/') + name + kUnfinished;
}

void PictureCache::keep(const QString &name)
{
    const QString path = m_folder + QLatin1Char('/') + name;
    m_bytes -= QFileInfo(path).size(); // of one that was there already
    if (::rename(QFile::encodeName(unfinished(name)).constData(), QFile::encodeName(path).constData()) != 0)
        return;
    m_bytes += QFileInfo(path).size();
    if (m_bytes > m_mostBytes)
        trim();
}

void PictureCache::drop(const QString &name)
{
    const QString path = m_folder + QLatin1Char('/') + name;
    const qint64 size = name.isEmpty() ? 0 : QFileInfo(path).size();
    if (!name.isEmpty() && QFile::remove(path))
        m_bytes -= size;
}

// Down to nine tenths, so that the folder is not read for each picture.
void PictureCache::trim()
{
    if (m_bytes <= m_mostBytes)
        return;
    const QFileInfoList oldestFirst = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time | QDir::Reversed);
    m_bytes = 0;
    for (const QFileInfo &file : oldestFirst)
        m_bytes += file.size();
    for (const QFileInfo &file : oldestFirst) {
        if (m_bytes <= m_mostBytes / 10 * 9)
            return;
        if (QFile::remove(file.filePath()))
            m_bytes -= file.size();
    }
}

} // namespace hearth::player
