// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A DASH stream as tracks and segments (ISO/IEC 23009-1): loads the description again when it says so, reads
// indexes of segments, and knows by the clock what an encoder has made.

#include "player/stream/adaptive/part_fetch.h"
#include "player/stream/dash/mpd.h"
#include <QHash>
#include <mutex>

namespace hearth::player
{

class DashPresentation : public Presentation
{
public:
    /// `text` is the description that came from `url`.
    static Result<std::unique_ptr<Presentation>>
    open(const QByteArray &text, const QUrl &url, CurlWorker &network, const std::atomic<bool> &cancelled);

    [[nodiscard]] const QList<Track> &tracks() const override { return m_tracks; }
    [[nodiscard]] Seconds duration() const override { return m_duration; }
    [[nodiscard]] QList<CaptionChannel> captions() const override { return m_captions; }
    [[nodiscard]] std::optional<LiveWindow> liveWindow() const override;
    Result<Lookup> look(int track, int variant, Seconds at, const std::atomic<bool> &cancelled) override;
    [[nodiscard]] QString notice() const override;

private:
    using Time = std::chrono::steady_clock::time_point;

    explicit DashPresentation(CurlWorker &network) : m_network(network) {}
    Done describe();
    void readClock(const std::atomic<bool> &cancelled);
    Done reload(const std::atomic<bool> &cancelled);
    /// Since the stream's beginning, by the set's clock and UTCTiming.
    [[nodiscard]] Seconds now() const;
    [[nodiscard]] LiveWindow wholeWindow() const;
    [[nodiscard]] const MpdRepresentation *find(const MpdPeriod &period, int track, int variant) const;
    /// Unset: not there yet.
    Result<std::optional<MpdSegment>> findSegment(const MpdPeriod &period,
                                                  const MpdRepresentation &representation, Seconds at,
                                                  const std::atomic<bool> &cancelled);
    Result<QList<MpdSegment>> indexOf(const MpdRepresentation &representation,
                                      const std::atomic<bool> &cancelled);

    CurlWorker &m_network;
    QList<Track> m_tracks;
    QList<CaptionChannel> m_captions;
    Seconds m_duration{};
    bool m_isLive = false;
    Seconds m_origin{};         // of our clock, on the description's
    Seconds m_clockOffset{};    // what the set's clock is behind UTCTiming's
    mutable std::mutex m_mutex; // guards what follows; never held while fetching
    std::shared_ptr<const Mpd> m_mpd;
    QUrl m_url;
    Time m_loadedAt;
    Time m_grownAt;
    Seconds m_lastEnd{};
    QHash<QUrl, QList<MpdSegment>> m_indexes;
};

} // namespace hearth::player
