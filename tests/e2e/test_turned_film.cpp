// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film from a phone that was held upright: it stands in the middle of the screen.

#include "tests/e2e/living_room.h"
#include "tests/support/film_patch.h"
#include "tests/support/streams_bench.h"
#include <QColor>
#include <QImage>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestTurnedFilm : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    QColor colourAt(QPoint place)
    {
        const auto taken = m_room->call(QStringLiteral("screen.screenshot"));
        const QImage image(taken ? taken->toObject().value(QLatin1String("file")).toString() : QString());
        return image.isNull() ? QColor() : image.pixelColor(place);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        const QString film = m_room->filmsPath() + QStringLiteral("/Upright (2024).mp4");
        QVERIFY(
            makeFilm(60,
                     QStringList{QStringLiteral("-filter_complex"),
                                 QStringLiteral("color=red:s=320x360:r=25[a];color=blue:s=320x360:r=25[b];"
                                                "[a][b]hstack[v]"),
                                 QStringLiteral("-map"), QStringLiteral("[v]"), QStringLiteral("-map"),
                                 QStringLiteral("1:a"), QStringLiteral("-t"), QStringLiteral("60")} +
                         usualCodecs(),
                     film));
        QVERIFY(turnPicture(film, {0, 65536, -65536, 0}));
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        QVERIFY2(m_room->until([this] { return !m_room->titleId(QStringLiteral("Upright")).isEmpty(); }),
                 m_room->situation());
    }

    void cleanupTestCase() { m_room.reset(); }

    void itStandsInTheMiddle()
    {
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), m_room->titleId(QStringLiteral("Upright"))}}));
        QVERIFY2(
            m_room->until([this] { return m_room->state().value(QLatin1String("filmVisible")).toBool(); }),
            m_room->situation());
        // 640 x 360 turned is 405 x 720 on a screen of 1280 x 720: its left half is above now.
        QVERIFY2(m_room->until([this] { return colourAt({640, 200}).red() > 150; }), m_room->situation());
        m_room->picture(QStringLiteral("turned-film"));
        QVERIFY(colourAt({640, 200}).blue() < 60);
        for (const int x : {460, 820}) {
            QVERIFY(colourAt({x, 200}).red() > 150);
            const QColor below = colourAt({x, 500});
            QVERIFY2(below.blue() > 100 && below.red() < 60, qPrintable(below.name()));
        }
        for (const int x : {400, 880})
            QVERIFY(colourAt({x, 360}).lightness() < 30);
    }
};

QTEST_GUILESS_MAIN(TestTurnedFilm)
#include "test_turned_film.moc"
