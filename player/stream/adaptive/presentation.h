// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A stream of segments as its engine sees it, whether HLS or DASH describes it: tracks, each in one or more
// variants of a bit rate, each cut into segments on one clock that begins at 0 (of a live stream: where the
// window began when it was opened).

#include "player/stream/packet_source.h"
#include <QUrl>
#include <atomic>
#include <memory>
#include <optional>

namespace hearth::player
{

struct ByteRange {
    qint64 offset = 0;
    qint64 length = -1; // -1: all of it
    bool operator==(const ByteRange &) const = default;
};

/// AES-128 in CBC mode with PKCS7 padding over the whole part (RFC 8216, 4.3.2.4).
struct PartKey {
    QUrl url;      // 16 bytes lie there; empty: not encrypted
    QByteArray iv; // 16 bytes
    bool operator==(const PartKey &) const = default;
};

struct SegmentPart {
    QUrl url;
    ByteRange range;
    PartKey key;
    bool operator==(const SegmentPart &) const = default;
};

/// One way to a stream's keys, as its description offers it.
struct KeyOffer {
    QByteArray system;   // "identity", another KEYFORMAT, or "uuid:…"; in lower case
    QUrl url;            // of the key or the licence; maybe empty, maybe of a scheme of the system's own
    QByteArray initData; // a pssh box, where the description holds one
    bool operator==(const KeyOffer &) const = default;
};

/// Samples that are encrypted inside a segment: SAMPLE-AES of HLS, Common Encryption.
struct SampleProtection {
    QList<KeyOffer> offers;
    QByteArray iv;            // of HLS, 16 bytes; empty: the initialisation tells
    QList<QByteArray> keyIds; // that the description names, 16 bytes each
    bool operator==(const SampleProtection &) const = default;
};

struct Segment {
    Seconds start{};
    Seconds duration{};
    SegmentPart media;
    std::shared_ptr<const SegmentPart> init; // null: none is needed
    /// Segments of one continuity have one clock inside. The same number means the same clock in every track.
    qint64 continuity = 0;
    /// What is added to the clock inside; unset: the segment's first packet tells.
    std::optional<Seconds> offset;
    bool isGap = false;                                 // known to be missing
    std::shared_ptr<const SampleProtection> protection; // null: its samples are clear

    [[nodiscard]] Seconds end() const { return start + duration; }
};

struct Variant {
    qint64 bitsPerSecond = 0; // 0: not said
    int width = 0;
    int height = 0;
    bool isPlayable = true; // by its codecs
};

struct Track {
    StreamKind kind = StreamKind::Video; // Video: sound may lie in it as well
    QString language{};
    QString title{};
    bool isDefault = false;
    bool isForced = false;
    QList<Variant> variants{};
};

struct Lookup {
    enum class Answer {
        Found,
        NotYet, // of a live stream; ask again
        Behind, // it has fallen out of the window, which begins at `oldest` now
        Ended,
    };
    Answer answer = Answer::Ended;
    Segment segment;
    Seconds oldest{};
    std::chrono::milliseconds askAgainIn{500};
};

class Presentation
{
public:
    virtual ~Presentation() = default;

    [[nodiscard]] virtual const QList<Track> &tracks() const = 0;
    [[nodiscard]] virtual Seconds duration() const = 0; // 0: live
    /// That lie in the picture; does not change.
    [[nodiscard]] virtual QList<CaptionChannel> captions() const { return {}; }
    /// Any thread.
    [[nodiscard]] virtual std::optional<LiveWindow> liveWindow() const = 0;
    /// The segment that plays at `at`, or the first after it. Loads what it needs for that and blocks for it;
    /// `cancelled` ends that. Each track is asked for by one thread, different tracks by different ones.
    virtual Result<Lookup> look(int track, int variant, Seconds at, const std::atomic<bool> &cancelled) = 0;
    /// "stream-stands" for a live stream that gets no new segments; any thread.
    [[nodiscard]] virtual QString notice() const { return {}; }
};

} // namespace hearth::player
