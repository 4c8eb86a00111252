// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/probe/probe_client.h"
#include "resources/base/json.h"
#include <QFile>
#include <cerrno>
#include <csignal>
#include <fcntl.h>

namespace hearth::player
{

namespace
{

constexpr std::chrono::milliseconds kDeadline{20000};
constexpr JsonLimits kAnswerLimits{256 * 1024, 8};

/// By a record; else by a picture.
bool isAnswered(ProbeTask::Kind kind)
{
    return kind == ProbeTask::Kind::Media || kind == ProbeTask::Kind::Sound;
}

} // namespace

ProbeClient::ProbeClient(QString program, Confine confine, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_confine(std::move(confine))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        m_isOverdue = true;
        if (m_process)
            m_process->signalGroup(SIGKILL);
    });
}

ProbeClient::~ProbeClient()
{
    if (m_process)
        m_process->signalGroup(SIGKILL);
}

void ProbeClient::add(ProbeTask task)
{
    // The first one may be running.
    if (task.isUrgent && !m_tasks.empty())
        m_tasks.insert(m_tasks.begin() + 1, std::move(task));
    else
        m_tasks.push_back(std::move(task));
    if (!m_process && m_tasks.size() == 1)
        QMetaObject::invokeMethod(this, &ProbeClient::startNext, Qt::QueuedConnection);
}

void ProbeClient::startNext()
{
    if (m_process)
        return;
    if (m_tasks.empty()) {
        Q_EMIT idle();
        return;
    }
    m_attempts = 0;
    if (Done done = startTask(); !done)
        finish(std::unexpected(done.error()));
}

Done ProbeClient::startTask()
{
    const ProbeTask &task = m_tasks.front();
    ++m_attempts;
    m_isOverdue = false;
    m_received.clear();
    Fd file(::open(QFile::encodeName(task.file).constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!file.isValid())
        return failErrno(task.file, errno);
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC) != 0)
        return failErrno(QStringLiteral("pipe"), errno);
    m_output.reset(pipe[0]);
    Fd answer(pipe[1]);
    ProcessStart start;
    start.program = m_program;
    start.descriptors = {{file.get(), 3}, {answer.get(), 5}};
    Fd picture;
    if (isAnswered(task.kind)) {
        start.arguments = {task.kind == ProbeTask::Kind::Sound ? QStringLiteral("sound")
                                                               : QStringLiteral("media")};
    } else {
        picture.reset(::open(QFile::encodeName(task.output).constData(),
                             O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (!picture.isValid())
            return failErrno(task.output, errno);
        start.descriptors.push_back({picture.get(), 4});
        start.arguments = {task.kind == ProbeTask::Kind::Still   ? QStringLiteral("still")
                           : task.kind == ProbeTask::Kind::Photo ? QStringLiteral("photo")
                           : task.kind == ProbeTask::Kind::Strip ? QStringLiteral("strip")
                                                                 : QStringLiteral("picture"),
                           QString::number(task.size.width()), QString::number(task.size.height())};
        if (task.kind == ProbeTask::Kind::Strip)
            start.arguments += {QString::number(task.columns), QString::number(task.count),
                                QString::number(task.step.count())};
    }
    Result<ProcessStart> confined = m_confine(std::move(start));
    if (!confined)
        return std::unexpected(confined.error());
    auto process = Process::start(*confined);
    if (!process)
        return std::unexpected(process.error());
    m_process = std::move(*process);
    connect(m_process.get(), &Process::ended, this, &ProbeClient::handleEnd, Qt::QueuedConnection);
    ::fcntl(m_output.get(), F_SETFL, O_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_output.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProbeClient::readReady);
    m_deadline.start(kDeadline);
    return {};
}

void ProbeClient::readReady()
{
    char buffer[16384];
    const ssize_t got = ::read(m_output.get(), buffer, sizeof buffer);
    if (got > 0 && m_received.size() < kAnswerLimits.sizeBytes)
        m_received.append(buffer, got);
    else if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        m_notifier->setEnabled(false);
}

void ProbeClient::handleEnd(const QString &how)
{
    while (m_notifier->isEnabled()) {
        const qsizetype before = m_received.size();
        readReady();
        if (m_received.size() == before)
            break;
    }
    m_deadline.stop();
    m_process.reset();
    const bool isClean = how == QLatin1String("ended with 0");
    const bool isRefusal = how == QLatin1String("ended with 1");
    if (!isClean && !isRefusal && !m_isOverdue && m_attempts < 2) {
        if (Done done = startTask(); !done)
            finish(std::unexpected(done.error()));
        return;
    }
    if (m_isOverdue) {
        finish(fail(ErrorCode::TimedOut, Error::tr("Looking into the file took too long"),
                    Error::tr("The file may be damaged; copy it again")));
        return;
    }
    if (isClean && !isAnswered(m_tasks.front().kind)) {
        finish(QJsonObject());
        return;
    }
    Result<QJsonObject> answer = parseJsonObject(m_received, kAnswerLimits);
    if (isClean || (isRefusal && answer && answer->contains(QLatin1String("error")))) {
        if (answer && answer->contains(QLatin1String("error")))
            finish(fail(ErrorCode::Invalid, answer->value(QLatin1String("error")).toString(),
                        answer->value(QLatin1String("action")).toString()));
        else
            finish(std::move(answer));
        return;
    }
    finish(fail(ErrorCode::Damaged, Error::tr("Reading the file stopped its reader (%1)").arg(how),
                Error::tr("The file may be damaged; copy it again")));
}

void ProbeClient::finish(Result<QJsonObject> result)
{
    const ProbeTask task = std::move(m_tasks.front());
    m_tasks.pop_front();
    m_notifier.reset();
    m_output.reset();
    if (task.done)
        task.done(std::move(result));
    QMetaObject::invokeMethod(this, &ProbeClient::startNext, Qt::QueuedConnection);
}

} // namespace hearth::player
