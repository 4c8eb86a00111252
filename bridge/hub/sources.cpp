// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/sources.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>
#include <algorithm>
#include <fcntl.h>

namespace hearth::bridge
{

namespace
{

constexpr std::chrono::milliseconds kDiskSettles{1500};
constexpr qsizetype kMostPlaces = 24;

QString nameOf(const QString &path)
{
    const QStorageInfo storage(path);
    const QString disk = storage.rootPath() == path ? storage.displayName() : QString();
    const QString last = QDir(path).dirName();
    return disk.isEmpty() || disk == path ? last.isEmpty() ? path : last : disk;
}

bool isInside(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + QLatin1Char('/'));
}

} // namespace

Sources::Sources(Database &home, const Clock &clock, QStringList given, QString ownFolder, QObject *parent)
    : QObject(parent), m_home(home), m_clock(clock), m_given(std::move(given)),
      m_ownFolder(std::move(ownFolder))
{
    if (auto query = m_home.prepare("SELECT path FROM media_folder ORDER BY added_ms, path")) {
        for (auto row = query->step(); row && *row; row = query->step())
            m_added.append(query->text(0));
    }
    if (auto query = m_home.prepare("SELECT path, kind FROM media_kind")) {
        for (auto row = query->step(); row && *row; row = query->step()) {
            if (const auto kind = player::mediaKindOf(query->text(1)))
                m_kinds.insert(query->text(0), *kind);
        }
    }
    m_settle.setSingleShot(true);
    m_settle.setInterval(kDiskSettles);
    connect(&m_settle, &QTimer::timeout, this, &Sources::changed);
    // proc(5), /proc/pid/mountinfo: a mount or unmount is an exceptional condition of the open file.
    m_mounts = Fd(::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC));
    if (!m_mounts.isValid())
        return;
    m_mountChange = std::make_unique<QSocketNotifier>(m_mounts.get(), QSocketNotifier::Exception);
    connect(m_mountChange.get(), &QSocketNotifier::activated, this, [this] { m_settle.start(); });
}

QStringList Sources::paths() const
{
    return m_given + m_added;
}

player::MediaKind Sources::kindOf(const QString &path) const
{
    const auto chosen = m_kinds.constFind(path);
    return chosen != m_kinds.constEnd() ? *chosen : player::guessMediaKind(QDir(path).dirName());
}

QList<player::MediaFolder> Sources::folders() const
{
    QList<player::MediaFolder> list;
    for (const QString &path : paths())
        list.append({path, kindOf(path)});
    return list;
}

Done Sources::writeKind(const QString &path, player::MediaKind kind)
{
    auto insert =
        m_home.prepare("INSERT INTO media_kind VALUES(?1, ?2) ON CONFLICT(path) DO UPDATE SET kind=?2");
    if (!insert)
        return std::unexpected(insert.error());
    if (Done done = insert->bind(1, path).bind(2, player::nameOf(kind)).run(); !done)
        return done;
    m_kinds.insert(path, kind);
    return {};
}

Done Sources::setKind(const QString &path, player::MediaKind kind)
{
    if (!paths().contains(path))
        return fail(ErrorCode::NotFound, tr("There is no folder %1").arg(path));
    if (kindOf(path) == kind)
        return {};
    if (Done done = writeKind(path, kind); !done)
        return done;
    Q_EMIT changed();
    return {};
}

Done Sources::add(const QString &path, std::optional<player::MediaKind> kind)
{
    const QString clean = QDir::cleanPath(path);
    const QFileInfo info(clean);
    if (!info.isAbsolute() || !info.isDir())
        return fail(ErrorCode::NotFound, tr("There is no folder %1").arg(clean), tr("Choose another folder"));
    if (!info.isReadable() || !info.isExecutable())
        return fail(ErrorCode::NotAllowed, tr("Hearth may not look into %1").arg(clean),
                    tr("Let the user who runs Hearth read it"));
    for (const char *system : {"/proc", "/sys", "/dev"}) {
        if (clean == QLatin1String("/") || isInside(clean, QLatin1String(system)))
            return fail(ErrorCode::NotAllowed, tr("%1 is the system itself").arg(clean),
                        tr("Choose a folder that films lie in"));
    }
    if (isInside(clean, m_ownFolder) || isInside(m_ownFolder, clean))
        return fail(ErrorCode::NotAllowed, tr("%1 holds what Hearth itself keeps").arg(clean),
                    tr("Choose another folder"));
    if (paths().contains(clean))
        return kind ? setKind(clean, *kind) : Done();
    if (m_added.size() >= kMost)
        return fail(ErrorCode::TooLarge, tr("There are too many folders already"), tr("Take one away first"));
    auto insert = m_home.prepare("INSERT INTO media_folder VALUES(?1, ?2)");
    if (!insert)
        return std::unexpected(insert.error());
    insert->bind(1, clean);
    insert->bind(2, static_cast<qint64>(m_clock.wall().count()));
    if (Done done = insert->run(); !done)
        return done;
    m_added.append(clean);
    if (kind && *kind != kindOf(clean)) {
        if (Done done = writeKind(clean, *kind); !done)
            return done;
    }
    Q_EMIT changed();
    return {};
}

Done Sources::remove(const QString &path)
{
    if (m_given.contains(path))
        return fail(ErrorCode::NotAllowed, tr("This folder came with the start of Hearth"),
                    tr("Start Hearth without it"));
    if (!m_added.contains(path))
        return fail(ErrorCode::NotFound, tr("There is no folder %1").arg(path));
    auto erase = m_home.prepare("DELETE FROM media_folder WHERE path=?1");
    if (!erase)
        return std::unexpected(erase.error());
    erase->bind(1, path);
    if (Done done = erase->run(); !done)
        return done;
    m_added.removeOne(path);
    m_kinds.remove(path);
    if (auto forget = m_home.prepare("DELETE FROM media_kind WHERE path=?1"))
        (void)forget->bind(1, path).run(); // what is left of it means nothing
    Q_EMIT changed();
    return {};
}

QStringList Sources::places() const
{
    QStringList places;
    const QStringList known = paths();
    const auto offer = [&](const QString &path) {
        const bool isKnown =
            std::ranges::any_of(known, [&](const QString &one) { return isInside(path, one); });
        const QFileInfo info(path);
        if (!isKnown && !places.contains(path) && places.size() < kMostPlaces && info.isDir() &&
            info.isReadable() && !isInside(m_ownFolder, path))
            places.append(path);
    };
    for (const auto kind : {QStandardPaths::MoviesLocation, QStandardPaths::PicturesLocation})
        offer(QStandardPaths::writableLocation(kind));
    for (const QStorageInfo &disk : QStorageInfo::mountedVolumes()) {
        const QString root = disk.rootPath();
        // Where disks are mounted: udisks' /media/USER/NAME and /run/media/USER/NAME, by hand /mnt/NAME.
        const qsizetype depth = root.count(QLatin1Char('/'));
        if ((isInside(root, QStringLiteral("/media")) && depth <= 3) ||
            (isInside(root, QStringLiteral("/run/media")) && depth <= 4) ||
            (isInside(root, QStringLiteral("/mnt")) && depth <= 2))
            offer(root);
    }
    return places;
}

QJsonObject Sources::toJson() const
{
    QJsonArray list;
    for (const QString &folder : paths())
        list.append(QJsonObject{{QStringLiteral("path"), folder},
                                {QStringLiteral("name"), nameOf(folder)},
                                {QStringLiteral("kind"), player::nameOf(kindOf(folder))},
                                {QStringLiteral("fixed"), m_given.contains(folder)},
                                {QStringLiteral("isAway"), !QFileInfo(folder).isDir()}});
    QJsonArray offered;
    for (const QString &place : places())
        offered.append(QJsonObject{{QStringLiteral("path"), place},
                                   {QStringLiteral("name"), nameOf(place)},
                                   {QStringLiteral("kind"), player::nameOf(kindOf(place))}});
    return {{QStringLiteral("folders"), list}, {QStringLiteral("places"), offered}};
}

} // namespace hearth::bridge
