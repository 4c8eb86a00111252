// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Watching with the remote alone: a film from Home, its OSD, Back to the same tile, Continue at that second.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
    }

    void cleanupTestCase() { m_room.reset(); }

    void okPlaysTheFilmThatHasFocus()
    {
        QCOMPARE(m_room->focusName(), QStringLiteral("Long Film"));
        QVERIFY(m_room->key({QStringLiteral("right")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Short Film"));
        QVERIFY(m_room->key({QStringLiteral("left"), QStringLiteral("ok")}));
        QVERIFY(m_room->until(
            [this] { return playbackState() == QLatin1String("playing") && positionMs() > 500; }));
        QCOMPARE(m_room->page(), QStringLiteral("film"));
        QVERIFY(
            m_room->until([this] { return m_room->state().value(QLatin1String("filmVisible")).toBool(); }));
    }

    void thePictureOnTheScreenIsTheFilm()
    {
        // testsrc2 is colourful; Home behind it is nearly black.
        const auto taken = m_room->call(QStringLiteral("screen.screenshot"));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
        const QImage image(taken->toObject().value(QLatin1String("file")).toString());
        QCOMPARE(image.size(), QSize(1280, 720));
        int colourful = 0;
        for (int y = 180; y < 500; y += 8) {
            for (int x = 200; x < 1080; x += 8)
                colourful +=
                    image.pixelColor(x, y).saturation() > 120 && image.pixelColor(x, y).value() > 100;
        }
        QVERIFY2(colourful > 1000, qPrintable(QString::number(colourful)));
    }

    void theOsdPausesSeeksAndChoosesSubtitles()
    {
        QVERIFY(m_room->key({QStringLiteral("pause")}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("paused"); }));
        const qint64 before = positionMs();
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Play"); }));
        QVERIFY(m_room->key({QStringLiteral("up")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Position"));
        QVERIFY(m_room->key({QStringLiteral("right"), QStringLiteral("right"), QStringLiteral("right")}));
        QVERIFY(m_room->until([&] { return positionMs() > before + 25000; }));
        QVERIFY(m_room->key({QStringLiteral("down"), QStringLiteral("right")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("Subtitles: English"));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QCOMPARE(m_room->focusName(), QStringLiteral("English"));
        QVERIFY(m_room->key({QStringLiteral("up"), QStringLiteral("ok")}));
        QVERIFY(m_room->until(
            [this] { return m_room->playback().value(QLatin1String("subtitle")).toInt() == -1; }));
        QVERIFY(m_room->key({QStringLiteral("play")}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
    }

    void backLeadsToTheSameTileAndHomeOffersToContinue()
    {
        const qint64 position = positionMs();
        // One Back hides the OSD if it shows, the next one leaves.
        const auto isHome = [this] { return m_room->page() == QLatin1String("home"); };
        QVERIFY(m_room->key({QStringLiteral("back")}));
        if (!m_room->until(isHome, std::chrono::seconds(1)))
            QVERIFY(m_room->key({QStringLiteral("back")}));
        QVERIFY(m_room->until(isHome));
        QCOMPARE(m_room->focusName(), QStringLiteral("Long Film"));
        QJsonObject first;
        QVERIFY(m_room->until([&] {
            const auto rows = m_room->call(QStringLiteral("home.rows"));
            const QJsonObject row = rows.value_or(QJsonValue()).toArray().first().toObject();
            first = row.value(QLatin1String("items")).toArray().first().toObject();
            return row.value(QLatin1String("id")).toString() == QLatin1String("continue");
        }));
        QVERIFY(qAbs(first.value(QLatin1String("positionMs")).toInteger() - position) < 4000);
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), first.value(QLatin1String("id"))}}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("playing"); }));
        QVERIFY(qAbs(positionMs() - first.value(QLatin1String("positionMs")).toInteger()) < 3000);
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void openingAndLeavingManyTimesHurtsNobody()
    {
        const auto titles = m_room->call(QStringLiteral("library.titles"));
        const QJsonValue id = titles->toObject()
                                  .value(QLatin1String("items"))
                                  .toArray()
                                  .first()
                                  .toObject()
                                  .value(QLatin1String("id"));
        const qint64 shell = m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth"));
        for (int i = 0; i < 20; ++i) {
            QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
            QVERIFY(m_room->until(
                [this] { return m_room->state().value(QLatin1String("filmVisible")).toBool(); }));
            QVERIFY(m_room->call(QStringLiteral("playback.stop")));
            QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
        }
        QCOMPARE(m_room->pidOf(QStringLiteral("shell"), QStringLiteral("hearth")), shell);
    }

    void aFilmThatWasCutOffPlaysAsFarAsItGoes()
    {
        QFile whole(m_room->filmsPath() + QLatin1String("/Short Film (2023).mkv"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile cut(m_room->filmsPath() + QLatin1String("/Cut (2019).mkv"));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(whole.read(whole.size() / 8));
        cut.close();
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        QJsonValue id;
        QVERIFY(m_room->until([&] {
            const auto titles = m_room->call(QStringLiteral("library.titles"));
            for (const QJsonValue &value :
                 titles.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray()) {
                if (value.toObject().value(QLatin1String("name")).toString() == QLatin1String("Cut"))
                    id = value.toObject().value(QLatin1String("id"));
            }
            return id.isString();
        }));
        QVERIFY(m_room->call(QStringLiteral("playback.open"), {{QStringLiteral("id"), id}}));
        QVERIFY(m_room->until(
            [this] { return playbackState() == QLatin1String("playing") && positionMs() > 500; }));
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void aDamagedFilmGetsASentenceAndNothingElseHappens()
    {
        QFile damaged(m_room->filmsPath() + QLatin1String("/Damaged (2020).mkv"));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray(5000, 'x'));
        damaged.close();
        QVERIFY(m_room->call(QStringLiteral("library.scan")));
        QJsonObject title;
        QVERIFY(m_room->until([&] {
            const auto titles = m_room->call(QStringLiteral("library.titles"));
            for (const QJsonValue &value :
                 titles.value_or(QJsonValue()).toObject().value(QLatin1String("items")).toArray()) {
                if (value.toObject().value(QLatin1String("name")).toString() == QLatin1String("Damaged"))
                    title = value.toObject();
            }
            return !title.value(QLatin1String("error")).toString().isEmpty();
        }));
        QVERIFY(title.value(QLatin1String("error")).toString().contains(QLatin1String("copy it again")));
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), title.value(QLatin1String("id"))}}));
        QVERIFY(m_room->until([this] { return playbackState() == QLatin1String("failed"); }));
        QVERIFY(m_room->until([this] { return m_room->focusName() == QLatin1String("Back to Home"); }));
        QVERIFY(m_room->key({QStringLiteral("ok")}));
        QVERIFY(m_room->until([this] { return m_room->page() == QLatin1String("home"); }));
    }

private:
    QString playbackState() { return m_room->playback().value(QLatin1String("state")).toString(); }
    qint64 positionMs() { return m_room->playback().value(QLatin1String("positionMs")).toInteger(); }

    std::unique_ptr<LivingRoom> m_room;
};

QTEST_GUILESS_MAIN(TestWatch)
#include "test_watch.moc"
