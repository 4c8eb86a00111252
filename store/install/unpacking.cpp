// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/install/unpacking.h"
#include "resources/base/json.h"
#include "store/run/confinement.h"
#include <QFile>
#include <cerrno>
#include <csignal>
#include <fcntl.h>

namespace hearth::store
{

namespace
{

constexpr std::chrono::minutes kDeadline{10};
constexpr qint64 kMemoryBytes = 1024LL * 1024 * 1024;
constexpr JsonLimits kAnswerLimits{16 * 1024, 2};

} // namespace

Result<std::unique_ptr<Unpacking>> Unpacking::start(const Order &order)
{
    const Fd package(::open(QFile::encodeName(order.package).constData(), O_RDONLY | O_CLOEXEC));
    if (!package.isValid())
        return failErrno(QStringLiteral("cannot read %1").arg(order.package), errno);
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return failErrno(QStringLiteral("pipe"), errno);
    Fd readEnd(pipe[0]);
    const Fd writeEnd(pipe[1]);

    Confinement confinement;
    confinement.binds = {{order.program, QStringLiteral("/run/hearth-unpack"), false},
                         {order.folder, QStringLiteral("/stage"), true}};
    confinement.memoryBytes = kMemoryBytes;
    confinement.openFiles = 64;
    confinement.processes = 16;
    auto start = confine(confinement, QStringLiteral("/run/hearth-unpack"),
                         {QStringLiteral("/stage"), QString::number(order.unpackedBytes)});
    if (!start)
        return std::unexpected(start.error());
    start->descriptors.push_back({package.get(), 3});
    start->descriptors.push_back({writeEnd.get(), 4});
    auto process = Process::start(*start);
    if (!process)
        return std::unexpected(process.error());
    return std::unique_ptr<Unpacking>(new Unpacking(std::move(*process), std::move(readEnd)));
}

Unpacking::Unpacking(std::unique_ptr<Process> process, Fd result)
    : m_process(std::move(process)), m_result(std::move(result))
{
    connect(m_process.get(), &Process::ended, this, &Unpacking::processEnded);
    connect(&m_deadline, &QTimer::timeout, m_process.get(), [this] { m_process->signalGroup(SIGKILL); });
    m_deadline.setSingleShot(true);
    m_deadline.start(kDeadline);
}

Unpacking::~Unpacking()
{
    m_process->signalGroup(SIGKILL);
}

void Unpacking::processEnded(const QString &how)
{
    m_deadline.stop();
    QByteArray line(kAnswerLimits.sizeBytes, '\0');
    const ssize_t size = ::read(m_result.get(), line.data(), static_cast<size_t>(line.size()));
    line.truncate(std::max<ssize_t>(size, 0));
    const auto answer = parseJsonObject(line.trimmed(), kAnswerLimits);
    if (!answer) {
        m_outcome = fail(ErrorCode::Damaged, Error::tr("unpacking %1 without an answer").arg(how),
                         Error::tr("Try again; if it stays so, tell the app's maker"));
    } else if (!(*answer)[QStringLiteral("ok")].toBool()) {
        const int code = (*answer)[QStringLiteral("code")].toInt();
        const bool known = code >= 0 && code <= static_cast<int>(ErrorCode::Cancelled);
        m_outcome = fail(known ? static_cast<ErrorCode>(code) : ErrorCode::Damaged,
                         (*answer)[QStringLiteral("message")].toString(),
                         (*answer)[QStringLiteral("action")].toString());
    }
    Q_EMIT finished();
}

} // namespace hearth::store
