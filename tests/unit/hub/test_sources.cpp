// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What the folders of a household hold: told by their names, changed by a viewer, kept over a restart.

#include "bridge/hub/sources.h"
#include "home_schema.h"
#include "tests/support/hand_clock.h"
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;
using hearth::player::MediaKind;
using hearth::test::HandClock;

class TestSources : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    HandClock m_clock;
    std::unique_ptr<Database> m_home;
    std::unique_ptr<Sources> m_sources;

    QString folder(const QString &name)
    {
        const QString path = m_folder.path() + QLatin1Char('/') + name;
        QDir().mkpath(path);
        return path;
    }
    void start()
    {
        m_sources = std::make_unique<Sources>(*m_home, m_clock, QStringList{folder("Given Photos")},
                                              m_folder.path() + QLatin1String("/own"));
    }
    MediaKind kindOf(const QString &path)
    {
        for (const player::MediaFolder &known : m_sources->folders()) {
            if (known.path == path)
                return known.kind;
        }
        return MediaKind::Films;
    }

private Q_SLOTS:
    void init()
    {
        auto home = Database::open(m_folder.path() + "/home.db", home_schema::kMigrations);
        QVERIFY(home);
        m_home = std::move(*home);
        start();
    }

    void theNameSaysWhatAFolderHolds()
    {
        QCOMPARE(kindOf(folder("Given Photos")), MediaKind::Photos);
        QVERIFY(m_sources->add(folder("Kurse")));
        QCOMPARE(kindOf(folder("Kurse")), MediaKind::Courses);
        QVERIFY(m_sources->add(folder("Stuff")));
        QCOMPARE(kindOf(folder("Stuff")), MediaKind::Films);
    }

    void aViewerSaysOtherwiseAndThatIsKept()
    {
        QSignalSpy changed(m_sources.get(), &Sources::changed);
        QVERIFY(m_sources->add(folder("Anna"), MediaKind::Workouts));
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_sources->setKind(folder("Given Photos"), MediaKind::Films));
        QVERIFY(m_sources->setKind(folder("Given Photos"), MediaKind::Films)); // nothing new
        QCOMPARE(changed.size(), 2);
        // Added once more it is what is said now.
        QVERIFY(m_sources->add(folder("Anna"), MediaKind::Courses));
        QVERIFY(m_sources->add(folder("Anna")));
        QCOMPARE(kindOf(folder("Anna")), MediaKind::Courses);
        start();
        QCOMPARE(kindOf(folder("Anna")), MediaKind::Courses);
        QCOMPARE(kindOf(folder("Given Photos")), MediaKind::Films);
        const QJsonArray folders = m_sources->toJson().value("folders").toArray();
        QCOMPARE(folders[0].toObject().value("kind"), QJsonValue("films"));
    }

    void whatIsTakenAwayIsForgotten()
    {
        QVERIFY(m_sources->add(folder("Films"), MediaKind::Photos));
        QVERIFY(m_sources->remove(folder("Films")));
        QCOMPARE(m_sources->setKind(folder("Films"), MediaKind::Courses).error().code, ErrorCode::NotFound);
        QVERIFY(m_sources->add(folder("Films")));
        QCOMPARE(kindOf(folder("Films")), MediaKind::Films);
        QCOMPARE(m_sources->add(m_folder.path() + "/nowhere", MediaKind::Photos).error().code,
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "test_sources.moc"
