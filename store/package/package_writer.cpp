// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/package/package_writer.h"
#include "store/package/package_path.h"
#include "store/package/utf8_locale.h"
#include "store/trust/hash.h"
#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <memory>

namespace hearth::store
{

namespace
{

using Archive = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

std::unexpected<Error> archiveError(archive *writer)
{
    return fail(ErrorCode::Io,
                QStringLiteral("package: %1").arg(QString::fromUtf8(archive_error_string(writer))));
}

Result<std::vector<PackageFile>> listFiles(const QString &folder)
{
    std::vector<PackageFile> files;
    const QDir root(QDir(folder).absolutePath());
    QDirIterator iterator(root.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                          QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        iterator.next();
        const QFileInfo info = iterator.fileInfo();
        const std::string path = root.relativeFilePath(info.filePath()).toStdString();
        if (info.isSymLink() || (!info.isDir() && !info.isFile()))
            return fail(
                ErrorCode::Invalid,
                QStringLiteral("%1 is neither a file nor a folder").arg(QString::fromStdString(path)));
        if (info.isDir() || path == "manifest.json")
            continue;
        if (const Done done = checkPackagePath(path); !done)
            return std::unexpected(done.error());
        auto hash = sha256OfFile(info.filePath());
        if (!hash)
            return std::unexpected(hash.error());
        files.push_back({path, std::move(*hash), info.size(), info.isExecutable()});
    }
    std::ranges::sort(files, {}, &PackageFile::path);
    return files;
}

Done writeEntry(archive *writer, const std::string &path, bool executable, QIODevice &content, qint64 size)
{
    const Entry entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), path.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), executable ? 0755 : 0644);
    archive_entry_set_size(entry.get(), size);
    archive_entry_set_mtime(entry.get(), 0, 0);
    if (archive_write_header(writer, entry.get()) != ARCHIVE_OK)
        return archiveError(writer);
    for (qint64 left = size; left > 0;) {
        const QByteArray block = content.read(std::min<qint64>(left, 256 * 1024));
        if (block.isEmpty())
            return fail(ErrorCode::Io,
                        QStringLiteral("%1 changed while it was packed").arg(QString::fromStdString(path)));
        if (archive_write_data(writer, block.constData(), static_cast<size_t>(block.size())) != block.size())
            return archiveError(writer);
        left -= block.size();
    }
    return {};
}

} // namespace

Result<Manifest> writePackage(const QString &folder, const QString &packageFile)
{
    const Utf8Locale names;
    QFile written(folder + QLatin1String("/manifest.json"));
    if (!written.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, QStringLiteral("%1 holds no manifest.json").arg(folder));
    auto manifest = parseManifest(written.read(kManifestBytes + 1), ManifestKind::Written);
    if (!manifest)
        return manifest;
    auto files = listFiles(folder);
    if (!files)
        return std::unexpected(files.error());
    manifest->files = std::move(*files);
    const QByteArray list = packedManifest(*manifest);
    // What a set would refuse is refused here first, in the same words.
    if (auto checked = parseManifest(list, ManifestKind::Packed); !checked)
        return checked;

    const Archive writer(archive_write_new(), &archive_write_free);
    archive_write_set_format_pax_restricted(writer.get());
    archive_write_add_filter_zstd(writer.get());
    archive_write_set_filter_option(writer.get(), "zstd", "compression-level", "12");
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    if (archive_write_open_filename(writer.get(), QFile::encodeName(packageFile).constData()) != ARCHIVE_OK)
        return archiveError(writer.get());
    QBuffer listed;
    listed.setData(list);
    listed.open(QIODevice::ReadOnly);
    if (const Done done = writeEntry(writer.get(), "manifest.json", false, listed, list.size()); !done)
        return std::unexpected(done.error());
    for (const PackageFile &file : manifest->files) {
        QFile content(folder + QLatin1Char('/') + QString::fromStdString(file.path));
        if (!content.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, QStringLiteral("cannot read %1").arg(content.fileName()));
        if (const Done done = writeEntry(writer.get(), file.path, file.executable, content, file.sizeBytes);
            !done)
            return std::unexpected(done.error());
    }
    if (archive_write_close(writer.get()) != ARCHIVE_OK)
        return archiveError(writer.get());
    return manifest;
}

} // namespace hearth::store
