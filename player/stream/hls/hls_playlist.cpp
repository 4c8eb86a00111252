// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/hls/hls_playlist.h"
#include <QDateTime>
#include <QUrlQuery>
#include <cmath>

namespace hearth::player
{

namespace
{

constexpr double kLongestSegment = 3600;
constexpr qsizetype kLongestLine = 65'536;
constexpr qsizetype kVectorBytes = 16;
constexpr qsizetype kMostVariables = 200;

std::unexpected<Error> broken(int line, const QString &what)
{
    return fail(ErrorCode::Invalid, QStringLiteral("line %1 of the playlist: %2").arg(line).arg(what));
}

/// The lines of a playlist with their variables put in, and what is common to both kinds.
class Lines
{
public:
    Lines(const QByteArray &text, const QUrl &base, QHash<QString, QString> imported)
        : m_text(QString::fromUtf8(text)), m_base(base), m_imported(std::move(imported))
    {
        if (m_text.startsWith(QChar(0xfeff)))
            m_at = 1;
    }

    bool next()
    {
        while (m_at < m_text.size()) {
            qsizetype end = m_text.indexOf(QLatin1Char('\n'), m_at);
            end = end < 0 ? m_text.size() : end;
            m_line = QStringView(m_text).mid(m_at, std::min(end - m_at, kLongestLine)).trimmed();
            m_at = end + 1;
            ++m_number;
            if (!m_line.isEmpty())
                return true;
        }
        return false;
    }

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isAddress() const { return !m_line.startsWith(QLatin1Char('#')); }
    [[nodiscard]] bool is(const char *tag) const
    {
        const QLatin1String name(tag);
        return m_line.startsWith(name) &&
               (m_line.size() == name.size() || m_line[name.size()] == QLatin1Char(':'));
    }
    /// What follows the tag's colon.
    [[nodiscard]] QStringView value() const
    {
        const qsizetype colon = m_line.indexOf(QLatin1Char(':'));
        return colon < 0 ? QStringView() : m_line.mid(colon + 1).trimmed();
    }
    [[nodiscard]] QHash<QString, QString> attributes() const
    {
        QHash<QString, QString> all = readHlsAttributes(value());
        if (!m_variables.isEmpty()) {
            for (QString &one : all)
                one = filled(one);
        }
        return all;
    }
    [[nodiscard]] QUrl address() const { return resolved(m_line.toString()); }
    [[nodiscard]] QUrl resolved(const QString &address) const
    {
        const QUrl url = m_base.resolved(QUrl(filled(address)));
        // A playlist from the network leads nowhere else.
        const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
        return isHttp ? url : QUrl();
    }

    void define()
    {
        if (m_variables.size() >= kMostVariables)
            return;
        const QHash<QString, QString> given = readHlsAttributes(value());
        if (const QString name = given.value(QStringLiteral("NAME")); !name.isEmpty())
            m_variables.insert(name, given.value(QStringLiteral("VALUE")));
        if (const QString name = given.value(QStringLiteral("IMPORT")); !name.isEmpty())
            m_variables.insert(name, m_imported.value(name));
        if (const QString name = given.value(QStringLiteral("QUERYPARAM")); !name.isEmpty())
            m_variables.insert(name, QUrlQuery(m_base).queryItemValue(name, QUrl::FullyDecoded));
    }
    [[nodiscard]] const QHash<QString, QString> &variables() const { return m_variables; }

private:
    [[nodiscard]] QString filled(const QString &text) const
    {
        if (m_variables.isEmpty() || !text.contains(QLatin1String("{$")))
            return text;
        QString result;
        qsizetype at = 0;
        for (qsizetype open = text.indexOf(QLatin1String("{$")); open >= 0 && result.size() < kLongestLine;
             open = text.indexOf(QLatin1String("{$"), at)) {
            const qsizetype close = text.indexOf(QLatin1Char('}'), open);
            if (close < 0)
                break;
            result += QStringView(text).mid(at, open - at);
            result += m_variables.value(text.mid(open + 2, close - open - 2));
            at = close + 1;
        }
        return result + text.mid(at);
    }

    QString m_text;
    QUrl m_base;
    QHash<QString, QString> m_imported;
    QHash<QString, QString> m_variables;
    QStringView m_line;
    qsizetype m_at = 0;
    int m_number = 0;
};

std::optional<double> number(QStringView text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// "1280@0", "1280": the offset is then where the range before ended.
std::optional<ByteRange> byteRange(QStringView text, qint64 follows)
{
    const qsizetype at = text.indexOf(QLatin1Char('@'));
    bool isLength = false;
    bool isOffset = true;
    const qint64 length = (at < 0 ? text : text.left(at)).toLongLong(&isLength);
    const qint64 offset = at < 0 ? follows : text.mid(at + 1).toLongLong(&isOffset);
    if (!isLength || !isOffset || length <= 0 || offset < 0 || length > (qint64(1) << 40) ||
        offset > (qint64(1) << 50))
        return std::nullopt;
    return ByteRange{offset, length};
}

HlsKey keyOf(const Lines &lines)
{
    const QHash<QString, QString> given = lines.attributes();
    HlsKey key;
    const QString method = given.value(QStringLiteral("METHOD"));
    key.method = method == QLatin1String("NONE")             ? HlsKey::Method::None
                 : method == QLatin1String("AES-128")        ? HlsKey::Method::Aes128
                 : method == QLatin1String("SAMPLE-AES")     ? HlsKey::Method::SampleAes
                 : method == QLatin1String("SAMPLE-AES-CTR") ? HlsKey::Method::SampleAesCtr
                                                             : HlsKey::Method::Other;
    key.format = given.value(QStringLiteral("KEYFORMAT"), QStringLiteral("identity")).toLower().toLatin1();
    if (key.format.startsWith("urn:"))
        key.format.remove(0, 4);
    const QString address = given.value(QStringLiteral("URI"));
    if (key.method != HlsKey::Method::None) {
        key.url = lines.resolved(address);
        // A key may stand in the playlist, and other systems have schemes of their own.
        if (key.url.isEmpty() && (key.format != "identity" || address.startsWith(QLatin1String("data:"))))
            key.url = QUrl(address);
    }
    const QString iv = given.value(QStringLiteral("IV"));
    if (iv.startsWith(QLatin1String("0x"), Qt::CaseInsensitive))
        key.iv = QByteArray::fromHex(iv.mid(2).toLatin1().rightJustified(32, '0', true));
    if (key.iv.size() != kVectorBytes)
        key.iv.clear();
    return key;
}

/// The pssh box that some systems put into the key's address.
QByteArray initDataOf(const HlsKey &key)
{
    if (key.url.scheme() != QLatin1String("data") || key.format == "identity")
        return {};
    const QByteArray text = key.url.toEncoded();
    return QByteArray::fromBase64(QByteArray::fromPercentEncoding(text.mid(text.indexOf(',') + 1)));
}

HlsVariant variantOf(const QHash<QString, QString> &given)
{
    HlsVariant variant;
    variant.bandwidth = std::max<qint64>(0, given.value(QStringLiteral("BANDWIDTH")).toLongLong());
    variant.averageBandwidth =
        std::max<qint64>(0, given.value(QStringLiteral("AVERAGE-BANDWIDTH")).toLongLong());
    variant.codecs = given.value(QStringLiteral("CODECS"));
    const QStringList size = given.value(QStringLiteral("RESOLUTION")).toLower().split(QLatin1Char('x'));
    if (size.size() == 2) {
        variant.width = std::clamp(size[0].toInt(), 0, 65'536);
        variant.height = std::clamp(size[1].toInt(), 0, 65'536);
    }
    variant.audio = given.value(QStringLiteral("AUDIO"));
    variant.subtitles = given.value(QStringLiteral("SUBTITLES"));
    variant.captions = given.value(QStringLiteral("CLOSED-CAPTIONS")); // "NONE" is no group
    return variant;
}

std::optional<HlsRendition> renditionOf(const Lines &lines)
{
    const QHash<QString, QString> given = lines.attributes();
    HlsRendition rendition;
    const QString type = given.value(QStringLiteral("TYPE"));
    if (type == QLatin1String("AUDIO"))
        rendition.type = HlsRendition::Type::Audio;
    else if (type == QLatin1String("VIDEO"))
        rendition.type = HlsRendition::Type::Video;
    else if (type == QLatin1String("SUBTITLES"))
        rendition.type = HlsRendition::Type::Subtitles;
    else if (type == QLatin1String("CLOSED-CAPTIONS"))
        rendition.type = HlsRendition::Type::Captions;
    else
        return std::nullopt;
    rendition.group = given.value(QStringLiteral("GROUP-ID"));
    rendition.name = given.value(QStringLiteral("NAME")).left(200);
    rendition.language = given.value(QStringLiteral("LANGUAGE")).left(35);
    rendition.channel = given.value(QStringLiteral("INSTREAM-ID")).left(16);
    if (given.contains(QStringLiteral("URI")))
        rendition.url = lines.resolved(given.value(QStringLiteral("URI")));
    rendition.isDefault = given.value(QStringLiteral("DEFAULT")) == QLatin1String("YES");
    rendition.isForced = given.value(QStringLiteral("FORCED")) == QLatin1String("YES");
    return rendition;
}

/// The tags of a media playlist, one after another.
class MediaReader
{
public:
    MediaReader(Lines lines, const HlsMediaPlaylist *before) : m_lines(std::move(lines)), m_before(before) {}

    Result<HlsMediaPlaylist> read()
    {
        bool hasHeader = false;
        while (m_lines.next()) {
            if (!hasHeader && !m_lines.is("#EXTM3U"))
                return broken(m_lines.number(), QStringLiteral("it does not begin with #EXTM3U"));
            hasHeader = true;
            if (Done done = m_lines.isAddress() ? takeSegment() : takeTag(); !done)
                return std::unexpected(done.error());
        }
        if (!hasHeader)
            return fail(ErrorCode::Invalid, QStringLiteral("the playlist is empty"));
        if (m_list.targetDuration <= Seconds(0))
            return fail(ErrorCode::Invalid, QStringLiteral("the playlist has no EXT-X-TARGETDURATION"));
        if (!m_next.parts.isEmpty() && !m_list.isEnded) {
            m_next.isOpen = true;
            m_next.duration = {};
            for (const HlsPart &part : std::as_const(m_next.parts))
                m_next.duration += part.duration;
            append();
        }
        return std::move(m_list);
    }

private:
    void append()
    {
        m_next.sequence = m_list.firstSequence + m_list.segments.size();
        m_next.discontinuity = m_discontinuity;
        m_next.key = m_key;
        m_next.protection = m_protection;
        m_next.map = m_map;
        m_list.segments.append(m_next);
        m_next = {};
        m_hasDuration = false;
        m_hasRange = false;
    }

    Done takePart()
    {
        constexpr qsizetype kMostParts = 1000; // of a segment
        const QHash<QString, QString> given = m_lines.attributes();
        HlsPart part;
        part.url = m_lines.resolved(given.value(QStringLiteral("URI")));
        const auto seconds = number(given.value(QStringLiteral("DURATION")));
        if (!part.url.isValid() || part.url.isEmpty() || !seconds || *seconds < 0 ||
            *seconds > kLongestSegment || m_next.parts.size() >= kMostParts)
            return broken(m_lines.number(), QStringLiteral("a part that is none"));
        part.duration = Seconds(*seconds);
        part.isIndependent = given.value(QStringLiteral("INDEPENDENT")) == QLatin1String("YES");
        part.isGap = given.value(QStringLiteral("GAP")) == QLatin1String("YES");
        if (given.contains(QStringLiteral("BYTERANGE"))) {
            const bool follows = !m_next.parts.isEmpty() && m_next.parts.constLast().url == part.url;
            const ByteRange last = follows ? m_next.parts.constLast().range : ByteRange{0, 0};
            const auto range = byteRange(given.value(QStringLiteral("BYTERANGE")),
                                         last.offset + std::max<qint64>(0, last.length));
            if (!range)
                return broken(m_lines.number(), QStringLiteral("a byte range that is none"));
            part.range = *range;
        }
        m_next.parts.append(part);
        return {};
    }

    /// 4.4.5.2: what is left out stands in the playlist that was there before.
    Done takeSkip()
    {
        const qint64 count = m_lines.attributes().value(QStringLiteral("SKIPPED-SEGMENTS")).toLongLong();
        const qint64 from = m_before ? m_list.firstSequence - m_before->firstSequence : -1;
        if (count <= 0 || !m_list.segments.isEmpty())
            return broken(m_lines.number(), QStringLiteral("EXT-X-SKIP that skips nothing"));
        if (from < 0 || count > m_before->segments.size() - from ||
            m_before->segments[from + count - 1].isOpen)
            return fail(ErrorCode::NotFound, QStringLiteral("the playlist leaves out what was never there"));
        m_list.segments = m_before->segments.mid(from, count);
        const HlsSegment &last = m_list.segments.constLast();
        m_discontinuity = last.discontinuity;
        m_key = last.key;
        m_protection = last.protection;
        m_map = last.map;
        return {};
    }

    void takeServerControl()
    {
        const QHash<QString, QString> given = m_lines.attributes();
        const auto seconds = [&given](const char *name) {
            return Seconds(
                std::clamp(number(given.value(QLatin1String(name))).value_or(0), 0.0, kLongestSegment));
        };
        m_list.holdBack = seconds("HOLD-BACK");
        m_list.partHoldBack = seconds("PART-HOLD-BACK");
        m_list.canSkipUntil = seconds("CAN-SKIP-UNTIL");
        m_list.canBlock = given.value(QStringLiteral("CAN-BLOCK-RELOAD")) == QLatin1String("YES");
    }

    void takeReport()
    {
        constexpr qsizetype kMostReports = 200;
        const QHash<QString, QString> given = m_lines.attributes();
        HlsReport report{m_lines.resolved(given.value(QStringLiteral("URI"))),
                         given.value(QStringLiteral("LAST-MSN")).toLongLong(), -1};
        bool hasPart = false;
        const qint64 part = given.value(QStringLiteral("LAST-PART")).toLongLong(&hasPart);
        report.part = hasPart && part >= 0 ? part : -1;
        if (report.url.isValid() && report.sequence >= 0 && m_list.reports.size() < kMostReports)
            m_list.reports.append(report);
    }

    Done takeSegment()
    {
        // Between addresses of a playlist without EXTINF there may be anything; a segment has a duration.
        if (!m_hasDuration)
            return {};
        if (m_list.segments.size() >= kMostHlsSegments)
            return fail(ErrorCode::TooLarge,
                        QStringLiteral("the playlist names more than %1 segments").arg(kMostHlsSegments));
        m_next.url = m_lines.address();
        if (!m_next.url.isValid())
            return broken(m_lines.number(), QStringLiteral("an address that is none"));
        if (m_hasRange) {
            // A range without an offset follows the one before of the same resource.
            const bool isSame = !m_list.segments.isEmpty() && m_list.segments.constLast().url == m_next.url;
            const ByteRange before = isSame ? m_list.segments.constLast().range : ByteRange{0, 0};
            const auto range = byteRange(m_rangeText, before.offset + before.length);
            if (!range)
                return broken(m_lines.number(), QStringLiteral("a byte range that is none"));
            m_next.range = *range;
        }
        append();
        return {};
    }

    Done takeTag()
    {
        if (m_lines.is("#EXTINF")) {
            const auto seconds = number(m_lines.value().split(QLatin1Char(',')).first().trimmed());
            if (!seconds || *seconds < 0 || *seconds > kLongestSegment)
                return broken(m_lines.number(), QStringLiteral("a duration that is none"));
            m_next.duration = Seconds(*seconds);
            m_hasDuration = true;
        } else if (m_lines.is("#EXT-X-TARGETDURATION")) {
            const auto seconds = number(m_lines.value());
            if (!seconds || *seconds < 0 || *seconds > kLongestSegment)
                return broken(m_lines.number(), QStringLiteral("a target duration that is none"));
            m_list.targetDuration = std::max(Seconds(*seconds), Seconds(0.5));
        } else if (m_lines.is("#EXT-X-BYTERANGE")) {
            m_rangeText = m_lines.value().toString();
            m_hasRange = true;
        } else if (m_lines.is("#EXT-X-DISCONTINUITY")) {
            ++m_discontinuity;
        } else if (m_lines.is("#EXT-X-KEY")) {
            takeKey();
        } else if (m_lines.is("#EXT-X-MAP")) {
            return takeMap();
        } else if (m_lines.is("#EXT-X-PROGRAM-DATE-TIME")) {
            const QDateTime date = QDateTime::fromString(m_lines.value().toString(), Qt::ISODateWithMs);
            if (date.isValid())
                m_next.programDate = std::chrono::milliseconds(date.toMSecsSinceEpoch());
        } else if (m_lines.is("#EXT-X-GAP")) {
            m_next.isGap = true;
        } else if (m_lines.is("#EXT-X-PART")) {
            return takePart();
        } else if (m_lines.is("#EXT-X-SKIP")) {
            return takeSkip();
        } else {
            takePlaylistTag();
        }
        return {};
    }

    void takePlaylistTag()
    {
        if (m_lines.is("#EXT-X-MEDIA-SEQUENCE")) {
            if (m_list.segments.isEmpty())
                m_list.firstSequence = std::clamp<qint64>(m_lines.value().toLongLong(), 0, qint64(1) << 60);
        } else if (m_lines.is("#EXT-X-DISCONTINUITY-SEQUENCE")) {
            if (m_list.segments.isEmpty())
                m_discontinuity += std::clamp<qint64>(m_lines.value().toLongLong(), 0, qint64(1) << 60);
        } else if (m_lines.is("#EXT-X-ENDLIST")) {
            m_list.isEnded = true;
        } else if (m_lines.is("#EXT-X-PLAYLIST-TYPE")) {
            m_list.type = m_lines.value() == QLatin1String("VOD")     ? HlsMediaPlaylist::Type::Vod
                          : m_lines.value() == QLatin1String("EVENT") ? HlsMediaPlaylist::Type::Event
                                                                      : HlsMediaPlaylist::Type::Live;
        } else if (m_lines.is("#EXT-X-I-FRAMES-ONLY")) {
            m_list.holdsKeyFramesOnly = true;
        } else if (m_lines.is("#EXT-X-START")) {
            if (const auto offset = number(m_lines.attributes().value(QStringLiteral("TIME-OFFSET"))))
                m_list.startOffset = Seconds(*offset);
        } else if (m_lines.is("#EXT-X-SERVER-CONTROL")) {
            takeServerControl();
        } else if (m_lines.is("#EXT-X-PART-INF")) {
            if (const auto target = number(m_lines.attributes().value(QStringLiteral("PART-TARGET"))))
                m_list.partTarget = Seconds(std::clamp(*target, 0.0, kLongestSegment));
        } else if (m_lines.is("#EXT-X-RENDITION-REPORT")) {
            takeReport();
        } else if (m_lines.is("#EXT-X-DEFINE")) {
            m_lines.define();
        }
    }

    void takeKey()
    {
        const HlsKey key = keyOf(m_lines);
        // Several keys may stand for one segment, one for each system of rights.
        const bool isFirst = std::exchange(m_keyedAt, m_list.segments.size()) != m_list.segments.size();
        if (isFirst || key.method == HlsKey::Method::None) {
            m_key = {};
            m_protection.reset();
        }
        if (key.method == HlsKey::Method::SampleAes || key.method == HlsKey::Method::SampleAesCtr) {
            constexpr qsizetype kMostOffers = 16;
            SampleProtection protection = m_protection ? *m_protection : SampleProtection{};
            if (protection.offers.size() < kMostOffers)
                protection.offers.append({key.format, key.url, initDataOf(key)});
            if (!key.iv.isEmpty())
                protection.iv = key.iv;
            m_protection = std::make_shared<const SampleProtection>(std::move(protection));
        } else if (isFirst || key.format == "identity") {
            m_key = key;
        }
    }

    Done takeMap()
    {
        const QHash<QString, QString> given = m_lines.attributes();
        SegmentPart part{m_lines.resolved(given.value(QStringLiteral("URI"))), {}, {}};
        if (!part.url.isValid())
            return broken(m_lines.number(), QStringLiteral("EXT-X-MAP without an address"));
        if (given.contains(QStringLiteral("BYTERANGE"))) {
            const auto range = byteRange(given.value(QStringLiteral("BYTERANGE")), 0);
            if (!range)
                return broken(m_lines.number(), QStringLiteral("a byte range that is none"));
            part.range = *range;
        }
        if (m_key.method == HlsKey::Method::Aes128 && !m_key.iv.isEmpty())
            part.key = {m_key.url, m_key.iv};
        m_map = std::make_shared<const SegmentPart>(part);
        return {};
    }

    Lines m_lines;
    const HlsMediaPlaylist *m_before;
    HlsMediaPlaylist m_list;
    HlsSegment m_next;
    bool m_hasDuration = false;
    bool m_hasRange = false;
    QString m_rangeText;
    qint64 m_discontinuity = 0;
    HlsKey m_key;
    std::shared_ptr<const SampleProtection> m_protection;
    qsizetype m_keyedAt = -1;
    std::shared_ptr<const SegmentPart> m_map;
};

} // namespace

Seconds HlsMediaPlaylist::length() const
{
    Seconds sum{};
    for (const HlsSegment &segment : segments)
        sum += segment.duration;
    return sum;
}

QHash<QString, QString> readHlsAttributes(QStringView text)
{
    QHash<QString, QString> attributes;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype equals = text.indexOf(QLatin1Char('='), at);
        if (equals < 0)
            break;
        const QString name = text.mid(at, equals - at).trimmed().toString();
        qsizetype from = equals + 1;
        while (from < text.size() && text[from] == QLatin1Char(' '))
            ++from;
        QString value;
        qsizetype end = 0;
        if (from < text.size() && text[from] == QLatin1Char('"')) {
            const qsizetype close = text.indexOf(QLatin1Char('"'), from + 1);
            value = text.mid(from + 1, (close < 0 ? text.size() : close) - from - 1).toString();
            end = close < 0 ? text.size() : text.indexOf(QLatin1Char(','), close);
        } else {
            end = text.indexOf(QLatin1Char(','), from);
            value = text.mid(from, (end < 0 ? text.size() : end) - from).trimmed().toString();
        }
        if (!name.isEmpty() && !attributes.contains(name))
            attributes.insert(name, value);
        at = end < 0 ? text.size() : end + 1;
    }
    return attributes;
}

bool looksLikeHls(const QByteArray &start)
{
    const QByteArray text = start.startsWith("\xef\xbb\xbf") ? start.mid(3) : start;
    return text.startsWith("#EXTM3U") && text.contains("#EXT-X-");
}

bool isHlsMultivariant(const QByteArray &text)
{
    return text.contains("#EXT-X-STREAM-INF") && !text.contains("#EXTINF");
}

Result<HlsMultivariantPlaylist> readHlsMultivariant(const QByteArray &text, const QUrl &base)
{
    if (text.size() > kMostHlsBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("the playlist is larger than 16 MB"));
    Lines lines(text, base, {});
    HlsMultivariantPlaylist list;
    std::optional<HlsVariant> next;
    while (lines.next()) {
        if (lines.isAddress()) {
            if (!next)
                continue;
            next->url = lines.address();
            if (!next->url.isValid())
                return broken(lines.number(), QStringLiteral("an address that is none"));
            list.variants.append(*next);
            next.reset();
        } else if (lines.is("#EXT-X-STREAM-INF")) {
            next = variantOf(lines.attributes());
        } else if (lines.is("#EXT-X-MEDIA")) {
            if (const auto rendition = renditionOf(lines))
                list.renditions.append(*rendition);
        } else if (lines.is("#EXT-X-DEFINE")) {
            lines.define();
        }
        if (list.variants.size() > kMostHlsVariants || list.renditions.size() > kMostHlsVariants)
            return fail(ErrorCode::TooLarge,
                        QStringLiteral("the playlist names more than %1 variants").arg(kMostHlsVariants));
    }
    if (list.variants.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("the playlist names no variant"));
    list.variables = lines.variables();
    return list;
}

Result<HlsMediaPlaylist> readHlsMedia(const QByteArray &text, const QUrl &base,
                                      const QHash<QString, QString> &imported, const HlsMediaPlaylist *before)
{
    if (text.size() > kMostHlsBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("the playlist is larger than 16 MB"));
    return MediaReader(Lines(text, base, imported), before).read();
}

} // namespace hearth::player
