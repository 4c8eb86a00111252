// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/package/package_reader.h"
#include "resources/base/fd.h"
#include "store/package/package_path.h"
#include "store/package/utf8_locale.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <fcntl.h>
#include <map>
#include <memory>
#include <sys/stat.h>

namespace hearth::store
{

namespace
{

constexpr size_t kBlockBytes = 256 * 1024;
constexpr int kFolderEntries = 20'000;

std::unexpected<Error> broken(const QString &what)
{
    return fail(ErrorCode::Damaged, QStringLiteral("the package is damaged: ") + what,
                Error::tr("Try again; if it stays so, tell the app's maker"));
}

class Unpacker
{
public:
    Unpacker(int packageFd, QString folder, qint64 largestBytes)
        : m_archive(archive_read_new(), &archive_read_free), m_fd(packageFd), m_folder(std::move(folder)),
          m_largestBytes(largestBytes)
    {
    }

    Result<Manifest> run()
    {
        archive_read_support_format_tar(m_archive.get());
        archive_read_support_filter_zstd(m_archive.get());
        if (archive_read_open_fd(m_archive.get(), m_fd, kBlockBytes) != ARCHIVE_OK)
            return archiveError();
        if (const Done done = readManifest(); !done)
            return std::unexpected(done.error());
        for (;;) {
            const auto more = nextEntry();
            if (!more)
                return std::unexpected(more.error());
            if (!*more)
                break;
            if (const Done done = takeEntry(); !done)
                return std::unexpected(done.error());
        }
        if (!m_expected.empty())
            return broken(
                QStringLiteral("\"%1\" is missing").arg(QString::fromStdString(m_expected.begin()->first)));
        return std::move(m_manifest);
    }

private:
    [[nodiscard]] std::unexpected<Error> archiveError() const
    {
        return broken(QString::fromUtf8(archive_error_string(m_archive.get())));
    }

    Result<bool> nextEntry()
    {
        const int status = archive_read_next_header(m_archive.get(), &m_entry);
        if (status == ARCHIVE_EOF)
            return false;
        if (status != ARCHIVE_OK)
            return archiveError();
        return true;
    }

    [[nodiscard]] Result<std::string> plainName() const
    {
        const char *name = archive_entry_pathname(m_entry);
        std::string path = name ? name : "";
        const auto type = archive_entry_filetype(m_entry);
        if (type == AE_IFDIR && path.ends_with('/'))
            path.pop_back();
        if (const Done done = checkPackagePath(path); !done)
            return std::unexpected(done.error());
        if ((type != AE_IFREG && type != AE_IFDIR) || archive_entry_hardlink(m_entry) ||
            archive_entry_symlink(m_entry))
            return broken(
                QStringLiteral("\"%1\" is a link or a special file").arg(QString::fromStdString(path)));
        if (archive_entry_sparse_count(m_entry) > 0 || (archive_entry_perm(m_entry) & 07000) != 0)
            return broken(
                QStringLiteral("\"%1\" has holes or special rights").arg(QString::fromStdString(path)));
        return path;
    }

    Done readManifest()
    {
        const auto more = nextEntry();
        if (!more)
            return std::unexpected(more.error());
        const auto name = *more ? plainName() : Result<std::string>();
        if (!name)
            return std::unexpected(name.error());
        const qint64 size = *more ? archive_entry_size(m_entry) : -1;
        if (*name != "manifest.json" || size < 0)
            return broken(QStringLiteral("it does not begin with manifest.json"));
        if (size > kManifestBytes)
            return fail(ErrorCode::TooLarge, QStringLiteral("manifest: larger than 4 MiB"));
        QByteArray bytes(size, Qt::Uninitialized);
        if (archive_read_data(m_archive.get(), bytes.data(), static_cast<size_t>(size)) != size)
            return archiveError();
        auto manifest = parseManifest(bytes, ManifestKind::Packed);
        if (!manifest)
            return std::unexpected(manifest.error());
        if (manifest->unpackedBytes() > m_largestBytes)
            return fail(ErrorCode::TooLarge,
                        QStringLiteral("the package unpacks to more than the store said"));
        m_manifest = std::move(*manifest);
        for (const PackageFile &file : m_manifest.files)
            m_expected.emplace(file.path, file);
        return write("manifest.json", bytes);
    }

    Done write(const std::string &path, const QByteArray &bytes)
    {
        QFile file(m_folder + QLatin1Char('/') + QString::fromStdString(path));
        errno = 0;
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(bytes) != bytes.size() ||
            !file.flush())
            return failErrno(QStringLiteral("cannot write %1").arg(QString::fromStdString(path)),
                             errno ? errno : EIO);
        return {};
    }

    Done takeEntry()
    {
        const auto path = plainName();
        if (!path)
            return std::unexpected(path.error());
        if (archive_entry_filetype(m_entry) == AE_IFDIR) {
            // Folders are made on the way to files; an entry of its own says nothing, but must not be
            // endless.
            return ++m_folders > kFolderEntries ? Done(broken(QStringLiteral("too many folders"))) : Done();
        }
        const auto found = m_expected.find(*path);
        if (found == m_expected.end())
            return broken(QStringLiteral("\"%1\" comes twice or is not in its manifest")
                              .arg(QString::fromStdString(*path)));
        const PackageFile file = found->second;
        m_expected.erase(found);
        if (archive_entry_size(m_entry) != file.sizeBytes)
            return broken(
                QStringLiteral("\"%1\" has not the size in the manifest").arg(QString::fromStdString(*path)));
        return extract(file);
    }

    Done extract(const PackageFile &file)
    {
        const QString path = m_folder + QLatin1Char('/') + QString::fromStdString(file.path);
        QDir().mkpath(path.left(path.lastIndexOf(QLatin1Char('/'))));
        const Fd out(::open(QFile::encodeName(path).constData(),
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                            file.executable ? 0755 : 0644));
        if (!out.isValid())
            return failErrno(QStringLiteral("cannot write %1").arg(QString::fromStdString(file.path)), errno);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        qint64 total = 0;
        for (;;) {
            const la_ssize_t size = archive_read_data(m_archive.get(), m_block.data(), m_block.size());
            if (size < 0)
                return archiveError();
            if (size == 0)
                break;
            total += size;
            if (total > file.sizeBytes)
                return broken(
                    QStringLiteral("\"%1\" is longer than signed").arg(QString::fromStdString(file.path)));
            hash.addData(QByteArrayView(m_block.data(), static_cast<qsizetype>(size)));
            for (la_ssize_t done = 0; done < size;) {
                const ssize_t written =
                    ::write(out.get(), m_block.data() + done, static_cast<size_t>(size - done));
                if (written < 0 && errno != EINTR)
                    return failErrno(QStringLiteral("cannot write %1").arg(QString::fromStdString(file.path)),
                                     errno);
                done += std::max<ssize_t>(written, 0);
            }
        }
        if (total != file.sizeBytes || hash.result().toHex().toStdString() != file.sha256)
            return broken(
                QStringLiteral("\"%1\" is not what was signed").arg(QString::fromStdString(file.path)));
        return {};
    }

    std::unique_ptr<archive, decltype(&archive_read_free)> m_archive;
    int m_fd;
    QString m_folder;
    qint64 m_largestBytes;
    archive_entry *m_entry = nullptr;
    Manifest m_manifest;
    std::map<std::string, PackageFile> m_expected;
    int m_folders = 0;
    std::vector<char> m_block = std::vector<char>(kBlockBytes);
};

} // namespace

Result<Manifest> unpackPackage(int packageFd, const QString &folder, qint64 largestBytes)
{
    const Utf8Locale names;
    return Unpacker(packageFd, folder, largestBytes).run();
}

} // namespace hearth::store
