// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/web/devtools_pipe.h"
#include "resources/base/json.h"
#include <QLoggingCategory>
#include <QTimer>
#include <cerrno>
#include <fcntl.h>

namespace hearth::store
{

Q_LOGGING_CATEGORY(devtoolsLog, "hearth.web.devtools")

namespace
{

constexpr qsizetype kMessageBytes = 16 * 1024 * 1024;
constexpr qsizetype kQueuedBytes = 128 * 1024 * 1024; // several files on their way to the page
constexpr JsonLimits kLimits{kMessageBytes, 64};
constexpr std::chrono::seconds kDeadline{20};

void makeNonBlocking(int fd)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

} // namespace

DevtoolsPipe::DevtoolsPipe(Fd toBrowser, Fd fromBrowser, QObject *parent)
    : QObject(parent), m_out(std::move(toBrowser)), m_in(std::move(fromBrowser)),
      m_readNotifier(m_in.get(), QSocketNotifier::Read), m_writeNotifier(m_out.get(), QSocketNotifier::Write)
{
    makeNonBlocking(m_in.get());
    makeNonBlocking(m_out.get());
    m_writeNotifier.setEnabled(false);
    connect(&m_readNotifier, &QSocketNotifier::activated, this, &DevtoolsPipe::readReady);
    connect(&m_writeNotifier, &QSocketNotifier::activated, this, &DevtoolsPipe::writeReady);
}

DevtoolsPipe::~DevtoolsPipe() = default;

void DevtoolsPipe::call(const QString &session, const QString &method, const QJsonObject &params,
                        QObject *context, Answer answer)
{
    const qint64 id = m_nextId++;
    QJsonObject message{{QStringLiteral("id"), id}, {QStringLiteral("method"), method}};
    if (!params.isEmpty())
        message.insert(QStringLiteral("params"), params);
    if (!session.isEmpty())
        message.insert(QStringLiteral("sessionId"), session);
    auto *deadline = new QTimer(this);
    deadline->setSingleShot(true);
    connect(deadline, &QTimer::timeout, this,
            [this, id] { finish(id, fail(ErrorCode::TimedOut, Error::tr("The browser did not answer"))); });
    deadline->start(kDeadline);
    m_pending.insert(id, {method, context ? context : this, std::move(answer), deadline});
    m_outgoing += toJson(message);
    m_outgoing += '\0';
    if (m_outgoing.size() > kQueuedBytes)
        close(QStringLiteral("it reads too slowly"));
    else
        writeReady();
}

void DevtoolsPipe::writeReady()
{
    while (!m_outgoing.isEmpty() && m_out.isValid()) {
        const ssize_t count =
            ::write(m_out.get(), m_outgoing.constData(), static_cast<size_t>(m_outgoing.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            break;
        if (count <= 0) {
            close(QStringLiteral("its pipe broke"));
            return;
        }
        m_outgoing.remove(0, count);
    }
    m_writeNotifier.setEnabled(!m_outgoing.isEmpty() && m_out.isValid());
}

void DevtoolsPipe::readReady()
{
    char buffer[65536];
    while (m_in.isValid()) {
        const ssize_t count = ::read(m_in.get(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            break;
        if (count <= 0) {
            close(QStringLiteral("it ended"));
            return;
        }
        m_incoming.append(buffer, count);
        if (m_incoming.size() > kMessageBytes) {
            close(QStringLiteral("it sent too much at once"));
            return;
        }
        qsizetype start = 0;
        for (qsizetype end; (end = m_incoming.indexOf('\0', start)) >= 0; start = end + 1)
            handle(m_incoming.mid(start, end - start));
        m_incoming.remove(0, start);
    }
}

void DevtoolsPipe::handle(const QByteArray &message)
{
    qCDebug(devtoolsLog, "< %s", message.left(400).constData());
    const auto object = parseJsonObject(message, kLimits);
    if (!object) {
        qCWarning(devtoolsLog, "a message was not understood: %s", qUtf8Printable(object.error().message));
        return;
    }
    if (object->contains(QLatin1String("method"))) {
        Q_EMIT event(object->value(QLatin1String("sessionId")).toString(),
                     object->value(QLatin1String("method")).toString(),
                     object->value(QLatin1String("params")).toObject());
        return;
    }
    const qint64 id = object->value(QLatin1String("id")).toInteger();
    const QJsonObject error = object->value(QLatin1String("error")).toObject();
    if (error.isEmpty())
        finish(id, object->value(QLatin1String("result")).toObject());
    else
        finish(id, fail(ErrorCode::Invalid, error.value(QLatin1String("message")).toString()));
}

void DevtoolsPipe::finish(qint64 id, const Result<QJsonObject> &result)
{
    const auto found = m_pending.find(id);
    if (found == m_pending.end())
        return;
    const Pending pending = *found;
    m_pending.erase(found);
    pending.deadline->deleteLater();
    if (pending.answer && pending.context)
        pending.answer(result);
    else if (!result)
        qCDebug(devtoolsLog, "%s: %s", qUtf8Printable(pending.method),
                qUtf8Printable(result.error().message));
}

void DevtoolsPipe::close(const QString &reason)
{
    if (!m_in.isValid())
        return;
    m_readNotifier.setEnabled(false);
    m_writeNotifier.setEnabled(false);
    m_in.reset();
    m_out.reset();
    Q_EMIT closed(reason);
}

} // namespace hearth::store
