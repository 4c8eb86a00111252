// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hearthctl/archive.h"
#include <QFile>
#include <archive.h>
#include <archive_entry.h>
#include <ctime>
#include <memory>

namespace hearth
{

namespace
{

bool write(struct archive *archive, const ArchiveEntry &entry)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> head(archive_entry_new(),
                                                                             &archive_entry_free);
    archive_entry_set_pathname_utf8(head.get(), entry.path.toUtf8().constData());
    archive_entry_set_size(head.get(), entry.content.size());
    archive_entry_set_filetype(head.get(), AE_IFREG);
    archive_entry_set_perm(head.get(), 0644);
    archive_entry_set_mtime(head.get(), std::time(nullptr), 0);
    return archive_write_header(archive, head.get()) == ARCHIVE_OK &&
           archive_write_data(archive, entry.content.constData(),
                              static_cast<std::size_t>(entry.content.size())) == entry.content.size();
}

} // namespace

Done writeArchive(const QString &file, const std::vector<ArchiveEntry> &entries)
{
    const std::unique_ptr<struct archive, decltype(&archive_write_free)> archive(archive_write_new(),
                                                                                 &archive_write_free);
    archive_write_set_format_pax_restricted(archive.get());
    archive_write_add_filter_gzip(archive.get());
    bool isWritten =
        archive_write_open_filename(archive.get(), QFile::encodeName(file).constData()) == ARCHIVE_OK;
    for (const ArchiveEntry &entry : entries)
        isWritten = isWritten && write(archive.get(), entry);
    isWritten = isWritten && archive_write_close(archive.get()) == ARCHIVE_OK;
    if (isWritten)
        return {};
    QFile::remove(file);
    return fail(ErrorCode::Io,
                QStringLiteral("cannot write %1: %2")
                    .arg(file, QString::fromUtf8(archive_error_string(archive.get()))),
                QStringLiteral("Choose another file"));
}

} // namespace hearth
