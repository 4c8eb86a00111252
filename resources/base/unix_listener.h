// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A listening Unix socket at a path. Replaces a stale socket file, removes its own on the way out unless kept
// for the process that inherits it. Lives on the thread that made it.

#include "resources/base/fd.h"
#include "resources/base/result.h"
#include <QObject>
#include <QSocketNotifier>
#include <memory>

namespace hearth
{

/// Makes and binds the socket, mode 0600, and listens. The file stays when the descriptor is closed.
Result<Fd> listenUnix(const QString &path);
/// Connects at once or fails; never waits.
Result<Fd> connectUnix(const QString &path);

class UnixListener : public QObject
{
    Q_OBJECT
public:
    static Result<std::unique_ptr<UnixListener>> create(const QString &path);

Q_SIGNALS:
    /// The receiver owns `fd`.
    void accepted(int fd);

private:
    explicit UnixListener(Fd socket);
    void acceptReady();

    Fd m_socket;
    QSocketNotifier m_notifier;
};

} // namespace hearth
