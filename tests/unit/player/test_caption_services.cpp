// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Closed captions of digital services (CTA-708).

#include "player/subtitles/captions/caption_decoder.h"
#include "tests/support/caption_writer.h"
#include <QTest>

using namespace hearth::player;
using namespace hearth::test;
using namespace std::chrono_literals;

namespace
{

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray text;
    for (const int value : values)
        text.append(static_cast<char>(value));
    return text;
}

struct Television {
    CaptionDecoder decoder;
    std::chrono::microseconds now = 0ms;
    int sequence = 0;

    void see(const QByteArray &data, int service = 1)
    {
        see(ServicePacketWriter().block(service, data).triplets(sequence));
        sequence = (sequence + 1) % 4;
    }
    void see(const QList<CcTriplet> &triplets) { decoder.take({now += 33ms, triplets}); }
    [[nodiscard]] CaptionScreen screen(int service = 1) const { return decoder.screen(3 + service); }
    [[nodiscard]] QString text(int service = 1) const { return plainText(screen(service)); }
};

QByteArray penAt(int row, int column)
{
    return bytes({0x92, row, column});
}

} // namespace

class TestCaptionServices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWindowStandsWhereItIsAnchored()
    {
        Television set;
        set.see(defineWindow(0, 7, 74, 105, 2, 32) + penAt(0, 0) + "Who drank" + penAt(1, 4) + "from it?");
        QCOMPARE(set.text(), QStringLiteral("Who drank\nfrom it?"));
        const CaptionBlock block = set.screen().blocks[0];
        QCOMPARE(block.anchor, 2); // below, in the middle
        QCOMPARE(block.x, 0.5);
        QCOMPARE(block.y, 0.1 + 0.8 * 74 / 75);
        QCOMPARE(block.lines, 2);
        QCOMPARE(block.rows[1].column, 4);
        QVERIFY(set.decoder.isFound(4));
        QCOMPARE(CaptionDecoder::name(4), QStringLiteral("CS1"));
        // On a picture of 4:3 there are 160 places across.
        set.decoder.setWide(false);
        QCOMPARE(set.screen().blocks[0].x, 0.2 + 0.6 * 105 / 160);
    }

    void placesInPercent()
    {
        Television set;
        set.see(defineWindow(0, 0, 0x80 | 50, 50, 1, 20) + "x");
        QCOMPARE(set.screen().blocks[0].anchor, 7);
        QCOMPARE(set.screen().blocks[0].x, 0.5);
        QCOMPARE(set.screen().blocks[0].y, 0.5);
    }

    void windowsAreShownHiddenToggledClearedDeleted()
    {
        Television set;
        set.see(defineWindow(1, 0, 0, 0, 1, 20, 0x09, false) + "one" + defineWindow(2, 6, 70, 0, 1, 20) +
                "two");
        QCOMPARE(set.text(), QStringLiteral("two"));
        set.see(bytes({0x89, 0x02}));
        QCOMPARE(set.text(), QStringLiteral("one\ntwo"));
        set.see(bytes({0x8b, 0x06}));
        QCOMPARE(set.text(), QString());
        set.see(bytes({0x8b, 0x06, 0x8a, 0x02}));
        QCOMPARE(set.text(), QStringLiteral("two"));
        set.see(bytes({0x88, 0x04}) + bytes({0x82}) + "deux");
        QCOMPARE(set.text(), QStringLiteral("deux"));
        set.see(bytes({0x8c, 0xff}) + "nowhere");
        QCOMPARE(set.text(), QString());
        set.see(bytes({0x89, 0xff})); // there is none to show
        QCOMPARE(set.text(), QString());
        set.see(defineWindow(0, 0, 0, 0, 1, 20) + "again" + bytes({0x8f}));
        QCOMPARE(set.text(), QString());
    }

    void aWindowThatIsDefinedAgainKeepsItsText()
    {
        Television set;
        set.see(defineWindow(0, 6, 70, 0, 2, 32) + "kept");
        set.see(defineWindow(0, 6, 60, 0, 2, 32));
        QCOMPARE(set.text(), QStringLiteral("kept"));
        QCOMPARE(set.screen().blocks[0].y, 0.1 + 0.8 * 60 / 75);
    }

    void linesRollUp()
    {
        Television set;
        set.see(defineWindow(0, 6, 74, 0, 2, 32));
        for (const char *line : {"one", "two", "three"})
            set.see(bytes({0x0d}) + line);
        QCOMPARE(set.text(), QStringLiteral("two\nthree"));
        set.see(bytes({0x08, 0x08, 0x08, 0x08}) + "ee");
        QCOMPARE(set.text(), QStringLiteral("two\ntee"));
        set.see(bytes({0x0e}) + "3");
        QCOMPARE(set.text(), QStringLiteral("two\n3"));
        set.see(bytes({0x0c}) + "new");
        QCOMPARE(set.text(), QStringLiteral("new"));
    }

    void pensAndLetters()
    {
        Television set;
        set.see(defineWindow(0, 6, 74, 0, 1, 42) + bytes({0x90, 0x05, 0xc0}) + "it" +
                bytes({0x90, 0x05, 0x00}) + bytes({0x91, 0x3c, 0x00, 0x00}) + "yellow");
        const QList<TextRun> runs = set.screen().blocks[0].rows[0].runs;
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0].style, (TextStyle{.italic = true, .underline = true, .colour = {}}));
        QCOMPARE(runs[1].style, (TextStyle{.colour = 0xffff00}));
        set.see(bytes({0x0c, 0xe9, 0x7f, 0x10, 0x2a, 0x10, 0x33, 0x18, 0x6f, 0x22, 0x10, 0x41}));
        QCOMPARE(set.text(), QStringLiteral("é♪Š“漢_"));
    }

    void linesAreJustified()
    {
        Television set;
        set.see(defineWindow(0, 6, 74, 0, 1, 42) + bytes({0x97, 0x00, 0x00, 0x02, 0x00}) + "x");
        QVERIFY(set.screen().blocks[0].justify == CaptionBlock::Justify::Centre);
        set.see(bytes({0x97, 0x00, 0x00, 0x01, 0x00}));
        QVERIFY(set.screen().blocks[0].justify == CaptionBlock::Justify::Right);
        // A predefined style that centres.
        set.see(defineWindow(1, 0, 0, 0, 1, 42, 0x19) + "y");
        QVERIFY(set.screen().blocks[0].justify == CaptionBlock::Justify::Centre ||
                set.screen().blocks[1].justify == CaptionBlock::Justify::Centre);
    }

    void servicesAreApart()
    {
        Television set;
        set.see(ServicePacketWriter()
                    .block(1, defineWindow(0, 6, 74, 0, 1, 20) + "one")
                    .block(2, defineWindow(0, 6, 74, 0, 1, 20) + "uno")
                    .block(9, defineWindow(0, 6, 74, 0, 1, 20) + "neun") // nobody needs it
                    .block(6, defineWindow(0, 6, 74, 0, 1, 20) + "six")
                    .triplets(0));
        QCOMPARE(set.text(1), QStringLiteral("one"));
        QCOMPARE(set.text(2), QStringLiteral("uno"));
        QCOMPARE(set.text(6), QStringLiteral("six"));
        QVERIFY(!set.decoder.isFound(6));
    }

    void aCommandMayGoOnInTheNextBlock()
    {
        Television set;
        const QByteArray define = defineWindow(0, 6, 74, 0, 1, 20);
        set.see(define.left(3));
        set.see(define.mid(3) + "whole");
        QCOMPARE(set.text(), QStringLiteral("whole"));
    }

    void whatIsLostCostsItsOwn()
    {
        Television set;
        set.see(defineWindow(0, 6, 74, 0, 1, 20) + "seen");
        // Half of a command, then the packet with its other half is missing.
        set.see(bytes({0x92, 0x00}));
        set.sequence = (set.sequence + 1) % 4;
        set.see(QByteArray("!"));
        QCOMPARE(set.text(), QStringLiteral("seen!"));
        // A packet whose end is missing.
        QList<CcTriplet> cut =
            ServicePacketWriter().block(1, QByteArray("never seen")).triplets(set.sequence);
        cut.removeLast();
        set.see(cut);
        set.see(QByteArray("?"));
        QCOMPARE(set.text(), QStringLiteral("seen!?"));
        // Its beginning is missing.
        cut = ServicePacketWriter().block(1, QByteArray("never seen")).triplets(set.sequence);
        cut.removeFirst();
        set.see(cut);
        QCOMPARE(set.text(), QStringLiteral("seen!?"));
    }

    void aDelayWaits()
    {
        Television set;
        set.see(defineWindow(0, 6, 74, 0, 1, 40) + "now" + bytes({0x8d, 5}) + " later");
        QCOMPARE(set.text(), QStringLiteral("now"));
        set.see(QByteArray(" still"));
        QCOMPARE(set.text(), QStringLiteral("now"));
        set.decoder.advance(set.now + 600ms);
        QCOMPARE(set.text(), QStringLiteral("now later still"));
        // It ends early when there is no more room.
        set.see(bytes({0x0c, 0x8d, 255}) + "x");
        for (int i = 0; i < 6; ++i)
            set.see(QByteArray(30, 'y'));
        QVERIFY(set.text().startsWith(QStringLiteral("xyyy")));
    }

    void largestPacketsAreWhole()
    {
        Television set;
        ServicePacketWriter writer;
        writer.block(1, defineWindow(0, 6, 74, 0, 1, 42) + "a");
        for (int i = 0; i < 3; ++i)
            writer.block(2, QByteArray(31, 'z'));
        writer.block(1, QByteArray(21, 'b'));
        QCOMPARE(writer.triplets(0).size(), 64);
        set.see(writer.triplets(0));
        QCOMPARE(set.text(), 'a' + QString(21, 'b'));
    }
};

QTEST_GUILESS_MAIN(TestCaptionServices)
#include "test_caption_services.moc"
