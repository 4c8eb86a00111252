// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The home's own broker: writes mosquitto's configuration, passwords and access lists below one folder and
// says how to start it; supervision is the caller's. Pure apart from those files. The broker listens on
// loopback only, lets nobody in without a password, and keeps retained messages over a power cut but for the
// last seconds.

#include "resources/base/process.h"
#include "resources/base/result.h"
#include <QByteArray>
#include <vector>

namespace hearth::bridge
{

struct BrokerAccount {
    QString user; // letters, digits, - and _
    QByteArray password;
    QStringList topics; // filters it may read and write
};

struct BrokerSettings {
    QString folder;
    quint16 port;
    std::vector<BrokerAccount> accounts;
};

/// The account of hearthd itself, which may use every topic.
BrokerAccount hearthAccount(const QByteArray &password);
/// An account for one bridge or appliance: discovery, and all below its own base topics.
BrokerAccount applianceAccount(const QString &user, const QByteArray &password,
                               const QStringList &baseTopics);

/// Writes the files (0600, replaced whole) and tells what to run. Invalid for an account that could not be
/// written unambiguously; DiskFull and Io as they say.
Result<ProcessStart> prepareBroker(const BrokerSettings &settings);

/// The form that mosquitto 2.0 reads: $7$iterations$salt$hash, PBKDF2 with SHA-512.
Result<QByteArray> brokerPasswordHash(const QByteArray &password);

} // namespace hearth::bridge
