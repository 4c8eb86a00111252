// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/web/browser.h"
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <csignal>
#include <fcntl.h>

namespace hearth::store
{

namespace
{

// Where Chromium looks for the pipe (content/browser/devtools/devtools_pipe_handler.cc).
constexpr int kBrowserReads = 3;
constexpr int kBrowserWrites = 4;

/// Chromium's own lock names a process of a namespace that is gone, and whose number may be taken again by
/// now.
void removeStaleLock(const QString &profileFolder)
{
    for (const QString &name : {QStringLiteral("SingletonLock"), QStringLiteral("SingletonCookie"),
                                QStringLiteral("SingletonSocket")})
        QFile::remove(profileFolder + QLatin1Char('/') + name);
}

} // namespace

QStringList Browser::arguments(const BrowserOptions &options)
{
    QStringList list{
        QStringLiteral("--remote-debugging-pipe"),
        QStringLiteral("--user-data-dir=") + options.profileFolder,
        QStringLiteral("--window-size=%1,%2").arg(options.output.width()).arg(options.output.height()),
        QStringLiteral("--window-position=0,0"),
        QStringLiteral("--force-device-scale-factor=1"),
        QStringLiteral("--kiosk"),
        QStringLiteral("--autoplay-policy=no-user-gesture-required"),
        QStringLiteral("--password-store=basic"),
        // No GPU process that would look for a driver: the page is drawn in software, over shared memory.
        QStringLiteral("--disable-gpu"),
        // The set has no network for it; what would only try and fail stays off.
        QStringLiteral("--disable-background-networking"),
        QStringLiteral("--disable-component-update"),
        QStringLiteral("--disable-sync"),
        QStringLiteral("--disable-quic"),
        QStringLiteral("--disable-domain-reliability"),
        QStringLiteral("--disable-client-side-phishing-detection"),
        QStringLiteral("--disable-default-apps"),
        QStringLiteral("--disable-extensions"),
        QStringLiteral("--disable-component-extensions-with-background-pages"),
        QStringLiteral("--force-webrtc-ip-handling-policy=disable_non_proxied_udp"),
        QStringLiteral(
            "--disable-features=Translate,MediaRouter,OptimizationHints,GlobalMediaControls,WebUSB,"
            "WebBluetooth,DialMediaRouteProvider"),
        // A key pressed before the page's first frame is the page's all the same (Chromium's
        // third_party/blink/public/common/switches.h); without it such a key is lost.
        QStringLiteral("--allow-pre-commit-input"),
        // Nothing of a browser may come over the app's picture.
        QStringLiteral("--no-first-run"),
        QStringLiteral("--no-default-browser-check"),
        QStringLiteral("--noerrdialogs"),
        QStringLiteral("--disable-infobars"),
        QStringLiteral("--hide-crash-restore-bubble"),
        QStringLiteral("--disable-breakpad"),
        QStringLiteral("--disable-crash-reporter"),
        QStringLiteral("--disable-pinch"),
        QStringLiteral("--overscroll-history-navigation=0"),
        QStringLiteral("--log-level=3"),
    };
    // Loopback too goes through it, and is refused there: what listens inside is not the page's.
    if (!options.proxy.isEmpty())
        list += {QStringLiteral("--proxy-server=http://") + options.proxy,
                 QStringLiteral("--proxy-bypass-list=<-loopback>")};
    if (options.screen == BrowserOptions::Screen::Wayland)
        list.append(QStringLiteral("--ozone-platform=wayland"));
    else
        list.append(QStringLiteral("--headless=new"));
    // Dark until the app's page comes, which is opened over the pipe once its requests are watched.
    list.append(QStringLiteral("--app=data:text/html,<body style=background:%230f0d0b>"));
    return list;
}

Result<std::unique_ptr<Browser>> Browser::start(const BrowserOptions &options)
{
    QDir().mkpath(options.profileFolder);
    removeStaleLock(options.profileFolder);
    int down[2];
    int up[2];
    if (::pipe2(down, O_CLOEXEC) != 0)
        return failErrno(QStringLiteral("pipe"), errno);
    Fd theirIn(down[0]);
    Fd ourOut(down[1]);
    if (::pipe2(up, O_CLOEXEC) != 0)
        return failErrno(QStringLiteral("pipe"), errno);
    Fd ourIn(up[0]);
    Fd theirOut(up[1]);

    ProcessStart start;
    start.program = options.program;
    start.arguments = arguments(options);
    start.environment = QProcessEnvironment::systemEnvironment().toStringList();
    // hearthd knows one process by this token, and the page's is another.
    start.environment.removeIf(
        [](const QString &variable) { return variable.startsWith(QLatin1String("HEARTH_")); });
    start.descriptors = {{theirIn.get(), kBrowserReads}, {theirOut.get(), kBrowserWrites}};
    auto process = Process::start(start);
    if (!process)
        return std::unexpected(std::move(process.error()).within(QStringLiteral("the browser")));
    return std::unique_ptr<Browser>(new Browser(
        std::move(*process), std::make_unique<DevtoolsPipe>(std::move(ourOut), std::move(ourIn))));
}

Browser::Browser(std::unique_ptr<Process> process, std::unique_ptr<DevtoolsPipe> devtools)
    : m_process(std::move(process)), m_devtools(std::move(devtools))
{
    connect(m_process.get(), &Process::ended, this, &Browser::ended);
    connect(m_devtools.get(), &DevtoolsPipe::closed, this, &Browser::ended);
}

Browser::~Browser()
{
    m_process->disconnect(this);
    m_process->signalGroup(SIGKILL);
}

} // namespace hearth::store
