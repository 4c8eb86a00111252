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

    static QJsonObject chapters(const QList<std::pair<QString, int>> &given, qint64 durationMs,
                                const QJsonArray &found = {})
    {
        QJsonArray made;
        for (const auto &[title, seconds] : given)
            made.append(
                QJsonObject{{QStringLiteral("title"), title}, {QStringLiteral("startMs"), seconds * 1000}});
        return {{QStringLiteral("chapters"), made},
                {QStringLiteral("durationMs"), durationMs},
                {QStringLiteral("foundChapters"), found}};
    }
    static QJsonObject found(const char *kind, int fromMs, int toMs)
    {
        return {{QStringLiteral("kind"), QLatin1String(kind)},
                {QStringLiteral("fromMs"), fromMs},
                {QStringLiteral("toMs"), toMs}};
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
        const auto kept = skippableChapters(chapters({{QStringLiteral("Recap"), 0},
                                                      {QStringLiteral("Intro"), 40},
                                                      {QStringLiteral("One"), 130},
                                                      {QStringLiteral("Opening"), 400},
                                                      {QStringLiteral("Two"), 1200},
                                                      {QStringLiteral("End Credits"), 1300},
                                                      {QStringLiteral("After all"), 1360},
                                                      {QStringLiteral("Credits"), 1380}},
                                                     1'400'000));
        QCOMPARE(kept.size(), 3);
        QCOMPARE(kept[0].toMs, 40'000);
        QCOMPARE(kept[1].fromMs, 40'000);
        QCOMPARE(kept[1].toMs, 130'000);
        QCOMPARE(nameOf(kept[2].kind), QStringLiteral("credits"));
        QVERIFY(skippableChapters(chapters({{QStringLiteral("Intro"), 0}, {QStringLiteral("One"), 90}}, 0))
                    .isEmpty());
        QVERIFY(
            skippableChapters(chapters({{QStringLiteral("Intro"), 90}, {QStringLiteral("One"), 10}}, 500'000))
                .isEmpty());
    }

    void whatWasFoundStandsInWhereNoNameTells()
    {
        const QList<std::pair<QString, int>> unnamed{
            {QStringLiteral("Chapter 1"), 0}, {QStringLiteral("Chapter 2"), 62}, {QStringLiteral("3"), 500}};
        const QJsonObject playback = chapters(
            unnamed, 1'400'000, {found("intro", 31'200, 60'100), found("credits", 1'310'000, 1'398'000)});
        const auto kept = skippableChapters(playback);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0].fromMs, 31'200); // no chapter lies near
        QCOMPARE(kept[0].toMs, 62'000);   // the cut
        QCOMPARE(creditsFromMs(playback), std::optional<qint64>(1'310'000));

        // Credits with something behind them can be left out like an intro.
        const auto scene =
            skippableChapters(chapters({}, 1'400'000, {found("credits", 1'200'000, 1'260'000)}));
        QCOMPARE(scene.size(), 1);
        QCOMPARE(scene[0].toMs, 1'260'000);

        // A name is the maker's word.
        const auto named =
            skippableChapters(chapters({{QStringLiteral("Opening"), 0}, {QStringLiteral("One"), 40}},
                                       1'400'000, {found("intro", 100'000, 130'000)}));
        QCOMPARE(named.size(), 1);
        QCOMPARE(named[0].toMs, 40'000);

        QVERIFY(
            skippableChapters(chapters({}, 1'400'000, {found("story", 0, 100'000), found("intro", 9000, 10)}))
                .isEmpty());
    }

    void whereTheStoryIsOver()
    {
        QCOMPARE(creditsFromMs(
                     chapters({{QStringLiteral("One"), 0}, {QStringLiteral("Credits"), 1300}}, 1'400'000)),
                 std::optional<qint64>(1'300'000));
        QVERIFY(!creditsFromMs(
            chapters({{QStringLiteral("One"), 0}, {QStringLiteral("Credits"), 300}}, 1'400'000)));
        QVERIFY(!creditsFromMs(chapters(
            {{QStringLiteral("Credits"), 1200}, {QStringLiteral("And after them"), 1300}}, 1'400'000)));
    }
};

QTEST_GUILESS_MAIN(TestChapterKinds)
#include "test_chapter_kinds.moc"
