// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The Chrome DevTools Protocol over a pair of pipes (--remote-debugging-pipe): JSON messages that end in NUL.
// Calls have a deadline; a message past the limit, a full pipe or an end closes it. Lives on the thread that
// made it; owned by who owns the browser.

#include "resources/base/fd.h"
#include "resources/base/result.h"
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QSocketNotifier>
#include <chrono>
#include <functional>

class QTimer;

namespace hearth::store
{

class DevtoolsPipe : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(Result<QJsonObject>)>;

    /// `toBrowser` and `fromBrowser` are our ends.
    DevtoolsPipe(Fd toBrowser, Fd fromBrowser, QObject *parent = nullptr);
    ~DevtoolsPipe() override;

    /// An empty session is the browser itself. Without an answer, an error is logged.
    void call(const QString &session, const QString &method, const QJsonObject &params = {},
              QObject *context = nullptr, Answer answer = {});

Q_SIGNALS:
    void event(const QString &session, const QString &name, const QJsonObject &params);
    void closed(const QString &reason);

private:
    struct Pending {
        QString method;
        QPointer<QObject> context;
        Answer answer;
        QTimer *deadline;
    };

    void readReady();
    void writeReady();
    void handle(const QByteArray &message);
    void finish(qint64 id, const Result<QJsonObject> &result);
    void close(const QString &reason);

    Fd m_out;
    Fd m_in;
    QSocketNotifier m_readNotifier;
    QSocketNotifier m_writeNotifier;
    QByteArray m_incoming;
    QByteArray m_outgoing;
    QHash<qint64, Pending> m_pending;
    qint64 m_nextId = 1;
};

} // namespace hearth::store
