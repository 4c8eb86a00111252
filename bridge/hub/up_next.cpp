// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/up_next.h"
#include "bridge/hub/chapter_kinds.h"
#include <QJsonArray>
#include <QLoggingCategory>
#include <QRandomGenerator>

namespace hearth::bridge
{

Q_DECLARE_LOGGING_CATEGORY(playbackLog)

namespace
{

using player::Library;

constexpr qint64 kOfferForMs = 10'000; // of the viewer's time
constexpr qint64 kForeseenMs = 50'000; // before it is offered, likewise

qint64 offerFrom(const QJsonObject &state)
{
    const qint64 duration = state.value(QLatin1String("durationMs")).toInteger();
    const double speed = state.value(QLatin1String("speed")).toDouble(1.0);
    const qint64 latest = std::max(duration / 2, duration - qint64(speed * double(kOfferForMs)));
    const auto credits = creditsFromMs(state.value(QLatin1String("chapters")).toArray(), duration);
    return std::min(credits.value_or(latest), latest);
}

} // namespace

UpNext::UpNext(Playback &playback, const Library &library, Household &household, const Settings &settings,
               QObject *parent)
    : QObject(parent), m_playback(playback), m_library(library), m_household(household), m_settings(settings),
      m_order(QRandomGenerator::global()->generate())
{
    connect(&m_playback, &Playback::changed, this, [this] {
        if (m_playback.titleId() != m_titleId) {
            m_stays = false;
            look();
        }
        foresee();
    });
    connect(&m_library, &Library::changed, this, &UpNext::look);
    connect(&m_household, &Household::changed, this, &UpNext::look);
    connect(&m_settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("autoplayNext"))
            Q_EMIT changed();
    });
}

std::optional<QJsonObject> UpNext::besides(Library::Toward toward) const
{
    const auto title = m_library.title(m_playback.titleId());
    auto found = title ? m_library.besides(*title, toward) : std::nullopt;
    if (isMusic() && m_titleId == m_playback.titleId()) {
        const auto id = m_order.beside(m_titleId, toward == Library::Toward::Next ? 1 : -1);
        found = id ? m_library.title(*id) : std::nullopt;
    }
    if (found && !m_household.mayBeShown(*found))
        found.reset();
    return found;
}

void UpNext::look()
{
    m_titleId = m_playback.titleId();
    if (isMusic()) {
        QStringList songs;
        const QJsonArray parts =
            m_library.wholes().partsOf(m_library.title(m_titleId)->value(QLatin1String("partOf")).toString());
        for (const QJsonValue &part : parts)
            songs.append(part[QLatin1String("id")].toString());
        m_order.take(songs, m_titleId);
    }
    m_next = besides(Library::Toward::Next).value_or(QJsonObject());
    m_hasPrevious = besides(Library::Toward::Previous).has_value();
    m_mayGoOn = !m_next.isEmpty() && m_household.mayOpen(m_next, {});
    Q_EMIT changed();
}

bool UpNext::isSong() const
{
    return m_next.value(QLatin1String("kind")).toString() == QLatin1String("song");
}

bool UpNext::isMusic() const
{
    const auto title = m_library.title(m_titleId);
    return title && title->value(QLatin1String("kind")).toString() == QLatin1String("song") &&
           !title->value(QLatin1String("partOf")).toString().isEmpty();
}

Done UpNext::repeat(PlayOrder::Repeat repeat)
{
    if (!isMusic())
        return fail(ErrorCode::NotFound, tr("No music is on"), tr("Play an album first"));
    m_order.setRepeat(repeat);
    look();
    return {};
}

Done UpNext::shuffle(bool isShuffled)
{
    if (!isMusic())
        return fail(ErrorCode::NotFound, tr("No music is on"), tr("Play an album first"));
    m_order.setShuffled(isShuffled, m_titleId);
    look();
    return {};
}

bool UpNext::goesOnByItself() const
{
    // An album is heard as a whole.
    return isSong() || m_settings.value(QStringLiteral("autoplayNext")).toBool();
}

void UpNext::foresee()
{
    if (m_playback.channelNumber() > 0)
        return; // another's to foresee
    const QJsonObject state = m_playback.state();
    const double speed = state.value(QLatin1String("speed")).toDouble(1.0);
    const bool isNear = state.value(QLatin1String("durationMs")).toInteger() > 0 &&
                        state.value(QLatin1String("positionMs")).toInteger() >=
                            offerFrom(state) - qint64(speed * double(kForeseenMs));
    const bool plays = state.value(QLatin1String("state")).toString() == QLatin1String("playing");
    const bool isAgain = m_order.repeat() == PlayOrder::Repeat::One && isMusic();
    if (m_next.isEmpty() || !m_mayGoOn || m_stays || !isNear || isAgain)
        m_playback.forgetForeseen();
    else if (plays)
        m_playback.foresee(m_next.value(QLatin1String("id")).toString());
}

QJsonObject UpNext::with(QJsonObject state) const
{
    if (m_titleId.isEmpty() || m_playback.titleId() != m_titleId)
        return state;
    state.insert(QStringLiteral("hasPrevious"), m_hasPrevious);
    if (isMusic()) {
        state.insert(QStringLiteral("repeat"), wordOf(m_order.repeat()));
        state.insert(QStringLiteral("shuffle"), m_order.isShuffled());
    }
    if (m_next.isEmpty())
        return state;
    const bool goesOn = m_mayGoOn && !m_stays && goesOnByItself();
    QJsonObject next{{QStringLiteral("title"), m_next}, {QStringLiteral("goesOn"), goesOn}};
    if (!m_stays && !isSong() && state.value(QLatin1String("durationMs")).toInteger() > 0)
        next.insert(QStringLiteral("offerFromMs"), offerFrom(state));
    state.insert(QStringLiteral("next"), next);
    return state;
}

Done UpNext::go(Library::Toward toward, const QString &pin)
{
    const auto title = besides(toward);
    if (!title)
        return fail(ErrorCode::NotFound, toward == Library::Toward::Next ? tr("Nothing follows this")
                                                                         : tr("Nothing comes before this"));
    if (Done done = m_household.mayOpen(*title, pin); !done)
        return done;
    return m_playback.goOn(title->value(QLatin1String("id")).toString());
}

Done UpNext::next(const QString &pin)
{
    return go(Library::Toward::Next, pin);
}

Done UpNext::previous(const QString &pin)
{
    return go(Library::Toward::Previous, pin);
}

Done UpNext::stay()
{
    if (!m_playback.isOpen())
        return fail(ErrorCode::NotFound, tr("No film is open"), tr("Open one first"));
    m_stays = true;
    Q_EMIT changed();
    return {};
}

bool UpNext::goOn()
{
    const bool isAgain = m_order.repeat() == PlayOrder::Repeat::One && isMusic();
    if (m_stays || (!isAgain && !goesOnByItself()))
        return false;
    const Done done = isAgain ? m_playback.goOn(m_titleId) : go(Library::Toward::Next, {});
    if (!done)
        qCInfo(playbackLog, "not on to the next: %s", qUtf8Printable(done.error().message));
    return done.has_value();
}

} // namespace hearth::bridge
