// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an address names and how it is opened: a film on a server, a stream of HLS or DASH, a list with
// addresses of these. Which schemes are taken is one table.

#include "player/stream/packet_source.h"
#include <QUrl>
#include <atomic>
#include <memory>

namespace hearth
{
class CurlWorker;
}

namespace hearth::player
{

struct StreamRequest {
    QUrl address;
    Seconds start{};
    int outputWidth = 1280; // larger pictures are not asked for
    int outputHeight = 720;
    QStringList audioLanguages;
};

/// Unsupported or Invalid with a sentence for an address that no set of ours can play. Pure, any thread.
Done checkAddress(const QUrl &address);

/// Blocks until the streams are known or `cancelled`, some seconds at most. What it returns uses `network`
/// and `cancelled` on.
Result<std::unique_ptr<PacketSource>> openAddress(CurlWorker &network, const StreamRequest &request,
                                                  std::shared_ptr<std::atomic<bool>> cancelled);

} // namespace hearth::player
