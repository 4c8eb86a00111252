// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hearthd_fixture.h"
#include "resources/base/paths.h"
#include "resources/base/rpc_client.h"
#include "resources/base/unix_listener.h"
#include <QDeadlineTimer>
#include <QFile>
#include <QTest>
#include <csignal>
#include <unistd.h>

namespace hearth::test
{

namespace
{

// setpriv's numbers for a user that owns nothing else.
constexpr uid_t kNobody = 65534;
constexpr int kStartMs = 10'000;
constexpr int kStopMs = 5'000;
constexpr int kConnectMs = 2'000;
constexpr std::chrono::milliseconds kCallDeadline{10'000};

} // namespace

Result<std::unique_ptr<HearthdFixture>> HearthdFixture::start(const QStringList &arguments)
{
    std::unique_ptr<HearthdFixture> fixture(new HearthdFixture);
    if (Done done = fixture->launch(arguments); !done)
        return std::unexpected(done.error());
    return fixture;
}

Result<std::unique_ptr<HearthdFixture>> HearthdFixture::startOnSmallDisk(qint64 bytes,
                                                                         const QStringList &arguments)
{
    std::unique_ptr<HearthdFixture> fixture(new HearthdFixture);
    fixture->m_diskBytes = bytes;
    if (Done done = fixture->launch(arguments); !done)
        return std::unexpected(done.error());
    return fixture;
}

Done HearthdFixture::launch(const QStringList &arguments)
{
    if (!m_folder.isValid())
        return fail(ErrorCode::Io, m_folder.errorString());
    ProcessStart start;
    start.program = QStringLiteral(HEARTH_BIN_DIR "/hearthd");
    start.arguments =
        QStringList{QStringLiteral("--state"), state(), QStringLiteral("--no-screen")} + arguments;
    if (::getuid() == 0) {
        if (::chown(QFile::encodeName(state()).constData(), kNobody, kNobody) != 0)
            return failErrno(QStringLiteral("chown"), errno);
        start.arguments =
            QStringList{QStringLiteral("--reuid=%1").arg(kNobody), QStringLiteral("--regid=%1").arg(kNobody),
                        QStringLiteral("--clear-groups"), start.program} +
            start.arguments;
        start.program = QStringLiteral("/usr/bin/setpriv");
    }
    if (m_diskBytes > 0) {
        // A mount namespace of its own; an ordinary user may mount there in a user namespace of its own.
        const bool isRoot = ::getuid() == 0;
        const QString owner = QString::number(isRoot ? kNobody : ::getuid());
        const QString options = QStringLiteral("size=%1,mode=700,uid=%2").arg(m_diskBytes).arg(owner);
        QStringList outer{QStringLiteral("--mount"), QStringLiteral("--propagation"),
                          QStringLiteral("private")};
        if (!isRoot)
            outer = QStringList{QStringLiteral("--user"), QStringLiteral("--map-current-user"),
                                QStringLiteral("--keep-caps"), QStringLiteral("--mount")};
        start.arguments =
            outer +
            QStringList{QStringLiteral("sh"),
                        QStringLiteral("-c"),
                        QStringLiteral("mount -t tmpfs -o \"$1\" tmpfs \"$2\" && shift 2 && exec \"$@\""),
                        QStringLiteral("sh"),
                        options,
                        state(),
                        start.program} +
            start.arguments;
        start.program = QStringLiteral("/usr/bin/unshare");
    }
    start.environment = {QStringLiteral("PATH=") + qEnvironmentVariable("PATH"),
                         QStringLiteral("LANG=C.UTF-8"), QStringLiteral("HOME=") + state()};
    // Never the desktop's bus of whoever runs the tests.
    if (const QString bus = qEnvironmentVariable("HEARTH_TEST_BUS"); !bus.isEmpty())
        start.environment.append(QStringLiteral("DBUS_SESSION_BUS_ADDRESS=") + bus);
    start.logFile = state() + QLatin1String("/hearthd.log");
    auto process = Process::start(start);
    if (!process)
        return std::unexpected(process.error());
    m_process = std::move(*process);
    (void)QTest::qWaitFor([this] { return !isRunning() || connectUnix(socket()).has_value(); }, kStartMs);
    if (!isRunning() || !connectUnix(socket()))
        return fail(ErrorCode::Unavailable, QStringLiteral("hearthd did not start: ") + log());
    return {};
}

HearthdFixture::~HearthdFixture()
{
    stop();
}

void HearthdFixture::stop()
{
    if (!isRunning())
        return;
    m_process->signalGroup(SIGTERM);
    if (!QTest::qWaitFor([this] { return !isRunning(); }, kStopMs)) {
        m_process->signalGroup(SIGKILL);
        (void)QTest::qWaitFor([this] { return !isRunning(); }, kStopMs);
    }
}

QString HearthdFixture::reachableState() const
{
    return m_diskBytes > 0 ? QStringLiteral("/proc/%1/root").arg(pid()) + state() : state();
}

QString HearthdFixture::socket() const
{
    return StatePaths{reachableState()}.ownerSocket();
}

QString HearthdFixture::log() const
{
    QFile file(state() + QLatin1String("/hearthd.log"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

qint64 HearthdFixture::residentKiB() const
{
    QFile file(QStringLiteral("/proc/%1/status").arg(pid()));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

Result<QJsonValue> HearthdFixture::call(const char *method, const QJsonObject &params) const
{
    return callOnce(socket(), QLatin1String(method), params, kCallDeadline);
}

Fd HearthdFixture::connection() const
{
    // A burst may find the backlog full for a moment.
    Fd socket;
    (void)QTest::qWaitFor(
        [&] {
            auto connected = connectUnix(this->socket());
            if (connected)
                socket = std::move(*connected);
            return socket.isValid();
        },
        kConnectMs);
    return socket;
}

} // namespace hearth::test
