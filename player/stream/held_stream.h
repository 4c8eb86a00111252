// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A live stream that waits to be watched. While it is held it is read on and nothing is handed out: what came
// since its newest key frame is kept, so that it can begin there at once, and costs no decoding. Otherwise it
// is the stream that it wraps. One thread reads, as with every source; hold() and what ends it may be called
// by another.

#include "player/stream/packet_source.h"
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

namespace hearth::player
{

class HeldStream : public PacketSource
{
public:
    /// `picture`: the stream whose key frames one can begin at; negative for none, then each packet is one.
    HeldStream(std::unique_ptr<PacketSource> live, int picture);
    ~HeldStream() override;

    void hold();
    [[nodiscard]] bool isHeld() const { return m_hold != Hold::No; }
    /// From now on nothing that is kept is given up for something newer. Where it begins.
    Seconds stay();
    /// After stay(): reading hands out what is kept, then what comes.
    void letGo() { m_hold = Hold::No; }

    [[nodiscard]] const QList<StreamInfo> &streams() const override { return m_live->streams(); }
    [[nodiscard]] const QList<Chapter> &chapters() const override { return m_live->chapters(); }
    [[nodiscard]] Seconds duration() const override { return m_live->duration(); }
    [[nodiscard]] QList<CaptionChannel> captions() const override { return m_live->captions(); }
    [[nodiscard]] AVStream *stream(int index) const override { return m_live->stream(index); }
    [[nodiscard]] std::optional<LiveWindow> liveWindow() const override { return m_live->liveWindow(); }
    [[nodiscard]] SourceState state() const override { return m_live->state(); }
    void tellPosition(Seconds position) override { m_live->tellPosition(position); }
    std::optional<Seconds> takeJump() override { return m_live->takeJump(); }
    void cancel(bool isCancelled) override { m_live->cancel(isCancelled); }
    Done seek(Seconds position) override;
    Done read(AVPacket *packet) override;
    void want(const QList<int> &indexes) override { m_live->want(indexes); }

    /// More is not kept: a stream without key frames must not fill the memory.
    static constexpr qsizetype kMostBytes = 24 * 1024 * 1024;

private:
    enum class Hold { No, Newest, All };

    void keep(AVPacket *packet);
    void forgetAll();
    [[nodiscard]] Seconds timeOf(const AVPacket &packet) const;

    std::unique_ptr<PacketSource> m_live;
    int m_picture;
    std::atomic<Hold> m_hold = Hold::No;
    std::mutex m_mutex; // what is kept: between the reader and who ends the hold
    std::deque<AVPacket *> m_kept;
    qsizetype m_keptBytes = 0;
    Seconds m_begin{};
};

} // namespace hearth::player
