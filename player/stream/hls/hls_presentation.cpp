// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/hls/hls_presentation.h"
#include "player/stream/adaptive/rate_choice.h"
#include "player/stream/address.h"
#include <QUrlQuery>

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kSoonest{200};
constexpr Seconds kStandsStill{12};
constexpr Seconds kJustBefore{0.5};
constexpr Seconds kLongestWait{4}; // of a server for a segment; below the deadline of a fetch

/// Codecs (RFC 6381) that this set's decoders know; a variant that names others is the last choice.
bool isCodecPlayable(const QString &codecs)
{
    static const QStringList kKnown{
        QStringLiteral("avc1"), QStringLiteral("avc3"), QStringLiteral("hvc1"), QStringLiteral("hev1"),
        QStringLiteral("vp09"), QStringLiteral("vp08"), QStringLiteral("av01"), QStringLiteral("mp4a"),
        QStringLiteral("mp4v"), QStringLiteral("ac-3"), QStringLiteral("ec-3"), QStringLiteral("opus"),
        QStringLiteral("flac"), QStringLiteral("mp3"),  QStringLiteral("wvtt"), QStringLiteral("stpp")};
    for (const QString &codec : codecs.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!kKnown.contains(codec.trimmed().section(QLatin1Char('.'), 0, 0).toLower()))
            return false;
    }
    return true;
}

bool hasPicture(const HlsVariant &variant)
{
    if (variant.height > 0 || variant.codecs.isEmpty())
        return true;
    for (const char *codec : {"avc", "hvc", "hev", "vp0", "av01", "mp4v", "dvh"}) {
        if (variant.codecs.contains(QLatin1String(codec), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

std::unexpected<Error> unreadable(const Error &error)
{
    return fail(error.code, Error::tr("The stream cannot be read: %1").arg(error.message),
                Error::tr("Ask its provider; it may be broken"));
}

Track trackOf(const HlsRendition &rendition, StreamKind kind)
{
    return {.kind = kind,
            .language = rendition.language,
            .title = rendition.name,
            .isDefault = rendition.isDefault,
            .isForced = rendition.isForced,
            .variants = {Variant{}}};
}

} // namespace

Result<std::unique_ptr<Presentation>> HlsPresentation::open(const QByteArray &text, const QUrl &url,
                                                            CurlWorker &network, const StreamRequest &request,
                                                            const std::atomic<bool> &cancelled)
{
    std::unique_ptr<HlsPresentation> made(new HlsPresentation(network));
    if (isHlsMultivariant(text)) {
        const auto list = readHlsMultivariant(text, url);
        if (!list)
            return unreadable(list.error());
        if (Done done = made->takeMultivariant(*list); !done)
            return std::unexpected(done.error());
        RateChoice choice(made->m_tracks[0].variants, request.outputWidth, request.outputHeight);
        Done done;
        for (qsizetype tries = 0; tries < made->m_tracks[0].variants.size(); ++tries) {
            const int variant = choice.choose(Seconds(0), steady_clock::now());
            done = made->load(0, variant, cancelled);
            if (done || done.error().code == ErrorCode::Cancelled)
                break;
            choice.avoid(variant, steady_clock::now());
        }
        if (!done)
            return std::unexpected(done.error());
    } else {
        auto list = readHlsMedia(text, url);
        if (!list)
            return unreadable(list.error());
        made->m_tracks = {Track{.kind = StreamKind::Video, .variants = {Variant{}}}};
        made->m_lists.resize(1);
        made->m_lists[0].resize(1);
        made->m_lists[0][0].url = url;
        if (Done done = made->take(made->m_lists[0][0], std::move(*list), steady_clock::now()); !done)
            return std::unexpected(done.error());
    }
    made->m_isLive = !made->m_reference.isEnded();
    made->m_duration = made->m_isLive ? Seconds(0) : made->m_reference.end();
    return made;
}

Done HlsPresentation::takeMultivariant(const HlsMultivariantPlaylist &list)
{
    m_variables = list.variables;
    const bool isFilm = std::any_of(list.variants.cbegin(), list.variants.cend(), hasPicture);
    Track picture{.kind = StreamKind::Video};
    std::vector<List> lists;
    const HlsVariant *best = nullptr;
    for (const HlsVariant &variant : list.variants) {
        if (isFilm && !hasPicture(variant))
            continue; // sound alone, for telephones
        const bool isKnown = std::any_of(lists.cbegin(), lists.cend(),
                                         [&](const List &one) { return one.url == variant.url; });
        if (isKnown)
            continue; // once more for another group of sound
        picture.variants.append({.bitsPerSecond = variant.bandwidth,
                                 .width = variant.width,
                                 .height = variant.height,
                                 .isPlayable = isCodecPlayable(variant.codecs)});
        lists.emplace_back().url = variant.url;
        if (!best || variant.bandwidth > best->bandwidth)
            best = &variant;
    }
    m_tracks.append(picture);
    m_lists.push_back(std::move(lists));
    takeRenditions(list, *best);
    return {};
}

void HlsPresentation::takeRenditions(const HlsMultivariantPlaylist &list, const HlsVariant &chosen)
{
    constexpr qsizetype kMostTracks = 40;
    for (const HlsRendition &rendition : list.renditions) {
        const bool isSound = rendition.type == HlsRendition::Type::Audio && rendition.group == chosen.audio;
        const bool isText =
            rendition.type == HlsRendition::Type::Subtitles && rendition.group == chosen.subtitles;
        const bool isCaptions = rendition.type == HlsRendition::Type::Captions &&
                                !rendition.group.isEmpty() && rendition.group == chosen.captions;
        if (isCaptions && m_captions.size() < kMostTracks)
            m_captions.append({rendition.channel, rendition.language, rendition.name});
        if ((!isSound && !isText) || !rendition.url.isValid() || m_tracks.size() >= kMostTracks)
            continue;
        m_tracks.append(trackOf(rendition, isSound ? StreamKind::Audio : StreamKind::Subtitle));
        m_lists.emplace_back();
        m_lists.back().emplace_back().url = rendition.url;
    }
}

Done HlsPresentation::load(int track, int variant, const std::atomic<bool> &cancelled)
{
    QUrl url;
    HlsMediaPlaylist before;
    {
        const std::lock_guard lock(m_mutex);
        const List &known = m_lists[static_cast<size_t>(track)][static_cast<size_t>(variant)];
        url = addressOf(known);
        before = known.timeline.playlist();
    }
    const auto asked = steady_clock::now();
    PartFetch fetch(m_network, cancelled);
    const auto part = fetch.fetch({url, {}, {}}, kMostHlsBytes);
    if (!part)
        return std::unexpected(part.error());
    auto list = readHlsMedia(part->bytes, part->url, m_variables, &before);
    const std::lock_guard lock(m_mutex);
    if (!list && list.error().code == ErrorCode::NotFound) {
        List &known = m_lists[static_cast<size_t>(track)][static_cast<size_t>(variant)];
        known.maySkip = false;
        known.loadedAt = {};
        return {};
    }
    if (!list)
        return unreadable(list.error());
    return take(m_lists[static_cast<size_t>(track)][static_cast<size_t>(variant)], std::move(*list), asked);
}

Done HlsPresentation::take(List &list, HlsMediaPlaylist playlist, Time asked)
{
    const bool isPicture = &list >= m_lists[0].data() && &list < m_lists[0].data() + m_lists[0].size();
    const auto change = list.timeline.update(std::move(playlist), m_isLive ? &m_reference : nullptr);
    list.loadedAt = asked;
    list.hasGrown = change != HlsTimeline::Change::Same && change != HlsTimeline::Change::Stale;
    list.isLoaded = true;
    if (list.hasGrown)
        list.grownAt = asked;
    if (isPicture) {
        if (list.hasGrown)
            m_grownAt = asked;
        if (list.timeline.isLoaded())
            m_reference = list.timeline;
    }
    return {};
}

QUrl HlsPresentation::addressOf(const List &list) const
{
    QUrl url = list.url;
    QUrlQuery query(url);
    const HlsMediaPlaylist &known = list.timeline.playlist();
    // 6.2.5.2. A server that waits for a whole segment may wait longer than we do.
    const bool blocks = list.isLoaded && known.canBlock && !known.isEnded && list.hasGrown &&
                        (known.partTarget > Seconds(0) || known.targetDuration <= kLongestWait);
    HlsTimeline::Next next = list.timeline.next();
    bool isReported = false;
    if (!list.isLoaded && m_reference.isLoaded() && m_reference.playlist().canBlock) {
        for (const HlsReport &report : m_reference.playlist().reports) {
            if (report.url == list.url) {
                next = {report.sequence, report.part};
                isReported = true;
            }
        }
    }
    if (!blocks && !isReported)
        return url;
    query.addQueryItem(QStringLiteral("_HLS_msn"), QString::number(next.sequence));
    if (next.part >= 0)
        query.addQueryItem(QStringLiteral("_HLS_part"), QString::number(next.part));
    // 6.2.5.1: what is older than half the boundary may not fit any more.
    const bool isRecent = Seconds(steady_clock::now() - list.loadedAt) < known.canSkipUntil / 2;
    if (list.isLoaded && list.maySkip && isRecent)
        query.addQueryItem(QStringLiteral("_HLS_skip"), QStringLiteral("YES"));
    url.setQuery(query);
    return url;
}

HlsPresentation::Time HlsPresentation::nextLoad(const List &list) const
{
    if (!list.isLoaded)
        return {};
    // 6.3.4: after a target duration, or half of one when nothing was new.
    const Seconds target = list.timeline.playlist().targetDuration;
    const auto pause = std::chrono::duration_cast<milliseconds>(list.hasGrown ? target : target / 2);
    return list.loadedAt + std::max(pause, kSoonest);
}

std::optional<LiveWindow> HlsPresentation::liveWindow() const
{
    if (!m_isLive)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    return m_reference.window();
}

QString HlsPresentation::notice() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_isLive || m_reference.isEnded())
        return {};
    const Seconds since = steady_clock::now() - m_grownAt;
    const Seconds patience = std::max(kStandsStill, m_reference.playlist().targetDuration * 4);
    return since > patience ? QStringLiteral("stream-stands") : QString();
}

Result<Lookup> HlsPresentation::found(const List &list, const Segment &segment, qsizetype index) const
{
    const HlsKey &key = list.timeline.playlist().segments[index].key;
    const bool isOurs = key.method == HlsKey::Method::None ||
                        (key.method == HlsKey::Method::Aes128 && key.format == "identity");
    if (!isOurs)
        return fail(ErrorCode::Unsupported,
                    Error::tr("This film is protected by a system that this set does not know"),
                    Error::tr("Watch it in its provider's app"));
    if (key.method == HlsKey::Method::Aes128 && !key.url.isValid())
        return fail(ErrorCode::Invalid, Error::tr("The stream's key has no address"),
                    Error::tr("Ask its provider; it may be broken"));
    Lookup lookup;
    lookup.answer = Lookup::Answer::Found;
    lookup.segment = segment;
    return lookup;
}

Result<Lookup> HlsPresentation::look(int track, int variant, Seconds at, const std::atomic<bool> &cancelled)
{
    const auto lists = static_cast<size_t>(track);
    for (;;) {
        {
            const std::lock_guard lock(m_mutex);
            const List &list = m_lists[lists][static_cast<size_t>(variant)];
            const HlsTimeline &timeline = list.timeline;
            const auto now = steady_clock::now();
            if (list.isLoaded) {
                const bool isOver = timeline.isEnded();
                const qsizetype index = timeline.find(at);
                const auto piece = timeline.piece(at);
                const Seconds target = timeline.playlist().targetDuration;
                const bool waits = timeline.playlist().canBlock && list.hasGrown;
                // What is old may have lost its beginning meanwhile.
                const bool isFresh = isOver || now < nextLoad(list);
                const bool isBehind = m_isLive && timeline.isLoaded() && at < timeline.start() - kJustBefore;
                if (isBehind && isFresh) {
                    Lookup lookup;
                    lookup.answer = Lookup::Answer::Behind;
                    // The oldest segment may go while it is fetched.
                    const LiveWindow window = timeline.window();
                    lookup.oldest =
                        std::min(window.to, timeline.start() + timeline.playlist().targetDuration);
                    return lookup;
                }
                // A server that holds its answer back is asked when nothing is left.
                const bool isKnown =
                    isFresh || at + target < timeline.end() || (waits && now < list.loadedAt + target);
                if (piece && !isBehind && isKnown)
                    return found(list, *piece, index);
                if (isOver)
                    return Lookup{};
                if (isFresh && !waits) {
                    Lookup lookup;
                    lookup.answer = Lookup::Answer::NotYet;
                    lookup.askAgainIn =
                        std::chrono::duration_cast<milliseconds>(nextLoad(list) - now) + milliseconds(1);
                    return lookup;
                }
            }
        }
        if (Done done = load(track, variant, cancelled); !done)
            return std::unexpected(done.error());
    }
}

} // namespace hearth::player
