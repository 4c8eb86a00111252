// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The few parts of DNS messages (RFC 1035, 4) that finding services in the home takes (RFC 6762, RFC 6763).
// Pure functions over bytes from anybody in the network: sizes, counts and the length of names are limited,
// and a name may point backwards alone.

#include "resources/base/result.h"
#include <QByteArray>
#include <QList>
#include <QStringList>
#include <vector>

namespace hearth::bridge
{

constexpr qsizetype kLargestDnsMessage = 9000; // RFC 6762, 17

struct DnsRecord {
    enum class Type { Address, Pointer, Text, Service, Other };
    Type type = Type::Other;
    QStringList name;    // labels: an instance may have dots in its first
    quint32 seconds = 0; // 0: it is gone
    QStringList target;  // of Pointer and Service
    QString address;     // of Address, IPv4
    QByteArrayList texts;
    quint16 port = 0;
};

/// Answers and additional records. Invalid for what is no whole message, TooLarge past a limit.
Result<std::vector<DnsRecord>> readDnsMessage(const QByteArray &bytes);

/// One question for the pointers of each service ("_mqtt._tcp"), as one who does not listen on the port of
/// Multicast DNS asks (RFC 6762, 5.1): answers come back to the asker alone.
QByteArray dnsQuestions(const QStringList &services);

} // namespace hearth::bridge
