// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/stream/adaptive/lane.h"

namespace hearth::player
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr Seconds kAhead{30};
constexpr qint64 kMostAheadBytes = 64 * 1024 * 1024;
constexpr qint64 kMostKeptBytes = 24 * 1024 * 1024; // of what was read, for going back
constexpr qint64 kLargestSegment = 128 * 1024 * 1024;
constexpr qint64 kLargestInit = 4 * 1024 * 1024;
constexpr milliseconds kPauses[] = {milliseconds(500), milliseconds(1000), milliseconds(2000)};
constexpr int kMostAttempts = 3;
constexpr int kMostSkipped = 5;
constexpr milliseconds kNoticeTime{6000};
constexpr milliseconds kUntilItIsOver{24LL * 3600 * 1000};
constexpr milliseconds kCancelStep{10};

bool isOfNetwork(const Error &error)
{
    return error.code == ErrorCode::Unavailable;
}

} // namespace

Lane::Lane(Presentation &presentation, int track, CurlWorker &network, int outputWidth, int outputHeight)
    : m_presentation(presentation), m_track(track), m_fetch(network, m_cancelled),
      m_rate(presentation.tracks()[track].variants, outputWidth, outputHeight), m_thread([this] { loop(); })
{
}

Lane::~Lane()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_cancelled = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Lane::restart(Seconds at)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isRunning = true;
        m_error.reset();
        m_jump.reset();
        m_shown = at.count();
        const auto found = std::find_if(m_segments.begin(), m_segments.end(), [at](const auto &one) {
            return one->segment.start <= at + Seconds(0.001) && at < one->segment.end();
        });
        m_taken = static_cast<size_t>(found - m_segments.begin());
        if (found == m_segments.end()) {
            m_segments.clear();
            m_taken = 0;
            m_next = at;
            m_isEnded = false;
            ++m_generation;
            m_cancelled = true;
        }
    }
    m_changed.notify_all();
}

void Lane::stop()
{
    const std::lock_guard lock(m_mutex);
    m_isRunning = false;
    m_segments.clear();
    m_taken = 0;
    ++m_generation;
    m_cancelled = true;
}

Result<std::shared_ptr<const LoadedSegment>> Lane::take(const std::atomic<bool> &cancelled)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (cancelled)
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        if (m_taken < m_segments.size())
            break;
        if (m_error)
            return std::unexpected(*m_error);
        if (m_isEnded)
            return fail(ErrorCode::NotFound, QStringLiteral("end of stream"));
        m_changed.wait_for(lock, kCancelStep);
    }
    auto segment = m_segments[m_taken++];
    qint64 kept = 0;
    for (size_t i = 0; i < m_taken; ++i)
        kept += m_segments[i]->media.size();
    while (kept > kMostKeptBytes && m_taken > 1) {
        kept -= m_segments.front()->media.size();
        m_segments.pop_front();
        --m_taken;
    }
    lock.unlock();
    m_changed.notify_all();
    return segment;
}

std::shared_ptr<const LoadedSegment> Lane::tryTake()
{
    const std::lock_guard lock(m_mutex);
    if (m_taken >= m_segments.size())
        return nullptr;
    auto segment = m_segments[m_taken++];
    m_changed.notify_all();
    return segment;
}

QString Lane::notice() const
{
    const std::lock_guard lock(m_mutex);
    return steady_clock::now() < m_noticeUntil ? m_notice : QString();
}

std::optional<Error> Lane::lastLoss() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastLoss;
}

std::optional<Seconds> Lane::takeJump()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_jump, std::nullopt);
}

bool Lane::hasRoom() const
{
    Seconds ahead{};
    qint64 bytes = 0;
    for (size_t i = m_taken; i < m_segments.size(); ++i) {
        ahead += m_segments[i]->segment.duration;
        bytes += m_segments[i]->media.size();
    }
    return ahead < kAhead && bytes < kMostAheadBytes;
}

Seconds Lane::buffered() const
{
    const std::lock_guard lock(m_mutex);
    return std::max(Seconds(0), m_next - Seconds(m_shown));
}

void Lane::loop()
{
    for (;;) {
        Seconds at;
        quint64 generation = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] {
                return m_isStopping || (m_isRunning && !m_isEnded && !m_error && hasRoom());
            });
            if (m_isStopping)
                return;
            at = m_next;
            generation = m_generation;
            m_cancelled = false;
        }
        const Step done = step(at);
        const std::lock_guard lock(m_mutex);
        if (generation != m_generation) {
            m_attempts = 0;
            m_failedVariants.clear();
            m_skipped = 0;
            m_isAfterHole = true;
            m_error.reset();
            continue;
        }
        if (done == Step::Loaded) {
            m_attempts = 0;
            m_failedVariants.clear();
            m_skipped = 0;
            m_next = m_made.segment.end();
            m_made.isAfterHole = std::exchange(m_isAfterHole, false);
            m_segments.push_back(std::make_shared<const LoadedSegment>(std::move(m_made)));
            m_hasLoaded = true;
        } else if (done == Step::Ended) {
            m_isEnded = true;
        }
        m_changed.notify_all();
    }
}

Lane::Step Lane::step(Seconds at)
{
    const int variant = m_rate.choose(buffered(), steady_clock::now());
    const auto found = m_presentation.look(m_track, variant, at, m_cancelled);
    if (!found)
        return afterFailure(nullptr, variant, found.error());
    switch (found->answer) {
    case Lookup::Answer::Ended:
        return Step::Ended;
    case Lookup::Answer::NotYet:
        pauseFor(found->askAgainIn);
        return Step::Again;
    case Lookup::Answer::Behind: {
        say(QStringLiteral("rejoined-live"), kNoticeTime);
        const std::lock_guard lock(m_mutex);
        if (!m_cancelled) {
            m_next = found->oldest;
            m_jump = found->oldest;
            m_isAfterHole = true;
        }
        return Step::Again;
    }
    case Lookup::Answer::Found:
        break;
    }
    // A live stream that was read to its end and has moved on meanwhile, or came back from elsewhere.
    if (found->segment.start > at + Seconds(5) && m_hasLoaded) {
        const std::lock_guard lock(m_mutex);
        m_jump = found->segment.start;
    }
    if (found->segment.isGap)
        return afterFailure(&found->segment, variant,
                            {ErrorCode::NotFound, Error::tr("The stream has a hole"), QString()});
    return fetchFound(*found, variant);
}

Lane::Step Lane::fetchFound(const Lookup &found, int variant)
{
    const Segment &segment = found.segment;
    const Seconds ahead = buffered();
    qint64 got = 0;
    Seconds took{};
    QByteArray init;
    if (segment.init) {
        auto fetched = m_fetch.fetchKept(*segment.init, kLargestInit);
        if (!fetched)
            return afterFailure(&segment, variant, fetched.error());
        init = std::move(*fetched);
    }
    bool isTooLate = false;
    // A server that was too slow for the first try may be slow rather than dead.
    auto part = m_fetch.fetch(
        segment.media, kLargestSegment,
        [&](qint64 received, qint64 total, Seconds elapsed) {
            got = received;
            took = elapsed;
            isTooLate = m_hasLoaded && m_rate.isTooLate(received, total, elapsed, ahead - elapsed);
            return !isTooLate;
        },
        1 + m_attempts);
    if (!part && isTooLate) {
        m_rate.measured(got, took);
        qInfo("a part would come too late; taking a smaller one");
        return Step::Again;
    }
    if (!part)
        return afterFailure(&segment, variant, part.error());
    m_rate.measured(part->transferred, part->took);
    {
        const std::lock_guard lock(m_mutex);
        if (m_notice == QLatin1String("network-lost"))
            m_noticeUntil = {};
    }
    if (Done done = m_unlock.open(init, part->bytes, segment); !done)
        return afterFailure(&segment, variant, done.error());
    m_made = {segment, variant, init, part->bytes, false};
    return Step::Loaded;
}

Lane::Step Lane::afterFailure(const Segment *segment, int variant, const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return Step::Again;
    qWarning("track %d, variant %d: %s", m_track, variant, qUtf8Printable(error.message));
    const int attempt = m_attempts++;
    const milliseconds pause =
        kPauses[std::min<size_t>(static_cast<size_t>(attempt), std::size(kPauses) - 1)];
    if (isOfNetwork(error) && m_hasLoaded) {
        if (attempt > 0)
            say(QStringLiteral("network-lost"), kUntilItIsOver);
        if (attempt >= kMostAttempts) // another variant may lie on another server
            m_rate.avoid(variant, steady_clock::now());
        pauseFor(pause);
        return Step::Again;
    }
    const bool mayPass = error.code == ErrorCode::Io || error.code == ErrorCode::TimedOut ||
                         error.code == ErrorCode::Unavailable;
    const bool isSure = error.code == ErrorCode::Unsupported || error.code == ErrorCode::Cancelled;
    // What is sent now has no end while nobody says so; the playlist that stays away is told of as one that
    // stands.
    if (!segment && !isSure && m_hasLoaded && m_presentation.liveWindow()) {
        if (attempt >= kMostAttempts)
            m_rate.avoid(variant, steady_clock::now());
        pauseFor(pause);
        return Step::Again;
    }
    const int attempts = mayPass ? kMostAttempts : isSure ? 0 : 1;
    if (attempt < attempts) {
        pauseFor(pause);
        return Step::Again;
    }
    m_attempts = 0;
    m_failedVariants.insert(variant);
    m_rate.avoid(variant, steady_clock::now());
    const auto variants = static_cast<size_t>(m_presentation.tracks()[m_track].variants.size());
    if (m_failedVariants.size() < variants && m_rate.hasAnother(steady_clock::now()))
        return Step::Again;
    if (segment && !isSure)
        return skip(*segment, error);
    const std::lock_guard lock(m_mutex);
    if (!m_cancelled)
        m_error = error;
    return Step::Failed;
}

Lane::Step Lane::skip(const Segment &segment, const Error &error)
{
    m_failedVariants.clear();
    m_isAfterHole = true;
    if (++m_skipped >= kMostSkipped) {
        const std::lock_guard lock(m_mutex);
        if (!m_cancelled)
            m_error = error;
        return Step::Failed;
    }
    say(QStringLiteral("part-skipped"), kNoticeTime);
    const std::lock_guard lock(m_mutex);
    m_lastLoss = error;
    if (!m_cancelled)
        m_next = segment.end();
    return Step::Again;
}

void Lane::pauseFor(milliseconds duration)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, duration, [this] { return m_cancelled.load(); });
}

void Lane::say(const QString &notice, milliseconds howLong)
{
    const std::lock_guard lock(m_mutex);
    m_notice = notice;
    m_noticeUntil = steady_clock::now() + howLong;
}

} // namespace hearth::player
