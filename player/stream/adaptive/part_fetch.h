// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fetches parts of a stream whole: playlists, initialisations, keys, segments, and takes AES-128 off. Keeps
// the last keys and initialisations. Used by one thread.

#include "player/stream/adaptive/presentation.h"
#include "player/stream/http_fetch.h"
#include <deque>
#include <functional>

namespace hearth::player
{

struct FetchedPart {
    QByteArray bytes;
    QUrl url; // after redirects
    qint64 transferred = 0;
    Seconds took{};
};

class PartFetch
{
public:
    /// Asked while bytes come; false gives up, with TimedOut.
    using GoOn = std::function<bool(qint64 received, qint64 total, Seconds elapsed)>;

    PartFetch(CurlWorker &network, const std::atomic<bool> &cancelled)
        : m_network(network), m_cancelled(cancelled)
    {
    }

    /// Errors as HttpFetch has them; Damaged for a key or a padding that is none. `patience`: how many times
    /// the usual deadlines for the first byte and for a pause among them.
    Result<FetchedPart> fetch(const SegmentPart &part, qint64 sizeLimitBytes, const GoOn &goOn = {},
                              int patience = 1);
    /// The answer to a POST of JSON; with an empty body of a GET. data: is answered here.
    Result<QByteArray> ask(const QUrl &url, const QByteArray &json, qint64 sizeLimitBytes);
    /// The same from a small store of the last ones.
    Result<QByteArray> fetchKept(const SegmentPart &part, qint64 sizeLimitBytes);

private:
    Result<QByteArray> decrypted(const QByteArray &bytes, const PartKey &key);

    CurlWorker &m_network;
    const std::atomic<bool> &m_cancelled;
    std::deque<std::pair<SegmentPart, QByteArray>> m_kept;
};

/// AES-128, CBC, PKCS7. Damaged when the length or the padding is none.
Result<QByteArray> decryptAes128(const QByteArray &bytes, const QByteArray &key, const QByteArray &iv);

} // namespace hearth::player
