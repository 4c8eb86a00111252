// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film goes on as a small picture in the corner while somebody looks for something else.

#include "tests/e2e/living_room.h"
#include <QImage>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestCorner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return plays() && positionMs() > 500; }));
    }

    void cleanupTestCase() { m_room.reset(); }

    void theOsdMakesThePictureSmall()
    {
        QVERIFY(m_room->key({QStringLiteral("pause")}));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Play"); }));
        for (int i = 0; i < 5 && m_room->focusName() != QLatin1String("Small picture"); ++i)
            QVERIFY(m_room->key({QStringLiteral("right")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Small picture"));
        QVERIFY(m_room->key({QStringLiteral("play")}));
        QVERIFY(m_room->until([this] { return plays(); }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home") && hasCorner(); }));
        const qint64 then = positionMs();
        QVERIFY(m_room->until([&] { return plays() && positionMs() > then + 1000; }));
    }

    void theRemoteIsThePagesAgain()
    {
        const QString before = m_room->focusName();
        QVERIFY(!before.isEmpty());
        QVERIFY(m_room->key({QStringLiteral("right")}));
        QVERIFY(m_room->focusName() != before);
        QVERIFY(m_room->key({QStringLiteral("left")}));
        QVERIFY(hasCorner());
    }

    void itsPictureIsThereAndNowhereElse()
    {
        // testsrc2 is colourful everywhere; Home's own pictures of it are not at the screen's edge below.
        int inCorner = 0;
        QVERIFY(m_room->until([&] { return (inCorner = colourful(QRect(900, 520, 280, 150))) > 60; }));
        QVERIFY2(colourful(QRect(700, 690, 500, 20)) < 30, "it reaches beyond the corner");
    }

    void itOutlivesWhoeverDies()
    {
        const qint64 then = positionMs();
        QVERIFY(m_room->restartHearthd());
        QVERIFY(m_room->until([this] { return hasCorner() && plays(); }));
        for (const auto &[seat, program] :
             {std::pair(QStringLiteral("shell"), QStringLiteral("hearth")),
              std::pair(QStringLiteral("player"), QStringLiteral("hearth-player"))}) {
            const qint64 pid = m_room->pidOf(seat, program);
            m_room->kill(pid);
            QVERIFY(m_room->until([&] {
                const qint64 now = m_room->pidOf(seat, program);
                return now > 0 && now != pid;
            }));
            QVERIFY(m_room->until([&] {
                return isOn() && hasCorner() && plays() && positionMs() > then &&
                       m_room->page() == QLatin1String("home") && !m_room->focusName().isEmpty();
            }));
        }
    }

    void theQuickPanelBringsItBack()
    {
        const QString session = m_room->playback().value(QLatin1String("id")).toString();
        QVERIFY(m_room->key({QStringLiteral("left"), QStringLiteral("menu")}));
        QVERIFY(m_room->until([this] { return focusKey() == QLatin1String("film"); }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("film"); }));
        QVERIFY(!hasCorner());
        QCOMPARE(m_room->playback().value(QLatin1String("id")).toString(), session);
    }

    void theRailBringsItBack()
    {
        QVERIFY(m_room->call(QStringLiteral("stage.corner"), {{QStringLiteral("film"), true}}));
        QVERIFY(m_room->until([this] { return hasCorner() && m_room->page() == QLatin1String("home"); }));
        for (int i = 0; i < 8 && m_room->focusName() != QLatin1String("Long Film"); ++i)
            QVERIFY(m_room->key({i == 0 ? QStringLiteral("left") : QStringLiteral("down")}));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("film"); }));
    }

    void toOpenItAgainMakesItLarge()
    {
        QVERIFY(m_room->call(QStringLiteral("stage.corner"), {{QStringLiteral("film"), true}}));
        QVERIFY(m_room->until([this] { return hasCorner(); }));
        const QString session = m_room->playback().value(QLatin1String("id")).toString();
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), m_room->titleId(QStringLiteral("Long Film"))}}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("film"); }));
        QCOMPARE(m_room->playback().value(QLatin1String("id")).toString(), session);
    }

    void itEndsFromThePanel()
    {
        QVERIFY(m_room->call(QStringLiteral("stage.corner"), {{QStringLiteral("film"), true}}));
        QVERIFY(m_room->until([this] { return hasCorner() && m_room->page() == QLatin1String("home"); }));
        QVERIFY(m_room->key({QStringLiteral("left"), QStringLiteral("menu"), QStringLiteral("down")}));
        QVERIFY(m_room->until([this] { return focusKey() == QLatin1String("endFilm"); }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return !hasCorner(); }));
        QCOMPARE(m_room->playback().value(QLatin1String("state")).toString(), QStringLiteral("none"));
        QVERIFY(!m_room->call(QStringLiteral("stage.corner"), {{QStringLiteral("film"), true}}));
    }

private:
    bool plays()
    {
        return m_room->playback().value(QLatin1String("state")).toString() == QLatin1String("playing");
    }
    qint64 positionMs() { return m_room->playback().value(QLatin1String("positionMs")).toInteger(); }
    bool hasCorner()
    {
        return m_room->state()
            .value(QLatin1String("stage"))
            .toObject()
            .value(QLatin1String("corner"))
            .toBool();
    }
    bool isOn() { return m_room->state().value(QLatin1String("on")).toBool(); }
    QString focusKey()
    {
        return m_room->state()
            .value(QLatin1String("focus"))
            .toObject()
            .value(QLatin1String("key"))
            .toString();
    }
    /// The share of strongly coloured points there, in percent.
    int colourful(const QRect &where)
    {
        const auto taken = m_room->call(QStringLiteral("screen.screenshot"));
        if (!taken)
            return -1;
        const QImage image(taken->toObject().value(QLatin1String("file")).toString());
        int count = 0;
        int all = 0;
        for (int y = where.top(); y < where.bottom(); y += 4) {
            for (int x = where.left(); x < where.right(); x += 4) {
                const QColor colour = image.pixelColor(x, y);
                count += colour.saturation() > 120 && colour.value() > 100;
                ++all;
            }
        }
        return 100 * count / all;
    }

    std::unique_ptr<LivingRoom> m_room;
};

QTEST_GUILESS_MAIN(TestCorner)
#include "test_corner.moc"
