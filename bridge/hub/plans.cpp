// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/plans.h"
#include "resources/base/fd.h"
#include "store/run/confinement.h"
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>

namespace hearth::bridge
{

namespace
{

constexpr qint64 kPlayerBytes = 6LL * 1024 * 1024 * 1024; // address space: libraries and frames of a 4K film
constexpr qint64 kProbeBytes = 2LL * 1024 * 1024 * 1024;

/// A desktop's Wayland display by its whole path, since the shell has a runtime folder of its own.
QString parentDisplay(const QString &variable)
{
    const QString name = variable.section(QLatin1Char('='), 1);
    if (!variable.startsWith(QLatin1String("WAYLAND_DISPLAY=")) || name.startsWith(QLatin1Char('/')))
        return variable;
    return QStringLiteral("WAYLAND_DISPLAY=") + qEnvironmentVariable("XDG_RUNTIME_DIR") + QLatin1Char('/') +
           name;
}

/// The part of hearthd's environment that the shell needs to reach the display and the viewer's language.
QStringList displayEnvironment()
{
    static const QStringList kPrefixes = {
        QStringLiteral("DISPLAY="),      QStringLiteral("XAUTHORITY="), QStringLiteral("WAYLAND_DISPLAY="),
        QStringLiteral("LANG="),         QStringLiteral("LC_"),         QStringLiteral("HOME="),
        QStringLiteral("PATH="),         QStringLiteral("QT_"),         QStringLiteral("XDG_"),
        QStringLiteral("LIBGL_"),        QStringLiteral("HEARTH_LOG="), QStringLiteral("TZ="),
        QStringLiteral("PULSE_SERVER="), QStringLiteral("GALLIUM_"),    QStringLiteral("ASAN_OPTIONS="),
        QStringLiteral("QSG_")};
    QStringList chosen;
    const QStringList all = QProcessEnvironment::systemEnvironment().toStringList();
    for (const QString &variable : all) {
        for (const QString &prefix : kPrefixes) {
            if (variable.startsWith(prefix))
                chosen.append(parentDisplay(variable));
        }
    }
    return chosen;
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1x%2").arg(size.width()).arg(size.height());
}

void addIfThere(QList<store::Bind> &binds, const QString &path)
{
    if (QFileInfo::exists(path))
        binds.append({.from = path, .to = path, .devices = path.startsWith(QLatin1String("/dev/"))});
}

/// V4L2 devices that turn one stream into another, decoders among them. Not what films: a camera is none of a
/// player's business.
QStringList videoDecoders()
{
    QStringList found;
    const QDir devices(QStringLiteral("/dev"), QStringLiteral("video*"), QDir::Name, QDir::System);
    for (const QString &name : devices.entryList()) {
        const QString path = devices.filePath(name);
        const Fd device(::open(QFile::encodeName(path).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
        v4l2_capability about{};
        if (!device.isValid() || ::ioctl(device.get(), VIDIOC_QUERYCAP, &about) != 0)
            continue;
        if (about.device_caps & (V4L2_CAP_VIDEO_M2M | V4L2_CAP_VIDEO_M2M_MPLANE))
            found.append(path);
    }
    return found;
}

} // namespace

ProcessPlan shellPlan(const SetOptions &options)
{
    ProcessPlan plan;
    plan.name = QStringLiteral("shell");
    plan.role = QStringLiteral("shell");
    plan.start = [options](const ProcessSeat &seat) -> Result<ProcessStart> {
        ProcessStart start;
        start.program = siblingProgram(QStringLiteral("hearth"));
        start.arguments = {QStringLiteral("--size"), sizeText(options.output), QStringLiteral("--cache"),
                           options.paths.cache()};
        if (options.isFullScreen)
            start.arguments.append(QStringLiteral("--fullscreen"));
        start.environment = displayEnvironment();
        // Qt opens a socket of its own in the runtime folder; there it is nobody's but the shell's.
        start.environment.removeIf(
            [](const QString &variable) { return variable.startsWith(QLatin1String("XDG_RUNTIME_DIR=")); });
        start.environment.append(QStringLiteral("XDG_RUNTIME_DIR=") + seat.folder);
        start.environment.append(QStringLiteral("HEARTH_SOCKET=") + seat.apiSocket);
        start.environment.append(QStringLiteral("HEARTH_TOKEN=") + seat.token);
        return start;
    };
    return plan;
}

namespace
{

/// Whether a server is there or not; empty where none is named.
QString soundPath()
{
    const QString server = qEnvironmentVariable("PULSE_SERVER");
    return server.startsWith(QLatin1String("unix:")) ? server.mid(5) : QString();
}

} // namespace

QString soundSocket()
{
    const QString path = soundPath();
    return QFileInfo::exists(path) ? path : QString();
}

QString soundFolder()
{
    // PipeWire's PulseAudio server listens at pulse/native of the folder where PipeWire itself does.
    const QString socket = soundSocket();
    return socket.isEmpty() ? QString() : QFileInfo(QFileInfo(socket).path()).path();
}

ProcessPlan playerPlan(const SetOptions &options, const QString &name, std::shared_ptr<const bool> hasNetwork)
{
    ProcessPlan plan;
    plan.name = name;
    plan.role = QStringLiteral("player");
    plan.screen = ProcessPlan::Screen::DrawsThroughShell;
    plan.start = [options,
                  hasNetwork = std::move(hasNetwork)](const ProcessSeat &seat) -> Result<ProcessStart> {
        // GStreamer's list of plugins takes seconds to make; it may be deleted at any time.
        const QString registry = options.paths.cache() + QLatin1String("/gstreamer");
        QDir().mkpath(registry);
        store::Confinement confinement;
        confinement.memoryBytes = kPlayerBytes;
        confinement.network = *hasNetwork;
        confinement.binds = {{QCoreApplication::applicationDirPath(), kProgramsInside, false},
                             {seat.folder, QStringLiteral("/run/hearth"), false},
                             {registry, QStringLiteral("/run/gstreamer"), true}};
        addIfThere(confinement.binds, QStringLiteral("/var/cache/fontconfig"));
        addIfThere(confinement.binds, QStringLiteral("/dev/dri"));
        for (const QString &device : videoDecoders())
            addIfThere(confinement.binds, device);
        addIfThere(confinement.binds, QStringLiteral("/sys/dev/char"));
        addIfThere(confinement.binds, QStringLiteral("/sys/devices"));
        confinement.environment = {QStringLiteral("HEARTH_SOCKET=/run/hearth/api.sock"),
                                   QStringLiteral("HEARTH_TOKEN=") + seat.token,
                                   QStringLiteral("HEARTH_OUTPUT=") + sizeText(options.output),
                                   QStringLiteral("WAYLAND_DISPLAY=/run/hearth/wayland-0"),
                                   QStringLiteral("XDG_RUNTIME_DIR=/tmp"),
                                   QStringLiteral("GST_REGISTRY_1_0=/run/gstreamer/registry.bin"),
                                   QStringLiteral("GST_REGISTRY_FORK=no")};
        // The folder of its own, where it has one: a server that was started anew has another socket there.
        if (const QFileInfo sound(soundPath());
            sound.dir().dirName() == QLatin1String("pulse") && sound.dir().exists()) {
            confinement.binds.append({sound.path(), QStringLiteral("/run/sound"), false});
            confinement.environment.append(QStringLiteral("PULSE_SERVER=unix:/run/sound/") +
                                           sound.fileName());
        } else if (sound.exists()) {
            confinement.binds.append({sound.filePath(), QStringLiteral("/run/sound"), false});
            confinement.environment.append(QStringLiteral("PULSE_SERVER=unix:/run/sound"));
        }
        return store::confine(confinement, kProgramsInside + QLatin1String("/hearth-player"), {});
    };
    return plan;
}

player::ProbeClient::Confine probeConfinement()
{
    return [](ProcessStart plain) -> Result<ProcessStart> {
        store::Confinement confinement;
        confinement.memoryBytes = kProbeBytes;
        confinement.openFiles = 64;
        confinement.binds = {{QCoreApplication::applicationDirPath(), kProgramsInside, false}};
        for (const ProcessStart::Inherited &descriptor : plain.descriptors)
            confinement.keepFds.append(descriptor.theirs);
        Result<ProcessStart> start = store::confine(
            confinement, kProgramsInside + QLatin1Char('/') + QFileInfo(plain.program).fileName(),
            plain.arguments);
        if (start)
            start->descriptors.insert(start->descriptors.end(), plain.descriptors.begin(),
                                      plain.descriptors.end());
        return start;
    };
}

} // namespace hearth::bridge
