// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/app_folders.h"
#include "resources/base/fd.h"
#include <QDir>
#include <QFile>
#include <QUuid>
#include <QVersionNumber>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/statvfs.h>

namespace hearth::store
{

namespace
{

constexpr auto kData = "data";

Done syncFolder(const QString &folder)
{
    const Fd fd(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isValid() || ::fsync(fd.get()) != 0)
        return failErrno(QStringLiteral("cannot sync %1").arg(folder), errno);
    return {};
}

Done syncFileSystem(const QString &folder)
{
    const Fd fd(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.isValid() || ::syncfs(fd.get()) != 0)
        return failErrno(QStringLiteral("cannot sync %1").arg(folder), errno);
    return {};
}

Done move(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failErrno(QStringLiteral("cannot move %1").arg(from), errno);
    return {};
}

Result<Manifest> readManifest(const QString &folder)
{
    QFile file(folder + QLatin1String("/manifest.json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, QStringLiteral("%1 holds no manifest.json").arg(folder));
    return parseManifest(file.read(kManifestBytes + 1), ManifestKind::Packed);
}

QStringList foldersIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
}

bool isComplete(const QString &folder, const Manifest &manifest)
{
    return std::ranges::all_of(manifest.files, [&folder](const PackageFile &file) {
        return QFileInfo(folder + QLatin1Char('/') + QString::fromStdString(file.path)).size() ==
               file.sizeBytes;
    });
}

} // namespace

QString AppFolders::version(const QString &id, const QString &version) const
{
    return app(id) + QLatin1Char('/') + version;
}

qint64 AppFolders::freeBytes() const
{
    struct statvfs info = {};
    if (::statvfs(QFile::encodeName(m_root).constData(), &info) != 0)
        return 0;
    return static_cast<qint64>(info.f_bavail) * static_cast<qint64>(info.f_frsize);
}

Result<QString> AppFolders::makeStage() const
{
    const QString stage = stageRoot() + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces);
    errno = 0;
    if (!QDir().mkpath(stage))
        return failErrno(QStringLiteral("cannot make %1").arg(stage), errno ? errno : EIO);
    return stage;
}

Done AppFolders::place(const QString &stage, const QString &id, const QString &version) const
{
    const auto manifest = readManifest(stage);
    if (!manifest)
        return std::unexpected(manifest.error());
    if (manifest->id != id || manifest->version != version)
        return fail(ErrorCode::Damaged, QStringLiteral("the package holds %1 %2 instead of %3 %4")
                                            .arg(manifest->id, manifest->version, id, version));
    // All of the content first, then the name: after a power cut the name never stands for less.
    if (Done done = syncFileSystem(stage); !done)
        return done;
    const QString target = AppFolders::version(id, version);
    if (!QDir().mkpath(app(id)))
        return fail(ErrorCode::Io, QStringLiteral("cannot make %1").arg(app(id)));
    erase(target); // of an installation that was never acknowledged
    if (Done done = move(stage, target); !done)
        return done;
    if (Done done = syncFolder(app(id)); !done)
        return done;
    return syncFolder(m_root);
}

Result<QString> AppFolders::setAside(const QString &id, const QString &version) const
{
    const QString from = version.isEmpty() ? app(id) : AppFolders::version(id, version);
    const QString to = stageRoot() + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QDir().mkpath(stageRoot());
    if (Done done = move(from, to); !done)
        return std::unexpected(done.error());
    return to;
}

void AppFolders::erase(const QString &folder)
{
    QDir(folder).removeRecursively();
}

Result<Manifest> AppFolders::manifest(const QString &id, const QString &version) const
{
    return readManifest(AppFolders::version(id, version));
}

QStringList AppFolders::reconcile(const QHash<QString, QString> &installed) const
{
    erase(stageRoot());
    for (const QString &id : foldersIn(m_root)) {
        if (!installed.contains(id)) {
            erase(app(id));
            continue;
        }
        for (const QString &name : foldersIn(app(id))) {
            if (name != installed[id] && name != QLatin1String(kData))
                erase(version(id, name));
        }
    }
    QStringList missing;
    for (auto row = installed.begin(); row != installed.end(); ++row) {
        if (!manifest(row.key(), row.value()))
            missing << row.key();
    }
    return missing;
}

QHash<QString, QString> AppFolders::survey() const
{
    QHash<QString, QString> result;
    for (const QString &id : foldersIn(m_root)) {
        for (const QString &name : foldersIn(app(id))) {
            const auto found = manifest(id, name);
            if (!found || found->id != id || found->version != name || !isComplete(version(id, name), *found))
                continue;
            if (QVersionNumber::fromString(result.value(id)) < QVersionNumber::fromString(name))
                result.insert(id, name);
        }
    }
    return result;
}

} // namespace hearth::store
