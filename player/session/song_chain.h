// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Songs that follow each other without a gap: one stream of samples, on whose clock the next song begins with
// the sample behind the last one's. Reading and seeking are the demuxer's thread's; who says what follows,
// and who asks what is heard, may be on any thread.

#include "player/session/song_decoder.h"
#include <deque>
#include <mutex>

struct AVFormatContext;

namespace hearth::player
{

class SongChain : public PacketSource
{
public:
    struct Song {
        QString id;
        Seconds start{}; // on the chain's clock
        Seconds duration{};
        StreamInfo sound;
        QList<Chapter> chapters;
    };

    static Result<std::unique_ptr<SongChain>> create(std::unique_ptr<MediaFile> first, const QString &id);
    ~SongChain() override;

    /// From now on this file follows the song that is heard at `position`, or nothing for an invalid `file`.
    /// False where something else was read behind that song already, or its end: the reader has to be sent to
    /// where the listener is, or it is not heard. What cannot be opened when its time comes is as nothing.
    [[nodiscard]] bool follow(Fd file, const QString &id, Seconds position);
    /// The one that is heard there.
    [[nodiscard]] Song songAt(Seconds position) const;

    [[nodiscard]] const QList<StreamInfo> &streams() const override { return m_streams; }
    [[nodiscard]] const QList<Chapter> &chapters() const override { return m_chapters; }
    /// Of the first song.
    [[nodiscard]] Seconds duration() const override { return m_duration; }
    [[nodiscard]] AVStream *stream(int index) const override;
    void cancel(bool isCancelled) override;
    /// Within the song that is there; what lies behind it is read again.
    Done seek(Seconds position) override;
    Done read(AVPacket *packet) override;
    void want(const QList<int> &) override {}
    void tellPosition(Seconds position) override { m_heard = position.count(); }

private:
    struct Link {
        Song song;
        Fd file; // until it is opened
        std::unique_ptr<SongDecoder> decoder;
        bool hasBegun = false; // its start is known
    };
    SongChain() = default;
    Done makeStream(const SampleFormat &format);
    /// On to the song behind the one that is read; false for none.
    bool advance();
    std::optional<Link> takeNext();
    Result<std::unique_ptr<SongDecoder>> openLink(Link &link);
    /// The links are at most the heard one, those read since, and one that waits. m_mutex is held.
    [[nodiscard]] size_t heardAt(Seconds position) const;

    QList<StreamInfo> m_streams;
    QList<Chapter> m_chapters;
    Seconds m_duration{};
    SampleFormat m_format;
    AVFormatContext *m_described = nullptr; // owns the stream
    std::atomic<double> m_heard = 0;        // seconds
    std::atomic<bool> m_isCancelled = false;
    // The reader's own.
    SongDecoder *m_decoder = nullptr;
    int64_t m_at = 0; // the next sample, on the chain's clock
    bool m_mustPlace = true;
    mutable std::mutex m_mutex; // of what is below
    std::deque<Link> m_links;
    size_t m_reading = 0;
    bool m_isAtEnd = false;
    int m_followed = 0;            // how often it was said what follows
    int m_followedTaken = 0;       // when the one that is opened was taken
    std::optional<Link> m_instead; // behind the heard one, as soon as the reader is sent there
};

} // namespace hearth::player
