// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "packaging/demo/game/run.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace hearth::demo
{

namespace
{

constexpr qreal kEmberPlace = 1.1; // of column 0
constexpr qreal kColumnStep = 0.9;
constexpr qreal kReach = 0.52; // closer than this is a meeting
constexpr qreal kShieldSeconds = 1.6;
constexpr qreal kLongestStep = 0.05; // a slow frame must not jump through the rain
constexpr int kMostLives = 5;

int bounded(const QJsonObject &object, const char *name, int lowest, int highest, int otherwise)
{
    const int value = object.value(QLatin1String(name)).toInt(otherwise);
    return value < lowest || value > highest ? otherwise : value;
}

} // namespace

Run::Run(QObject *parent) : QObject(parent) {}

qreal Run::speed() const
{
    return 4.2 + 0.5 * std::min(m_level, 12) + 0.8 * progress();
}

qreal Run::levelLength() const
{
    return 150 + 25.0 * std::min(m_level, 8);
}

qreal Run::progress() const
{
    return std::min(1.0, m_way / levelLength());
}

QList<QObject *> Run::things() const
{
    QList<QObject *> list;
    for (const Thing &thing : m_things)
        list.append(const_cast<Thing *>(&thing));
    return list;
}

int Run::roll(int sides)
{
    return static_cast<int>(m_random() % static_cast<unsigned>(sides));
}

void Run::become(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void Run::clear()
{
    for (Thing &thing : m_things) {
        thing.kind = Thing::Nothing;
        Q_EMIT thing.changed();
    }
    m_way = 0;
    m_untilSpawn = 2;
    m_shield = 0;
}

void Run::begin()
{
    m_score = 0;
    m_level = 1;
    m_lives = 3;
    m_flare = 0;
    m_streak = 0;
    m_lane = kLanes / 2;
    m_column = 0;
    clear();
    become(Running);
}

void Run::nextLevel()
{
    if (m_state != Arrived)
        return;
    ++m_level;
    m_lives = std::min(kMostLives, m_lives + 1);
    clear();
    become(Running);
}

void Run::goOn()
{
    if (m_state == Paused)
        become(Running);
}

void Run::pause()
{
    if (m_state == Running)
        become(Paused);
}

void Run::moveBy(int lanes, int columns)
{
    if (m_state != Running)
        return;
    m_lane = std::clamp(m_lane + lanes, 0, kLanes - 1);
    m_column = std::clamp(m_column + columns, 0, kColumns - 1);
    Q_EMIT changed();
}

bool Run::release()
{
    if (m_state != Running || m_flare < kFullFlare)
        return false;
    m_flare = 0;
    for (Thing &thing : m_things) {
        if (thing.kind == Thing::Rain || thing.kind == Thing::Ice) {
            thing.kind = Thing::Nothing;
            m_score += 50;
            Q_EMIT thing.changed();
        }
    }
    m_shield = std::max(m_shield, 1.0);
    Q_EMIT changed();
    Q_EMIT happened(QStringLiteral("flare"));
    return true;
}

void Run::put(int lane, Thing::Kind kind, qreal place)
{
    const auto free = std::ranges::find(m_things, Thing::Nothing, &Thing::kind);
    if (free == m_things.end())
        return;
    free->lane = lane;
    free->kind = kind;
    free->place = place;
    Q_EMIT free->changed();
}

/// One wave: some lanes are blocked, never all, and a way through is marked with sparks.
void Run::spawn()
{
    const int open = roll(kLanes);
    const int most = std::min(kLanes - 1, 1 + m_level / 2);
    const int blocked = 1 + roll(most);
    std::array<int, kLanes> lanes{0, 1, 2, 3, 4};
    std::shuffle(lanes.begin(), lanes.end(), m_random);
    int count = 0;
    for (const int lane : lanes) {
        if (lane == open || count == blocked)
            continue;
        put(lane, m_level > 1 && roll(4) == 0 ? Thing::Ice : Thing::Rain,
            kRight + 0.5 * (roll(3) - 1) * (m_level > 2));
        ++count;
    }
    if (m_lives < 3 && roll(14) == 0) {
        put(open, Thing::Heart, kRight);
    } else {
        const int sparks = roll(4);
        for (int i = 0; i < sparks; ++i)
            put(open, Thing::Spark, kRight + 0.7 * i);
    }
    m_untilSpawn = std::max(2.1, 3.6 - 0.16 * m_level);
}

void Run::meet(Thing &thing)
{
    const Thing::Kind kind = std::exchange(thing.kind, Thing::Nothing);
    if (kind == Thing::Spark) {
        ++m_streak;
        m_flare = std::min(kFullFlare, m_flare + 1);
        m_score += 10 * std::min(5, 1 + m_streak / 8);
        Q_EMIT happened(QStringLiteral("spark"));
    } else if (kind == Thing::Heart) {
        m_lives = std::min(kMostLives, m_lives + 1);
        Q_EMIT happened(QStringLiteral("heart"));
    } else if (m_shield <= 0) {
        m_streak = 0;
        m_lives -= kind == Thing::Ice ? 2 : 1;
        m_shield = kShieldSeconds;
        Q_EMIT happened(QStringLiteral("hit"));
    }
    m_best = std::max(m_best, m_score);
    if (m_lives <= 0) {
        m_lives = 0;
        m_state = Out;
        Q_EMIT happened(QStringLiteral("out"));
    }
    Q_EMIT changed();
}

void Run::step(qreal seconds)
{
    if (m_state != Running)
        return;
    const qreal passed = std::clamp(seconds, 0.0, kLongestStep);
    const qreal way = speed() * passed;
    m_way += way;
    m_untilSpawn -= way;
    // The last stretch before the fire is free.
    if (m_untilSpawn <= 0 && m_way < levelLength() - kRight)
        spawn();
    if (m_shield > 0 && (m_shield -= passed) <= 0)
        Q_EMIT changed();
    const qreal ember = kEmberPlace + kColumnStep * m_column;
    for (Thing &thing : m_things) {
        if (thing.kind == Thing::Nothing)
            continue;
        // Ice is heavy and comes slower; it has to be passed, not only waited for.
        thing.place -= thing.kind == Thing::Ice ? way * 0.8 : way;
        if (thing.place < -0.6)
            thing.kind = Thing::Nothing;
        else if (thing.lane == m_lane && std::abs(thing.place - ember) < kReach)
            meet(thing);
        Q_EMIT thing.changed();
        if (m_state != Running)
            return;
    }
    if (m_way >= levelLength()) {
        m_score += 100 * m_level + 50 * m_lives;
        m_best = std::max(m_best, m_score);
        become(Arrived);
        Q_EMIT happened(QStringLiteral("arrived"));
    }
    Q_EMIT moved();
}

QJsonObject Run::save() const
{
    QJsonArray things;
    for (const Thing &thing : m_things) {
        if (thing.kind != Thing::Nothing)
            things.append(QJsonArray{thing.kind, thing.lane, std::round(thing.place * 100) / 100});
    }
    return {{QStringLiteral("state"), m_state},   {QStringLiteral("score"), m_score},
            {QStringLiteral("best"), m_best},     {QStringLiteral("level"), m_level},
            {QStringLiteral("lives"), m_lives},   {QStringLiteral("flare"), m_flare},
            {QStringLiteral("streak"), m_streak}, {QStringLiteral("lane"), m_lane},
            {QStringLiteral("column"), m_column}, {QStringLiteral("way"), std::round(m_way * 100) / 100},
            {QStringLiteral("things"), things}};
}

void Run::restore(const QJsonObject &saved)
{
    m_best = bounded(saved, "best", 0, 1'000'000'000, 0);
    const int state = bounded(saved, "state", Waiting, Out, Waiting);
    if (state == Waiting || state == Out) {
        Q_EMIT changed();
        return;
    }
    m_score = bounded(saved, "score", 0, 1'000'000'000, 0);
    m_level = bounded(saved, "level", 1, 10'000, 1);
    m_lives = bounded(saved, "lives", 1, kMostLives, 1);
    m_flare = bounded(saved, "flare", 0, kFullFlare, 0);
    m_streak = bounded(saved, "streak", 0, 1'000'000, 0);
    m_lane = bounded(saved, "lane", 0, kLanes - 1, kLanes / 2);
    m_column = bounded(saved, "column", 0, kColumns - 1, 0);
    clear();
    const qreal way = saved.value(QLatin1String("way")).toDouble();
    m_way = way >= 0 && way < levelLength() ? way : 0;
    for (const QJsonValue &value : saved.value(QLatin1String("things")).toArray()) {
        const int kind = value[0].toInt();
        const int lane = value[1].toInt();
        if (kind > Thing::Nothing && kind <= Thing::Heart && lane >= 0 && lane < kLanes)
            put(lane, static_cast<Thing::Kind>(kind), std::clamp(value[2].toDouble(), 0.0, kRight + 3));
    }
    m_shield = kShieldSeconds;
    become(state == Arrived ? Arrived : Paused);
}

} // namespace hearth::demo
