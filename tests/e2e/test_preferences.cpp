// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What a household wants of the picture and of the set's memory: a film that fills the screen, room at the
// edges, no trace of what was watched, and the disk's room back.

#include "tests/e2e/living_room.h"
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace hearth;
using namespace hearth::test;

class TestPreferences : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivingRoom> m_room;
    QString m_film;

    bool set(const QString &key, const QJsonValue &value)
    {
        return m_room->call("settings.set", {{"key", key}, {"value", value}}).has_value();
    }
    QImage shot()
    {
        const auto taken = m_room->call("screen.screenshot");
        return taken ? QImage((*taken)["file"].toString()) : QImage();
    }
    static bool isDark(const QImage &image, int x, int y)
    {
        return image.valid(x, y) && qGray(image.pixel(x, y)) < 40;
    }
    bool open()
    {
        return m_room->call("playback.open", {{"id", m_film}, {"fromMs", 60000}}) && m_room->until([this] {
            return m_room->playback()["state"].toString() == "playing" &&
                   m_room->state()["filmVisible"].toBool();
        });
    }
    QStringList toContinue()
    {
        QStringList ids;
        for (const QJsonValue &row : m_room->call("home.rows").value_or(QJsonValue()).toArray()) {
            if (row["id"].toString() != "continue")
                continue;
            for (const QJsonValue &item : row["items"].toArray())
                ids.append(item["id"].toString());
        }
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<LivingRoom>();
        QVERIFY2(m_room->start(), qPrintable(m_room->problem()));
        // 4:3, white, and long enough to be gone on with.
        QProcess ffmpeg;
        ffmpeg.start("ffmpeg",
                     QString("-nostdin -loglevel error -f lavfi -i color=white:s=640x480:r=25:d=200 -c:v "
                             "libx264 -preset ultrafast " +
                             m_room->filmsPath() + "/Old.mkv")
                         .split(' '));
        QVERIFY(ffmpeg.waitForFinished(30000) && ffmpeg.exitCode() == 0);
        QVERIFY(m_room->call("library.scan"));
        QVERIFY(m_room->until([this] {
            m_film = m_room->titleId("Old");
            const auto title = m_room->call("library.title", {{"id", m_film}});
            return title && (*title)["durationMs"].toInt() > 0;
        }));
    }
    void cleanupTestCase() { m_room.reset(); }

    void anOldFilmFillsTheScreenWhenWanted()
    {
        QVERIFY(open());
        QVERIFY(m_room->until([this] {
            const QImage whole = shot();
            return isDark(whole, 40, 360) && !isDark(whole, 640, 360);
        }));
        QVERIFY(set("filmFit", "fill"));
        QVERIFY(m_room->until([this] { return !isDark(shot(), 40, 360); }));
        QVERIFY(set("filmFit", "whole"));
        QVERIFY(m_room->until([this] { return isDark(shot(), 40, 360); }));
    }
    void theEdgesStayEmptyWhenWanted()
    {
        QVERIFY(m_room->until([this] { return !isDark(shot(), 640, 700); }));
        QVERIFY(set("screenEdges", "5"));
        QVERIFY(m_room->until([this] { return isDark(shot(), 640, 700); }));
        QVERIFY(set("screenEdges", "0"));
        QVERIFY(m_room->until([this] { return !isDark(shot(), 640, 700); }));
        QVERIFY(m_room->call("playback.stop"));
    }
    void whatWasWatchedIsForgotten()
    {
        QVERIFY(m_room->until([this] { return toContinue().contains(m_film); }));
        QVERIFY(m_room->call("history.forgetAll"));
        QVERIFY(m_room->until([this] { return toContinue().isEmpty(); }));
    }
    void nothingIsRememberedWhenNotWanted()
    {
        QVERIFY(set("keepHistory", false));
        QVERIFY(open());
        QVERIFY(m_room->call("playback.stop"));
        QVERIFY(m_room->until([this] { return m_room->page() == "home"; }));
        QCOMPARE(toContinue(), QStringList());
        QVERIFY(set("keepHistory", true));
        QVERIFY(open());
        QVERIFY(m_room->call("playback.stop"));
        QVERIFY(m_room->until([this] { return toContinue().contains(m_film); }));
    }
    void picturesGiveBackTheirRoom()
    {
        const auto pictures = [this] {
            const auto state = m_room->call("storage.state");
            return state ? (*state)["pictures"].toInteger(-1) : -1;
        };
        QVERIFY(m_room->until([&] { return pictures() > 0; }));
        QVERIFY(m_room->call("storage.clear"));
        // They are made again as they are looked at.
        QVERIFY(m_room->call("library.title", {{"id", m_film}}));
        QVERIFY(m_room->until([&] { return pictures() > 0; }));
        QVERIFY((*m_room->call("storage.state"))["own"].toInteger() > 0);
    }
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "test_preferences.moc"
