// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/household/profiles.h"
#include "resources/base/json.h"
#include <QRegularExpression>
#include <QTime>
#include <QUuid>
#include <algorithm>

namespace hearth::store
{

namespace
{

constexpr qsizetype kLongestName = 40;
constexpr JsonLimits kBodyLimits{4096, 4};
constexpr const char *kKinds[] = {"adult", "child", "guest"};

Result<std::optional<int>> limitIn(const QJsonObject &object, const char *name, int least, int most)
{
    const QJsonValue value = object.value(QLatin1String(name));
    if (value.isUndefined() || value.isNull())
        return std::optional<int>();
    if (!value.isDouble() || value.toInt(-1) < least || value.toInt(-1) > most)
        return fail(ErrorCode::Invalid,
                    QStringLiteral("%1 is from %2 to %3").arg(QLatin1String(name)).arg(least).arg(most));
    return std::optional(value.toInt());
}

bool isTimeOrEmpty(const QString &text)
{
    return text.isEmpty() || (text.size() == 5 && QTime::fromString(text, QStringLiteral("HH:mm")).isValid());
}

} // namespace

QJsonObject Profile::toJson() const
{
    QJsonObject object{{QStringLiteral("id"), id},
                       {QStringLiteral("name"), name},
                       {QStringLiteral("picture"), picture},
                       {QStringLiteral("kind"), QLatin1String(kKinds[static_cast<int>(kind)])},
                       {QStringLiteral("bedtimeFrom"), bedtimeFrom},
                       {QStringLiteral("bedtimeTo"), bedtimeTo}};
    if (ageLimit)
        object.insert(QStringLiteral("ageLimit"), *ageLimit);
    if (dailyMinutes)
        object.insert(QStringLiteral("dailyMinutes"), *dailyMinutes);
    return object;
}

Result<Profile> Profile::fromJson(const QJsonObject &object)
{
    Profile profile;
    profile.id = object.value(QLatin1String("id")).toString();
    profile.name = object.value(QLatin1String("name")).toString().simplified();
    if (profile.name.isEmpty() || profile.name.size() > kLongestName)
        return fail(ErrorCode::Invalid, tr("A profile has a name of 1 to 40 letters"), tr("Type a name"));
    profile.picture = object.value(QLatin1String("picture")).toString();
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9_]{0,32}$"));
    if (!plain.match(profile.picture).hasMatch())
        return fail(ErrorCode::Invalid, Error::tr("There is no picture called so"));
    const QString kind = object.value(QLatin1String("kind")).toString(QStringLiteral("adult"));
    const auto row =
        std::ranges::find_if(kKinds, [&](const char *name) { return kind == QLatin1String(name); });
    if (row == std::end(kKinds))
        return fail(ErrorCode::Invalid, QStringLiteral("A profile is an adult's, a child's or a guest's"));
    profile.kind = static_cast<Kind>(row - std::begin(kKinds));
    const auto age = limitIn(object, "ageLimit", 0, 21);
    const auto minutes = limitIn(object, "dailyMinutes", 1, 24 * 60);
    if (!age || !minutes)
        return std::unexpected(age ? minutes.error() : age.error());
    profile.ageLimit = *age;
    profile.dailyMinutes = *minutes;
    profile.bedtimeFrom = object.value(QLatin1String("bedtimeFrom")).toString();
    profile.bedtimeTo = object.value(QLatin1String("bedtimeTo")).toString();
    if (!isTimeOrEmpty(profile.bedtimeFrom) || !isTimeOrEmpty(profile.bedtimeTo))
        return fail(ErrorCode::Invalid, QStringLiteral("A bedtime is written as 20:30"));
    return profile;
}

Result<std::unique_ptr<Profiles>> Profiles::create(Database &home)
{
    std::unique_ptr<Profiles> profiles(new Profiles(home));
    if (Done done = profiles->load(); !done)
        return std::unexpected(done.error());
    return profiles;
}

Done Profiles::load()
{
    auto query = m_home.prepare("SELECT id, body FROM profile ORDER BY place");
    if (!query)
        return std::unexpected(query.error());
    for (auto row = query->step(); row && *row; row = query->step()) {
        const auto body = parseJsonObject(query->text(1).toUtf8(), kBodyLimits);
        auto profile = body ? Profile::fromJson(*body) : std::unexpected(body.error());
        if (!profile) {
            qWarning("profile %s: %s", qUtf8Printable(query->text(0)),
                     qUtf8Printable(profile.error().message));
            continue;
        }
        profile->id = query->text(0);
        m_profiles.append(*profile);
    }
    if (grownUps() == 0) {
        Profile first;
        first.id = firstId();
        first.name = defaultName();
        first.picture = QStringLiteral("person");
        m_profiles.prepend(first);
        if (Done done = write(first); !done)
            return done;
    }
    auto active = m_home.prepare("SELECT value FROM running WHERE key='profile'");
    if (!active)
        return std::unexpected(active.error());
    const auto row = active->step();
    m_active = row && *row ? active->text(0) : QString();
    if (find(m_active) < 0)
        m_active = m_profiles.constFirst().id;
    return {};
}

Done Profiles::write(const Profile &profile)
{
    auto statement =
        m_home.prepare("INSERT INTO profile(id, place, body) VALUES(?1, (SELECT coalesce(max(place), 0) + 1 "
                       "FROM profile), ?2) ON CONFLICT(id) DO UPDATE SET body=?2");
    if (!statement)
        return std::unexpected(statement.error());
    return statement->bind(1, profile.id).bind(2, QString::fromUtf8(hearth::toJson(profile.toJson()))).run();
}

qsizetype Profiles::find(const QString &id) const
{
    for (qsizetype i = 0; i < m_profiles.size(); ++i) {
        if (m_profiles[i].id == id)
            return i;
    }
    return -1;
}

qsizetype Profiles::grownUps() const
{
    return std::ranges::count_if(m_profiles,
                                 [](const Profile &one) { return one.kind == Profile::Kind::Adult; });
}

const Profile &Profiles::active() const
{
    return m_profiles[std::max<qsizetype>(find(m_active), 0)];
}

std::optional<Profile> Profiles::profile(const QString &id) const
{
    const qsizetype at = find(id);
    return at < 0 ? std::nullopt : std::optional(m_profiles[at]);
}

Result<QString> Profiles::save(Profile profile)
{
    const bool isNew = profile.id.isEmpty();
    const qsizetype at = find(profile.id);
    if (!isNew && at < 0)
        return fail(ErrorCode::NotFound, tr("There is no such profile"));
    if (isNew && m_profiles.size() >= kMost)
        return fail(ErrorCode::TooLarge, tr("A household has %1 profiles at most").arg(kMost),
                    tr("Remove one first"));
    if (!isNew && m_profiles[at].kind == Profile::Kind::Adult && profile.kind != Profile::Kind::Adult &&
        grownUps() == 1)
        return fail(ErrorCode::Invalid, tr("One profile has to stay a grown-up's"));
    if (isNew)
        profile.id = QStringLiteral("p-") + QUuid::createUuid().toString(QUuid::Id128).left(12);
    if (Done done = write(profile); !done)
        return std::unexpected(done.error());
    if (isNew)
        m_profiles.append(profile);
    else
        m_profiles[at] = profile;
    Q_EMIT changed();
    return profile.id;
}

Done Profiles::remove(const QString &id)
{
    const qsizetype at = find(id);
    if (at < 0)
        return fail(ErrorCode::NotFound, tr("There is no such profile"));
    if (id == m_active)
        return fail(ErrorCode::Invalid, tr("This profile is watching"), tr("Change to another one first"));
    if (m_profiles[at].kind == Profile::Kind::Adult && grownUps() == 1)
        return fail(ErrorCode::Invalid, tr("One profile has to stay a grown-up's"));
    auto statement = m_home.prepare("DELETE FROM profile WHERE id=?1");
    if (!statement)
        return std::unexpected(statement.error());
    if (Done done = statement->bind(1, id).run(); !done)
        return done;
    m_profiles.removeAt(at);
    Q_EMIT removed(id);
    Q_EMIT changed();
    return {};
}

Done Profiles::choose(const QString &id)
{
    if (find(id) < 0)
        return fail(ErrorCode::NotFound, tr("There is no such profile"));
    if (id == m_active)
        return {};
    auto statement = m_home.prepare("INSERT INTO running(key, value) VALUES('profile', ?1) "
                                    "ON CONFLICT(key) DO UPDATE SET value=?1");
    if (!statement)
        return std::unexpected(statement.error());
    if (Done done = statement->bind(1, id).run(); !done)
        return done;
    const QString before = std::exchange(m_active, id);
    Q_EMIT chosen(before, id);
    Q_EMIT changed();
    return {};
}

} // namespace hearth::store
