// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where a playback's packets come from, whatever lies behind it: a file, a film on a server, a stream of
// segments. Used by one thread at a time, except where it says "any thread".

#include "resources/base/result.h"
#include <QList>
#include <chrono>
#include <optional>

struct AVPacket;
struct AVStream;

namespace hearth::player
{

using Seconds = std::chrono::duration<double>;

enum class StreamKind { Video, Audio, Subtitle };

struct StreamInfo {
    int index = -1; // the source's; packets carry it
    StreamKind kind = StreamKind::Video;
    QString codec;    // its name in small letters; may be empty
    QString language; // as the source has it, ISO 639-2 mostly; may be empty
    QString title;
    int width = 0;
    int height = 0;
    int channels = 0;
    double gainDb = 0; // that its maker's tags ask for, to ReplayGain's -18 LUFS; 0 without tags
    bool isDefault = false;
    bool isForced = false;
    bool isPicture = false; // cover art, not a film
    bool isPlayable = true; // false: nothing here decodes it
    QString captions{};     // "CC1" to "CC4", "CS1" and on: the channel of closed captions; empty: none
};

/// A channel of closed captions in the picture, as a stream's description names it.
struct CaptionChannel {
    QString name; // "CC1" to "CC4", "SERVICE1" to "SERVICE63" (RFC 8216, 4.3.4.1)
    QString language;
    QString title;
    bool operator==(const CaptionChannel &) const = default;
};

struct Chapter {
    Seconds start{};
    QString title;
};

/// What of a live stream can be gone to, on the stream's own clock. Both ends move on.
struct LiveWindow {
    Seconds from{};
    Seconds to{}; // the newest that is played by a viewer who is not behind
};

/// How the source is getting on.
struct SourceState {
    bool isWaiting = false; // read() waits for bytes that are late
    QString notice;         // what went wrong without stopping the film: "network-lost", "part-skipped", …
};

class PacketSource
{
public:
    virtual ~PacketSource() = default;

    /// These three do not change.
    [[nodiscard]] virtual const QList<StreamInfo> &streams() const = 0;
    [[nodiscard]] virtual const QList<Chapter> &chapters() const = 0;
    [[nodiscard]] virtual Seconds duration() const = 0; // 0 when unknown, and of live streams
    /// Whether that length is written in the film, and not told from what is there of it; does not change.
    [[nodiscard]] virtual bool knowsDuration() const { return true; }
    /// The closed captions that are known before a picture was looked into; does not change.
    [[nodiscard]] virtual QList<CaptionChannel> captions() const { return {}; }
    /// Whether the film became longer since it was opened; its length is then only what was there. Any
    /// thread.
    [[nodiscard]] virtual bool isGrowing() const { return false; }
    /// Whether more came behind the end that read() met last; a seek finds it. Any thread.
    [[nodiscard]] virtual bool hasMore() const { return false; }
    /// What packets of this stream look like, from the one read last on: it may change with any packet. Null
    /// for an index that no packet carries.
    [[nodiscard]] virtual AVStream *stream(int index) const = 0;
    /// Set for live streams. Any thread.
    [[nodiscard]] virtual std::optional<LiveWindow> liveWindow() const { return std::nullopt; }
    /// Any thread.
    [[nodiscard]] virtual SourceState state() const { return {}; }
    /// What is on the screen now, to be told several times a second: streams are not read far beyond it. Any
    /// thread.
    virtual void tellPosition(Seconds) {}
    /// Where playing must go on because what came next is gone, as it is for a viewer who has fallen out of a
    /// live window; once. Any thread.
    virtual std::optional<Seconds> takeJump() { return std::nullopt; }
    /// Whether each stream is fetched for itself, so that none should be wanted in vain. want() is then heard
    /// from any thread at any time.
    [[nodiscard]] virtual bool fetchesEachStream() const { return false; }

    /// While set, reading and seeking fail at once. Any thread to set; to clear only while nobody reads.
    virtual void cancel(bool isCancelled) = 0;
    /// To the key frame at or before `position`; may wait for the network.
    virtual Done seek(Seconds position) = 0;
    /// The key frame of this stream nearest to `position`, where an index says so without reading. While
    /// nobody reads.
    [[nodiscard]] virtual std::optional<Seconds> keyNear(int, Seconds) const { return std::nullopt; }
    /// The next packet of a stream that is wanted; NotFound at the end. The packet is the caller's to unref.
    virtual Done read(AVPacket *packet) = 0;
    /// Packets of other streams are skipped.
    virtual void want(const QList<int> &indexes) = 0;
};

} // namespace hearth::player
