// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a media server's description says (UPnP Device Architecture 1.0 and 2.0, 2.3): how it is called and
// where its folders are asked for. Pure; any thread.

#include "resources/base/result.h"
#include <QByteArray>
#include <QUrl>

namespace hearth::bridge
{

constexpr qint64 kLargestDescription = 256 * 1024; // bytes; real ones have 2 to 10 KB

struct ServerDescription {
    QString name;       // "Cellar"
    QString model;      // "MiniDLNA"; may be empty
    QUrl control;       // where ContentDirectory is asked
    QByteArray service; // its type, "urn:schemas-upnp-org:service:ContentDirectory:1"
};

/// `from`: where the description lay; what it names lies at the same host. Of several devices within each
/// other the first that has a ContentDirectory. Invalid and TooLarge for what is no such description.
Result<ServerDescription> readDescription(const QByteArray &document, const QUrl &from);

} // namespace hearth::bridge
