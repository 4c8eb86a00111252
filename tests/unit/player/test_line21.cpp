// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Closed captions of line 21 (CTA-608): what an encoder writes and a viewer sees.

#include "player/subtitles/captions/caption_decoder.h"
#include "tests/support/caption_writer.h"
#include <QTest>

using namespace hearth::player;
using namespace hearth::test;
using namespace std::chrono_literals;

namespace
{

constexpr auto kPicture = 33ms;

/// A television that gets one pair with each picture.
struct Television {
    CaptionDecoder decoder;
    std::chrono::microseconds now = 0ms;

    void see(const Line21Writer &writer)
    {
        for (const CcTriplet &triplet : writer.triplets())
            decoder.take({now += kPicture, {triplet}});
    }
    [[nodiscard]] QString text(int channel = 1) const { return plainText(decoder.screen(channel - 1)); }
    [[nodiscard]] CaptionScreen screen(int channel = 1) const { return decoder.screen(channel - 1); }
    /// Style of the first letters that are `words`.
    [[nodiscard]] TextStyle styleOf(const QString &words) const
    {
        for (const CaptionBlock &block : screen().blocks)
            for (const CaptionRow &row : block.rows)
                for (const TextRun &run : row.runs)
                    if (run.text.contains(words))
                        return run.style;
        return {};
    }
};

} // namespace

class TestLine21 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void popOnIsSeenOnlyWhenItIsWhole()
    {
        Television set;
        set.see(
            Line21Writer(1).loadPopOn().eraseHidden().at(14, 4).text("Who drank").at(15, 4).text("from it?"));
        QCOMPARE(set.text(), QString());
        QVERIFY(!set.decoder.isFound(0));
        set.see(Line21Writer(1).endOfCaption());
        QCOMPARE(set.text(), QStringLiteral("Who drank\nfrom it?"));
        QVERIFY(set.decoder.isFound(0));
        QVERIFY(!set.decoder.isFound(1));
        // The next one is loaded unseen; the memories change places.
        set.see(Line21Writer(1).loadPopOn().eraseHidden().at(15).text("I did."));
        QCOMPARE(set.text(), QStringLiteral("Who drank\nfrom it?"));
        set.see(Line21Writer(1).endOfCaption());
        QCOMPARE(set.text(), QStringLiteral("I did."));
        set.see(Line21Writer(1).endOfCaption());
        QCOMPARE(set.text(), QStringLiteral("Who drank\nfrom it?"));
        set.see(Line21Writer(1).eraseShown());
        QCOMPARE(set.text(), QString());
    }

    void codesThatComeTwiceCountOnceAndThoseThatComeOnceCount()
    {
        Television set;
        set.see(Line21Writer(1).code(0x14, 0x26, 1).text("one").code(0x14, 0x2d, 1).text("two"));
        QCOMPARE(set.text(), QStringLiteral("one\ntwo"));
        // Four times is twice two.
        set.see(Line21Writer(1).code(0x14, 0x2d, 4));
        QCOMPARE(set.text(), QStringLiteral("two"));
        // With something between them they are two.
        set.see(Line21Writer(1).text("three").code(0x14, 0x2d, 1).nothing(1).code(0x14, 0x2d, 1));
        QCOMPARE(set.text(), QStringLiteral("three"));
    }

    void rowsRollUpAndLeaveAtTheTop_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<QString>("seen");
        QTest::newRow("RU2") << 2 << QStringLiteral("four\nfive");
        QTest::newRow("RU3") << 3 << QStringLiteral("three\nfour\nfive");
        QTest::newRow("RU4") << 4 << QStringLiteral("two\nthree\nfour\nfive");
    }
    void rowsRollUpAndLeaveAtTheTop()
    {
        QFETCH(int, rows);
        QFETCH(QString, seen);
        Television set;
        set.see(Line21Writer(1).rollUp(static_cast<quint8>(rows)).at(15));
        for (const char *line : {"one", "two", "three", "four", "five"})
            set.see(Line21Writer(1).carriageReturn().text(line));
        QCOMPARE(set.text(), seen);
        QCOMPARE(set.screen().blocks.size(), 1);
        QCOMPARE(set.screen().blocks[0].anchor, 1);
        QCOMPARE(set.screen().blocks[0].y, 0.9);
    }

    void aBaseRowIsMovedWithItsRows()
    {
        Television set;
        set.see(Line21Writer(1).rollUp(2).at(15).text("one").carriageReturn().text("two").at(4));
        QCOMPARE(set.text(), QStringLiteral("one\ntwo"));
        QCOMPARE(set.screen().blocks[0].anchor, 7);
        QCOMPARE(set.screen().blocks[0].y, 0.1 + 2 * kCaptionLine);
        // There is no room for a base row above its other rows.
        set.see(Line21Writer(1).at(1));
        QCOMPARE(set.text(), QStringLiteral("one\ntwo"));
    }

    void fewerRowsForgetTheUpperOnes()
    {
        Television set;
        set.see(Line21Writer(1).rollUp(3).text("one").carriageReturn().text("two").carriageReturn().text(
            "three"));
        set.see(Line21Writer(1).rollUp(2));
        QCOMPARE(set.text(), QStringLiteral("two\nthree"));
    }

    void paintOnIsSeenAsItComes()
    {
        Television set;
        set.see(Line21Writer(1).paintOn().at(1).text("Go"));
        QCOMPARE(set.text(), QStringLiteral("Go"));
        set.see(Line21Writer(1).text("od morning").backspace().text("G!"));
        QCOMPARE(set.text(), QStringLiteral("Good morninG!"));
        // To the end of the row.
        set.see(Line21Writer(1).at(1, 4).code(0x14, 0x24));
        QCOMPARE(set.text(), QStringLiteral("Good"));
    }

    void placesAreRowsColumnsAndTabs()
    {
        Television set;
        set.see(Line21Writer(1).loadPopOn().eraseHidden().at(3, 8).tab(3).text("here").endOfCaption());
        const CaptionScreen screen = set.screen();
        QCOMPARE(screen.blocks.size(), 1);
        QCOMPARE(screen.blocks[0].rows[0].column, 11);
        QCOMPARE(screen.blocks[0].y, 0.1 + 2 * kCaptionLine);
        for (int row = 1; row <= 15; ++row) {
            Television other;
            other.see(Line21Writer(1).paintOn().at(row, 28).text("x"));
            const CaptionBlock block = other.screen().blocks[0];
            const bool isLow = block.anchor <= 3;
            QCOMPARE(isLow, row >= 8);
            QCOMPARE(block.y, 0.1 + (isLow ? row : row - 1) * kCaptionLine);
            QCOMPARE(block.rows[0].column, 28);
        }
    }

    void twoSpeakersOfOneRowStayApart()
    {
        Television set;
        set.see(Line21Writer(1).paintOn().at(15).text("Yes!").at(15, 20).text("No."));
        QCOMPARE(set.screen().blocks[0].rows.size(), 2);
        QCOMPARE(set.screen().blocks[0].rows[1].column, 20);
        QCOMPARE(set.text(), QStringLiteral("Yes! No."));
    }

    void linesAboutOneMiddleAreCentred()
    {
        Television set;
        set.see(Line21Writer(1)
                    .loadPopOn()
                    .eraseHidden()
                    .at(14, 8)
                    .text("sixteen letters!")
                    .at(15, 12)
                    .text("eight ok")
                    .endOfCaption());
        QVERIFY(set.screen().blocks[0].justify == CaptionBlock::Justify::Centre);
        QCOMPARE(set.screen().blocks[0].x, 0.5);
        set.see(Line21Writer(1)
                    .loadPopOn()
                    .eraseHidden()
                    .at(14)
                    .text("sixteen letters!")
                    .at(15)
                    .text("eight ok")
                    .endOfCaption());
        QVERIFY(set.screen().blocks[0].justify == CaptionBlock::Justify::Left);
    }

    void coloursItalicsAndLines()
    {
        Television set;
        set.see(Line21Writer(1)
                    .paintOn()
                    .preamble(15, 0x0a)
                    .text("yellow")
                    .code(0x11, 0x2e)
                    .text("slanted")
                    .code(0x11, 0x29)
                    .text("red"));
        QCOMPARE(set.text(), QStringLiteral("yellow slanted red"));
        QCOMPARE(set.styleOf(QStringLiteral("yellow")), (TextStyle{.colour = 0xffff00}));
        QCOMPARE(set.styleOf(QStringLiteral("slanted")), (TextStyle{.italic = true, .colour = 0xffff00}));
        QCOMPARE(set.styleOf(QStringLiteral("red")), (TextStyle{.underline = true, .colour = 0xff0000}));
        // White is the viewer's; a preamble's own italics are white.
        set.see(Line21Writer(1).preamble(14, 0x0f).text("quiet"));
        QCOMPARE(set.styleOf(QStringLiteral("quiet")),
                 (TextStyle{.italic = true, .underline = true, .colour = {}}));
    }

    void lettersOfAllSets()
    {
        Television set;
        set.see(
            Line21Writer(1).paintOn().at(15).text("\x2a\x5c~").code(0x11, 0x37).text("E").code(0x12, 0x21));
        // What an extended letter stands for is written before it and taken away.
        QCOMPARE(set.text(), QStringLiteral("áéñ♪É"));
        set.see(Line21Writer(1)
                    .at(14)
                    .text("s")
                    .code(0x13, 0x34)
                    .text("A")
                    .code(0x13, 0x30)
                    .text("c")
                    .code(0x12, 0x32));
        QVERIFY2(set.text().startsWith(QStringLiteral("ßÄÇ\n")), qPrintable(set.text()));
    }

    void theLastColumnIsWrittenAgainAndAgain()
    {
        Television set;
        set.see(Line21Writer(1).paintOn().at(15, 28).text("abcdefgh"));
        QCOMPARE(set.text(), QStringLiteral("abch"));
        set.see(Line21Writer(1).backspace());
        QCOMPARE(set.text(), QStringLiteral("ab"));
    }

    void channelsAreApart()
    {
        Television set;
        Line21Writer first(1);
        Line21Writer second(2);
        set.see(first.rollUp(2).text("one"));
        set.see(second.rollUp(2).text("uno"));
        set.see(Line21Writer(3).rollUp(2).text("un"));
        set.see(Line21Writer(4).loadPopOn().at(15).text("eins").endOfCaption());
        set.see(Line21Writer(1).rollUp(2).text("!"));
        QCOMPARE(set.text(1), QStringLiteral("one!"));
        QCOMPARE(set.text(2), QStringLiteral("uno"));
        QCOMPARE(set.text(3), QStringLiteral("un"));
        QCOMPARE(set.text(4), QStringLiteral("eins"));
    }

    void textModeAndDataServicesAreNoCaptions()
    {
        Television set;
        set.see(
            Line21Writer(1).rollUp(2).text("kept").code(0x14, 0x2a).text("stock prices").rollUp(2).text("!"));
        QCOMPARE(set.text(1), QStringLiteral("kept!"));
        Line21Writer data(3);
        data.rollUp(2)
            .text("seen")
            .raw(withParity(0x01), withParity(0x03))
            .text("Program name")
            .raw(withParity(0x0f), withParity(0x1d))
            .text("lost")
            .rollUp(2)
            .text("again");
        set.see(data);
        QCOMPARE(set.text(3), QStringLiteral("seenagain"));
    }

    void damagedBytesCostLettersNotCaptions()
    {
        Television set;
        Line21Writer writer(1);
        writer.rollUp(2).text("ab").raw('c' & 0x7f, withParity('d')); // 'c' has four bits: even
        writer.raw(withParity('e'), 'f');                             // also even: the pair is nothing
        set.see(writer);
        QCOMPARE(set.text(), QStringLiteral("ab█d"));
    }

    void lettersBeforeAnyCodeAreNobodys()
    {
        Television set;
        set.see(Line21Writer(1).text("in the middle of it").carriageReturn());
        QCOMPARE(set.text(), QString());
        set.see(Line21Writer(1).at(15).text("still no mode"));
        QCOMPARE(set.text(), QString());
    }

    void aSeekForgetsWhatIsShownButNotWhichChannelsAre()
    {
        Television set;
        set.see(Line21Writer(1).rollUp(2).text("before"));
        set.decoder.reset();
        QCOMPARE(set.text(), QString());
        QVERIFY(set.decoder.isFound(0));
        set.see(Line21Writer(1).text("rest of a line"));
        QCOMPARE(set.text(), QString());
    }

    void whatIsForgottenByItsSenderGoes()
    {
        Television set;
        set.see(Line21Writer(1).rollUp(2).text("before the break"));
        set.decoder.advance(set.now + 55s);
        QCOMPARE(set.text(), QStringLiteral("before the break"));
        set.decoder.advance(set.now + 61s);
        QCOMPARE(set.text(), QString());
    }
};

QTEST_GUILESS_MAIN(TestLine21)
#include "test_line21.moc"
