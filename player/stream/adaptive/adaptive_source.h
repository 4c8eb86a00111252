// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A stream of segments (HLS, DASH) as a source of packets: a lane for each track that is wanted, their
// packets merged in the order of their times.

#include "player/stream/adaptive/lane_reader.h"
#include "player/stream/adaptive/text_lane.h"
#include "player/stream/address.h"

struct AVFormatContext;

namespace hearth::player
{

class AdaptiveSource : public PacketSource
{
public:
    /// Blocks until the first segments have told what is in them. Indexes of streams: 0 the picture, 1 the
    /// sound beside it in the same segments, kFirstAudio and on the tracks of sound, kFirstText of text.
    static Result<std::unique_ptr<PacketSource>> open(std::unique_ptr<Presentation> presentation,
                                                      CurlWorker &network, const StreamRequest &request,
                                                      std::shared_ptr<std::atomic<bool>> cancelled);
    ~AdaptiveSource() override;

    static constexpr int kFirstAudio = 10;
    static constexpr int kFirstText = 100;

    [[nodiscard]] const QList<StreamInfo> &streams() const override { return m_streams; }
    [[nodiscard]] const QList<Chapter> &chapters() const override { return m_chapters; }
    [[nodiscard]] Seconds duration() const override { return m_presentation->duration(); }
    [[nodiscard]] QList<CaptionChannel> captions() const override { return m_presentation->captions(); }
    [[nodiscard]] AVStream *stream(int index) const override;
    [[nodiscard]] std::optional<LiveWindow> liveWindow() const override
    {
        return m_presentation->liveWindow();
    }
    [[nodiscard]] SourceState state() const override;
    void tellPosition(Seconds shown) override;
    std::optional<Seconds> takeJump() override;
    [[nodiscard]] bool fetchesEachStream() const override { return true; }

    void cancel(bool isCancelled) override { *m_cancelled = isCancelled; }
    Done seek(Seconds position) override;
    Done read(AVPacket *packet) override;
    void want(const QList<int> &indexes) override;

private:
    struct Branch; // one lane that carries packets

    AdaptiveSource(std::unique_ptr<Presentation> presentation, CurlWorker &network,
                   const StreamRequest &request, std::shared_ptr<std::atomic<bool>> cancelled);
    Done openFirst(Seconds start);
    void describe();
    [[nodiscard]] int firstSound() const;
    Branch *addBranch(int track);
    [[nodiscard]] int indexOf(int track) const;
    void addOutput(int index);
    void takeFormat(Branch &branch);
    void followWishes();
    Done fill(Branch &branch);

    std::unique_ptr<Presentation> m_presentation;
    CurlWorker &m_network;
    StreamRequest m_request;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    QList<StreamInfo> m_streams;
    QList<Chapter> m_chapters;
    AVFormatContext *m_outputs = nullptr; // holds the streams below, and nothing else
    QHash<int, AVStream *> m_stream;
    ContinuityClocks m_clocks;
    std::vector<std::unique_ptr<Branch>> m_branches;
    std::vector<std::unique_ptr<TextLane>> m_texts;
    Seconds m_position{}; // of what was read
    std::atomic<double> m_shown = 0;
    mutable std::mutex m_mutex; // guards the two below
    QList<int> m_wanted;
    bool m_wishesChanged = false;
};

} // namespace hearth::player
