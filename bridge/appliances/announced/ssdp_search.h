// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Asks the home's devices by SSDP who is there, and hears their answers; where it is wanted also what they
// say unasked, for a minute after somebody looked. Believes nothing and follows nothing: what was read is
// handed on with the address that it came from. Lives on the thread that made it.

#include "bridge/appliances/announced/ssdp_message.h"
#include "resources/base/fd.h"
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <memory>

namespace hearth::bridge
{

class SsdpSearch : public QObject
{
    Q_OBJECT
public:
    struct Way {
        QString address = QStringLiteral("239.255.255.250"); // UPnP Device Architecture 2.0, 1.1
        quint16 port = 1900;
        std::chrono::milliseconds again{5000}; // from one question to the next, for what was lost
    };
    enum class Notices { Unheard, Heard };

    /// `target`: as ssdpQuestion() has it.
    SsdpSearch(Way way, QByteArray target, Notices notices, QObject *parent = nullptr);

    /// Asks now and once more. Does not ask while it asks already.
    void look();
    /// From a look until the second time's answers are in.
    [[nodiscard]] bool isAsking() const { return m_again.isActive(); }
    /// Bytes from the network; for its sockets, and tests.
    void take(const QByteArray &datagram, const QString &sender);

Q_SIGNALS:
    /// `sender`: the IPv4 address that it came from.
    void heard(const hearth::bridge::SsdpMessage &message, const QString &sender);
    /// isAsking() ended.
    void asked();

private:
    struct Ear {
        Fd socket;
        std::unique_ptr<QSocketNotifier> notifier;
    };
    void ask();
    void listen();
    void attach(Ear &ear, Fd socket);
    void readReady(int socket);

    Way m_way;
    QByteArray m_target;
    Notices m_notices;
    Ear m_answers;
    Ear m_told; // what is said unasked; closed when nobody looks any more
    QTimer m_again;
    QTimer m_unheeded;
    bool m_hasAskedAgain = false;
};

} // namespace hearth::bridge
