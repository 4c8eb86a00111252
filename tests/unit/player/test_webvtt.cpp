// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// WebVTT by the recommendation's algorithm: the file, the settings, the text of a cue.

#include "player/subtitles/text/vtt_cue_text.h"
#include "player/subtitles/text/webvtt.h"
#include <QTest>

using namespace hearth;
using namespace hearth::player;

class TestWebVtt : public QObject
{
    Q_OBJECT

    static QString words(const char *text)
    {
        QString all;
        for (const VttNode &node : parseVttCueText(QString::fromUtf8(text)))
            if (node.kind == VttNode::Kind::Text)
                all += node.text;
        return all;
    }
    static VttSettings settings(const char *line)
    {
        const auto file = parseVtt(QStringLiteral("WEBVTT\n\nREGION\nid:r\n\n00:00.000 --> 00:01.000 ") +
                                   QLatin1String(line) + QStringLiteral("\nx\n"));
        return file && file->cues.size() == 1 ? file->cues.first().settings : VttSettings{};
    }

private Q_SLOTS:
    void aFileWithoutSignatureIsNone()
    {
        for (const char16_t *text : {u"", u"WEBVT", u"WEBVTTx", u" WEBVTT", u"webvtt\n"})
            QVERIFY(!parseVtt(text));
        for (const char16_t *text : {u"WEBVTT", u"WEBVTT\t", u"WEBVTT words\n", u"\ufeffWEBVTT\r\n"})
            QVERIFY(parseVtt(text));
    }
    void blocksAreToldApart()
    {
        const auto file =
            parseVtt(u"WEBVTT\nheader\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:r width:40%\n\n"
                     u"NOTE\nnothing\n\nname\n00:01.000 --> 00:02.000\none\n00:03.000 --> 00:04.000\ntwo\n\n"
                     u"STYLE\ntoo late\n");
        QVERIFY(file);
        QCOMPARE(file->styleSheets, QStringList({QStringLiteral("::cue { color: red }")}));
        QCOMPARE(file->regions.size(), 1);
        QCOMPARE(file->regions.first().width, 40.0);
        QCOMPARE(file->cues.size(), 2);
        QCOMPARE(file->cues[0].id, QStringLiteral("name"));
        QCOMPARE(file->cues[0].text, QStringLiteral("one"));
        QCOMPARE(file->cues[1].start.count(), 3000);
    }
    void aBrokenTimeDropsItsCueAlone()
    {
        const auto file =
            parseVtt(u"WEBVTT\n\n00:61.000 --> 01:02.000\nbad\n\n00:01.00 --> 00:02.000\nbad\n\n"
                     u"100:00:01.000-->100:00:02.000\ngood\n");
        QVERIFY(file);
        QCOMPARE(file->cues.size(), 1);
        QCOMPARE(file->cues.first().start.count(), 360'001'000);
    }
    void settingsThatAreMalformedChangeNothing()
    {
        QCOMPARE(settings("line:-1").line, std::optional(-1.0));
        QVERIFY(settings("line:-1").snapsToLines);
        QVERIFY(!settings("line:10%").snapsToLines);
        QCOMPARE(settings("line:10%,end").lineAlign, VttSettings::LineAlign::End);
        for (const char *line : {"line:1.", "line:--1", "line:101%", "line:5,middle", "line: 5", "line:.5"})
            QVERIFY2(!settings(line).line, line);
        QCOMPARE(settings("position:50%,line-left").positionAlign, VttSettings::PositionAlign::LineLeft);
        QVERIFY(!settings("position:50").position);
        QCOMPARE(settings("align:left size:50%").align, VttSettings::Align::Left);
        QCOMPARE(settings("vertical:rl").writing, VttSettings::Writing::GrowingLeft);
    }
    void aPlacedCueLeavesItsRegion()
    {
        QCOMPARE(settings("region:r").region, 0);
        for (const char *line :
             {"region:other", "region:r line:1", "region:r size:50%", "region:r vertical:lr"})
            QCOMPARE(settings(line).region, -1);
    }

    void tagsMakeATree()
    {
        const QList<VttNode> nodes = parseVttCueText(u"<v.loud  Ann  B>a<i.x.y>b</v>c</i></b><00:01.500>d");
        QCOMPARE(nodes.size(), 7);
        QCOMPARE(nodes[0].kind, VttNode::Kind::Voice);
        QCOMPARE(nodes[0].text, QStringLiteral("Ann B"));
        QCOMPARE(nodes[2].classes, QStringList({QStringLiteral("x"), QStringLiteral("y")}));
        QCOMPARE(nodes[4].depth, 2); // </v> does not close <i>
        QCOMPARE(nodes[5].kind, VttNode::Kind::Timestamp);
        QCOMPARE(nodes[5].time.count(), 1500);
        QCOMPARE(nodes[6].depth, 1);
    }
    void referencesAreHtmls()
    {
        QCOMPARE(words("&lt;&amp;&notit;&notin;&#x41;&#0;&#128;&unknown;& &"),
                 QStringLiteral("<&\u00acit;\u2209A\ufffd\u20ac&unknown;& &"));
    }
    void rubyTextNeedsRuby()
    {
        QCOMPARE(parseVttCueText(u"<rt>x</rt>").size(), 1);
        const QList<TextRun> runs = runsOf(parseVttCueText(u"<ruby>base<rt>top</ruby>!"));
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().text, QStringLiteral("base (top)!"));
    }
    void cuesAreStyledAndPlaced()
    {
        const auto cues =
            readVtt(u"WEBVTT\n\n00:00.000 --> 00:01.000 line:0 align:left\n<c.yellow>y</c> <u>u\n");
        QVERIFY(cues);
        QCOMPARE(assText(cues->first()), QStringLiteral("{\\c&H00FFFF&}y{\\c} {\\u1}u{\\u0}"));
        QCOMPARE(cues->first().place.anchor, 7);
    }
};

QTEST_APPLESS_MAIN(TestWebVtt)
#include "test_webvtt.moc"
