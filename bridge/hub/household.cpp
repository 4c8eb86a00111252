// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/household.h"
#include "store/household/ratings.h"

namespace hearth::bridge
{

using store::Allowance;
using store::Pins;
using store::Profile;

namespace
{

bool isApp(const QJsonObject &record)
{
    return record.contains(QLatin1String("ageRating")) || record.contains(QLatin1String("vendor"));
}

/// Nothing: nobody has said for whom it is.
std::optional<int> ageOf(const QJsonObject &record)
{
    if (isApp(record))
        return record.value(QLatin1String("ageRating")).toInt();
    return store::minimumAge(record.value(QLatin1String("rating")).toString());
}

bool isChild(const Profile &profile)
{
    return profile.kind == Profile::Kind::Child;
}

QString dayOf(const QDateTime &now)
{
    return now.date().toString(Qt::ISODate);
}

} // namespace

Result<std::unique_ptr<Household>> Household::create(Database &home, const Clock &clock)
{
    std::unique_ptr<Household> household(new Household(home, clock));
    auto profiles = store::Profiles::create(home);
    if (!profiles)
        return std::unexpected(profiles.error());
    household->m_profiles = std::move(*profiles);
    connect(household->m_profiles.get(), &store::Profiles::changed, household.get(), &Household::changed);
    household->m_minute.setSingleShot(true);
    connect(&household->m_minute, &QTimer::timeout, household.get(), [raw = household.get()] {
        raw->m_begun = {};
        raw->startMinute();
        raw->countMinute();
    });
    connect(household->m_profiles.get(), &store::Profiles::chosen, household.get(),
            [raw = household.get()] { raw->m_begun = {}; });
    return household;
}

QDateTime Household::now() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.wall().count());
}

Allowance Household::allowance() const
{
    int minutes = 0;
    qint64 extraUntilMs = 0;
    // What a grown-up gave in the evening holds over midnight.
    if (auto query = m_home.prepare("SELECT coalesce(sum(CASE WHEN day=?2 THEN minutes END), 0), "
                                    "coalesce(max(extra_until_ms), 0) FROM screen_time WHERE profile=?1")) {
        const auto row = query->bind(1, active().id).bind(2, dayOf(now())).step();
        if (row && *row) {
            minutes = static_cast<int>(query->integer(0));
            extraUntilMs = query->integer(1);
        }
    }
    return store::allowanceOf(active(), minutes, now(),
                              extraUntilMs > 0 ? QDateTime::fromMSecsSinceEpoch(extraUntilMs) : QDateTime());
}

QJsonObject Household::describe() const
{
    QJsonArray list;
    for (const Profile &profile : m_profiles->all()) {
        QJsonObject object = profile.toJson();
        const bool isActive = profile.id == active().id;
        if (profile.name == store::Profiles::defaultName())
            object.insert(QStringLiteral("name"), tr("Home"));
        object.insert(QStringLiteral("hasPin"), m_pins.isSet(profile.id));
        object.insert(QStringLiteral("active"), isActive);
        if (const int left = isActive ? allowance().minutesLeft : -1; left >= 0)
            object.insert(QStringLiteral("minutesLeft"), left);
        list.append(object);
    }
    return {{QStringLiteral("profiles"), list}, {QStringLiteral("hasPin"), m_pins.isSet(Pins::household())}};
}

bool Household::mayBeShown(const QJsonObject &record) const
{
    if (!isChild(active()) || !active().ageLimit)
        return true;
    const auto age = ageOf(record);
    return !age || *age <= *active().ageLimit;
}

Done Household::askGrownUp(const QString &pin, const QString &sentence)
{
    if (!m_pins.isSet(Pins::household()))
        return fail(ErrorCode::NotAllowed, sentence, tr("A grown-up can open it from another profile"));
    Done done = m_pins.check(Pins::household(), pin);
    if (!done && pin.isEmpty() && done.error().code == ErrorCode::NeedsPin && done.error().action.isEmpty())
        return fail(ErrorCode::NeedsPin, sentence);
    return done;
}

Done Household::mayOpen(const QJsonObject &record, const QString &pin)
{
    if (!isChild(active()))
        return {};
    if (active().ageLimit) {
        const auto age = ageOf(record);
        if (!age || *age > *active().ageLimit) {
            const QString sentence = age ? tr("This is for people of %1 and older").arg(*age)
                                         : tr("Nobody has said for what age this is");
            if (Done done = askGrownUp(pin, sentence); !done)
                return done;
        }
    }
    const Allowance time = allowance();
    if (time.isAllowed)
        return {};
    const QString sentence = time.reason == Allowance::Reason::Bedtime
                                 ? tr("It is bedtime")
                                 : tr("Today's time in front of the screen is over");
    if (Done done = askGrownUp(pin, sentence); !done)
        return done;
    return addExtra();
}

Done Household::mayChange(const QString &pin)
{
    if (active().kind == Profile::Kind::Adult)
        return {};
    return askGrownUp(pin, tr("A grown-up changes this"));
}

Done Household::mayDoDanger(const QString &pin)
{
    if (!m_pins.isSet(Pins::household()))
        return fail(ErrorCode::NotAllowed, tr("This is only done with the household's PIN"),
                    tr("Choose one in the settings under Household"));
    return askGrownUp(pin, tr("This is only done with the household's PIN"));
}

Done Household::askOwner(const QString &owner, const QString &pin)
{
    if (active().kind != Profile::Kind::Adult)
        return mayChange(pin);
    if (!m_pins.isSet(owner))
        return {};
    const bool isOwn = owner == active().id || !m_pins.isSet(Pins::household());
    return m_pins.check(isOwn ? owner : Pins::household(), pin);
}

Done Household::addExtra()
{
    auto statement =
        m_home.prepare("INSERT INTO screen_time(profile, day, minutes, extra_until_ms) VALUES(?1, ?2, 0, ?3) "
                       "ON CONFLICT(profile, day) DO UPDATE SET extra_until_ms=?3");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, active().id)
        .bind(2, dayOf(now()))
        .bind(3, now().addSecs(kExtraMinutes * 60).toMSecsSinceEpoch())
        .run();
}

Done Household::choose(const QString &id, const QString &pin)
{
    const auto wanted = m_profiles->profile(id);
    if (wanted && id != active().id) {
        if (m_pins.isSet(id)) {
            if (Done done = m_pins.check(id, pin); !done)
                return done;
        } else if (m_pins.isSet(Pins::household()) &&
                   (isChild(active()) ||
                    (active().kind == Profile::Kind::Guest && wanted->kind == Profile::Kind::Adult))) {
            // Out of a child's profile always: another child's has a day's time of its own.
            if (Done done = askGrownUp(pin, tr("A grown-up changes this")); !done)
                return done;
        }
    }
    return m_profiles->choose(id);
}

Result<QString> Household::save(const Profile &profile, const QString &pin)
{
    if (Done done = mayChange(pin); !done)
        return std::unexpected(done.error());
    return m_profiles->save(profile);
}

Done Household::remove(const QString &id, const QString &pin)
{
    if (Done done = askOwner(id, pin); !done)
        return done;
    if (Done done = m_profiles->remove(id); !done)
        return done;
    return m_pins.forget(id);
}

Done Household::setPin(const QString &owner, const QString &pin, const QString &current)
{
    if (owner != Pins::household() && !m_profiles->profile(owner))
        return fail(ErrorCode::NotFound, tr("There is no such profile"));
    if (Done done = askOwner(owner, current); !done)
        return done;
    if (Done done = m_pins.set(owner, pin); !done)
        return done;
    Q_EMIT changed();
    return {};
}

void Household::setIsWatching(bool isWatching)
{
    if (isWatching == m_isWatching)
        return;
    m_isWatching = isWatching;
    if (isWatching) {
        startMinute();
    } else {
        m_minute.stop();
        m_begun += m_clock.monotonic() - m_since;
    }
}

void Household::startMinute()
{
    m_since = m_clock.monotonic();
    m_minute.start(std::max(std::chrono::milliseconds(kTick) - m_begun, std::chrono::milliseconds(1)));
}

void Household::countMinute()
{
    if (!isChild(active()))
        return;
    auto statement = m_home.prepare("INSERT INTO screen_time(profile, day, minutes) VALUES(?1, ?2, 1) "
                                    "ON CONFLICT(profile, day) DO UPDATE SET minutes=minutes+1");
    if (statement) {
        if (Done done = statement->bind(1, active().id).bind(2, dayOf(now())).run(); !done)
            qWarning("screen time: %s", qUtf8Printable(done.error().message));
    }
    const Allowance time = allowance();
    Q_EMIT changed();
    if (!time.isAllowed)
        Q_EMIT timeIsOver();
    else if (time.minutesLeft == kWarnMinutes || time.minutesLeft == 1)
        Q_EMIT timeRunsOut(time.minutesLeft);
}

} // namespace hearth::bridge
