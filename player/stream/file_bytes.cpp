// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/file_bytes.h"
#include <cerrno>
#include <ctime>
#include <sys/stat.h>

namespace hearth::player
{

Result<qsizetype> FileBytes::read(char *buffer, qsizetype size)
{
    for (;;) {
        if (m_isCancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        // Before reading: what comes between the two is more.
        const qint64 end = this->size();
        const ssize_t got = ::read(m_file.get(), buffer, static_cast<size_t>(size));
        if (got >= 0) {
            m_position += got;
            if (got == 0)
                m_end = end;
            return got;
        }
        if (errno != EINTR)
            return failErrno(QStringLiteral("reading"), errno);
    }
}

Done FileBytes::seek(qint64 offset)
{
    const off_t position = ::lseek(m_file.get(), offset, SEEK_SET);
    if (position < 0)
        return failErrno(QStringLiteral("seeking"), errno);
    m_position = position;
    m_end = -1;
    return {};
}

bool FileBytes::isGrowing() const
{
    struct stat info{};
    if (::fstat(m_file.get(), &info) != 0 || !S_ISREG(info.st_mode) || info.st_size <= m_sizeAtOpening)
        return false;
    struct timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now); // the clock of files
    return now.tv_sec - info.st_mtim.tv_sec < kStillWritten.count();
}

bool FileBytes::hasMore() const
{
    const qint64 end = m_end;
    return end >= 0 && size() > end;
}

qint64 FileBytes::size() const
{
    struct stat info{};
    return ::fstat(m_file.get(), &info) == 0 ? info.st_size : -1;
}

} // namespace hearth::player
