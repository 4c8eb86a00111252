// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An HLS stream as tracks and segments: loads playlists when they are needed and again when they have grown
// old (RFC 8216, 6.3.4).

#include "player/stream/adaptive/part_fetch.h"
#include "player/stream/hls/hls_timeline.h"
#include <mutex>

namespace hearth::player
{

struct StreamRequest;

class HlsPresentation : public Presentation
{
public:
    /// `text` is the playlist that came from `url`. Blocks until the first media playlist is there.
    static Result<std::unique_ptr<Presentation>> open(const QByteArray &text, const QUrl &url,
                                                      CurlWorker &network, const StreamRequest &request,
                                                      const std::atomic<bool> &cancelled);

    [[nodiscard]] const QList<Track> &tracks() const override { return m_tracks; }
    [[nodiscard]] Seconds duration() const override { return m_duration; }
    [[nodiscard]] QList<CaptionChannel> captions() const override { return m_captions; }
    [[nodiscard]] std::optional<LiveWindow> liveWindow() const override;
    Result<Lookup> look(int track, int variant, Seconds at, const std::atomic<bool> &cancelled) override;
    [[nodiscard]] QString notice() const override;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct List {
        QUrl url;
        HlsTimeline timeline;
        Time loadedAt;
        Time grownAt;
        bool hasGrown = true; // with the last load
        bool maySkip = true;  // a delta update was not refused
        bool isLoaded = false;
    };

    HlsPresentation(CurlWorker &network) : m_network(network) {}
    Done takeMultivariant(const HlsMultivariantPlaylist &list);
    void takeRenditions(const HlsMultivariantPlaylist &list, const HlsVariant &chosen);
    Done load(int track, int variant, const std::atomic<bool> &cancelled);
    Done take(List &list, HlsMediaPlaylist playlist, Time asked);
    [[nodiscard]] Time nextLoad(const List &list) const;
    [[nodiscard]] Result<Lookup> found(const List &list, const Segment &segment, qsizetype index) const;
    /// Where the playlist is loaded from now, with what the server is to wait for.
    [[nodiscard]] QUrl addressOf(const List &list) const;

    CurlWorker &m_network;
    QList<Track> m_tracks;
    QList<CaptionChannel> m_captions;
    Seconds m_duration{};
    bool m_isLive = false;
    QHash<QString, QString> m_variables;
    mutable std::mutex m_mutex;             // guards what follows; never held while fetching
    std::vector<std::vector<List>> m_lists; // by track and variant
    HlsTimeline m_reference;                // the playlist of the picture that was loaded last
    Time m_grownAt;
};

} // namespace hearth::player
