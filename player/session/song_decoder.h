// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One song as samples, decoded by libavcodec, which leaves out what an encoder added before the first sample
// and behind the last one. One thread at a time.

#include "player/session/media_file.h"
#include <vector>

struct AVCodecContext;
struct AVFrame;
struct AVPacket;
struct SwrContext;

namespace hearth::player
{

struct SampleFormat {
    int rate = 0;
    int channels = 0;
    uint64_t speakers = 0; // libavutil's mask
    bool operator==(const SampleFormat &) const = default;
};

class SongDecoder
{
public:
    static constexpr int kMostChannels = 8;
    static constexpr int kMostRate = 192'000;

    /// One sound and nothing that moves.
    [[nodiscard]] static bool isSong(const MediaFile &media);
    /// `wanted`: what its samples are turned into; as they are where unset. Unsupported names the codec.
    static Result<std::unique_ptr<SongDecoder>> create(std::unique_ptr<MediaFile> media,
                                                       std::optional<SampleFormat> wanted);
    ~SongDecoder();

    [[nodiscard]] const SampleFormat &format() const { return m_wanted; }
    [[nodiscard]] const MediaFile &media() const { return *m_media; }
    [[nodiscard]] const StreamInfo &sound() const { return m_sound; }
    void cancel(bool isCancelled) { m_media->cancel(isCancelled); }

    /// The next samples, one channel beside the other; never none. NotFound at the end.
    Result<std::vector<float>> read();
    /// The next sample is the one at `position`, or the first one behind it that there is.
    Done seek(Seconds position);
    /// Of the first sample that the last read() gave, from the song's beginning.
    [[nodiscard]] Seconds position() const { return Seconds(double(m_position) / m_wanted.rate); }

private:
    explicit SongDecoder(std::unique_ptr<MediaFile> media) : m_media(std::move(media)) {}
    Done open();
    /// Samples of the frame; none where the resampler keeps them for now.
    std::vector<float> resampled(const AVFrame *frame);
    /// False where there is no more to decode.
    Result<bool> decodeFrame();
    void place(const AVFrame &frame);
    /// Without what lies before where a seek went, or behind the end that the container tells.
    std::vector<float> cut(std::vector<float> samples);

    std::unique_ptr<MediaFile> m_media;
    StreamInfo m_sound;
    SampleFormat m_wanted;
    AVCodecContext *m_decoder = nullptr;
    SwrContext *m_resampler = nullptr;
    AVFrame *m_frame = nullptr;
    AVPacket *m_packet = nullptr;
    int m_frameFormat = -1; // what the resampler was made for
    int m_frameRate = 0;
    int m_frameChannels = 0;
    Seconds m_origin{}; // the stream's time of the first sample
    // In samples of what is wanted, from the song's beginning.
    int64_t m_position = 0;
    int64_t m_next = 0; // behind what was read
    int64_t m_seekTo = 0;
    std::optional<int64_t> m_end; // as the container tells it
    std::vector<float> m_behind;  // the end
    bool m_mustPlace = true;
    bool m_isDrained = false; // everything was read from the file
    bool m_isOver = false;    // and the resampler has given all
};

} // namespace hearth::player
