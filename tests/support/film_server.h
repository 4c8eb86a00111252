// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An HTTP/1.1 server on loopback that serves a folder and does to it what real servers do on bad days: slow,
// cut, refuse, lie about lengths. Lives on the thread that made it, which runs an event loop. One connection
// may ask many times.

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>
#include <functional>
#include <optional>

namespace hearth::test
{

struct Fault {
    int status = 200;           // another one is answered without the file
    int times = -1;             // how often the fault happens; -1: always
    int delayMs = 0;            // before the first byte
    qint64 cutAfter = -1;       // bytes of the body, then the connection breaks
    qint64 bytesPerSecond = 0;  // 0: as fast as it goes
    bool lengthIsWrong = false; // says twice the length and ends
    bool ignoresRanges = false;
    QByteArray body; // instead of the file
};

class FilmServer : public QObject
{
    Q_OBJECT
public:
    explicit FilmServer(const QString &folder);
    ~FilmServer() override { goOffline(); }

    [[nodiscard]] QUrl url(const QString &path) const;
    /// For the path below the folder, "film.mp4"; a path that ends in '*' is for all that begin so.
    void setFault(const QString &path, const Fault &fault) { m_faults.insert(path, fault); }
    void clearFaults() { m_faults.clear(); }
    /// Makes the body of a path, for playlists that change.
    void setBody(const QString &path, std::function<QByteArray()> body)
    {
        m_bodies.insert(path, std::move(body));
    }
    /// The same for an answer that is held back until there is one; asked every 10 ms.
    using HeldBody = std::function<std::optional<QByteArray>(const QUrlQuery &query)>;
    void setHeldBody(const QString &path, HeldBody body) { m_heldBodies.insert(path, std::move(body)); }
    /// Breaks every connection and takes no new one, on the same port, until goOnline().
    void goOffline();
    bool goOnline();
    /// Paths asked for so far, in order.
    [[nodiscard]] QStringList asked() const { return m_asked; }
    void forgetAsked() { m_asked.clear(); }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void accept();
    void answer(QTcpSocket *socket, const QByteArray &head);
    void answerHeld(QTcpSocket *socket, const QString &path, const QUrlQuery &query);
    void send(QTcpSocket *socket, QByteArray head, QByteArray body, const Fault &fault);
    Fault takeFault(const QString &path);

    QString m_folder;
    QTcpServer m_server;
    QHash<QString, Fault> m_faults;
    QHash<QString, std::function<QByteArray()>> m_bodies;
    QHash<QString, HeldBody> m_heldBodies;
    QStringList m_asked;
    QSet<QTcpSocket *> m_open;
    quint16 m_port = 0;
    int m_connections = 0;
};

} // namespace hearth::test
