// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One media file read with libavformat: its streams, chapters and packets. The file is hostile; this runs
// only in confined processes. Used by one thread at a time.

#include "player/session/even_time.h"
#include "player/session/stream_heirs.h"
#include "player/stream/byte_source.h"
#include "player/stream/packet_source.h"
#include "resources/base/fd.h"
#include <atomic>
#include <memory>

struct AVFormatContext;

namespace hearth::player
{

class MediaFile : public PacketSource
{
public:
    /// Reads what is needed to name the streams. Invalid for what is no media file, with a sentence.
    /// `deadline` bounds the reading.
    static Result<std::unique_ptr<MediaFile>> open(Fd file, std::chrono::milliseconds deadline);
    static Result<std::unique_ptr<MediaFile>> open(std::unique_ptr<ByteSource> bytes,
                                                   std::chrono::milliseconds deadline);
    ~MediaFile() override;

    [[nodiscard]] Seconds duration() const override;
    [[nodiscard]] const QList<StreamInfo> &streams() const override { return m_streams; }
    [[nodiscard]] const QList<Chapter> &chapters() const override { return m_chapters; }
    /// What is shown as zero, on the file's own clock.
    [[nodiscard]] Seconds origin() const;
    [[nodiscard]] bool knowsDuration() const override;
    [[nodiscard]] QString container() const;
    [[nodiscard]] QString tag(const char *name) const;
    [[nodiscard]] AVStream *stream(int index) const override;
    [[nodiscard]] bool isGrowing() const override;
    [[nodiscard]] bool hasMore() const override;
    [[nodiscard]] SourceState state() const override;
    [[nodiscard]] std::optional<LiveWindow> liveWindow() const override;

    void cancel(bool isCancelled) override;
    Done seek(Seconds position) override;
    [[nodiscard]] std::optional<Seconds> keyNear(int index, Seconds position) const override;
    Done read(AVPacket *packet) override;
    void want(const QList<int> &indexes) override;

private:
    struct Input;
    MediaFile() = default;
    Done openFormat();
    void closeFormat();
    Done reopen();
    void describe();
    void shift(AVPacket *packet);
    [[nodiscard]] bool inherit(AVPacket *packet);
    [[nodiscard]] bool mayNameNewStreams() const;
    Done seekForward(Seconds position);

    std::unique_ptr<Input> m_input;
    AVFormatContext *m_format = nullptr;
    QList<StreamInfo> m_streams;
    QList<Chapter> m_chapters;
    QList<int> m_wanted;
    bool m_isForwardOnly = false;
    bool m_isLive = false;
    int64_t m_origin = 0; // of a clock that begins anywhere: AV_TIME_BASE units
    EvenTime m_time;
    StreamHeirs m_pictureHeirs;
    StreamHeirs m_soundHeirs;
    std::atomic<double> m_liveSeconds = 0;
    Seconds m_readTo{};   // of a file that is read forward only: the packet read last
    Seconds m_skipTo{-1}; // packets before this are not wanted
};

/// What is worth showing of an open file's streams, by libavformat's indexes.
QList<StreamInfo> describeStreams(const AVFormatContext *format);

/// An FFmpeg error code as text.
QString ffmpegError(int code);

} // namespace hearth::player
