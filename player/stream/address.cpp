// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/address.h"
#include "player/session/media_file.h"
#include "player/stream/http_bytes.h"

namespace hearth::player
{

namespace
{

constexpr std::chrono::milliseconds kOpenDeadline{20'000};

} // namespace

Result<std::unique_ptr<PacketSource>> openAddress(CurlWorker &network, const StreamRequest &request,
                                                  std::shared_ptr<std::atomic<bool>> cancelled)
{
    if (Done done = checkAddress(request.address); !done)
        return std::unexpected(done.error());
    auto bytes = HttpBytes::open(network, request.address, cancelled);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto beginning = (*bytes)->beginning();
    if (!beginning)
        return std::unexpected(beginning.error());
    auto file = MediaFile::open(std::move(*bytes), kOpenDeadline);
    if (!file && file.error().code == ErrorCode::Invalid && !*cancelled)
        return fail(ErrorCode::Invalid, file.error().message,
                    QStringLiteral("Check that this is the address of the film and not of a page about it"));
    if (!file)
        return std::unexpected(file.error());
    return file;
}

} // namespace hearth::player
