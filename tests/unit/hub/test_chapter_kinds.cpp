// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Which chapters can be left out, by what releases call them.

#include "bridge/hub/chapter_kinds.h"
#include <QJsonObject>
#include <QTest>

using namespace hearth::bridge;

class TestChapterKinds : public QObject
{
    Q_OBJECT

    static QJsonArray chapters(const QList<std::pair<QString, int>> &given)
    {
        QJsonArray made;
        for (const auto &[title, seconds] : given)
            made.append(
                QJsonObject{{QStringLiteral("title"), title}, {QStringLiteral("startMs"), seconds * 1000}});
        return made;
    }

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *title, const char *kind) {
            QTest::newRow(title) << QString::fromLatin1(kind);
        };
        row("Intro", "intro");
        row("OP", "intro");
        row("Opening Credits", "intro");
        row("Intro 2", "intro");
        row("Vorspann", "intro");
        row("Créditos iniciales", "intro");
        row("片头曲", "intro");
        row("شارة البداية", "intro");
        row("Recap", "recap");
        row("Previously on Lighthouse", "recap");
        row("Was bisher geschah", "recap");
        row("前情提要", "recap");
        row("Preview", "preview");
        row("下集预告", "preview");
        row("End Credits", "credits");
        row("Abspann", "credits");
        row("ED", "credits");
        row("片尾曲", "credits");
        row("شارة النهاية", "credits");
        for (const char *story : {"", "Chapter 1", "Introduction to Algebra", "Operation", "Edward", "Part A",
                                  "Introspection", "The Ending of the World"})
            QTest::addRow("story: %s", story) << QString();
    }
    void names()
    {
        QFETCH(QString, kind);
        const QString row = QString::fromUtf8(QTest::currentDataTag());
        const auto told = chapterKind(row.startsWith(QLatin1String("story: ")) ? row.mid(7) : row);
        QCOMPARE(told ? nameOf(*told) : QString(), kind);
    }

    void theLastAndTheTooLongAreTheStory()
    {
        const auto found = skippableChapters(chapters({{QStringLiteral("Recap"), 0},
                                                       {QStringLiteral("Intro"), 40},
                                                       {QStringLiteral("One"), 130},
                                                       {QStringLiteral("Opening"), 400},
                                                       {QStringLiteral("Two"), 1200},
                                                       {QStringLiteral("End Credits"), 1300},
                                                       {QStringLiteral("After all"), 1360},
                                                       {QStringLiteral("Credits"), 1380}}),
                                             1'400'000);
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[0].toMs, 40'000);
        QCOMPARE(found[1].fromMs, 40'000);
        QCOMPARE(found[1].toMs, 130'000);
        QCOMPARE(nameOf(found[2].kind), QStringLiteral("credits"));
        QVERIFY(skippableChapters(chapters({{QStringLiteral("Intro"), 0}, {QStringLiteral("One"), 90}}), 0)
                    .isEmpty());
        QVERIFY(
            skippableChapters(chapters({{QStringLiteral("Intro"), 90}, {QStringLiteral("One"), 10}}), 500'000)
                .isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestChapterKinds)
#include "test_chapter_kinds.moc"
