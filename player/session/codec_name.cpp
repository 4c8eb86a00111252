// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/codec_name.h"
#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <span>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace hearth::player
{

namespace
{

constexpr qsizetype kMostLetters = 40;
constexpr qsizetype kMostTracks = 1000; // libavformat is asked for no more
constexpr qsizetype kHeadBytes = 256 * 1024;
constexpr const char *kNameTag = "hearth-codec"; // among a stream's own tags

struct Row {
    const char *tag; // of MP4's registration authority (mp4ra.org)
    const char *name;
};
constexpr std::array kRows = {
    Row{"vvc1", "VVC"},    Row{"vvi1", "VVC"},    Row{"evc1", "EVC"},  Row{"ac-4", "AC-4"},
    Row{"mha1", "MPEG-H"}, Row{"mhm1", "MPEG-H"}, Row{"iamf", "IAMF"},
};

QString printable(QByteArrayView text)
{
    QString letters;
    for (const char c : text.first(std::min(text.size(), kMostLetters))) {
        if (c >= ' ' && c <= '~')
            letters += QLatin1Char(c);
    }
    return letters.trimmed();
}

/// "V_MPEGI/ISO/VVC" is VVC, "A_ATRAC/AT1" ATRAC/AT1.
QString nameOfId(const QByteArray &id)
{
    if (id == "A_AC4" || id == "A_AC-4")
        return QStringLiteral("AC-4");
    const QString name = printable(QByteArrayView(id).sliced(std::min<qsizetype>(2, id.size())));
    return name.startsWith(QLatin1String("MPEG")) ? name.section(QLatin1Char('/'), -1) : name;
}

/// EBML's elements one after the other (RFC 8794).
class Elements
{
public:
    struct Element {
        quint32 id;
        QByteArrayView body; // what is there of it
    };

    explicit Elements(QByteArrayView bytes) : m_rest(bytes) {}

    std::optional<Element> next()
    {
        const std::optional<quint64> id = number(4, true);
        const std::optional<quint64> size = id ? number(8, false) : std::nullopt;
        if (!size)
            return std::nullopt;
        // Of an unknown size (all ones) it goes to the end, as a damaged one does.
        const auto length = static_cast<qsizetype>(std::min<quint64>(*size, quint64(m_rest.size())));
        const Element element{static_cast<quint32>(*id), m_rest.first(length)};
        m_rest = m_rest.sliced(length);
        return element;
    }

private:
    /// Its first byte's leading zeros tell how many follow.
    std::optional<quint64> number(int most, bool withMark)
    {
        if (m_rest.isEmpty())
            return std::nullopt;
        const auto first = static_cast<quint8>(m_rest.front());
        int length = 1;
        while (length <= most && !(first & (0x100 >> length)))
            ++length;
        if (length > most || m_rest.size() < length)
            return std::nullopt;
        quint64 value = withMark ? first : first & (0xff >> length);
        for (int i = 1; i < length; ++i)
            value = value << 8 | static_cast<quint8>(m_rest[i]);
        m_rest = m_rest.sliced(length);
        return value;
    }

    QByteArrayView m_rest;
};

constexpr quint32 kEbml = 0x1a45dfa3;
constexpr quint32 kSegment = 0x18538067;
constexpr quint32 kCluster = 0x1f43b675;
constexpr quint32 kTracks = 0x1654ae6b;
constexpr quint32 kTrackEntry = 0xae;
constexpr quint32 kTrackType = 0x83;
constexpr quint32 kCodecId = 0x86;

/// Nothing for a track that becomes no stream.
std::optional<QByteArray> codecOf(QByteArrayView entry)
{
    QByteArray codec;
    char type = 0;
    Elements fields(entry);
    while (const auto field = fields.next()) {
        if (field->id == kCodecId) {
            codec = field->body.first(std::min(field->body.size(), 2 * kMostLetters)).toByteArray();
            codec.truncate(
                qstrnlen(codec.constData(), size_t(codec.size()))); // what is left of it may be filled
        } else if (field->id == kTrackType && !field->body.isEmpty()) {
            type = field->body.back();
        }
    }
    const bool isStream = type == 1 || type == 2 || type == 0x11 || type == 0x21; // the last: of numbers
    return isStream && !codec.isEmpty() ? std::optional(codec) : std::nullopt;
}

} // namespace

QList<QByteArray> matroskaCodecs(QByteArrayView head)
{
    Elements file(head);
    const auto ebml = file.next();
    const auto segment = ebml && ebml->id == kEbml ? file.next() : std::nullopt;
    if (!segment || segment->id != kSegment)
        return {};
    Elements parts(segment->body);
    for (auto part = parts.next(); part && part->id != kCluster; part = parts.next()) {
        if (part->id != kTracks)
            continue;
        QList<QByteArray> codecs;
        Elements entries(part->body);
        for (auto entry = entries.next(); entry && codecs.size() < kMostTracks; entry = entries.next()) {
            if (entry->id != kTrackEntry)
                continue;
            if (const auto codec = codecOf(entry->body))
                codecs.append(*codec);
        }
        return codecs;
    }
    return {};
}

void nameUnknownCodecs(AVFormatContext *format)
{
    const auto isUnknown = [](const AVStream *stream) {
        return stream->codecpar->codec_id == AV_CODEC_ID_NONE &&
               (stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO ||
                stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO);
    };
    const std::span streams(format->streams, format->nb_streams);
    if (std::strncmp(format->iformat->name, "matroska", 8) != 0 ||
        !(format->pb->seekable & AVIO_SEEKABLE_NORMAL) || std::ranges::none_of(streams, isUnknown))
        return;
    QByteArray head(kHeadBytes, Qt::Uninitialized);
    const int64_t before = avio_tell(format->pb);
    int got = 0;
    if (avio_seek(format->pb, 0, SEEK_SET) >= 0)
        got = avio_read(format->pb, reinterpret_cast<unsigned char *>(head.data()), int(head.size()));
    avio_seek(format->pb, before, SEEK_SET);
    const QList<QByteArray> codecs = matroskaCodecs(QByteArrayView(head).first(std::max(0, got)));
    // Its streams come first and in this order, attachments behind them.
    for (qsizetype i = 0; i < std::min(codecs.size(), qsizetype(streams.size())); ++i) {
        if (isUnknown(streams[size_t(i)]))
            av_dict_set(&streams[size_t(i)]->metadata, kNameTag, nameOfId(codecs[i]).toLatin1().constData(),
                        0);
    }
}

QString codecName(const AVStream &stream)
{
    const AVCodecParameters &format = *stream.codecpar;
    if (format.codec_id != AV_CODEC_ID_NONE)
        return QString::fromLatin1(avcodec_get_name(format.codec_id)).toUpper();
    std::array<char, 4> tag{};
    for (size_t i = 0; i < tag.size(); ++i)
        tag[i] = static_cast<char>(format.codec_tag >> (8 * i));
    for (const Row &row : kRows) {
        if (std::memcmp(row.tag, tag.data(), tag.size()) == 0)
            return QString::fromLatin1(row.name);
    }
    if (format.codec_tag != 0)
        return printable(QByteArrayView(tag.data(), tag.size()));
    const AVDictionaryEntry *named = av_dict_get(stream.metadata, kNameTag, nullptr, 0);
    return named ? printable(named->value) : QString();
}

} // namespace hearth::player
