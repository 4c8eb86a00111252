// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/file_bytes.h"
#include <cerrno>
#include <sys/stat.h>

namespace hearth::player
{

Result<qsizetype> FileBytes::read(char *buffer, qsizetype size)
{
    for (;;) {
        if (m_isCancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        const ssize_t got = ::read(m_file.get(), buffer, static_cast<size_t>(size));
        if (got >= 0) {
            m_position += got;
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
    return {};
}

qint64 FileBytes::size() const
{
    struct stat info{};
    return ::fstat(m_file.get(), &info) == 0 ? info.st_size : -1;
}

} // namespace hearth::player
