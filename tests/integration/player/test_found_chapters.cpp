// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Openings and credits through the real hearth-probe: found by what episodes of a season share, whatever they
// are encoded in, and not where there is nothing to find.

#include "player/library/library.h"
#include "tests/support/season_maker.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::player;
using hearth::test::Episode;
using hearth::test::makeEpisode;

class TestFoundChapters : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ProbeClient> m_probe;
    std::unique_ptr<Library> m_library;

    [[nodiscard]] QString file(const QString &name) const
    {
        return m_folder.filePath(QStringLiteral("series/Harbour/Season 1/Harbour ") + name);
    }
    [[nodiscard]] QString episode(int number) const
    {
        for (const QJsonValue &one : m_library->episodesOf(QStringLiteral("Harbour"))) {
            if (one["episode"].toInt() == number)
                return one["id"].toString();
        }
        return {};
    }
    /// Empty where it was not found.
    [[nodiscard]] QJsonObject chapter(int number, const char *kind) const
    {
        for (const QJsonValue &one : m_library->foundChapters().of(episode(number))) {
            if (one["kind"] == QLatin1String(kind))
                return one.toObject();
        }
        return {};
    }
    static bool isAt(const QJsonObject &chapter, qint64 fromMs, qint64 toMs)
    {
        constexpr qint64 kNear = 3000; // chapter_kinds.cpp moves them to cuts that are 5 s away
        return !chapter.isEmpty() && std::abs(chapter["fromMs"].toInteger() - fromMs) <= kNear &&
               std::abs(chapter["toMs"].toInteger() - toMs) <= kNear;
    }
    [[nodiscard]] QByteArray told(int number) const
    {
        return QJsonDocument(m_library->foundChapters().of(episode(number))).toJson(QJsonDocument::Compact);
    }
    void look(int number, const QList<int> &others)
    {
        QStringList ids;
        for (const int other : others)
            ids.append(episode(other));
        m_library->foundChapters().look(episode(number), ids,
                                        {QStringLiteral("intro"), QStringLiteral("credits")});
    }
    bool isIdle()
    {
        return QTest::qWaitFor(
            [this] {
                QCoreApplication::processEvents();
                return m_probe->waiting() == 0 && !m_library->isScanning();
            },
            60'000);
    }
    bool open()
    {
        auto library = Library::create({m_folder.filePath("state")}, *m_probe);
        if (!library)
            return false;
        m_library = std::move(*library);
        m_library->setFolders({{m_folder.filePath("series")}});
        QSignalSpy changed(m_library.get(), &Library::changed);
        m_library->scan();
        return changed.wait(15'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(m_folder.filePath("series/Harbour/Season 1")) &&
                QDir().mkpath(m_folder.filePath("state/data")));
        const auto coded = [](const char *codec, const char *rate) {
            return QStringList{QStringLiteral("-c:a"), QLatin1String(codec), QStringLiteral("-b:a"),
                               QLatin1String(rate)};
        };
        QVERIFY(
            makeEpisode(file("S01E01.mkv"), {.story = 1, .openingAt = 10, .sound = coded("aac", "128k")}));
        QVERIFY(makeEpisode(file("S01E02.mp4"),
                            {.story = 2, .openingAt = 22, .sound = coded("libmp3lame", "96k")}));
        QVERIFY(makeEpisode(file("S01E03.mkv"),
                            {.story = 3, .behindCredits = 20, .sound = coded("libopus", "64k")}));
        QVERIFY(makeEpisode(file("S01E04.mkv"), {.story = 4, .openingLength = 0, .creditsLength = 0}));
        QVERIFY(makeEpisode(file("S01E05.ts"), {.story = 5, .openingAt = 4, .sound = coded("ac3", "192k")}));
        QFile broken(file("S01E06.mkv"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no film") > 0);
        broken.close();
        m_probe = std::make_unique<ProbeClient>(QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"),
                                                [](ProcessStart start) { return start; });
        QVERIFY(open());
        QVERIFY(isIdle());
    }
    void cleanupTestCase()
    {
        m_library.reset();
        m_probe.reset();
    }

    void twoEpisodesTellOfEachOther()
    {
        QSignalSpy found(&m_library->foundChapters(), &FoundChapters::found);
        look(1, {2});
        QTRY_COMPARE_WITH_TIMEOUT(m_library->foundChapters().of(episode(1)).size(), 2, 30'000);
        QVERIFY2(isAt(chapter(1, "intro"), 10'000, 35'000), told(1));
        QVERIFY2(isAt(chapter(1, "credits"), 210'000, 240'000), told(1));
        QVERIFY2(isAt(chapter(2, "intro"), 22'000, 47'000), told(2));
        QVERIFY2(isAt(chapter(2, "credits"), 210'000, 240'000), told(2));
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.first().first().toString(), episode(1));
    }

    void theNextOneIsTriedWhereOneHasNone()
    {
        QVERIFY(isIdle());
        look(3, {6, 4, 1});
        QTRY_COMPARE_WITH_TIMEOUT(m_library->foundChapters().of(episode(3)).size(), 2, 30'000);
        QVERIFY2(isAt(chapter(3, "intro"), 0, 25'000), told(3));
        QCOMPARE(chapter(3, "intro")["fromMs"].toInteger(-1), 0);
        QVERIFY2(isAt(chapter(3, "credits"), 190'000, 220'000), told(3));
        QVERIFY(m_library->foundChapters().of(episode(4)).isEmpty());
        QVERIFY(m_library->foundChapters().of(episode(6)).isEmpty());
        // What the first had found for itself stays.
        QVERIFY2(isAt(chapter(1, "intro"), 10'000, 35'000), told(1));
    }

    void aStreamOfABroadcasterIsNoDifferent()
    {
        QVERIFY(isIdle());
        look(5, {2});
        QTRY_COMPARE_WITH_TIMEOUT(m_library->foundChapters().of(episode(5)).size(), 2, 30'000);
        // Its clock starts at 1.4 s; what begins in the first five begins with the film.
        QVERIFY2(isAt(chapter(5, "intro"), 0, 30'400), told(5));
        QCOMPARE(chapter(5, "intro")["fromMs"].toInteger(-1), 0);
    }

    void itIsKnownAfterARestart()
    {
        QVERIFY(isIdle());
        const QJsonArray before = m_library->foundChapters().of(episode(1));
        m_library.reset();
        QVERIFY(open());
        QCOMPARE(m_library->foundChapters().of(episode(1)), before);
        QCOMPARE(before.size(), 2);
    }

    void anotherFileIsAnotherEpisode()
    {
        QVERIFY(isIdle());
        QVERIFY(makeEpisode(file("S01E02.mp4"),
                            {.story = 8, .openingLength = 0, .creditsLength = 0, .length = 100}));
        QSignalSpy changed(m_library.get(), &Library::changed);
        m_library->scan();
        QVERIFY(changed.wait(15'000));
        QVERIFY(isIdle());
        QVERIFY2(m_library->foundChapters().of(episode(2)).isEmpty(), told(2));
        look(2, {1});
        QVERIFY(isIdle());
        QVERIFY2(m_library->foundChapters().of(episode(2)).isEmpty(), told(2));
    }

    void nobodyWatchesAnyMore()
    {
        QVERIFY(isIdle());
        look(4, {5, 3, 1});
        m_library->foundChapters().giveUp();
        QVERIFY(isIdle());
        QVERIFY(m_library->foundChapters().of(episode(4)).isEmpty());
        look(99, {1}); // there is none
        QVERIFY(isIdle());
    }
};

QTEST_GUILESS_MAIN(TestFoundChapters)
#include "test_found_chapters.moc"
