// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Courses and workouts as people put them on disks: the order of lessons, chapters, names; and what a
// folder's name says that it holds.

#include "player/library/natural_order.h"
#include "player/library/parts.h"
#include <QTest>
#include <algorithm>

using namespace hearth::player;

class TestParts : public QObject
{
    Q_OBJECT

    /// "path: whole number name (chapter)", in the order of the whole.
    static QStringList read(MediaKind kind, QStringList paths)
    {
        for (QString &path : paths)
            path.prepend(QLatin1String("/m/"));
        std::vector<Part> parts = partsAmong(QStringLiteral("/m"), kind, paths);
        std::ranges::sort(parts, [](const Part &one, const Part &other) {
            return std::tie(one.whole, one.number) < std::tie(other.whole, other.number);
        });
        QStringList list;
        for (const Part &part : parts)
            list.append(QStringLiteral("%1 %2 %3").arg(part.wholeName).arg(part.number).arg(part.name) +
                        (part.chapter.isEmpty()
                             ? QString()
                             : QStringLiteral(" (%1 %2)").arg(part.chapterNumber).arg(part.chapter)));
        return list;
    }

private Q_SLOTS:
    void numbersAreReadAsNumbers()
    {
        QStringList names{"Lesson 10", "lesson 2", "Lesson 1", "Lesson 02b", "A", "10", "9", "٣ x", "é", ""};
        std::ranges::sort(names, isNaturallyLess);
        QCOMPARE(names, QStringList({"", "٣ x", "9", "10", "A", "Lesson 1", "lesson 2", "Lesson 02b",
                                     "Lesson 10", "é"}));
    }

    void theOrderIsOne()
    {
        // Of any three, in any order: else sorting hostile names would do harm.
        const QStringList names{"1", "01", "001", "1a", "1A", "a1", "a01", "a",
                                "٣", "3",  "-",   "-1", "",   "a-", "é"};
        for (const QString &a : names) {
            QVERIFY(!isNaturallyLess(a, a));
            for (const QString &b : names) {
                QVERIFY(a == b || isNaturallyLess(a, b) != isNaturallyLess(b, a));
                for (const QString &c : names)
                    QVERIFY(!isNaturallyLess(a, b) || !isNaturallyLess(b, c) || isNaturallyLess(a, c));
            }
        }
    }

    void aFolderIsACourseAndItsFoldersAreChapters()
    {
        QCOMPARE(
            read(MediaKind::Courses, {"Spanish/2 The market/02 Prices.mp4", "Spanish/10 Home/01 - Rooms.mkv",
                                      "Spanish/2 The market/01. Fish.mp4", "Spanish/Welcome.mp4",
                                      "Spanish/2 The market/x/03.mp4"}),
            QStringList({"Spanish 1 Welcome", "Spanish 2 Fish (1 2 The market)",
                         "Spanish 3 Prices (1 2 The market)", "Spanish 4 03 (1 2 The market)",
                         "Spanish 5 Rooms (2 10 Home)"}));
    }

    void whatLiesInTheFolderOfCoursesIsOne()
    {
        QCOMPARE(read(MediaKind::Courses, {"b.mp4", "a.mp4", "Other/a.mp4"}),
                 QStringList({"m 1 a", "m 2 b", "Other 1 a"}));
    }

    void aFileIsAWorkoutAndSoIsAFolder()
    {
        QCOMPARE(
            read(MediaKind::Workouts, {"01 - Morning_stretch.mp4", "Back/2 Plank.mp4", "Back/1/1 Warm up.mp4",
                                       "Pigs/3 little pigs.mp4", "Pigs/More.mp4", "Back/10 Rest.mp4"}),
            QStringList({"Morning stretch 1 Morning stretch", "Back 1 Plank", "Back 2 Rest", "Back 3 Warm up",
                         "Pigs 1 3 little pigs", "Pigs 2 More"}));
    }

    void names()
    {
        QCOMPARE(partName("/m/03 - The river.mp4"), QStringLiteral("The river"));
        QCOMPARE(partName("/m/007.Bond_films.mp4"), QStringLiteral("Bond films"));
        QCOMPARE(partName("/m/3 little pigs.mp4"), QStringLiteral("3 little pigs"));
        QCOMPARE(partName("/m/2024 in review.mp4"), QStringLiteral("2024 in review"));
        QCOMPARE(partName("/m/12.mp4"), QStringLiteral("12"));
        QCOMPARE(partName("/m/01 - .mp4"), QStringLiteral("01"));
        QCOMPARE(partName("/m/01 – 问候.mp4"), QStringLiteral("– 问候"));
    }

    void aFoldersNameSaysWhatItHolds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<MediaKind>("kind");
        const auto row = [](const char *name, MediaKind kind) {
            QTest::newRow(name) << QString::fromUtf8(name) << kind;
        };
        for (const char *name :
             {"Courses", "my lessons", "Kurse", "Cursos 2024", "教程", "英语课程", "دورات", "Vorlesungen"})
            row(name, MediaKind::Courses);
        for (const char *name :
             {"Workouts", "Yoga mit Anna", "Ejercicios", "健身", "تمارين", "Fitness_Videos"})
            row(name, MediaKind::Workouts);
        for (const char *name :
             {"Photos", "DCIM", "Familienbilder und Bilder", "Fotos", "Imágenes", "照片", "صور", "Pictures"})
            row(name, MediaKind::Photos);
        for (const char *name :
             {"Films", "Videos", "Photosynthesis", "Sportsman", "媒体", "", "Filme", "أفلام"})
            row(name, MediaKind::Films);
        QTest::newRow("letters of an old disk") << QString::fromUtf8("Ima\u0301genes") << MediaKind::Photos;
    }
    void aFoldersNameSaysWhatItHolds()
    {
        QFETCH(QString, name);
        QFETCH(MediaKind, kind);
        QCOMPARE(guessMediaKind(name), kind);
        QCOMPARE(mediaKindOf(nameOf(kind)), kind);
    }
};

QTEST_APPLESS_MAIN(TestParts)
#include "test_parts.moc"
