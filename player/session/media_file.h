// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One media file read through a descriptor with libavformat: its streams, chapters and packets. The file is
// hostile; this runs only in confined processes. Used by one thread at a time.

#include "resources/base/fd.h"
#include "resources/base/result.h"
#include <QJsonObject>
#include <QList>
#include <chrono>
#include <memory>

struct AVFormatContext;
struct AVPacket;
struct AVStream;

namespace hearth::player
{

using Seconds = std::chrono::duration<double>;

enum class StreamKind { Video, Audio, Subtitle };

struct StreamInfo {
    int index = -1; // libavformat's
    StreamKind kind = StreamKind::Video;
    QString codec;
    QString language; // as the file has it, ISO 639-2 mostly; may be empty
    QString title;
    int width = 0;
    int height = 0;
    int channels = 0;
    bool isDefault = false;
    bool isForced = false;
    bool isPicture = false; // cover art, not a film
};

struct Chapter {
    Seconds start{};
    QString title;
};

class MediaFile
{
public:
    /// Reads what is needed to name the streams. Invalid for what is no media file, with a sentence.
    /// `deadline` bounds the reading.
    static Result<std::unique_ptr<MediaFile>> open(Fd file, std::chrono::milliseconds deadline);
    ~MediaFile();

    [[nodiscard]] Seconds duration() const; // 0 when unknown
    [[nodiscard]] const QList<StreamInfo> &streams() const { return m_streams; }
    [[nodiscard]] const QList<Chapter> &chapters() const { return m_chapters; }
    [[nodiscard]] QString container() const;
    [[nodiscard]] QString tag(const char *name) const;
    [[nodiscard]] AVStream *stream(int index) const;

    /// While set, reading fails at once. From any thread to set; to clear only while nobody reads.
    void cancel(bool isCancelled);
    /// To the key frame at or before `position`.
    Done seek(Seconds position);
    /// The next packet of a stream that is wanted; NotFound at the end. The packet is the caller's to unref.
    Done read(AVPacket *packet);
    /// Packets of other streams are skipped.
    void want(const QList<int> &indexes);

private:
    struct Input;
    MediaFile() = default;
    void describe();

    std::unique_ptr<Input> m_input;
    AVFormatContext *m_format = nullptr;
    QList<StreamInfo> m_streams;
    QList<Chapter> m_chapters;
};

/// An FFmpeg error code as text.
QString ffmpegError(int code);

} // namespace hearth::player
