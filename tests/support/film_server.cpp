// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/film_server.h"
#include <QFile>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <memory>

namespace hearth::test
{

namespace
{

constexpr int kSlowStepMs = 20;
constexpr int kHeldStepMs = 10;

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == name)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

FilmServer::FilmServer(const QString &folder) : m_folder(folder)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FilmServer::accept);
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

QUrl FilmServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port).arg(path));
}

void FilmServer::goOffline()
{
    m_server.close();
    const QSet<QTcpSocket *> open = std::exchange(m_open, {});
    for (QTcpSocket *socket : open)
        socket->abort();
}

bool FilmServer::goOnline()
{
    return m_server.listen(QHostAddress::LocalHost, m_port);
}

void FilmServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        m_open.insert(socket);
        auto pending = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, pending] {
            pending->append(socket->readAll());
            for (qsizetype end = pending->indexOf("\r\n\r\n"); end >= 0; end = pending->indexOf("\r\n\r\n")) {
                const QByteArray head = pending->left(end);
                pending->remove(0, end + 4);
                answer(socket, head);
            }
        });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_open.remove(socket);
            socket->deleteLater();
        });
    }
}

Fault FilmServer::takeFault(const QString &path)
{
    for (auto fault = m_faults.begin(); fault != m_faults.end(); ++fault) {
        const bool isMeant = fault.key() == path || (fault.key().endsWith(QLatin1Char('*')) &&
                                                     path.startsWith(fault.key().chopped(1)));
        if (!isMeant || fault->times == 0)
            continue;
        if (fault->times > 0)
            --fault->times;
        return *fault;
    }
    return {};
}

void FilmServer::answerHeld(QTcpSocket *socket, const QString &path, const QUrlQuery &query)
{
    const auto body = m_heldBodies.value(path)(query);
    if (body)
        send(socket, "HTTP/1.1 200 x\r\nContent-Length: " + QByteArray::number(body->size()) + "\r\n\r\n",
             *body, {});
    else
        QTimer::singleShot(kHeldStepMs, socket,
                           [this, socket, path, query] { answerHeld(socket, path, query); });
}

void FilmServer::answer(QTcpSocket *socket, const QByteArray &head)
{
    const QUrl target(QString::fromLatin1(head.left(head.indexOf('\n')).split(' ').value(1)));
    const QString path = target.path().mid(1);
    m_asked.append(path);
    if (m_heldBodies.contains(path)) {
        answerHeld(socket, path, QUrlQuery(target));
        return;
    }
    const Fault fault = takeFault(path);
    QFile file(m_folder + QLatin1Char('/') + path);
    QByteArray body;
    int status = fault.status;
    if (!fault.body.isEmpty())
        body = fault.body;
    else if (m_bodies.contains(path))
        body = m_bodies.value(path)();
    else if (file.open(QIODevice::ReadOnly))
        body = file.readAll();
    else
        status = 404;
    if (status != 200)
        body = "<html>no</html>";
    QByteArray more;
    const QByteArray range = headerOf(head, "range");
    if (status == 200 && range.startsWith("bytes=") && !fault.ignoresRanges) {
        const qint64 from = range.mid(6, range.indexOf('-') - 6).toLongLong();
        const QByteArray last = range.mid(range.indexOf('-') + 1);
        const qint64 to =
            last.isEmpty() ? body.size() - 1 : std::min<qint64>(last.toLongLong(), body.size() - 1);
        more = "Content-Range: bytes " + QByteArray::number(from) + '-' + QByteArray::number(to) + '/' +
               QByteArray::number(body.size()) + "\r\n";
        status = from > to ? 416 : 206;
        body = from > to ? QByteArray() : body.mid(from, to - from + 1);
    }
    const qint64 length = fault.lengthIsWrong ? body.size() * 2 : body.size();
    send(socket,
         "HTTP/1.1 " + QByteArray::number(status) + " x\r\n" + more +
             "Content-Length: " + QByteArray::number(length) + "\r\n\r\n",
         body, fault);
}

void FilmServer::send(QTcpSocket *socket, QByteArray head, QByteArray body, const Fault &fault)
{
    const bool breaks = fault.lengthIsWrong || fault.cutAfter >= 0;
    if (fault.cutAfter >= 0)
        body.truncate(fault.cutAfter);
    if (fault.delayMs > 0) {
        Fault rest = fault;
        rest.delayMs = 0;
        rest.cutAfter = breaks ? body.size() : -1;
        QTimer::singleShot(fault.delayMs, socket,
                           [this, socket, head, body, rest] { send(socket, head, body, rest); });
        return;
    }
    socket->write(head);
    if (fault.bytesPerSecond <= 0) {
        socket->write(body);
        if (breaks)
            socket->disconnectFromHost();
        return;
    }
    auto *timer = new QTimer(socket);
    auto rest = std::make_shared<QByteArray>(body);
    connect(timer, &QTimer::timeout, socket,
            [socket, timer, rest, breaks, step = fault.bytesPerSecond * kSlowStepMs / 1000] {
                socket->write(rest->left(step));
                rest->remove(0, std::min<qsizetype>(step, rest->size()));
                if (!rest->isEmpty())
                    return;
                timer->stop();
                if (breaks)
                    socket->disconnectFromHost();
            });
    timer->start(kSlowStepMs);
}

} // namespace hearth::test
