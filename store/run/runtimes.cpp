// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/runtimes.h"
#include "store/package/package_path.h"
#include "store/run/confinement.h"
#include <QDir>
#include <QFileInfo>

namespace hearth::store
{

namespace
{

constexpr qint64 kNativeBytes = 8LL * 1024 * 1024 * 1024; // address space, most of it never touched
constexpr int kNativeProcesses = 256;
constexpr int kWebProcesses = 1024;
constexpr int kWebFiles = 8192;
constexpr auto kProgramsInside = "/opt/hearth";

void bindIfThere(Confinement &confinement, const QString &path)
{
    if (QFileInfo::exists(path))
        confinement.binds.append({path, path});
}

/// What every app has, whatever runs it.
Result<Confinement> commonConfinement(const InstalledApp &app, const AppSeat &seat)
{
    const QString data = app.dataFolder();
    if (!QDir().mkpath(data))
        return fail(ErrorCode::Io, QStringLiteral("%1: its folder cannot be made").arg(app.id),
                    QStringLiteral("Make room in the storage"));
    Confinement confinement;
    confinement.binds = {{app.folder, QStringLiteral("/app")},
                         {data, QStringLiteral("/data"), true},
                         {seat.folder, QStringLiteral("/run/hearth")},
                         {seat.programs, QLatin1String(kProgramsInside)}};
    bindIfThere(confinement, QStringLiteral("/var/cache/fontconfig"));
    confinement.environment = {
        QStringLiteral("HOME=/data"), QStringLiteral("XDG_RUNTIME_DIR=/tmp"),
        QStringLiteral("WAYLAND_DISPLAY=/run/hearth/wayland-0"),
        QStringLiteral("HEARTH_SOCKET=/run/hearth/api.sock"), QStringLiteral("HEARTH_TOKEN=") + seat.token,
        QStringLiteral("HEARTH_OUTPUT=%1x%2").arg(seat.output.width()).arg(seat.output.height()),
        // There is no bus inside; without this, toolkits look for one and complain.
        QStringLiteral("DBUS_SESSION_BUS_ADDRESS=disabled:"),
        QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS=disabled:")};
    return confinement;
}

Result<ProcessStart> startNative(const InstalledApp &app, const AppSeat &seat)
{
    const QString program = app.manifest.value(QLatin1String("main")).toString();
    if (Done done = checkPackagePath(program.toStdString()); !done)
        return std::unexpected(std::move(done.error()).within(app.id));
    Result<Confinement> confinement = commonConfinement(app, seat);
    if (!confinement)
        return std::unexpected(confinement.error());
    confinement->memoryBytes = kNativeBytes;
    confinement->processes = kNativeProcesses;
    confinement->environment +=
        {QStringLiteral("QT_QPA_PLATFORM=wayland"), QStringLiteral("QT_WAYLAND_DISABLE_WINDOWDECORATION=1")};
    const QString graphics = QStringLiteral("/dev/dri");
    if (QFileInfo::exists(graphics)) {
        confinement->binds.append({.from = graphics, .to = graphics, .devices = true});
        bindIfThere(*confinement, QStringLiteral("/sys/dev/char"));
        bindIfThere(*confinement, QStringLiteral("/sys/devices"));
    } else {
        confinement->environment.append(QStringLiteral("QT_QUICK_BACKEND=software"));
    }
    return confine(*confinement, QLatin1String("/app/") + program, {});
}

Result<ProcessStart> startWeb(const InstalledApp &app, const AppSeat &seat)
{
    Result<Confinement> confinement = commonConfinement(app, seat);
    if (!confinement)
        return std::unexpected(confinement.error());
    confinement->userNamespaces = true;
    confinement->openFiles = kWebFiles;
    confinement->processes = kWebProcesses;
    return confine(*confinement, QLatin1String(kProgramsInside) + QLatin1String("/hearth-web"), {});
}

constexpr Runtime kRuntimes[] = {
    {"native", startNative},
    {"web", startWeb},
};

} // namespace

std::span<const Runtime> runtimes()
{
    return kRuntimes;
}

Result<ProcessStart> startOf(const InstalledApp &app, const AppSeat &seat)
{
    const QString type = app.manifest.value(QLatin1String("type")).toString();
    for (const Runtime &runtime : kRuntimes) {
        if (type == QLatin1String(runtime.type))
            return runtime.start(app, seat);
    }
    return fail(ErrorCode::Unsupported,
                QStringLiteral("%1 is an app of a kind that this set cannot run").arg(app.id),
                QStringLiteral("Update the set"));
}

} // namespace hearth::store
