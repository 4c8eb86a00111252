// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Where closed captions stand on the screen, at every size of the viewer's letters.

#include "player/subtitles/captions/caption_script.h"
#include <QRegularExpression>
#include <QTest>

using namespace hearth::player;

namespace
{

struct Placed {
    int anchor = 0;
    int x = 0;
    int y = 0;
    int size = 0;
    int narrower = 100;
};

QList<Placed> placed(const CaptionScreen &screen, const CaptionStyle &style)
{
    static const QRegularExpression tags(
        QStringLiteral("^\\{\\\\q2\\\\an(\\d)\\\\pos\\((\\d+),(\\d+)\\)\\\\fs(\\d+)(?:\\\\fscx(\\d+))?\\}"));
    QList<Placed> list;
    for (const QByteArray &event : captionEvents(screen, style)) {
        const auto match = tags.match(QString::fromUtf8(event));
        list.append({match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
                     match.captured(4).toInt(), match.hasCaptured(5) ? match.captured(5).toInt() : 100});
    }
    return list;
}

CaptionRow row(int line, int column, const char *text)
{
    return {line, column, {{QString::fromUtf8(text), {}}}};
}

CaptionBlock block(int anchor, double x, double y, const QList<CaptionRow> &rows)
{
    CaptionBlock one;
    one.anchor = anchor;
    one.x = x;
    one.y = y;
    one.lines = static_cast<int>(rows.size());
    one.columns = 32;
    one.rows = rows;
    return one;
}

} // namespace

class TestCaptionScript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesStandUnderEachOtherFromTheirAnchor()
    {
        const CaptionScreen low{{block(1, 0.2, 0.9, {row(0, 4, "one"), row(1, 8, "two")})}};
        const QList<Placed> two = placed(low, {});
        QCOMPARE(two.size(), 2);
        QCOMPARE(two[1].y, 972); // 0.9 of 1080
        QVERIFY(two[0].y < two[1].y - 50);
        QCOMPARE(two[0].x, 384 + 4 * 36);
        QCOMPARE(two[1].x, 384 + 8 * 36);
        // From above they grow downwards.
        const CaptionScreen high{{block(7, 0.2, 0.1, {row(0, 0, "one"), row(1, 0, "two")})}};
        QVERIFY(placed(high, {.sizePercent = 200})[1].y > placed(high, {})[1].y + 50);
        // In the middle they grow both ways.
        const CaptionScreen middle{{block(5, 0.5, 0.5, {row(0, 0, "one"), row(1, 0, "two")})}};
        QVERIFY(placed(middle, {.sizePercent = 200})[0].y <= placed(middle, {})[0].y);
        QVERIFY(placed(middle, {.sizePercent = 200})[1].y > placed(middle, {})[1].y);
    }

    void allSizesStayOnTheScreenAndClearOfEachOther()
    {
        const char *line = "thirty-two letters in this line.";
        for (const int percent : {50, 100, 150, 200, 300}) {
            for (const auto justify :
                 {CaptionBlock::Justify::Left, CaptionBlock::Justify::Centre, CaptionBlock::Justify::Right}) {
                for (const int anchor : {1, 2, 3, 4, 5, 6, 7, 8, 9}) {
                    CaptionBlock one = block(anchor, 0.9, 0.9, {row(0, 20, line), row(1, 0, "short")});
                    one.justify = justify;
                    const QList<Placed> two = placed({{one}}, {.sizePercent = percent});
                    for (const Placed &place : two)
                        QVERIFY(place.x >= 60 && place.x <= 1860 && place.y >= 60 && place.y <= 1050);
                    QVERIFY2(two[1].y - two[0].y >= two[1].size, "lines do not cover each other");
                    const double width = 32 * 0.55 * two[0].size * two[0].narrower / 100;
                    QVERIFY2(width <= 1801, "a long line is made narrower");
                }
            }
        }
    }

    void sentColoursYieldToTheViewers()
    {
        CaptionScreen screen{{block(1, 0.2, 0.9, {row(0, 0, "red")})}};
        screen.blocks[0].rows[0].runs[0].style = {.italic = true, .underline = false, .colour = 0xff0000};
        const QByteArray sent = captionEvents(screen, {})[0];
        QVERIFY2(sent.contains("0000FF") || sent.contains("0000ff"), sent);
        const QByteArray own = captionEvents(screen, {.rgb = 0x8ce7ff})[0];
        QVERIFY2(!own.toLower().contains("\\c") && !own.toLower().contains("\\1c"), own);
        QVERIFY(own.contains("\\i1"));
    }

    void groundsOfLinesDoNotCoverEachOther()
    {
        const CaptionScreen screen{{block(1, 0.2, 0.9, {row(0, 0, "one"), row(1, 0, "two")})}};
        QVERIFY(!captionEvents(screen, {})[0].contains("\\yshad"));
        // 50 of letters and twice 3.8 are the 57.6 from line to line.
        CaptionStyle style{.edge = CaptionStyle::Edge::None, .ground = CaptionStyle::Ground::Half};
        QVERIFY(captionEvents(screen, style)[0].contains("\\yshad3.8}"));
        style.sizePercent = 200;
        QVERIFY(captionEvents(screen, style)[0].contains("\\yshad7.6}"));
        style.edge = CaptionStyle::Edge::Outline;
        QVERIFY(captionEvents(screen, style)[0].contains("\\yshad4.6}"));
    }

    void wordsCannotBecomeTags()
    {
        const CaptionScreen screen{{block(1, 0.2, 0.9, {row(0, 0, "{\\pos(1,1)}x\\Ny")})}};
        const QByteArray event = captionEvents(screen, {})[0];
        QCOMPARE(event.count("\\pos("), 1);
        QCOMPARE(event.count("\\N"), 0);
    }
};

QTEST_GUILESS_MAIN(TestCaptionScript)
#include "test_caption_script.moc"
