// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/dash/mpd.h"
#include "player/stream/dash/mpd_captions.h"
#include <QDateTime>
#include <QHash>
#include <QXmlStreamReader>
#include <algorithm>
#include <cmath>

namespace hearth::player
{

namespace
{

constexpr int kDeepest = 16;
constexpr int kMostElements = 400'000;
constexpr qsizetype kMostPeriods = 2000;
constexpr double kLongestSeconds = 1e9;

struct Element {
    QString name;
    QHash<QString, QString> attributes;
    QString text;
    std::vector<Element> children;

    [[nodiscard]] const Element *child(const char *wanted) const
    {
        for (const Element &one : children) {
            if (one.name == QLatin1String(wanted))
                return &one;
        }
        return nullptr;
    }
    [[nodiscard]] QString get(const char *attribute) const
    {
        return attributes.value(QLatin1String(attribute));
    }
    [[nodiscard]] bool has(const char *attribute) const
    {
        return attributes.contains(QLatin1String(attribute));
    }
    [[nodiscard]] qint64 number(const char *attribute, qint64 otherwise, qint64 least = 0) const
    {
        bool isNumber = false;
        const qint64 value = get(attribute).toLongLong(&isNumber);
        return isNumber && value >= least && value < (qint64(1) << 53) ? value : otherwise;
    }
};

/// The document below its root; namespaces are not looked at.
Result<Element> readTree(const QByteArray &text)
{
    QXmlStreamReader reader(text);
    Element root;
    std::vector<Element *> open{&root};
    int count = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
            return fail(ErrorCode::Invalid, QStringLiteral("a document type is not allowed"));
        case QXmlStreamReader::StartElement: {
            if (open.size() > kDeepest || ++count > kMostElements)
                return fail(ErrorCode::TooLarge, QStringLiteral("too many elements"));
            Element element;
            element.name = reader.name().toString();
            const QXmlStreamAttributes attributes = reader.attributes();
            for (const QXmlStreamAttribute &attribute : attributes)
                element.attributes.insert(attribute.name().toString(), attribute.value().toString());
            open.back()->children.push_back(std::move(element));
            open.push_back(&open.back()->children.back());
            break;
        }
        case QXmlStreamReader::EndElement:
            open.pop_back();
            break;
        case QXmlStreamReader::Characters:
            open.back()->text += reader.text();
            break;
        default:
            break;
        }
    }
    if (reader.hasError())
        return fail(ErrorCode::Invalid,
                    QStringLiteral("line %1: %2").arg(reader.lineNumber()).arg(reader.errorString()));
    return root;
}

std::optional<ByteRange> rangeOf(const QString &text)
{
    const qsizetype dash = text.indexOf(QLatin1Char('-'));
    bool isFirst = false;
    bool isLast = false;
    const qint64 first = text.left(dash).toLongLong(&isFirst);
    const qint64 last = text.mid(dash + 1).toLongLong(&isLast);
    if (dash < 0 || !isFirst || !isLast || first < 0 || last < first || last > (qint64(1) << 50))
        return std::nullopt;
    return ByteRange{first, last - first + 1};
}

QUrl resolved(const QUrl &base, const QString &address)
{
    const QUrl url = base.resolved(QUrl(address));
    const bool isHttp = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return isHttp ? url : QUrl();
}

QUrl baseOf(const Element &element, const QUrl &above)
{
    const Element *own = element.child("BaseURL");
    return own ? resolved(above, own->text.trimmed()) : above;
}

/// What an element says of segments, over what those above it said.
MpdSegments segmentsOf(const Element &element, MpdSegments segments, const QUrl &base)
{
    const Element *given = nullptr;
    for (const auto &[name, kind] : {std::pair{"SegmentTemplate", MpdSegments::Kind::Template},
                                     std::pair{"SegmentList", MpdSegments::Kind::List},
                                     std::pair{"SegmentBase", MpdSegments::Kind::Base}}) {
        if (const Element *one = element.child(name); one && !given) {
            given = one;
            segments.kind = kind;
        }
    }
    if (!given)
        return segments;
    segments.timescale = given->number("timescale", segments.timescale, 1);
    segments.presentationTimeOffset =
        given->number("presentationTimeOffset", segments.presentationTimeOffset);
    segments.duration = given->number("duration", segments.duration, 1);
    segments.startNumber = given->number("startNumber", segments.startNumber);
    if (given->has("media"))
        segments.media = given->get("media");
    if (given->has("initialization"))
        segments.initialization = given->get("initialization");
    if (const auto range = rangeOf(given->get("indexRange")))
        segments.index = *range;
    if (const Element *init = given->child("Initialization")) {
        segments.init.url = init->has("sourceURL") ? resolved(base, init->get("sourceURL")) : base;
        segments.init.range = rangeOf(init->get("range")).value_or(ByteRange{});
    }
    if (const Element *timeline = given->child("SegmentTimeline")) {
        segments.timeline.clear();
        qint64 next = 0;
        for (const Element &entry : timeline->children) {
            MpdTimelineEntry one{entry.number("t", next), entry.number("d", 0, 1), entry.number("r", 0, -1)};
            if (entry.name != QLatin1String("S") || one.duration <= 0)
                continue;
            one.repeat = std::min<qint64>(one.repeat, 10'000'000);
            next = one.time + one.duration * (std::max<qint64>(one.repeat, 0) + 1);
            if (next > (qint64(1) << 60))
                break;
            segments.timeline.append(one);
        }
    }
    bool isFirst = true;
    for (const Element &entry : given->children) {
        if (entry.name != QLatin1String("SegmentURL"))
            continue;
        if (std::exchange(isFirst, false))
            segments.list.clear();
        segments.list.append({entry.has("media") ? resolved(base, entry.get("media")) : base,
                              rangeOf(entry.get("mediaRange")).value_or(ByteRange{}),
                              {}});
    }
    return segments;
}

/// 5.8.4.1: what stands at the set and what stands at the representation. Null for what is clear.
std::shared_ptr<const SampleProtection> protectionOf(const Element &set, const Element &representation)
{
    constexpr qsizetype kMostOffers = 16;
    SampleProtection protection;
    bool isProtected = false;
    for (const Element *above : {&set, &representation}) {
        for (const Element &one : above->children) {
            if (one.name != QLatin1String("ContentProtection"))
                continue;
            isProtected = true;
            const QString scheme = one.get("schemeIdUri").toLower();
            const QString id = one.get("default_KID").remove(QLatin1Char('-'));
            const QByteArray keyId = QByteArray::fromHex(id.toLatin1());
            if (keyId.size() == 16 && !protection.keyIds.contains(keyId) &&
                protection.keyIds.size() < kMostOffers)
                protection.keyIds.append(keyId);
            if (!scheme.startsWith(QLatin1String("urn:uuid:")) || protection.offers.size() >= kMostOffers)
                continue;
            KeyOffer offer{scheme.mid(4).toLatin1(), {}, {}};
            // DASH-IF's element and the one before it, of other namespaces.
            if (const Element *licence = one.child("Laurl") ? one.child("Laurl") : one.child("laurl"))
                offer.url = QUrl(licence->text.trimmed());
            if (const Element *pssh = one.child("pssh"))
                offer.initData = QByteArray::fromBase64(pssh->text.trimmed().toLatin1());
            protection.offers.append(offer);
        }
    }
    return isProtected ? std::make_shared<const SampleProtection>(std::move(protection)) : nullptr;
}

std::optional<StreamKind> kindOf(const Element &set, const Element &representation)
{
    const QString type = set.get("contentType") + set.get("mimeType") + representation.get("mimeType");
    if (type.contains(QLatin1String("video")))
        return StreamKind::Video;
    if (type.contains(QLatin1String("audio")))
        return StreamKind::Audio;
    if (type.contains(QLatin1String("text")))
        return StreamKind::Subtitle;
    return std::nullopt;
}

std::optional<MpdAdaptationSet> setOf(const Element &element, const MpdSegments &above, const QUrl &aboveBase)
{
    constexpr qsizetype kMostCaptions = 63;
    MpdAdaptationSet set;
    const QUrl base = baseOf(element, aboveBase);
    const MpdSegments segments = segmentsOf(element, above, base);
    set.language = element.get("lang").left(35);
    if (const Element *label = element.child("Label"))
        set.label = label->text.trimmed().left(200);
    if (const Element *role = element.child("Role"))
        set.isMain = role->get("value") == QLatin1String("main");
    for (const Element &one : element.children) {
        if (one.name == QLatin1String("Accessibility") && set.captions.size() < kMostCaptions)
            set.captions += readScteCaptions(one.get("schemeIdUri"), one.get("value"));
    }
    std::optional<StreamKind> kind;
    for (const Element &one : element.children) {
        if (one.name != QLatin1String("Representation"))
            continue;
        const auto its = kindOf(element, one);
        if (!its || (kind && *its != *kind))
            continue;
        kind = its;
        MpdRepresentation representation;
        representation.id = one.get("id").left(500);
        representation.bandwidth = one.number("bandwidth", 0);
        representation.width =
            static_cast<int>(std::min<qint64>(one.number("width", element.number("width", 0)), 65'536));
        representation.height =
            static_cast<int>(std::min<qint64>(one.number("height", element.number("height", 0)), 65'536));
        representation.codecs = one.has("codecs") ? one.get("codecs") : element.get("codecs");
        representation.base = baseOf(one, base);
        representation.segments = segmentsOf(one, segments, representation.base);
        representation.protection = protectionOf(element, one);
        set.mimeType = one.has("mimeType") ? one.get("mimeType") : element.get("mimeType");
        if (representation.base.isValid())
            set.representations.append(representation);
    }
    if (!kind || set.representations.isEmpty())
        return std::nullopt;
    set.kind = *kind;
    std::stable_sort(set.representations.begin(), set.representations.end(),
                     [](const auto &a, const auto &b) { return a.bandwidth < b.bandwidth; });
    return set;
}

/// 5.3.2.1: a period begins where it says, or where the one before it ends.
void placePeriods(Mpd &mpd)
{
    for (qsizetype i = 0; i < mpd.periods.size(); ++i) {
        MpdPeriod &period = mpd.periods[i];
        if (period.start < Seconds(0))
            period.start = i == 0
                               ? Seconds(0)
                               : mpd.periods[i - 1].start + mpd.periods[i - 1].duration.value_or(Seconds(0));
        if (i > 0)
            mpd.periods[i - 1].duration = std::max(Seconds(0), period.start - mpd.periods[i - 1].start);
    }
    if (!mpd.periods.isEmpty() && !mpd.periods.last().duration && mpd.duration)
        mpd.periods.last().duration = std::max(Seconds(0), *mpd.duration - mpd.periods.last().start);
}

} // namespace

bool looksLikeMpd(const QByteArray &start)
{
    return start.left(4096).contains("<MPD");
}

std::optional<Seconds> readXsDuration(QStringView text)
{
    if (!text.startsWith(QLatin1Char('P')))
        return std::nullopt;
    double sum = 0;
    bool isTime = false;
    qsizetype from = 1;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const QChar letter = text[i];
        if (letter == QLatin1Char('T')) {
            isTime = true;
            from = i + 1;
            continue;
        }
        if (letter.isDigit() || letter == QLatin1Char('.'))
            continue;
        bool isNumber = false;
        const double value = text.mid(from, i - from).toDouble(&isNumber);
        const double unit = letter == QLatin1Char('D') && !isTime  ? 86'400
                            : letter == QLatin1Char('H') && isTime ? 3600
                            : letter == QLatin1Char('M') && isTime ? 60
                            : letter == QLatin1Char('S') && isTime ? 1
                                                                   : 0;
        const bool isNothing = unit == 0 && value == 0; // "P0Y0M0DT…"
        if (!isNumber || (unit == 0 && !isNothing))
            return std::nullopt;
        sum += value * unit;
        from = i + 1;
    }
    return from == text.size() && text.size() > 2 && sum < kLongestSeconds ? std::optional(Seconds(sum))
                                                                           : std::nullopt;
}

Result<Mpd> readMpd(const QByteArray &text, const QUrl &url)
{
    if (text.size() > kMostMpdBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("the description is larger than 16 MB"));
    const auto tree = readTree(text);
    if (!tree)
        return std::unexpected(tree.error());
    const Element *root = tree->child("MPD");
    if (!root)
        return fail(ErrorCode::Invalid, QStringLiteral("there is no MPD in it"));
    Mpd mpd;
    mpd.isLive = root->get("type") == QLatin1String("dynamic");
    const QDateTime start = QDateTime::fromString(root->get("availabilityStartTime"), Qt::ISODateWithMs);
    if (start.isValid()) // without a zone it is UTC (5.3.1.2)
        mpd.availabilityStart = std::chrono::milliseconds(
            (start.timeSpec() == Qt::LocalTime ? QDateTime(start.date(), start.time(), Qt::UTC) : start)
                .toMSecsSinceEpoch());
    mpd.duration = readXsDuration(root->get("mediaPresentationDuration"));
    mpd.minimumUpdatePeriod = readXsDuration(root->get("minimumUpdatePeriod"));
    mpd.timeShiftBufferDepth = readXsDuration(root->get("timeShiftBufferDepth"));
    mpd.suggestedDelay = readXsDuration(root->get("suggestedPresentationDelay"));
    if (const Element *location = root->child("Location"))
        mpd.location = resolved(url, location->text.trimmed());
    if (const Element *clock = root->child("UTCTiming")) {
        mpd.utcScheme = clock->get("schemeIdUri");
        mpd.utcValue = clock->get("value");
    }
    const QUrl base = baseOf(*root, url);
    for (const Element &element : root->children) {
        if (element.name != QLatin1String("Period"))
            continue;
        if (mpd.periods.size() >= kMostPeriods)
            return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 periods").arg(kMostPeriods));
        MpdPeriod period;
        period.start = readXsDuration(element.get("start")).value_or(Seconds(-1));
        period.duration = readXsDuration(element.get("duration"));
        const QUrl periodBase = baseOf(element, base);
        const MpdSegments segments = segmentsOf(element, {}, periodBase);
        for (const Element &child : element.children) {
            if (child.name != QLatin1String("AdaptationSet"))
                continue;
            if (auto set = setOf(child, segments, periodBase))
                period.sets.append(std::move(*set));
        }
        mpd.periods.append(std::move(period));
    }
    if (mpd.periods.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("there is no period in it"));
    placePeriods(mpd);
    return mpd;
}

} // namespace hearth::player
