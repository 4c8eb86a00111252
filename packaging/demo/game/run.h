// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rules of Ember Run, without a picture: an ember on five lanes, rain that comes towards it, sparks to
// gather, a flare that melts what is in sight, one campfire for each level. Lengths are in lanes' heights,
// times in seconds; the same seed gives the same run. GUI thread; the view reads it once a frame.

#include <QJsonObject>
#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <array>
#include <random>

namespace hearth::demo
{

/// Something on its way from right to left. QML binds to a fixed pool of them, so that nothing is made while
/// playing.
class Thing : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(qreal place MEMBER place NOTIFY changed)
    Q_PROPERTY(int lane MEMBER lane NOTIFY changed)
    Q_PROPERTY(Kind kind MEMBER kind NOTIFY changed)
public:
    enum Kind { Nothing, Rain, Ice, Spark, Heart };
    Q_ENUM(Kind)
    qreal place = 0; // from the left edge
    int lane = 0;
    Kind kind = Nothing;

Q_SIGNALS:
    void changed();
};

class Run : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int score READ score NOTIFY changed)
    Q_PROPERTY(int best READ best NOTIFY changed)
    Q_PROPERTY(int level READ level NOTIFY changed)
    Q_PROPERTY(int lives READ lives NOTIFY changed)
    Q_PROPERTY(int flare READ flare NOTIFY changed)
    Q_PROPERTY(int streak READ streak NOTIFY changed)
    Q_PROPERTY(qreal progress READ progress NOTIFY moved)
    Q_PROPERTY(int lane READ lane NOTIFY changed)
    Q_PROPERTY(int column READ column NOTIFY changed)
    Q_PROPERTY(bool shielded READ shielded NOTIFY changed)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QList<QObject *> things READ things CONSTANT)
public:
    enum State { Waiting, Running, Paused, Arrived, Out };
    Q_ENUM(State)
    static constexpr int kLanes = 5;
    static constexpr int kColumns = 4;
    static constexpr int kFullFlare = 8;
    static constexpr qreal kRight = 14; // where things appear

    explicit Run(QObject *parent = nullptr);

    [[nodiscard]] int score() const { return m_score; }
    [[nodiscard]] int best() const { return m_best; }
    [[nodiscard]] int level() const { return m_level; }
    [[nodiscard]] int lives() const { return m_lives; }
    [[nodiscard]] int flare() const { return m_flare; }
    [[nodiscard]] int streak() const { return m_streak; }
    [[nodiscard]] int lane() const { return m_lane; }
    [[nodiscard]] int column() const { return m_column; }
    [[nodiscard]] bool shielded() const { return m_shield > 0; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qreal progress() const;
    [[nodiscard]] QList<QObject *> things() const;

    Q_INVOKABLE void begin();
    Q_INVOKABLE void goOn();
    Q_INVOKABLE void pause();
    Q_INVOKABLE void nextLevel();
    Q_INVOKABLE void moveBy(int lanes, int columns);
    /// False when the flare is not full yet.
    Q_INVOKABLE bool release();
    Q_INVOKABLE void step(qreal seconds);

    [[nodiscard]] QJsonObject save() const;
    /// Whatever does not make sense is left out; a saved run comes back paused.
    void restore(const QJsonObject &saved);

Q_SIGNALS:
    void changed();
    void moved();
    /// For the view: "spark", "hit", "flare", "heart", "arrived", "out".
    void happened(const QString &what);

private:
    [[nodiscard]] qreal speed() const;
    [[nodiscard]] qreal levelLength() const;
    [[nodiscard]] int roll(int sides);
    void spawn();
    void put(int lane, Thing::Kind kind, qreal place);
    void meet(Thing &thing);
    void clear();
    void become(State state);

    std::array<Thing, 28> m_things;
    std::mt19937 m_random{7};
    State m_state = Waiting;
    int m_score = 0;
    int m_best = 0;
    int m_level = 1;
    int m_lives = 3;
    int m_flare = 0;
    int m_streak = 0;
    int m_lane = 2;
    int m_column = 0;
    qreal m_way = 0;
    qreal m_untilSpawn = 0;
    qreal m_shield = 0;
};

} // namespace hearth::demo
