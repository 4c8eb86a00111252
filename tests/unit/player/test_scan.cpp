// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What is found in folders that somebody has arranged badly.

#include "player/library/folder_scan.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace hearth::player;

class TestScan : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void touch(const QString &path)
    {
        QDir().mkpath(QFileInfo(m_folder.filePath(path)).path());
        QFile file(m_folder.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QStringList found()
    {
        const std::atomic<bool> stopping = false;
        QStringList names;
        for (const FoundFile &file : scanFolders({{m_folder.path()}}, stopping).files)
            names.append(QFileInfo(file.path).fileName());
        names.sort();
        return names;
    }

private Q_SLOTS:
    void pipesHoldNobodyUp()
    {
        touch(QStringLiteral("Good.mkv"));
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder.filePath(QStringLiteral("Good.nfo"))).constData(), 0644),
                 0);
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder.filePath(QStringLiteral("Pipe.mkv"))).constData(), 0644),
                 0);
        QCOMPARE(found(), QStringList{QStringLiteral("Good.mkv")});
    }

    void aFolderOfCoursesWithinOneOfFilmsHoldsCourses()
    {
        touch(QStringLiteral("disk/Film.mkv"));
        touch(QStringLiteral("disk/Courses/Spanish/1.mkv"));
        touch(QStringLiteral("disk/Courses/Spanish/1-trailer.mkv"));
        const std::atomic<bool> stopping = false;
        const ScanResult result =
            scanFolders({{m_folder.filePath(QStringLiteral("disk"))},
                         {m_folder.filePath(QStringLiteral("disk/Courses")), MediaKind::Courses}},
                        stopping);
        QStringList found;
        for (const FoundFile &file : result.files)
            found.append(QFileInfo(file.path).fileName() + QLatin1Char(' ') + file.part.wholeName);
        found.sort();
        QCOMPARE(found, QStringList({QStringLiteral("1-trailer.mkv Spanish"), QStringLiteral("1.mkv Spanish"),
                                     QStringLiteral("Film.mkv ")}));
        QVERIFY(QDir(m_folder.filePath(QStringLiteral("disk"))).removeRecursively());
    }

    void linksAreFollowedOnce()
    {
        touch(QStringLiteral("far/away/Linked.mkv"));
        QVERIFY(QFile::link(m_folder.filePath(QStringLiteral("far/away")),
                            m_folder.filePath(QStringLiteral("near"))));
        QVERIFY(QFile::link(m_folder.path(), m_folder.filePath(QStringLiteral("far/round"))));
        QVERIFY(QFile::link(QStringLiteral("/nowhere"), m_folder.filePath(QStringLiteral("broken"))));
        QCOMPARE(found(), QStringList({QStringLiteral("Good.mkv"), QStringLiteral("Linked.mkv")}));
    }
};

QTEST_APPLESS_MAIN(TestScan)
#include "test_scan.moc"
