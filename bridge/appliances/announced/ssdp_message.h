// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One datagram of SSDP (UPnP Device Architecture 2.0, section 1): a device that says it is there, or that it
// goes. Pure; any thread. Reads a few headers and follows none: where a description lies is what a stranger
// says, and who fetches it holds it to the sender's address first.

#include "resources/base/result.h"
#include <QByteArray>
#include <QString>
#include <chrono>

namespace hearth::bridge
{

constexpr qsizetype kLargestSsdpMessage = 2048; // bytes; real ones have 300 to 700
constexpr int kMostSsdpHeaders = 40;
constexpr qsizetype kLongestLocation = 500; // characters

struct SsdpMessage {
    QString device;   // "uuid:…" of its USN
    QString kind;     // "MediaRenderer" of a device's type; empty when it tells only that it is there
    QString product;  // the last word of its SERVER: "IpBridge/1.56"; may be empty
    QString location; // of its description, as written; empty when there is none or it is no plain text
    std::chrono::seconds keptFor{0}; // 0: it goes
};

/// Invalid and TooLarge for what is no announcement of a device, among it what asks and what is a service.
Result<SsdpMessage> readSsdpMessage(const QByteArray &datagram);

/// Asks everybody (1.3.2), or those of a kind ("urn:schemas-upnp-org:device:MediaServer:1"); they answer
/// within `mx` seconds.
[[nodiscard]] QByteArray ssdpQuestion(const QString &host, quint16 port, int mx,
                                      const QByteArray &target = "ssdp:all");

} // namespace hearth::bridge
