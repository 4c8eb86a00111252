// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A film that was moved, renamed or copied to another disk goes on where it was left: told by its bytes,
// through the real hearth-probe.

#include "home_schema.h"
#include "player/history/history.h"
#include "player/library/library.h"
#include "resources/base/database.h"
#include "tests/support/hand_clock.h"
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::player;

class TestMovedTitles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    test::HandClock m_clock;
    std::unique_ptr<Database> m_home;
    std::unique_ptr<History> m_history;
    std::unique_ptr<ProbeClient> m_probe;
    std::unique_ptr<Library> m_library;

    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    bool make(const QString &name, const char *colour) const
    {
        return QDir().mkpath(QFileInfo(at(name)).path()) &&
               QProcess::execute(
                   QStringLiteral("ffmpeg"),
                   {QStringLiteral("-nostdin"), QStringLiteral("-v"), QStringLiteral("error"),
                    QStringLiteral("-y"), QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                    QStringLiteral("color=%1:size=64x36:duration=3").arg(QLatin1String(colour)), at(name)}) ==
                   0;
    }
    bool scan()
    {
        QSignalSpy changed(m_library.get(), &Library::changed);
        m_library->scan();
        return changed.wait(15'000) &&
               QTest::qWaitFor([this] { return m_probe->waiting() == 0 && !m_library->isScanning(); },
                               30'000);
    }
    [[nodiscard]] QString idOf(const QString &file) const { return titleIdOf(at(file)); }
    [[nodiscard]] qint64 leftAt(const QString &file) const
    {
        const auto entry = m_history->entry(idOf(file));
        return entry ? entry->positionMs : -1;
    }
    bool watch(const QString &file, qint64 toMs)
    {
        m_clock.now += std::chrono::minutes(1);
        return m_history->note(idOf(file), toMs, 3000, {.audio = 1, .subtitle = -1}).has_value();
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(QDir(at("films")).removeRecursively() && QDir(at("other")).removeRecursively() &&
                QDir(at("state")).removeRecursively());
        QVERIFY(QDir().mkpath(at("state/data")) && QDir().mkpath(at("films")) && QDir().mkpath(at("other")));
        auto home = Database::open(at("state/home.db"), home_schema::kMigrations);
        QVERIFY(home);
        m_home = std::move(*home);
        m_history = std::make_unique<History>(*m_home, m_clock);
        m_probe = std::make_unique<ProbeClient>(QStringLiteral(HEARTH_BIN_DIR "/hearth-probe"),
                                                [](ProcessStart start) { return start; });
        auto library = Library::create({at("state")}, *m_probe);
        QVERIFY(library);
        m_library = std::move(*library);
        connect(m_library.get(), &Library::moved, this,
                [this](const QString &from, const QString &to) { QVERIFY(m_history->carryOver(from, to)); });
        m_library->setFolders({{at("films")}, {at("other")}});
        QVERIFY(make("films/Coast (2020).mkv", "red") && make("films/Harbour (2021).mkv", "blue"));
        QVERIFY(scan());
    }
    void cleanup()
    {
        m_library.reset();
        m_probe.reset();
        m_history.reset();
        m_home.reset();
    }

    void aFilmThatWasMovedGoesOn()
    {
        QVERIFY(watch("films/Coast (2020).mkv", 1200) && watch("films/Harbour (2021).mkv", 800));
        QVERIFY(QFile::rename(at("films/Coast (2020).mkv"), at("other/The Coast.mkv")));
        QVERIFY(scan());
        QCOMPARE(leftAt("other/The Coast.mkv"), 1200);
        const auto entry = m_history->entry(idOf("other/The Coast.mkv"));
        QCOMPARE(entry->tracks.audio, 1);
        QCOMPARE(entry->tracks.subtitle, -1);
        QCOMPARE(leftAt("films/Harbour (2021).mkv"), 800);
        // And back again, having gone on meanwhile.
        QVERIFY(watch("other/The Coast.mkv", 2000));
        QVERIFY(QFile::rename(at("other/The Coast.mkv"), at("films/Coast (2020).mkv")));
        QVERIFY(scan());
        QCOMPARE(leftAt("films/Coast (2020).mkv"), 2000);
    }

    void aCopyGoesOnOnceTheOtherIsDeleted()
    {
        QVERIFY(watch("films/Coast (2020).mkv", 1200));
        QVERIFY(QFile::copy(at("films/Coast (2020).mkv"), at("other/Coast (2020).mkv")));
        QVERIFY(scan());
        QCOMPARE(leftAt("other/Coast (2020).mkv"), -1); // two are two
        QVERIFY(QFile::remove(at("films/Coast (2020).mkv")));
        QVERIFY(scan());
        QCOMPARE(leftAt("other/Coast (2020).mkv"), 1200);
    }

    void theLaterEveningCounts()
    {
        QVERIFY(watch("films/Coast (2020).mkv", 1200));
        QVERIFY(QFile::copy(at("films/Coast (2020).mkv"), at("other/Coast (2020).mkv")));
        QVERIFY(scan());
        QVERIFY(watch("other/Coast (2020).mkv", 300));
        QVERIFY(QFile::remove(at("films/Coast (2020).mkv")));
        QVERIFY(scan());
        QCOMPARE(leftAt("other/Coast (2020).mkv"), 300);
    }

    void everyProfilesPlaceIsKept()
    {
        m_history->setProfile("child");
        QVERIFY(watch("films/Coast (2020).mkv", 700));
        m_history->setProfile("main");
        QVERIFY(watch("films/Coast (2020).mkv", 1200));
        QVERIFY(QFile::rename(at("films/Coast (2020).mkv"), at("other/Coast.mkv")));
        QVERIFY(scan());
        QCOMPARE(leftAt("other/Coast.mkv"), 1200);
        m_history->setProfile("child");
        QCOMPARE(leftAt("other/Coast.mkv"), 700);
    }

    void aDiskUnderAnotherNameIsTheSame()
    {
        QVERIFY(make("other/Lamp (2019).mkv", "green"));
        QVERIFY(scan());
        QVERIFY(watch("other/Lamp (2019).mkv", 900));
        // Unplugged, and back at another place.
        QVERIFY(QDir().rename(at("other"), at("plugged")));
        m_library->setFolders({{at("films")}, {at("other")}, {at("plugged")}});
        QVERIFY(scan());
        QCOMPARE(leftAt("plugged/Lamp (2019).mkv"), 900);
        QVERIFY(QDir().rename(at("plugged"), at("other")));
    }

    void anotherFilmOfTheSameNameBeginsAnew()
    {
        QVERIFY(watch("films/Coast (2020).mkv", 1200));
        QVERIFY(QFile::remove(at("films/Coast (2020).mkv")));
        QVERIFY(make("other/Coast (2020).mkv", "yellow"));
        QVERIFY(scan());
        QCOMPARE(leftAt("other/Coast (2020).mkv"), -1);
    }
};

QTEST_GUILESS_MAIN(TestMovedTitles)
#include "test_moved_titles.moc"
