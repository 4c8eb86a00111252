// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/paths.h"
#include <QCoreApplication>
#include <QDir>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace hearth
{

QString defaultStateFolder()
{
    if (::geteuid() == 0)
        return QStringLiteral("/var/lib/hearth");
    const QString data = qEnvironmentVariable("XDG_DATA_HOME");
    return (data.isEmpty() ? QDir::homePath() + QLatin1String("/.local/share") : data) +
           QLatin1String("/hearth");
}

Result<StatePaths> prepareState(const QString &root)
{
    StatePaths paths{QDir(root).absolutePath()};
    // "/run/p/<name>/wayland-0" must fit into sockaddr_un::sun_path.
    if (paths.root.toLocal8Bit().size() > 60)
        return fail(ErrorCode::Invalid, QStringLiteral("the state folder's path is longer than 60 bytes"),
                    QStringLiteral("Choose a shorter one with --state"));
    for (const QString &folder : {paths.root, paths.data(), paths.apps(), paths.trust(), paths.cache(),
                                  paths.logs(), paths.run(), paths.run() + QLatin1String("/p")}) {
        errno = 0;
        if (!QDir().mkpath(folder))
            return failErrno(QStringLiteral("cannot make the folder %1").arg(folder), errno ? errno : EIO);
    }
    ::chmod(QFile::encodeName(paths.root).constData(), 0700);
    return paths;
}

QString siblingProgram(const QString &name)
{
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
}

} // namespace hearth
