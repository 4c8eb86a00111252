// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/runtimes.h"
#include "store/package/package_path.h"
#include "store/run/confinement.h"
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace hearth::store
{

namespace
{

constexpr qint64 kNativeBytes = 8LL * 1024 * 1024 * 1024; // address space, most of it never touched
constexpr int kNativeProcesses = 256;
constexpr int kWebProcesses = 1024;
constexpr int kWebFiles = 8192;
constexpr auto kProgramsInside = "/opt/hearth";
constexpr int kProxyPort = 3128; // inside, where nobody else listens

void bindIfThere(Confinement &confinement, const QString &path)
{
    if (QFileInfo::exists(path))
        confinement.binds.append({path, path});
}

/// What every app has, whatever runs it.
Result<Confinement> commonConfinement(const InstalledApp &app, const AppSeat &seat)
{
    const QString data = app.dataFolder(seat.profile);
    if (!QDir().mkpath(data))
        return fail(ErrorCode::Io, Error::tr("%1: its folder cannot be made").arg(app.id),
                    Error::tr("Make room in the storage"));
    Confinement confinement;
    confinement.binds = {{app.folder, QStringLiteral("/app")},
                         {data, QStringLiteral("/data"), true},
                         {seat.folder, QStringLiteral("/run/hearth")},
                         {seat.programs, QLatin1String(kProgramsInside)}};
    bindIfThere(confinement, QStringLiteral("/var/cache/fontconfig"));
    const QJsonArray permissions = app.manifest.value(QLatin1String("permissions")).toArray();
    const bool isHeard = !seat.sound.isEmpty() && permissions.contains(QJsonValue(QStringLiteral("audio")));
    if (isHeard)
        confinement.binds.append({seat.sound, QStringLiteral("/run/sound")});
    confinement.environment = {
        QStringLiteral("HOME=/data"), QStringLiteral("XDG_RUNTIME_DIR=/tmp"),
        QStringLiteral("WAYLAND_DISPLAY=/run/hearth/wayland-0"),
        QStringLiteral("HEARTH_SOCKET=/run/hearth/api.sock"), QStringLiteral("HEARTH_TOKEN=") + seat.token,
        QStringLiteral("HEARTH_OUTPUT=%1x%2").arg(seat.output.width()).arg(seat.output.height()),
        // There is no bus inside; without this, toolkits look for one and complain.
        QStringLiteral("DBUS_SESSION_BUS_ADDRESS=disabled:"),
        QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS=disabled:")};
    if (isHeard)
        confinement.environment.append(QStringLiteral("PULSE_SERVER=unix:/run/sound"));
    return confinement;
}

QStringList grantsOf(const InstalledApp &app)
{
    static const QString kNetwork = QStringLiteral("network:");
    QStringList grants;
    for (const QJsonValue &permission : app.manifest.value(QLatin1String("permissions")).toArray()) {
        if (permission.toString().startsWith(kNetwork))
            grants.append(permission.toString().mid(kNetwork.size()));
    }
    return grants;
}

/// With granted hosts, the app's namespace gets its one way out: a gate on either side of it.
Result<ProcessStart> confineApp(Confinement confinement, const InstalledApp &app, const AppSeat &seat,
                                const QString &program)
{
    const QStringList grants = grantsOf(app);
    if (grants.isEmpty())
        return confine(confinement, program, {});
    const QString proxy = QStringLiteral("127.0.0.1:%1").arg(kProxyPort);
    for (const QString &name : {QStringLiteral("HTTPS_PROXY"), QStringLiteral("https_proxy")})
        confinement.environment.append(QStringLiteral("%1=http://%2").arg(name, proxy));
    confinement.environment.append(QStringLiteral("HEARTH_PROXY=") + proxy);
    auto start = confine(confinement, QLatin1String(kProgramsInside) + QLatin1String("/hearth-gate"),
                         {QStringLiteral("inside"), QStringLiteral("/run/hearth/net.sock"),
                          QString::number(kProxyPort), QStringLiteral("--"), program});
    if (!start)
        return start;
    start->arguments = QStringList{QStringLiteral("outside"), seat.folder + QLatin1String("/net.sock")} +
                       grants + QStringList{QStringLiteral("--"), start->program} + start->arguments;
    start->program = seat.programs + QLatin1String("/hearth-gate");
    return start;
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
    return confineApp(std::move(*confinement), app, seat, QLatin1String("/app/") + program);
}

Result<ProcessStart> startWeb(const InstalledApp &app, const AppSeat &seat)
{
    Result<Confinement> confinement = commonConfinement(app, seat);
    if (!confinement)
        return std::unexpected(confinement.error());
    confinement->userNamespaces = true;
    confinement->openFiles = kWebFiles;
    confinement->processes = kWebProcesses;
    return confineApp(std::move(*confinement), app, seat,
                      QLatin1String(kProgramsInside) + QLatin1String("/hearth-web"));
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
                Error::tr("%1 is an app of a kind that this set cannot run").arg(app.id),
                Error::tr("Update the set"));
}

} // namespace hearth::store
