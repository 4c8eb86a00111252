// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/system/about.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QNetworkInterface>
#include <QSet>
#include <QStorageInfo>
#include <QSysInfo>
#include <QThread>
#include <ctime>

namespace hearth::bridge
{

namespace
{

/// A line of /proc/meminfo, in bytes; 0 where there is none.
qint64 memory(const QByteArray &all, const QByteArray &name)
{
    for (const QByteArray &line : all.split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

} // namespace

QJsonObject aboutSet()
{
    QFile file(QStringLiteral("/proc/meminfo"));
    const QByteArray meminfo = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    timespec up{};
    ::clock_gettime(CLOCK_BOOTTIME, &up);
    QJsonArray addresses;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback() && !address.isLinkLocal() && addresses.size() < 8)
            addresses.append(address.toString());
    }
    return {{QStringLiteral("version"), QStringLiteral(HEARTH_VERSION)},
            {QStringLiteral("system"), QSysInfo::prettyProductName()},
            {QStringLiteral("kernel"), QSysInfo::kernelVersion()},
            {QStringLiteral("cores"), QThread::idealThreadCount()},
            {QStringLiteral("memoryBytes"), memory(meminfo, "MemTotal")},
            {QStringLiteral("memoryFreeBytes"), memory(meminfo, "MemAvailable")},
            {QStringLiteral("upSeconds"), static_cast<qint64>(up.tv_sec)},
            {QStringLiteral("addresses"), addresses}};
}

QJsonArray disksOf(const QStringList &folders)
{
    QJsonArray disks;
    QSet<QByteArray> seen;
    for (const QString &folder : folders) {
        const bool isAway = !QFileInfo::exists(folder);
        const QStorageInfo storage(folder);
        if (!isAway && seen.contains(storage.rootPath().toUtf8()))
            continue;
        seen.insert(storage.rootPath().toUtf8());
        disks.append(QJsonObject{{QStringLiteral("path"), isAway ? folder : storage.rootPath()},
                                 {QStringLiteral("name"), storage.displayName()},
                                 {QStringLiteral("bytes"), isAway ? 0 : storage.bytesTotal()},
                                 {QStringLiteral("freeBytes"), isAway ? 0 : storage.bytesAvailable()},
                                 {QStringLiteral("isAway"), isAway}});
    }
    return disks;
}

} // namespace hearth::bridge
