// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Two subtitles on one screen: where each stands, and that one is read above the other.

#include "player/subtitles/subtitle_pair.h"
#include "player/subtitles/subtitle_track.h"
#include "player/subtitles/text/ass_script.h"
#include <QTest>

using namespace hearth;
using namespace hearth::player;
using namespace std::chrono_literals;
using Drawn = DrawnSubtitles::Drawn;

namespace
{

constexpr QSize kScreen(1280, 720);

/// Rows of one colour: how a test sees where a subtitle stands.
struct Rows {
    int top = -1;
    int bottom = -1;
    [[nodiscard]] bool isThere() const { return top >= 0; }
};

Rows rowsOf(const QImage &image, const std::function<bool(QRgb)> &isOurs)
{
    Rows rows;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (isOurs(image.pixel(x, y))) {
                rows.top = rows.top < 0 ? y : rows.top;
                rows.bottom = y;
                break;
            }
        }
    }
    return rows;
}
bool isGreen(QRgb colour)
{
    return qAlpha(colour) > 200 && qGreen(colour) > 150 && qRed(colour) < 160 && qBlue(colour) < 180;
}
bool isYellow(QRgb colour)
{
    return qAlpha(colour) > 200 && qRed(colour) > 150 && qGreen(colour) > 130 && qBlue(colour) < 120;
}

struct Said {
    std::chrono::milliseconds start;
    std::chrono::milliseconds end;
    const char *words;
};

std::unique_ptr<SubtitleTrack> track(const std::vector<Said> &lines, quint32 rgb)
{
    QList<Cue> cues;
    for (const Said &line : lines)
        cues.append(Cue{line.start, line.end, {}, {TextRun{QString::fromUtf8(line.words), {}}}, {}});
    auto made = SubtitleTrack::fromScript(toAss(cues), false);
    Q_ASSERT(made);
    CaptionStyle style;
    style.rgb = rgb;
    (*made)->setStyle(style);
    return std::move(*made);
}

} // namespace

class TestSubtitlePair : public QObject
{
    Q_OBJECT
    static constexpr quint32 kGreen = 0x8CF29A;
    static constexpr quint32 kYellow = 0xFFE066;
    QImage m_canvas{kScreen, QImage::Format_ARGB32_Premultiplied};
    SubtitlePair m_pair;

    Rows first() const { return rowsOf(m_canvas, isGreen); }
    Rows second() const { return rowsOf(m_canvas, isYellow); }

private Q_SLOTS:
    void init()
    {
        m_pair = {};
        m_canvas.fill(Qt::transparent);
    }

    void theSecondStandsAboveTheFirst()
    {
        const auto green = track({{1s, 4s, "Where were you yesterday?"}}, kGreen);
        const auto yellow = track({{1s, 4s, "Wo warst du gestern?"}}, kYellow);
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 500ms, m_canvas), Drawn::Nothing);
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 2s, m_canvas), Drawn::Lines);
        QVERIFY(first().isThere() && second().isThere());
        QVERIFY2(second().bottom < first().top,
                 qPrintable(QStringLiteral("%1 %2").arg(second().bottom).arg(first().top)));
        QVERIFY(second().top > kScreen.height() / 2); // not far from it
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 2100ms, m_canvas), Drawn::AsBefore);
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 5s, m_canvas), Drawn::Nothing);
    }

    void manyLinesOfTheFirstAreSteppedOver()
    {
        const auto green = track({{1s, 4s, "One\nTwo\nThree\nFour"}}, kGreen);
        const auto yellow = track({{1s, 4s, "Eins\nZwei\nDrei\nVier"}}, kYellow);
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 2s, m_canvas), Drawn::Lines);
        QVERIFY(second().bottom < first().top);
        QVERIFY(second().top >= 0);
    }

    void theSecondDoesNotHopWithEachLineOfTheFirst()
    {
        const auto green = track({{1s, 3s, "Two\nlines"}, {4s, 5s, "One line"}}, kGreen);
        const auto yellow = track({{0s, 9s, "It stays"}}, kYellow);
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 2s, m_canvas), Drawn::Lines);
        const int settled = second().top;
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 3500ms, m_canvas), Drawn::Lines);
        QVERIFY(!first().isThere());
        QCOMPARE(second().top, settled);
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 4500ms, m_canvas), Drawn::Lines);
        QVERIFY(first().isThere());
        QCOMPARE(second().top, settled);
    }

    void whatItsMakerPlacedAboveStaysThere()
    {
        const QByteArray script =
            "[Script Info]\nScriptType: v4.00+\nPlayResX: 1280\nPlayResY: 720\n[V4+ Styles]\n"
            "Format: Name, Fontname, Fontsize, PrimaryColour, Alignment, MarginV\n"
            "Style: Default,Inter,40,&H0066E0FF,8,30\n"
            "[Events]\nFormat: Layer, Start, End, Style, Text\n"
            "Dialogue: 0,0:00:01.00,0:00:04.00,Default,A sign\n";
        auto yellow = SubtitleTrack::fromScript(script, true);
        QVERIFY(yellow);
        const auto green = track({{1s, 4s, "Below"}}, kGreen);
        QCOMPARE(m_pair.draw(nullptr, yellow->get(), 2s, m_canvas), Drawn::Lines);
        const int alone = second().top;
        QVERIFY(alone >= 0 && alone < kScreen.height() / 4);
        QCOMPARE(m_pair.draw(green.get(), yellow->get(), 2100ms, m_canvas), Drawn::Lines);
        QCOMPARE(second().top, alone);
        QVERIFY(first().isThere());
    }

    void oneAloneIsDrawnAsEver()
    {
        const auto green = track({{1s, 4s, "Alone"}}, kGreen);
        const auto yellow = track({{1s, 4s, "Auch"}}, kYellow);
        QImage plain(kScreen, QImage::Format_ARGB32_Premultiplied);
        QCOMPARE(green->draw(2s, plain), Drawn::Lines);
        green->forget();
        QCOMPARE(m_pair.draw(green.get(), yellow.get(), 2s, m_canvas), Drawn::Lines);
        // The second one is switched off.
        QCOMPARE(m_pair.draw(green.get(), nullptr, 2s, m_canvas), Drawn::Lines);
        QCOMPARE(m_canvas, plain);
        QCOMPARE(m_pair.draw(nullptr, nullptr, 2s, m_canvas), Drawn::Nothing);
        // Nor does a track stand beside itself.
        green->forget();
        QCOMPARE(m_pair.draw(green.get(), green.get(), 2s, m_canvas), Drawn::Lines);
        QCOMPARE(m_canvas, plain);
    }

    void theSecondIsQuieter()
    {
        CaptionStyle style;
        style.sizePercent = 140;
        const CaptionStyle quieter = SubtitlePair::quieter(style);
        QCOMPARE(quieter.sizePercent, 112);
        QCOMPARE(quieter.rgb, 0xC4C0BBu);
        QCOMPARE(quieter.edge, style.edge);
    }
};

QTEST_GUILESS_MAIN(TestSubtitlePair)
#include "test_subtitle_pair.moc"
