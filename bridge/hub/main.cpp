// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// hearthd: the only process with state. See ARCHITECTURE.md.

#include "bridge/hub/hub.h"
#include "resources/base/log.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QLockFile>
#include <QSocketNotifier>
#include <algorithm>
#include <csignal>
#include <sys/resource.h>
#include <sys/signalfd.h>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

/// SIGTERM and SIGINT as a readable descriptor, so that stopping happens in the event loop.
Fd signalDescriptor()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return Fd(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
}

/// The API takes more connections than the usual 1,024 descriptors allow.
void allowDescriptors()
{
    constexpr rlim_t kWanted = 4096;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < kWanted) {
        files.rlim_cur = std::min(kWanted, files.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
}

int refuse(const Error &error)
{
    qCritical("%s. %s", qUtf8Printable(error.message), qUtf8Printable(error.action));
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hearthd"));
    startLogging(QStringLiteral("hearthd"));
    ::signal(SIGPIPE, SIG_IGN);
    allowDescriptors();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Hearth's one process with state; started by packaging/run or systemd."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("state"), QStringLiteral("Folder for all that is written."), QStringLiteral("DIR"),
          defaultStateFolder()},
         {QStringLiteral("media"), QStringLiteral("A folder of films; may be given several times."),
          QStringLiteral("DIR")},
         {QStringLiteral("size"), QStringLiteral("Size of the screen."), QStringLiteral("WxH"),
          QStringLiteral("1920x1080")},
         {QStringLiteral("input"),
          QStringLiteral("Reads remotes and game pads below this folder: /dev/input on a set."),
          QStringLiteral("DIR")},
         {QStringLiteral("fullscreen"), QStringLiteral("The shell covers the screen.")},
         {QStringLiteral("repository"), QStringLiteral("Address of the store's repository."),
          QStringLiteral("URL")},
         {QStringLiteral("trusted-root"), QStringLiteral("The repository's root metadata."),
          QStringLiteral("FILE")},
         {QStringLiteral("phone-port"), QStringLiteral("Port of the phone page; 0: the one it had, or any."),
          QStringLiteral("N"), QStringLiteral("0")},
         {QStringLiteral("lan"),
          QStringLiteral("Serve the phone page to the home's network, not only to this machine.")},
         {QStringLiteral("name"), QStringLiteral("What phones call this set."), QStringLiteral("NAME"),
          QStringLiteral("TV")},
         {QStringLiteral("first-start"),
          QStringLiteral("A fresh set asks for language, network, films and who watches.")},
         {QStringLiteral("matter"), QStringLiteral("Where hearth-matter and its modules lie."),
          QStringLiteral("DIR"), siblingProgram(QStringLiteral("matter"))},
         {QStringLiteral("matter-interface"),
          QStringLiteral("Speak Matter over this network interface alone."), QStringLiteral("NAME")},
         {QStringLiteral("no-broker"), QStringLiteral("Run no MQTT broker.")},
         {QStringLiteral("no-screen"), QStringLiteral("Start no shell.")}});
    parser.process(application);

    const Result<StatePaths> paths = prepareState(parser.value(QStringLiteral("state")));
    if (!paths)
        return refuse(paths.error());
    QLockFile lock(paths->run() + QLatin1String("/hearthd.lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(100))
        return refuse({ErrorCode::NotAllowed, QStringLiteral("Another Hearth runs with %1").arg(paths->root),
                       QStringLiteral("Stop it, or choose another folder with --state")});

    HubOptions options;
    options.set.paths = *paths;
    options.set.isFullScreen = parser.isSet(QStringLiteral("fullscreen"));
    options.hasScreen = !parser.isSet(QStringLiteral("no-screen"));
    options.hasBroker = !parser.isSet(QStringLiteral("no-broker"));
    options.matter = {parser.value(QStringLiteral("matter")),
                      parser.value(QStringLiteral("matter-interface"))};
    options.repository = QUrl(parser.value(QStringLiteral("repository")));
    options.trustedRoot = parser.value(QStringLiteral("trusted-root"));
    options.asksFirst = parser.isSet(QStringLiteral("first-start"));
    options.inputFolder = parser.value(QStringLiteral("input"));
    options.mediaFolders = parser.values(QStringLiteral("media"));
    bool isPort = false;
    options.phone = {parser.value(QStringLiteral("phone-port")).toUShort(&isPort),
                     parser.isSet(QStringLiteral("lan")), parser.value(QStringLiteral("name"))};
    if (!isPort)
        return refuse(
            {ErrorCode::Invalid, QStringLiteral("--phone-port must be a number from 0 to 65535"), {}});
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() != 2 || size[0].toInt() < 640 || size[1].toInt() < 360)
        return refuse(
            {ErrorCode::Invalid, QStringLiteral("--size must be WIDTHxHEIGHT, at least 640x360"), {}});
    options.set.output = {size[0].toInt(), size[1].toInt()};

    QFile file(QStringLiteral(":/api/hearth.openrpc.json"));
    if (!file.open(QIODevice::ReadOnly))
        return refuse({ErrorCode::Damaged, QStringLiteral("The API document is missing"), {}});
    auto document = ApiDocument::load(file.readAll());
    if (!document)
        return refuse(document.error());

    const Fd signals = signalDescriptor();
    auto hub = Hub::create(options, std::move(*document));
    if (!hub)
        return refuse(hub.error());
    QSocketNotifier stopSignal(signals.get(), QSocketNotifier::Read);
    const auto stop = [&] {
        (*hub)->stop();
        QCoreApplication::quit();
    };
    QObject::connect(&stopSignal, &QSocketNotifier::activated, &application, stop);
    QObject::connect(hub->get(), &Hub::stopRequested, &application, stop);
    return QCoreApplication::exec();
}
