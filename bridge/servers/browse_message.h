// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is said to a media server's ContentDirectory and what it answers (UPnP Device Architecture 1.0, 3.2;
// ContentDirectory:1, 2.7.4). Pure; any thread.

#include "bridge/servers/description.h"
#include "resources/base/http_client.h"

namespace hearth::bridge
{

constexpr qint64 kLargestBrowseAnswer = 4 * 1024 * 1024; // bytes; a hundred entries of rygel have 200 KB
inline const QString kRootFolder = QStringLiteral("0");  // ContentDirectory:1, 2.7.4.2

struct BrowseQuestion {
    enum class About { Entries, Itself };
    QString id;
    About about = About::Entries;
    int offset = 0;
    int limit = 1;
};

/// Nothing is sorted: not every server can, and each has an order of its own.
[[nodiscard]] HttpPost browsePost(const QByteArray &service, const BrowseQuestion &question);

struct BrowseAnswer {
    QString didl;
    int returned = 0;         // entries, as the server says
    std::optional<int> total; // unset: it cannot say (2.7.4.2: 0 although there are some)
};

/// NotFound where there is no such folder (any more), Unavailable for other refusals, Invalid and TooLarge
/// for what is no answer.
Result<BrowseAnswer> readBrowseAnswer(int status, const QByteArray &body);

} // namespace hearth::bridge
