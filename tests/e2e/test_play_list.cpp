// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Lists and folders that play on: past what cannot be played, through a restart of hearthd, in any order.

#include "tests/e2e/living_room.h"
#include "tests/support/streams_bench.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestPlayList : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;

    [[nodiscard]] QString outside(const QString &name) const
    {
        return m_room->folder() + QLatin1String("/outside/") + name;
    }
    Result<QJsonValue> open(const QString &place)
    {
        return m_room->call(QStringLiteral("playback.openAddress"), {{QStringLiteral("url"), place}});
    }
    [[nodiscard]] QString name()
    {
        return m_room->playback()
            .value(QLatin1String("title"))
            .toObject()
            .value(QLatin1String("name"))
            .toString();
    }
    [[nodiscard]] QString nextName()
    {
        return m_room->playback()[QLatin1String("next")][QLatin1String("title")][QLatin1String("name")]
            .toString();
    }
    [[nodiscard]] QJsonObject list() { return m_room->playback().value(QLatin1String("list")).toObject(); }
    bool plays(const QString &wanted)
    {
        return m_room->until([&] {
            return m_room->playback().value(QLatin1String("state")).toString() == QLatin1String("playing") &&
                   name() == wanted &&
                   m_room->playback().value(QLatin1String("positionMs")).toInteger() > 100;
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        QVERIFY(QDir().mkpath(outside({})));
        QVERIFY(makeFilm(6, usualCodecs(), outside(QStringLiteral("one.mp4"))));
        QVERIFY(makeFilm(30, usualCodecs(), outside(QStringLiteral("two.mp4"))));
        QFile list(outside(QStringLiteral("evening.m3u")));
        QVERIFY(list.open(QIODevice::WriteOnly));
        const QByteArray text = "#EXTM3U\n#EXTINF:6,The first\none.mp4\n#EXTINF:9,Gone\nmissing.mp4\n" +
                                m_room->filmsPath().toUtf8() + "/Long Film (2024).mkv\n";
        QVERIFY(list.write(text) == text.size());
    }
    void cleanupTestCase() { m_room.reset(); }

    void aListGoesOnPastWhatIsNotThere()
    {
        const auto opened = open(outside(QStringLiteral("evening.m3u")));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY2(plays(QStringLiteral("The first")), m_room->situation());
        QCOMPARE(list().value(QLatin1String("name")).toString(), QStringLiteral("evening"));
        QCOMPARE(list().value(QLatin1String("at")).toInt(), 1);
        QCOMPARE(list().value(QLatin1String("of")).toInt(), 3);
        QCOMPARE(nextName(), QStringLiteral("Gone"));
        QVERIFY2(m_room->until([this] {
            return name() == QLatin1String("Gone") &&
                   m_room->playback().value(QLatin1String("state")).toString() == QLatin1String("failed");
        }),
                 m_room->situation());
        QVERIFY2(plays(QStringLiteral("Long Film")), m_room->situation());
        // It is the library's: with its own history, pictures and limits.
        QCOMPARE(m_room->playback()[QLatin1String("title")][QLatin1String("id")].toString(),
                 m_room->titleId(QStringLiteral("Long Film")));
        QCOMPARE(list().value(QLatin1String("at")).toInt(), 3);
    }

    void itIsTheSameListAfterARestart()
    {
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(plays(QStringLiteral("Long Film")), m_room->situation());
        QCOMPARE(list().value(QLatin1String("at")).toInt(), 3);
        QVERIFY(m_room->playback().value(QLatin1String("hasPrevious")).toBool());
        QVERIFY(m_room->call(QStringLiteral("playback.repeat"),
                             {{QStringLiteral("what"), QStringLiteral("all")}}));
        QVERIFY(m_room->restartHearthd());
        QVERIFY2(m_room->until([this] { return nextName() == QLatin1String("The first"); }),
                 m_room->situation());
        QVERIFY(m_room->call(QStringLiteral("playback.next")));
        QVERIFY2(plays(QStringLiteral("The first")), m_room->situation());
    }

    void anotherFilmEndsTheList()
    {
        QVERIFY(m_room->call(QStringLiteral("playback.open"),
                             {{QStringLiteral("id"), m_room->titleId(QStringLiteral("Short Film"))}}));
        QVERIFY2(plays(QStringLiteral("Short Film")), m_room->situation());
        QVERIFY(list().isEmpty());
        QVERIFY(!QFile::exists(m_room->statePath() + QLatin1String("/data/play-list.json")));
    }

    void aFolderIsPlayedWhole()
    {
        QVERIFY(open(outside({})));
        QVERIFY2(plays(QStringLiteral("one")), m_room->situation());
        QCOMPARE(list().value(QLatin1String("of")).toInt(), 2);
        QVERIFY(m_room->call(QStringLiteral("playback.next")));
        QVERIFY2(plays(QStringLiteral("two")), m_room->situation());
        QVERIFY(!m_room->call(QStringLiteral("playback.next")));
        QVERIFY(m_room->call(QStringLiteral("playback.previous")));
        QVERIFY2(plays(QStringLiteral("one")), m_room->situation());
    }

    void oneFileIsPlayedFromWhereItWasLeft()
    {
        const QString film = outside(QStringLiteral("two.mp4"));
        QVERIFY(m_room->call(QStringLiteral("playback.openAddress"),
                             {{QStringLiteral("url"), film}, {QStringLiteral("fromMs"), 20'000}}));
        QVERIFY2(m_room->until([this] {
            return m_room->playback().value(QLatin1String("positionMs")).toInteger() > 21'000;
        }),
                 m_room->situation());
        QVERIFY(list().isEmpty());
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
        QVERIFY(open(QStringLiteral("file://") + film));
        QVERIFY2(plays(QStringLiteral("two")), m_room->situation());
        QVERIFY(m_room->playback().value(QLatin1String("positionMs")).toInteger() > 14'000);
        QVERIFY(m_room->call(QStringLiteral("playback.stop")));
    }

    void whatIsNoFilmIsSaid()
    {
        const auto refused = open(QStringLiteral("/etc/hostname"));
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QLatin1String("hostname")),
                 qPrintable(refused.error().message));
        QVERIFY(!open(outside(QStringLiteral("nowhere"))));
    }

    void aChildAsksForWhatNobodyHasJudged()
    {
        const auto child = m_room->call(
            QStringLiteral("profiles.save"),
            {{QStringLiteral("profile"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Mia")},
                                                     {QStringLiteral("kind"), QStringLiteral("child")},
                                                     {QStringLiteral("picture"), QStringLiteral("child")},
                                                     {QStringLiteral("ageLimit"), 6}}}});
        QVERIFY2(child, child ? "" : qPrintable(child.error().message));
        QVERIFY(m_room->call(QStringLiteral("pin.set"), {{"owner", "household"}, {"new", "2580"}}));
        const QJsonArray profiles = m_room->call(QStringLiteral("profiles.list"))
                                        ->toObject()
                                        .value(QLatin1String("profiles"))
                                        .toArray();
        for (const QJsonValue &profile : profiles) {
            if (profile[QLatin1String("name")].toString() == QLatin1String("Mia"))
                QVERIFY(m_room->call(QStringLiteral("profiles.choose"),
                                     {{QStringLiteral("id"), profile[QLatin1String("id")]}}));
        }
        const auto refused = open(outside({}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NeedsPin);
    }
};

QTEST_GUILESS_MAIN(TestPlayList)
#include "test_play_list.moc"
