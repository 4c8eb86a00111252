// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// TTML: when each paragraph is on the screen, and in what style.

#include "player/subtitles/text/ttml.h"
#include "player/subtitles/text/ttml_time.h"
#include <QTest>

using namespace hearth;
using namespace hearth::player;

class TestTtml : public QObject
{
    Q_OBJECT

    static QString document(const char *body, const char *head = "", const char *attributes = "")
    {
        return QStringLiteral(
                   "<tt xmlns='http://www.w3.org/ns/ttml' xmlns:tts='http://www.w3.org/ns/ttml#styling' "
                   "xmlns:ttp='http://www.w3.org/ns/ttml#parameter' ") +
               QLatin1String(attributes) + QStringLiteral("><head>") + QLatin1String(head) +
               QStringLiteral("</head><body>") + QLatin1String(body) + QStringLiteral("</body></tt>");
    }
    static QStringList shown(const QString &text)
    {
        const auto cues = readTtml(text);
        if (!cues)
            return {cues.error().message};
        QStringList all;
        for (const Cue &cue : *cues)
            all.append(QStringLiteral("%1-%2:%3")
                           .arg(cue.start.count())
                           .arg(cue.end ? QString::number(cue.end->count()) : QStringLiteral("open"))
                           .arg(assText(cue)));
        return all;
    }

private Q_SLOTS:
    void timesOfEveryKind()
    {
        const TtmlClock clock{25, 2, 10'000'000};
        const auto ms = [&clock](const char16_t *text) {
            const auto time = ttmlTime(text, clock);
            return time ? time->count() : -1;
        };
        QCOMPARE(ms(u"01:00:01.5"), 3'601'500);
        QCOMPARE(ms(u"00:00:01:05"), 1200);
        QCOMPARE(ms(u"00:00:01:05.1"), 1220);
        QCOMPARE(ms(u"1.5s"), 1500);
        QCOMPARE(ms(u"1h"), 3'600'000);
        QCOMPARE(ms(u"250ms"), 250);
        QCOMPARE(ms(u"50f"), 2000);
        QCOMPARE(ms(u"15000000t"), 1500);
        for (const char16_t *text : {u"", u"1", u"s", u"-1s", u"1:2", u"a:b:c", u"1e9s"})
            QCOMPARE(ms(text), -1);
    }
    void containersNest()
    {
        QCOMPARE(shown(document(
                     "<div begin='10s' end='20s'><p begin='2s' dur='3s'>a</p><p begin='5s'>b</p></div>")),
                 QStringList({QStringLiteral("12000-15000:a"), QStringLiteral("15000-20000:b")}));
        QCOMPARE(shown(document("<div timeContainer='seq'><p dur='2s'>a</p><div><p dur='1s'>b</p></div>"
                                "<p begin='1s' dur='2s'>c</p></div>")),
                 QStringList({QStringLiteral("0-2000:a"), QStringLiteral("2000-3000:b"),
                              QStringLiteral("4000-6000:c")}));
    }
    void spansComeOneByOne()
    {
        QCOMPARE(shown(document(
                     "<p end='4s'>I<span begin='1s'> come</span><span begin='2s' end='3s'> now</span></p>")),
                 QStringList({QStringLiteral("0-1000:I"), QStringLiteral("1000-2000:I come"),
                              QStringLiteral("2000-3000:I come now"), QStringLiteral("3000-4000:I come")}));
    }
    void styleIsInheritedAndReferred()
    {
        QCOMPARE(shown(document("<p style='s' end='1s'>a <span tts:fontWeight='bold'>b</span><br/> c</p>",
                                "<styling><style xml:id='t' tts:fontStyle='italic'/>"
                                "<style xml:id='s' style='t' tts:color='#ff0000ff'/></styling>")),
                 QStringList({QStringLiteral("0-1000:{\\i1\\c&H0000FF&}a {\\b1}b{\\b0}\\Nc{\\i0\\c}")}));
    }
    void whitespaceIsAsTheDocumentWants()
    {
        QCOMPARE(shown(document("<p end='1s'>\n  a\n  b </p><p end='1s' xml:space='preserve'>a  b</p>")),
                 QStringList({QStringLiteral("0-1000:a b"), QStringLiteral("0-1000:a b")}));
    }
    void regionsPlaceAndLimit()
    {
        const auto cues = readTtml(document(
            "<p region='r'>x</p>", "<layout><region xml:id='r' begin='1s' end='2s' tts:origin='0% 0%' "
                                   "tts:extent='100% 20%' tts:textAlign='center'/></layout>"));
        QVERIFY(cues && cues->size() == 1);
        QCOMPARE(cues->first().start.count(), 1000);
        QCOMPARE(cues->first().end->count(), 2000);
        QCOMPARE(cues->first().place.anchor, 8);
    }
    void whatIsHiddenIsNotShown()
    {
        QCOMPARE(
            shown(document("<p end='1s' tts:display='none'>x</p><p end='1s'>a<metadata>no</metadata></p>")),
            QStringList({QStringLiteral("0-1000:a")}));
    }
    void frameRatesAreTheDocuments()
    {
        QCOMPARE(shown(document("<p begin='24f' end='48f'>x</p>", "",
                                "ttp:frameRate='24' ttp:frameRateMultiplier='1000 1001'")),
                 QStringList({QStringLiteral("1001-2002:x")}));
    }
    void whatIsNoTtmlIsRefused()
    {
        QCOMPARE(readTtml(u"<html/>").error().code, ErrorCode::Invalid);
        QCOMPARE(readTtml(u"<tt xmlns='http://www.w3.org/ns/ttml'><body>").error().code, ErrorCode::Invalid);
    }
    void entitiesAreNotExpanded()
    {
        const auto bomb =
            readTtml(u"<!DOCTYPE tt [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                     u"<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p>&b;</p></div></body></tt>");
        QVERIFY(!bomb);
    }
    void depthHasALimit()
    {
        const QString deep =
            document(QByteArray("<div>").repeated(100).append(QByteArray("</div>").repeated(100)));
        QCOMPARE(readTtml(deep).error().code, ErrorCode::TooLarge);
    }
};

QTEST_APPLESS_MAIN(TestTtml)
#include "test_ttml.moc"
