// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/file_return.h"
#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace hearth::bridge
{

namespace
{

bool canBeRead(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return false;
    char byte = 0;
    // Not what is remembered of it.
    (void)::posix_fadvise(file, 0, 4096, POSIX_FADV_DONTNEED);
    const bool isRead = ::pread(file, &byte, 1, 0) == 1;
    ::close(file);
    return isRead;
}

} // namespace

FileReturn::FileReturn(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(kStep);
    connect(&m_timer, &QTimer::timeout, this, &FileReturn::look);
}

void FileReturn::await(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    m_wasAway = false;
    m_timer.start();
    look();
}

void FileReturn::forget()
{
    m_path.clear();
    m_timer.stop();
}

// On a thread of its own, which hangs as long as the disk does; there is one at most.
void FileReturn::look()
{
    if (m_isLooking)
        return;
    m_isLooking = true;
    std::thread([guard = QPointer(this), path = m_path] {
        const bool isThere = canBeRead(QFile::encodeName(path));
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, path, isThere] {
                if (guard)
                    guard->take(path, isThere);
            },
            Qt::QueuedConnection);
    }).detach();
}

void FileReturn::take(const QString &path, bool isThere)
{
    m_isLooking = false;
    if (path != m_path)
        return;
    if (!isThere) {
        m_wasAway = true;
    } else if (m_wasAway) {
        forget();
        Q_EMIT returned();
    }
}

} // namespace hearth::bridge
