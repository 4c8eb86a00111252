// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/file_bytes.h"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hearth::player
{

namespace
{

/// A disk, or the server of one, and not the file (errno(3)).
bool isOfDisk(int code)
{
    return code == EIO || code == ENXIO || code == ENODEV || code == ESTALE || code == EREMOTEIO ||
           code == ETIMEDOUT || code == ENOTCONN || code == EHOSTDOWN || code == EHOSTUNREACH;
}

// Of what a disk keeps together; doubled while nothing comes behind it.
constexpr qsizetype kSmallestHole = 4096;
constexpr qsizetype kLargestHole = 1 << 20;

qint64 steadyMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

Result<qsizetype> FileBytes::read(char *buffer, qsizetype size)
{
    for (;;) {
        if (m_isCancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        // Before reading: what comes between the two is more.
        const qint64 end = this->size();
        m_readingSinceMs = steadyMs();
        const ssize_t got = ::read(m_file.get(), buffer, static_cast<size_t>(size));
        const int code = errno;
        m_readingSinceMs = 0;
        if (got >= 0) {
            m_isLost = false;
            m_hole = 0;
            m_position += got;
            if (got == 0)
                m_end = end;
            return got;
        }
        if (isOfDisk(code))
            return readLost(buffer, size, code);
        if (code != EINTR)
            return failErrno(QStringLiteral("reading"), code);
    }
}

// Zeros for a damaged place, which every reader finds its way out of.
Result<qsizetype> FileBytes::readLost(char *buffer, qsizetype size, int code)
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_isLost.exchange(true))
        m_lostSince = now;
    const bool isDamaged = (m_hole > 0 || now - m_lostSince > kDamaged) && canReadElsewhere();
    if (!isDamaged)
        return failErrno(QStringLiteral("reading"), code);
    m_isLost = false;
    m_hole = std::min(std::max(m_hole * 2, kSmallestHole), kLargestHole);
    const qint64 left = this->size() - m_position;
    const auto passed = static_cast<qsizetype>(std::min<qint64>({m_hole, size, left}));
    if (passed <= 0 || ::lseek(m_file.get(), m_position + passed, SEEK_SET) < 0)
        return failErrno(QStringLiteral("reading"), code);
    std::memset(buffer, 0, static_cast<size_t>(passed));
    m_position += passed;
    return passed;
}

bool FileBytes::canReadElsewhere() const
{
    const qint64 size = this->size();
    for (const qint64 seventh : {1, 3, 5, 6}) {
        const off_t place = size / 7 * seventh;
        // What was read before may be remembered, and says nothing about the disk.
        (void)::posix_fadvise(m_file.get(), place, kSmallestHole, POSIX_FADV_DONTNEED);
        char byte = 0;
        if (::pread(m_file.get(), &byte, 1, place) == 1)
            return true;
    }
    return false;
}

bool FileBytes::isAway() const
{
    const qint64 since = m_readingSinceMs;
    return m_isLost || (since > 0 && steadyMs() - since > kLongRead.count());
}

QString FileBytes::notice() const
{
    return isAway() ? QStringLiteral("disk-away") : QString();
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
