// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Closed captions in a film's picture, from the file through the confined player to the screen.

#include "tests/e2e/living_room.h"
#include "tests/support/caption_writer.h"
#include "tests/support/captioned_film.h"
#include <QImage>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

namespace
{

constexpr int kCC1 = 1900;
constexpr int kCC3 = 1902;

} // namespace

class TestCaptionsScreen : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    /// Bright points where the fifth row of captions is, or stands higher above the OSD, which has nothing
    /// there.
    int brightPoints()
    {
        const auto taken = m_room->call(QStringLiteral("screen.screenshot"));
        const QImage image(taken ? taken->toObject().value(QLatin1String("file")).toString() : QString());
        int bright = 0;
        for (int y = 95; y < 270 && y < image.height(); ++y)
            for (int x = 310; x < 980; ++x)
                bright += image.pixelColor(x, y).lightness() > 220;
        return bright;
    }
    QJsonObject track(int index)
    {
        const auto state = m_room->call(QStringLiteral("playback.state"));
        if (state)
            for (const QJsonValue &value : state->toObject().value(QLatin1String("tracks")).toArray())
                if (value[QLatin1String("index")].toInt() == index)
                    return value.toObject();
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        CaptionedFilm film;
        film.pictures = 25 * 60;
        spread(film,
               Line21Writer(1)
                   .loadPopOn()
                   .eraseHidden()
                   .at(5, 4)
                   .text("A line that stays")
                   .endOfCaption()
                   .triplets(),
               10);
        spread(film, Line21Writer(3).rollUp(2).at(12).text("Otra").triplets(), 20);
        const Done done = writeFilm(film, m_room->filmsPath() + QStringLiteral("/The Quiet Kiln (2023).mp4"));
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        QVERIFY2(
            m_room->until([this] { return !m_room->titleId(QStringLiteral("The Quiet Kiln")).isEmpty(); }),
            m_room->situation());
    }

    void cleanupTestCase() { m_room.reset(); }

    void theyAreOfferedChosenAndSeen()
    {
        const QString id = m_room->titleId(QStringLiteral("The Quiet Kiln"));
        QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
        QVERIFY2(m_room->until([this] { return !track(kCC1).isEmpty() && !track(kCC3).isEmpty(); }),
                 m_room->situation());
        QCOMPARE(track(kCC1).value(QLatin1String("captions")).toString(), QStringLiteral("CC1"));
        QCOMPARE(brightPoints(), 0);
        // As a viewer does it: the OSD's button, the list, the first line below "No subtitles".
        QVERIFY(
            m_room->until([this] { return m_room->state().value(QLatin1String("filmVisible")).toBool(); }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        // The first press shows the OSD, or presses its button where it was still shown.
        const QStringList first{QStringLiteral("Pause"), QStringLiteral("Play")};
        QVERIFY2(m_room->until([&] { return first.contains(m_room->focusName()); }), m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("right")}));
        QVERIFY2(
            m_room->until([this] { return m_room->focusName() == QLatin1String("Subtitles: No subtitles"); }),
            m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY2(m_room->until([this] { return m_room->focusName() == QLatin1String("No subtitles"); }),
                 m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("down")}));
        QVERIFY2(
            m_room->until([this] { return m_room->focusName() == QLatin1String("Closed captions (CC1)"); }),
            m_room->situation());
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY2(m_room->until([this] { return brightPoints() > 200; }), m_room->situation());
        m_room->picture(QStringLiteral("closed-captions"));
        // Another one; the last that there may be is within what the API takes.
        for (const int index : {kCC1 + 9, kCC3}) {
            const auto chosen =
                m_room->call(QStringLiteral("playback.chooseTracks"), {{QStringLiteral("subtitle"), index}});
            QVERIFY2(chosen, chosen ? "" : qPrintable(chosen.error().message));
        }
        QVERIFY2(m_room->until([this] { return brightPoints() == 0; }), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.chooseTracks"), {{QStringLiteral("subtitle"), kCC1}}));
        QVERIFY2(m_room->until([this] { return brightPoints() > 200; }), m_room->situation());
    }

    void aSeekForgetsThemAndTheyComeAgain()
    {
        QVERIFY(m_room->call(QStringLiteral("playback.play")));
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 30'000}}));
        QVERIFY2(m_room->until([this] {
            return m_room->playback().value(QLatin1String("positionMs")).toInteger() > 30'000 &&
                   brightPoints() == 0;
        }),
                 m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.seek"), {{QStringLiteral("positionMs"), 0}}));
        QVERIFY2(m_room->until([this] { return brightPoints() > 200; }), m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.pause")));
        QVERIFY2(m_room->until([this] {
            return m_room->playback().value(QLatin1String("state")).toString() == QLatin1String("paused");
        }),
                 m_room->situation());
        QVERIFY(brightPoints() > 200);
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void theyAreOnAgainWhenTheFilmIs()
    {
        const QString id = m_room->titleId(QStringLiteral("The Quiet Kiln"));
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), id}, {QStringLiteral("fromMs"), 0}}));
        QVERIFY2(m_room->until([this] { return brightPoints() > 200; }), m_room->situation());
    }

    void aPlayerThatDiesComesBackWithThem()
    {
        const qint64 before = m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
        QVERIFY(before > 0);
        m_room->kill(before);
        QVERIFY2(m_room->until([&] {
            const qint64 now = m_room->pidOf(QStringLiteral("player"), QStringLiteral("hearth-player"));
            return now > 0 && now != before;
        }),
                 m_room->situation());
        // What is asked of a player that is starting is refused.
        const QJsonObject toTheBeginning{{QStringLiteral("positionMs"), 0}};
        QVERIFY2(m_room->until([&] {
            return m_room->playback().value(QLatin1String("state")).toString() == QLatin1String("playing") &&
                   m_room->call(QStringLiteral("playback.seek"), toTheBeginning).has_value();
        }),
                 m_room->situation());
        QVERIFY2(m_room->until([this] { return brightPoints() > 200; }), m_room->situation());
    }
};

QTEST_GUILESS_MAIN(TestCaptionsScreen)
#include "test_captions_screen.moc"
