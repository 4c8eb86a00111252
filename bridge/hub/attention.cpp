// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/attention.h"
#include <array>

namespace hearth::bridge
{

namespace
{

constexpr std::chrono::seconds kLook{15};

struct KindRow {
    const char *kind;
    Attention::Rank rank;
};

constexpr std::array kKinds{
    KindRow{"safety", Attention::Rank::Safety},
    KindRow{"doorbell", Attention::Rank::Door},
    KindRow{"cycleEnded", Attention::Rank::Finished},
};

} // namespace

Attention::Attention(Notices &notices, const Clock &clock, QObject *parent)
    : QObject(parent), m_notices(notices), m_clock(clock)
{
    connect(&m_notices, &Notices::posted, this, &Attention::noteDanger);
    connect(&m_notices, &Notices::told, this, &Attention::noteDanger);
    connect(&m_notices, &Notices::dismissed, this, &Attention::noteDanger);
    connect(&m_timer, &QTimer::timeout, this, &Attention::look);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.start(kLook);
    noteDanger();
}

Attention::Rank Attention::rankOf(const QString &kind)
{
    for (const KindRow &row : kKinds) {
        if (kind == QLatin1String(row.kind))
            return row.rank;
    }
    return Rank::Information;
}

QString Attention::nameOf(Rank rank)
{
    switch (rank) {
    case Rank::Safety:
        return QStringLiteral("safety");
    case Rank::Door:
        return QStringLiteral("door");
    case Rank::Finished:
        return QStringLiteral("finished");
    case Rank::Information:
        return QStringLiteral("information");
    }
    return {};
}

void Attention::setWish(const Wish &wish)
{
    m_wish = wish;
    look();
}

void Attention::setWatching(Watching watching)
{
    if (std::exchange(m_watching, watching) != watching)
        look();
}

bool Attention::isQuiet() const
{
    if (!m_wish.quietFrom.isValid() || !m_wish.quietTo.isValid() || m_wish.quietFrom == m_wish.quietTo)
        return false;
    const QTime now = QDateTime::fromMSecsSinceEpoch(m_clock.wall().count()).time();
    return m_wish.quietFrom < m_wish.quietTo ? now >= m_wish.quietFrom && now < m_wish.quietTo
                                             : now >= m_wish.quietFrom || now < m_wish.quietTo;
}

bool Attention::mayTell(Rank rank) const
{
    if (rank == Rank::Safety || rank == Rank::Door)
        return true;
    const bool waits = (m_wish.wait == Wait::ForPause && m_watching == Watching::Playing) ||
                       (m_wish.wait == Wait::ForEnd && m_watching != Watching::Nothing);
    return !waits && !isQuiet();
}

bool Attention::isAlreadyTold(const QString &thing) const
{
    const QJsonArray all = m_notices.list();
    for (const QJsonValue &one : all) {
        if (!thing.isEmpty() && one[QLatin1String("thing")] == thing && !one[QLatin1String("told")].toBool())
            return true;
    }
    return false;
}

void Attention::offer(QJsonObject notice)
{
    const Rank rank = rankOf(notice[QLatin1String("kind")].toString());
    if (isAlreadyTold(notice[QLatin1String("thing")].toString()))
        return;
    if (const QString words = sentence(notice); !words.isEmpty())
        notice.insert(QStringLiteral("text"), words);
    notice.insert(QStringLiteral("rank"), nameOf(rank));
    if (!mayTell(rank))
        notice.insert(QStringLiteral("held"), true);
    m_notices.post(std::move(notice));
}

void Attention::look()
{
    const QJsonArray all = m_notices.list();
    // The oldest was first.
    for (qsizetype i = all.size() - 1; i >= 0; --i) {
        const QJsonObject one = all[i].toObject();
        if (one[QLatin1String("held")].toBool() && mayTell(rankOf(one[QLatin1String("kind")].toString())))
            m_notices.release(one[QLatin1String("id")].toString());
    }
}

void Attention::noteDanger()
{
    bool hasDanger = false;
    const QJsonArray all = m_notices.list();
    for (const QJsonValue &one : all)
        hasDanger = hasDanger || (one[QLatin1String("rank")] == QLatin1String("safety") &&
                                  !one[QLatin1String("told")].toBool());
    if (std::exchange(m_hasDanger, hasDanger) != hasDanger)
        Q_EMIT dangerChanged();
}

QString Attention::sentence(const QJsonObject &notice)
{
    const QString kind = notice[QLatin1String("kind")].toString();
    const QString name = notice[QLatin1String("name")].toString();
    if (kind == QLatin1String("doorbell"))
        return tr("%1: somebody is at the door").arg(name);
    if (kind == QLatin1String("cycleEnded"))
        return tr("%1 has finished").arg(name);
    if (kind == QLatin1String("doorOpen"))
        return tr("%1 is open").arg(name);
    if (kind != QLatin1String("safety"))
        return {};
    const QString what = notice[QLatin1String("hazard")].toString();
    if (what == QLatin1String("smoke"))
        return tr("Smoke! %1").arg(name);
    if (what == QLatin1String("gas"))
        return tr("Gas! %1").arg(name);
    if (what == QLatin1String("carbonMonoxide"))
        return tr("Carbon monoxide! %1").arg(name);
    if (what == QLatin1String("water"))
        return tr("Water! %1").arg(name);
    if (what == QLatin1String("alarm"))
        return tr("The alarm goes off: %1").arg(name);
    return tr("The siren sounds: %1").arg(name);
}

} // namespace hearth::bridge
