// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Playlists of HTTP Live Streaming: RFC 8216 and draft-pantos-hls-rfc8216bis. What a client must know is
// read, what it may ignore is ignored. Pure, any thread; linear in the text.

#include "player/stream/adaptive/presentation.h"
#include "resources/base/result.h"
#include <QHash>
#include <QUrl>

namespace hearth::player
{

/// 4.4.4.4. Methods that are none of ours are kept to be named in a sentence.
struct HlsKey {
    enum class Method { None, Aes128, SampleAes, SampleAesCtr, Other };
    Method method = Method::None;
    QUrl url;          // http, https or data, or another where the format has its own
    QByteArray iv;     // 16 bytes; empty: the media sequence number
    QByteArray format; // KEYFORMAT, in lower case; "uuid:…" for "urn:uuid:…"
};

/// A part of a segment, there before the whole of it is (RFC 8216bis, 4.4.4.9).
struct HlsPart {
    QUrl url;
    ByteRange range;
    Seconds duration{};
    bool isIndependent = false; // a decoder can begin here
    bool isGap = false;
};

struct HlsSegment {
    QUrl url;
    ByteRange range;
    Seconds duration{};
    qint64 sequence = 0;
    qint64 discontinuity = 0; // the number of its discontinuity sequence
    bool isGap = false;
    HlsKey key; // of the whole segment
    /// Of its samples; the vector is empty where the number of the segment is it.
    std::shared_ptr<const SampleProtection> protection;
    std::shared_ptr<const SegmentPart> map;               // EXT-X-MAP; null: none
    std::optional<std::chrono::milliseconds> programDate; // since 1970
    QList<HlsPart> parts;
    bool isOpen = false; // the last one of a playlist, of which only parts are there; has no url
};

/// How far another rendition is (4.4.5.4).
struct HlsReport {
    QUrl url;
    qint64 sequence = 0;
    qint64 part = -1; // -1: not said
};

struct HlsMediaPlaylist {
    enum class Type { Live, Event, Vod };
    Type type = Type::Live;
    Seconds targetDuration{};
    qint64 firstSequence = 0;
    bool isEnded = false;
    bool holdsKeyFramesOnly = false;
    std::optional<Seconds> startOffset; // EXT-X-START; negative: from the end
    Seconds holdBack{};                 // 0: not said
    Seconds partHoldBack{};             // 0: not said
    Seconds partTarget{};               // EXT-X-PART-INF; 0: there are no parts
    bool canBlock = false;              // CAN-BLOCK-RELOAD
    Seconds canSkipUntil{};             // 0: no delta updates
    QList<HlsReport> reports;
    QList<HlsSegment> segments;

    [[nodiscard]] Seconds length() const;
};

struct HlsVariant {
    QUrl url;
    qint64 bandwidth = 0; // bits a second, at most
    qint64 averageBandwidth = 0;
    QString codecs;
    int width = 0;
    int height = 0;
    QString audio; // GROUP-ID; empty: none
    QString subtitles;
    QString captions;
};

struct HlsRendition {
    enum class Type { Audio, Video, Subtitles, Captions };
    Type type = Type::Audio;
    QString group;
    QString name;
    QString language;
    QUrl url;             // empty: it lies in the variant itself
    QString channel = {}; // of captions: INSTREAM-ID
    bool isDefault = false;
    bool isForced = false;
};

struct HlsMultivariantPlaylist {
    QList<HlsVariant> variants;
    QList<HlsRendition> renditions;
    QHash<QString, QString> variables; // EXT-X-DEFINE, for the media playlists that import them
};

constexpr qsizetype kMostHlsBytes = qsizetype(16) << 20;
constexpr qsizetype kMostHlsSegments = 200'000;
constexpr qsizetype kMostHlsVariants = 1000;

bool looksLikeHls(const QByteArray &start);
/// Of a text that looks like HLS.
bool isHlsMultivariant(const QByteArray &text);

/// `before` is the same playlist as it was loaded last, for delta updates (EXT-X-SKIP): without it, or when
/// it is too old, they are NotFound. `base` is where the playlist came from. Invalid with the line's number
/// for what breaks the rules, TooLarge past a limit.
Result<HlsMultivariantPlaylist> readHlsMultivariant(const QByteArray &text, const QUrl &base);
Result<HlsMediaPlaylist> readHlsMedia(const QByteArray &text, const QUrl &base,
                                      const QHash<QString, QString> &imported = {},
                                      const HlsMediaPlaylist *before = nullptr);

/// An attribute list (4.2), names as they stand; quotes are taken off. Public for its tests.
QHash<QString, QString> readHlsAttributes(QStringView text);

} // namespace hearth::player
