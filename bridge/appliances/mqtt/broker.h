// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The home's own broker: writes mosquitto's configuration, passwords and access lists below one folder and
// says how to start it; supervision is the caller's. Pure apart from those files. The broker listens on
// loopback, and on the home's network only through a door that the household opens; it lets nobody in without
// a password. Retained messages are on the disk after kMostUnsaved changes, after SIGUSR1 (mosquitto(8)),
// which hearthd sends soon after it heard something, and at the end.

#include "resources/base/process.h"
#include "resources/base/result.h"
#include <QByteArray>
#include <vector>

namespace hearth::bridge
{

// mosquitto.conf(5): with autosave_on_changes the interval counts changes, not seconds. A whole save for each
// few would write a large home's 36 MB again and again while it announces itself.
constexpr int kMostUnsaved = 1000;

struct BrokerAccount {
    QString user; // letters, digits, - and _
    QByteArray password;
    QStringList topics;     // filters it may read and write
    QStringList readOnly{}; // filters it may only read
    QByteArray hash{};      // of brokerPasswordHash(); empty: made of the password
};

/// How appliances reach the broker from the home's network.
enum class BrokerDoor {
    Closed,   // only this set
    Password, // plain and encrypted
    Encrypted // encrypted alone
};

struct BrokerSettings {
    QString folder;
    quint16 port; // on loopback
    std::vector<BrokerAccount> accounts;
    BrokerDoor door = BrokerDoor::Closed;
    quint16 plainPort = 0; // on the home's network
    quint16 tlsPort = 0;
    QString certificateFile{}; // for a door that is not closed
    QString keyFile{};
};

/// The account of hearthd itself, which may use every topic.
BrokerAccount hearthAccount(const QByteArray &password);
/// An account for one bridge or appliance: discovery, and all below its own base topics.
BrokerAccount applianceAccount(const QString &user, const QByteArray &password,
                               const QStringList &baseTopics);

/// Writes the files (0600, replaced whole) and tells what to run. Invalid for an account that could not be
/// written unambiguously; DiskFull and Io as they say.
Result<ProcessStart> prepareBroker(const BrokerSettings &settings);
/// The passwords and access lists alone, for a broker that runs: it reads them again at SIGHUP.
Done writeBrokerAccounts(const BrokerSettings &settings);

/// The form that mosquitto 2.0 reads: $7$iterations$salt$hash, PBKDF2 with SHA-512.
Result<QByteArray> brokerPasswordHash(const QByteArray &password);

} // namespace hearth::bridge
