// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Closed captions that lie in a film's picture (or in a track of their own beside it): they are known to be
// there once they have been seen, or because the stream's description names them. Packets come on the
// demuxer's thread, all else is the session's. They are kept undecoded until the film is there, so that what
// is shown is one decoder's state.

#include "player/stream/packet_source.h"
#include "player/subtitles/captions/caption_track.h"
#include <map>
#include <mutex>

namespace hearth::player
{

class FoundCaptions
{
public:
    /// Their indices among the streams begin here, behind those of files: CC1 to CC4, then the digital
    /// services. The API takes none above 2000.
    static constexpr int kFirstIndex = 1900;
    [[nodiscard]] static bool isIndex(int index)
    {
        return index >= kFirstIndex && index < kFirstIndex + CaptionDecoder::kChannels;
    }

    /// `video` is looked into unless there is a track of captions.
    FoundCaptions(const PacketSource &source, int video, bool isWide, CaptionStyle style);

    /// Takes what is captions in a packet; the demuxer's thread.
    void give(const AVPacket *packet, const AVStream *stream);
    /// Nothing follows; the demuxer's thread.
    void end();

    /// What the packets say up to `now` is done. True: another channel was found.
    bool playTo(std::chrono::milliseconds now);
    /// The film goes on elsewhere. The demuxer must hold still.
    void restart();

    /// Those that were found or named.
    [[nodiscard]] QList<StreamInfo> streams() const;
    [[nodiscard]] bool has(int index) const;
    /// The source's stream that must be read for them, beside the picture; -1: none.
    [[nodiscard]] int ownStream() const { return m_stream != m_video ? m_stream : -1; }
    /// What one of them shows now.
    [[nodiscard]] CaptionScreen screen(int index) const { return m_decoder.screen(index - kFirstIndex); }
    /// Made when it is first asked for; null when that fails.
    CaptionTrack *track(int index);
    void setStyle(const CaptionStyle &style);
    void forget();

private:
    int m_video;
    int m_stream;                          // that is looked into
    std::map<int, CaptionChannel> m_named; // by channel
    CaptionStyle m_style;
    CaptionDecoder m_decoder;
    std::map<int, Result<std::unique_ptr<CaptionTrack>>> m_tracks; // by channel
    int m_found = 0;
    std::mutex m_mutex; // guards what the demuxer's thread fills and the session's empties
    CaptionOrder m_order;
};

} // namespace hearth::player
