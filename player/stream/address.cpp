// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/address.h"
#include "player/playlists/playlist_formats.h"
#include "player/session/media_file.h"
#include "player/stream/adaptive/adaptive_source.h"
#include "player/stream/dash/dash_presentation.h"
#include "player/stream/hls/hls_presentation.h"
#include "player/stream/http_bytes.h"
#include "player/stream/rtsp_stream.h"
#include "player/stream/udp_bytes.h"

namespace hearth::player
{

namespace
{

constexpr std::chrono::milliseconds kOpenDeadline{20'000};
constexpr qsizetype kLargestText = 16 * 1024 * 1024;
constexpr int kMostLists = 3; // that lead from one to the next

/// All of what is a text and no film.
Result<QByteArray> readText(HttpBytes &bytes)
{
    QByteArray text;
    QByteArray part(64 * 1024, Qt::Uninitialized);
    for (;;) {
        const auto got = bytes.read(part.data(), part.size());
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return text;
        text.append(part.constData(), *got);
        if (text.size() > kLargestText)
            return fail(ErrorCode::TooLarge, Error::tr("The list at this address is too long"),
                        Error::tr("Use the address of one film"));
    }
}

Result<std::unique_ptr<PacketSource>> openHls(const QByteArray &text, const QUrl &url, CurlWorker &network,
                                              const StreamRequest &request,
                                              std::shared_ptr<std::atomic<bool>> cancelled)
{
    auto presentation = HlsPresentation::open(text, url, network, request, *cancelled);
    if (!presentation)
        return std::unexpected(presentation.error());
    return AdaptiveSource::open(std::move(*presentation), network, request, std::move(cancelled));
}

/// A list of addresses (M3U, PLS, XSPF): its first.
std::optional<QUrl> firstOfList(const QByteArray &text, const QUrl &url)
{
    const auto list = readPlaylist(text, url.path());
    if (!list || list->entries.isEmpty())
        return std::nullopt;
    return url.resolved(QUrl(list->entries.first().address));
}

bool mayBeList(const QByteArray &beginning, const QByteArray &type)
{
    const QByteArray start = beginning.left(512).trimmed().toLower();
    return start.startsWith("#extm3u") || start.startsWith("\xef\xbb\xbf#extm3u") ||
           start.startsWith("[playlist]") || start.contains("<playlist") ||
           type.toLower().contains("mpegurl") || type.toLower().contains("scpls");
}

Result<std::unique_ptr<PacketSource>> openOne(CurlWorker &network, const StreamRequest &request,
                                              const std::shared_ptr<std::atomic<bool>> &cancelled, int lists)
{
    if (Done done = checkAddress(request.address); !done)
        return std::unexpected(done.error());
    const QString scheme = request.address.scheme();
    if (scheme == QLatin1String("udp") || scheme == QLatin1String("rtp")) {
        auto sent = UdpBytes::open(request.address, cancelled);
        if (!sent)
            return std::unexpected(sent.error());
        return MediaFile::open(std::move(*sent), kOpenDeadline);
    }
    if (scheme == QLatin1String("rtsp"))
        return RtspStream::open(request.address, cancelled);
    auto bytes = HttpBytes::open(network, request.address, cancelled);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto beginning = (*bytes)->beginning();
    if (!beginning)
        return std::unexpected(beginning.error());
    const QUrl url = (*bytes)->head().url;
    if (looksLikeMpd(*beginning)) {
        const auto text = readText(**bytes);
        if (!text)
            return std::unexpected(text.error());
        auto presentation = DashPresentation::open(*text, url, network, *cancelled);
        if (!presentation)
            return std::unexpected(presentation.error());
        return AdaptiveSource::open(std::move(*presentation), network, request, cancelled);
    }
    const bool isList = mayBeList(*beginning, (*bytes)->head().type);
    if (isList) {
        const auto text = readText(**bytes);
        if (!text)
            return std::unexpected(text.error());
        if (looksLikeHls(*text))
            return openHls(*text, url, network, request, cancelled);
        const auto first = firstOfList(*text, url);
        if (!first || lists >= kMostLists)
            return fail(ErrorCode::Invalid, Error::tr("The list at this address names nothing to play"),
                        Error::tr("Use the address of the film itself"));
        StreamRequest next = request;
        next.address = *first;
        return openOne(network, next, cancelled, lists + 1);
    }
    auto file = MediaFile::open(std::move(*bytes), kOpenDeadline);
    if (!file && file.error().code == ErrorCode::Invalid && !*cancelled)
        return fail(ErrorCode::Invalid, file.error().message,
                    Error::tr("Check that this is the address of the film and not of a page about it"));
    if (!file)
        return std::unexpected(file.error());
    return file;
}

} // namespace

Result<std::unique_ptr<PacketSource>> openAddress(CurlWorker &network, const StreamRequest &request,
                                                  std::shared_ptr<std::atomic<bool>> cancelled)
{
    return openOne(network, request, cancelled, 0);
}

} // namespace hearth::player
