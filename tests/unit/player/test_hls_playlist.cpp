// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Playlists of HLS: the examples of RFC 8216, section 8, and what breaks the rules.

#include "player/stream/hls/hls_timeline.h"
#include <QTest>

using namespace hearth;
using namespace hearth::player;

namespace
{

const QUrl kBase(QStringLiteral("https://example.com/low/index.m3u8?token=1"));

HlsMediaPlaylist media(const QByteArray &text)
{
    return readHlsMedia(text, kBase).value_or(HlsMediaPlaylist{});
}

/// Segments of two seconds, numbered from `first`.
HlsMediaPlaylist live(qint64 first, int count, const QByteArray &more = {})
{
    QByteArray text =
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:" + QByteArray::number(first) + '\n' + more;
    for (int i = 0; i < count; ++i)
        text += "#EXTINF:2,\ns" + QByteArray::number(first + i) + ".ts\n";
    return media(text);
}

} // namespace

class TestHlsPlaylist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void simpleMediaPlaylist() // 8.1
    {
        const auto list =
            media("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXT-X-VERSION:3\n#EXTINF:9.009,\n"
                  "http://media.example.com/first.ts\n#EXTINF:9.009,\nhttp://media.example.com/second.ts\n"
                  "#EXTINF:3.003,\nhttp://media.example.com/third.ts\n#EXT-X-ENDLIST\n");
        QCOMPARE(list.segments.size(), 3);
        QVERIFY(list.isEnded);
        QCOMPARE(list.targetDuration, Seconds(10));
        QCOMPARE(list.segments[2].url, QUrl(QStringLiteral("http://media.example.com/third.ts")));
        QVERIFY(qAbs(list.length().count() - 21.021) < 1e-9);
    }

    void liveMediaPlaylist() // 8.2
    {
        const auto list =
            media("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:8\n#EXT-X-MEDIA-SEQUENCE:2680\n\n"
                  "#EXTINF:7.975,\nhttps://priv.example.com/fileSequence2680.ts\n#EXTINF:7.941,\n"
                  "https://priv.example.com/fileSequence2681.ts\n#EXTINF:7.975,\nhttps://priv.example.com/"
                  "fileSequence2682.ts\n");
        QVERIFY(!list.isEnded);
        QCOMPARE(list.firstSequence, 2680);
        QCOMPARE(list.segments[1].sequence, 2681);
    }

    void encryptedSegments() // 8.3
    {
        const auto list = media(
            "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-MEDIA-SEQUENCE:7794\n#EXT-X-TARGETDURATION:15\n\n"
            "#EXT-X-KEY:METHOD=AES-128,URI=\"https://priv.example.com/key.php?r=52\"\n\n#EXTINF:2.833,\n"
            "http://media.example.com/fileSequence52-A.ts\n#EXTINF:15.0,\nhttp://media.example.com/"
            "fileSequence52-B.ts\n\n"
            "#EXT-X-KEY:METHOD=AES-128,URI=\"https://priv.example.com/"
            "key.php?r=53\",IV=0xAB\n\n#EXTINF:15.0,\n"
            "http://media.example.com/fileSequence53-A.ts\n#EXT-X-KEY:METHOD=NONE\n#EXTINF:1,\nplain.ts\n");
        QCOMPARE(list.segments.size(), 4);
        QCOMPARE(list.segments[1].key.url, QUrl(QStringLiteral("https://priv.example.com/key.php?r=52")));
        QVERIFY(list.segments[1].key.iv.isEmpty());
        QCOMPARE(list.segments[2].key.iv.toHex(), QByteArray("000000000000000000000000000000ab"));
        QCOMPARE(int(list.segments[3].key.method), int(HlsKey::Method::None));
        HlsTimeline timeline;
        timeline.update(list);
        // 5.2: without an IV it is the media sequence number.
        QCOMPARE(timeline.segment(1).media.key.iv.toHex(), QByteArray("00000000000000000000000000001e73"));
    }

    void aVectorThatIsNoneIsNotTaken()
    {
        const auto list =
            media("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0xLDA-\tCK=6\n"
                  "#EXTINF:2,\na.ts\n");
        QVERIFY(list.segments[0].key.iv.isEmpty());
    }

    void multivariantPlaylist() // 8.4, 8.5, 8.6
    {
        const auto list =
            readHlsMultivariant("#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"aac\",NAME=\"English\",DEFAULT="
                                "YES,AUTOSELECT=YES,LANGUAGE=\"en\",URI=\"main/english-audio.m3u8\"\n"
                                "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"aac\",NAME=\"Commentary, "
                                "too\",DEFAULT=NO,AUTOSELECT=NO,LANGUAGE=\"en\"\n"
                                "#EXT-X-STREAM-INF:BANDWIDTH=1280000,CODECS=\"mp4a.40.2,avc1.4d401e\",AUDIO="
                                "\"aac\",RESOLUTION=640x360\nlow/video-only.m3u8\n"
                                "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=86000,URI=\"low/iframe.m3u8\"\n"
                                "#EXT-X-STREAM-INF:BANDWIDTH=7680000,AVERAGE-BANDWIDTH=6000000,CODECS="
                                "\"avc1\",AUDIO=\"aac\"\n# a comment\nhi/video-only.m3u8\n",
                                QUrl(QStringLiteral("http://example.com/master.m3u8")));
        QVERIFY(list);
        QCOMPARE(list->variants.size(), 2);
        QCOMPARE(list->variants[0].codecs, QStringLiteral("mp4a.40.2,avc1.4d401e"));
        QCOMPARE(list->variants[0].width, 640);
        QCOMPARE(list->variants[1].averageBandwidth, 6'000'000);
        QCOMPARE(list->variants[1].url, QUrl(QStringLiteral("http://example.com/hi/video-only.m3u8")));
        QCOMPARE(list->renditions.size(), 2);
        QVERIFY(list->renditions[0].isDefault);
        QCOMPARE(list->renditions[1].name, QStringLiteral("Commentary, too"));
        QVERIFY(list->renditions[1].url.isEmpty());
    }

    void captionsInThePicture() // 4.3.4.1
    {
        const auto list = readHlsMultivariant(
            "#EXTM3U\n#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID=\"cc\",NAME=\"English\",LANGUAGE=\"en\","
            "INSTREAM-ID=\"SERVICE1\"\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=1,CLOSED-CAPTIONS=\"cc\"\na.m3u8\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=1,CLOSED-CAPTIONS=NONE\nb.m3u8\n",
            QUrl(QStringLiteral("http://example.com/master.m3u8")));
        QVERIFY(list);
        QCOMPARE(list->renditions[0].type, HlsRendition::Type::Captions);
        QCOMPARE(list->renditions[0].channel, QStringLiteral("SERVICE1"));
        QCOMPARE(list->variants[0].captions, QStringLiteral("cc"));
        QVERIFY(list->variants[1].captions != list->renditions[0].group);
    }

    void rangesMapsGapsAndDiscontinuities()
    {
        const auto list = media(
            "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-DISCONTINUITY-SEQUENCE:7\n#EXT-X-MAP:URI=\"i.mp4\","
            "BYTERANGE=\"700@0\"\n"
            "#EXTINF:4,\n#EXT-X-BYTERANGE:1000@700\nall.mp4\n#EXTINF:4,\n#EXT-X-BYTERANGE:500\nall.mp4\n"
            "#EXT-X-DISCONTINUITY\n#EXT-X-GAP\n#EXTINF:4,\n#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05."
            "250Z\nother.mp4\n");
        QCOMPARE(list.segments[0].range, (ByteRange{700, 1000}));
        QCOMPARE(list.segments[1].range, (ByteRange{1700, 500}));
        QCOMPARE(list.segments[1].map->range, (ByteRange{0, 700}));
        QCOMPARE(list.segments[1].discontinuity, 7);
        QCOMPARE(list.segments[2].discontinuity, 8);
        QVERIFY(list.segments[2].isGap && !list.segments[1].isGap);
        QCOMPARE(list.segments[2].programDate->count() % 1000, 250);
        QCOMPARE(list.segments[0].url, QUrl(QStringLiteral("https://example.com/low/all.mp4")));
    }

    void variables() // rfc8216bis, 4.3
    {
        const auto list = media(
            "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-DEFINE:NAME=\"host\",VALUE=\"https://cdn.example\"\n"
            "#EXT-X-DEFINE:QUERYPARAM=\"token\"\n#EXTINF:2,\n{$host}/a.ts?t={$token}\n");
        QCOMPARE(list.segments[0].url, QUrl(QStringLiteral("https://cdn.example/a.ts?t=1")));
    }

    void whatBreaksTheRulesIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("a page") << QByteArray("<html>") << QStringLiteral("line 1");
        QTest::newRow("no target duration")
            << QByteArray("#EXTM3U\n#EXTINF:2,\na.ts\n") << QStringLiteral("TARGETDURATION");
        QTest::newRow("negative duration")
            << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:-1,\na.ts\n")
            << QStringLiteral("line 3");
        QTest::newRow("endless duration")
            << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1e300,\na.ts\n")
            << QStringLiteral("line 3");
        QTest::newRow("a file") << QByteArray(
                                       "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile:///etc/passwd\n")
                                << QStringLiteral("line 4");
        QTest::newRow("a range")
            << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n#EXT-X-BYTERANGE:-5@2\na.ts\n")
            << QStringLiteral("line 5");
    }
    void whatBreaksTheRulesIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto list = readHlsMedia(text, kBase);
        QVERIFY(!list);
        QVERIFY2(list.error().message.contains(says), qPrintable(list.error().message));
    }

    void aViewerBeginsThreeTargetDurationsBehind()
    {
        HlsTimeline timeline;
        timeline.update(live(10, 8));
        QCOMPARE(timeline.window().from, Seconds(0));
        QCOMPARE(timeline.window().to, Seconds(10));
        HlsTimeline told;
        told.update(live(10, 8, "#EXT-X-SERVER-CONTROL:HOLD-BACK=8\n"));
        QCOMPARE(told.window().to, Seconds(8));
        HlsTimeline start;
        start.update(live(10, 8, "#EXT-X-START:TIME-OFFSET=-12\n"));
        QCOMPARE(start.window().to, Seconds(4));
    }

    void theTimelineStaysInPlace()
    {
        HlsTimeline timeline;
        timeline.update(live(10, 5));
        QCOMPARE(int(timeline.update(live(10, 5))), int(HlsTimeline::Change::Same));
        QCOMPARE(int(timeline.update(live(12, 5))), int(HlsTimeline::Change::Grown));
        QCOMPARE(timeline.start(), Seconds(4));
        QCOMPARE(timeline.segment(timeline.find(Seconds(6))).media.url.fileName(), QStringLiteral("s13.ts"));
        QCOMPARE(timeline.find(Seconds(14)), -1);
        // From a cache that is behind.
        QCOMPARE(int(timeline.update(live(11, 5))), int(HlsTimeline::Change::Stale));
        QCOMPARE(timeline.start(), Seconds(4));
        // Two reloads were missed.
        timeline.update(live(20, 5));
        QCOMPARE(timeline.start(), Seconds(20));
        // The encoder began anew: later than all that was.
        QCOMPARE(int(timeline.update(live(0, 3))), int(HlsTimeline::Change::Restarted));
        QCOMPARE(timeline.start(), Seconds(30));
        QVERIFY(timeline.segment(0).continuity > 1000);
    }

    void anotherVariantTakesItsPlaceByNumberOrDate()
    {
        HlsTimeline first;
        first.update(live(10, 5));
        HlsTimeline second;
        second.update(live(12, 5), &first);
        QCOMPARE(second.start(), Seconds(4));
        const QByteArray date("#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:0");
        HlsTimeline dated;
        dated.update(live(10, 5, date + "0Z\n"));
        HlsTimeline otherNumbers;
        otherNumbers.update(live(9000, 5, date + "6Z\n"), &dated);
        QCOMPARE(otherNumbers.start(), Seconds(6));
    }

    void partsAndDeltaUpdates()
    {
        const QUrl base(QStringLiteral("https://example.com/live/a.m3u8"));
        const QByteArray head =
            "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-PART-INF:PART-TARGET=0.5\n"
            "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.5,CAN-SKIP-UNTIL=12\n"
            "#EXT-X-MEDIA-SEQUENCE:10\n";
        const auto first = readHlsMedia(
            head + "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\"\n#EXTINF:2,\ns10.ts\n"
                   "#EXTINF:2,\ns11.ts\n"
                   "#EXT-X-PART:DURATION=0.5,URI=\"s12.ts\",BYTERANGE=\"100@0\",INDEPENDENT=YES\n"
                   "#EXT-X-PART:DURATION=0.5,URI=\"s12.ts\",BYTERANGE=\"50\"\n"
                   "#EXT-X-RENDITION-REPORT:URI=\"b.m3u8\",LAST-MSN=12,LAST-PART=1\n",
            base);
        QVERIFY(first);
        QCOMPARE(first->segments.size(), 3);
        QVERIFY(first->segments[2].isOpen && !first->segments[1].isOpen);
        QCOMPARE(first->segments[2].parts[1].range, (ByteRange{100, 50}));
        QCOMPARE(first->reports[0].part, 1);
        HlsTimeline timeline;
        timeline.update(*first);
        QCOMPARE(timeline.end(), Seconds(5));
        QCOMPARE(timeline.next().sequence, 12);
        QCOMPARE(timeline.next().part, 2);
        // Where a segment is whole and begins it is one, else its parts; a jump goes to where a decoder
        // begins.
        QCOMPARE(timeline.piece(Seconds(2))->media.url.fileName(), QStringLiteral("s11.ts"));
        QCOMPARE(timeline.piece(Seconds(4))->media.range, (ByteRange{0, 100}));
        QCOMPARE(timeline.piece(Seconds(4.5))->media.range, (ByteRange{100, 50}));
        QCOMPARE(timeline.piece(Seconds(4.75))->start, Seconds(4));
        QVERIFY(!timeline.piece(Seconds(5)));
        QVERIFY(timeline.window().to <= Seconds(3.5));

        const QByteArray delta = head + "#EXT-X-SKIP:SKIPPED-SEGMENTS=2\n"
                                        "#EXT-X-PART:DURATION=0.5,URI=\"s12.ts\",BYTERANGE=\"100@0\"\n"
                                        "#EXT-X-PART:DURATION=0.5,URI=\"s12.ts\",BYTERANGE=\"50\"\n"
                                        "#EXT-X-PART:DURATION=0.5,URI=\"s12.ts\",BYTERANGE=\"60\"\n";
        const auto second = readHlsMedia(delta, base, {}, &*first);
        QVERIFY2(second, qPrintable(second ? QString() : second.error().message));
        QCOMPARE(second->segments[1].url.fileName(), QStringLiteral("s11.ts"));
        QVERIFY(second->segments[2].protection); // as the one before it
        QCOMPARE(timeline.update(*second), HlsTimeline::Change::Grown);
        QCOMPARE(timeline.end(), Seconds(5.5));
        QCOMPARE(timeline.update(*first), HlsTimeline::Change::Stale);
        QCOMPARE(readHlsMedia(delta, base).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestHlsPlaylist)
#include "test_hls_playlist.moc"
