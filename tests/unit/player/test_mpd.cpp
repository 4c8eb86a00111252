// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Descriptions of DASH: what is handed down, how segments are numbered, and what is no description.

#include "player/stream/dash/mpd.h"
#include <QTest>
#include <QtEndian>

using namespace hearth;
using namespace hearth::player;

namespace
{

const QUrl kBase(QStringLiteral("https://example.com/film/manifest.mpd"));

QByteArray mpd(const QByteArray &periods, const QByteArray &attributes = "mediaPresentationDuration=\"PT1M\"")
{
    return "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" " + attributes + ">" +
           periods + "</MPD>";
}

/// One representation with these segments.
MpdRepresentation one(const QByteArray &segments)
{
    const auto read = readMpd(mpd("<Period><AdaptationSet contentType=\"video\">" + segments +
                                  "<Representation id=\"v1\" bandwidth=\"1000\"/></AdaptationSet></Period>"),
                              kBase);
    return read && !read->periods[0].sets.isEmpty() ? read->periods[0].sets[0].representations[0]
                                                    : MpdRepresentation{};
}

} // namespace

class TestMpd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations()
    {
        QCOMPARE(readXsDuration(u"PT1H2M3.5S"), Seconds(3723.5));
        QCOMPARE(readXsDuration(u"P1DT1S"), Seconds(86'401));
        QCOMPARE(readXsDuration(u"P0Y0M0DT0H3M30.000S"), Seconds(210));
        for (const QStringView none :
             {u"", u"P", u"PT", u"5S", u"PT5", u"PTS", u"P1Y", u"PT1e9999S", u"-PT1S"})
            QVERIFY2(!readXsDuration(none), qPrintable(none.toString()));
    }

    void templatesAreFilled()
    {
        MpdRepresentation representation;
        representation.id = QStringLiteral("a/b");
        representation.bandwidth = 128'000;
        QCOMPARE(fillTemplate(QStringLiteral("$RepresentationID$-$Number%05d$-$Time$-$Bandwidth$$$.m4s"),
                              representation, 42, 90'000),
                 QStringLiteral("a/b-00042-90000-128000$.m4s"));
        QCOMPARE(fillTemplate(QStringLiteral("open$Number"), representation, 1, 1),
                 QStringLiteral("open$Number"));
        QVERIFY(fillTemplate(QStringLiteral("$Number%0999999999d$"), representation, 1, 1).size() <= 20);
    }

    void captionsInThePicture_data() // SCTE 214-1, 7.2
    {
        QTest::addColumn<QByteArray>("descriptor");
        QTest::addColumn<QStringList>("channels");
        const auto row = [](const char *scheme, const char *value, const QStringList &channels) {
            QTest::addRow("%s %s", scheme, value)
                << QByteArray("schemeIdUri=\"urn:scte:dash:cc:") + scheme + "\" value=\"" + value + '"'
                << channels;
        };
        row("cea-608:2015", "CC1=eng;CC3=swe", {QStringLiteral("CC1 eng"), QStringLiteral("CC3 swe")});
        row("cea-608:2015", "eng;swe;fin", {QStringLiteral("CC1 eng"), QStringLiteral("CC3 swe")});
        row("cea-608:2015", "eng", {QStringLiteral("CC1 eng")});
        row("cea-608:2015", "", {QStringLiteral("CC1 ")});
        row("cea-708:2015", "1=lang:eng;2=lang:deu,war:1,er:1",
            {QStringLiteral("SERVICE1 eng"), QStringLiteral("SERVICE2 deu")});
        row("cea-708:2015", "nonsense", {});
        row("other:2015", "CC1=eng", {});
    }
    void captionsInThePicture()
    {
        QFETCH(QByteArray, descriptor);
        QFETCH(QStringList, channels);
        const auto read =
            readMpd(mpd("<Period><AdaptationSet contentType=\"video\"><Accessibility " + descriptor +
                        "/><SegmentTemplate media=\"$Number$\" duration=\"2\"/><Representation "
                        "id=\"v\"/></AdaptationSet></Period>"),
                    kBase);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QStringList found;
        for (const CaptionChannel &one : read->periods[0].sets[0].captions)
            found << one.name + QLatin1Char(' ') + one.language;
        QCOMPARE(found, channels);
    }

    void attributesAreHandedDown()
    {
        const auto read = readMpd(
            mpd("<BaseURL>cdn/</BaseURL><Period><SegmentTemplate timescale=\"1000\" duration=\"4000\" "
                "startNumber=\"5\"/>"
                "<AdaptationSet mimeType=\"video/mp4\" codecs=\"avc1.64001f\" lang=\"en\"><SegmentTemplate "
                "media=\"$RepresentationID$/$Number$.m4s\" initialization=\"$RepresentationID$/i.mp4\"/>"
                "<Representation id=\"hi\" bandwidth=\"2000\" width=\"1280\" height=\"720\"/>"
                "<Representation id=\"lo\" "
                "bandwidth=\"1000\"><BaseURL>https://other.example/x/</BaseURL></Representation></"
                "AdaptationSet>"
                "<AdaptationSet mimeType=\"application/ttml+xml\"><Representation "
                "id=\"t\"/></AdaptationSet></Period>"),
            kBase);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->periods[0].sets.size(), 1);
        const auto &representations = read->periods[0].sets[0].representations;
        QCOMPARE(representations[0].id, QStringLiteral("lo"));
        QCOMPARE(representations[1].codecs, QStringLiteral("avc1.64001f"));
        const auto segment = findMpdSegment(representations[1], Seconds(9), Seconds(60), {});
        QVERIFY(segment);
        QCOMPARE(segment->start, Seconds(8));
        QCOMPARE(segment->media.url, QUrl(QStringLiteral("https://example.com/film/cdn/hi/7.m4s")));
        QCOMPARE(initOf(representations[0])->url, QUrl(QStringLiteral("https://other.example/x/lo/i.mp4")));
        QVERIFY(!findMpdSegment(representations[1], Seconds(60), Seconds(60), {}));
        // Half made.
        QVERIFY(!findMpdSegment(representations[1], Seconds(9), {}, Seconds(10)));
        QVERIFY(findMpdSegment(representations[1], Seconds(9), {}, Seconds(12)));
    }

    void timelines()
    {
        const auto representation = one(
            "<SegmentTemplate timescale=\"10\" presentationTimeOffset=\"100\" media=\"$Time$-$Number$.m4s\">"
            "<SegmentTimeline><S t=\"100\" d=\"20\" r=\"2\"/><S d=\"30\"/><S t=\"200\" d=\"10\" "
            "r=\"-1\"/></SegmentTimeline></SegmentTemplate>");
        const auto fileAt = [&](double seconds) {
            const auto found = findMpdSegment(representation, Seconds(seconds), Seconds(15), {});
            return found ? found->media.url.fileName() : QString();
        };
        QCOMPARE(fileAt(0), QStringLiteral("100-1.m4s"));
        QCOMPARE(fileAt(4.5), QStringLiteral("140-3.m4s"));
        QCOMPARE(fileAt(6), QStringLiteral("160-4.m4s"));
        QCOMPARE(fileAt(9.5), QStringLiteral("200-5.m4s")); // a hole: what comes after it
        QCOMPARE(fileAt(14.2), QStringLiteral("240-9.m4s"));
        QCOMPARE(fileAt(15), QString());
        QCOMPARE(describedWindow(representation.segments)->from, Seconds(0));
    }

    void lists()
    {
        const auto representation =
            one("<SegmentList duration=\"5\"><Initialization sourceURL=\"i.mp4\" range=\"0-99\"/>"
                "<SegmentURL media=\"1.m4s\"/><SegmentURL mediaRange=\"100-199\"/></SegmentList>");
        QCOMPARE(initOf(representation)->range, (ByteRange{0, 100}));
        QCOMPARE(findMpdSegment(representation, Seconds(6), Seconds(10), {})->media.range,
                 (ByteRange{100, 100}));
        QVERIFY(!findMpdSegment(representation, Seconds(10), Seconds(20), {}));
    }

    void periodsFollowEachOther()
    {
        const auto read =
            readMpd(mpd("<Period duration=\"PT10S\"/><Period/><Period start=\"PT30S\"/>"), kBase);
        QVERIFY(read);
        QCOMPARE(read->periods[1].start, Seconds(10));
        QCOMPARE(read->periods[1].duration, Seconds(20));
        QCOMPARE(read->periods[2].duration, Seconds(30));
    }

    void anIndexOfSegments()
    {
        QByteArray box;
        const auto put = [&box](quint32 value) {
            char bytes[4];
            qToBigEndian(value, bytes);
            box.append(bytes, 4);
        };
        put(32 + 2 * 12);
        box += "sidx";
        for (const quint32 value : {0U, 1U, 1000U, 500U, 8U, 2U})
            put(value);
        for (int i = 0; i < 2; ++i) {
            put(300);
            put(2000);
            put(0x90000000);
        }
        const auto segments = readSidx(box, 700, kBase);
        QVERIFY(segments);
        QCOMPARE(segments->size(), 2);
        QCOMPARE((*segments)[1].start, Seconds(2.5));
        QCOMPARE((*segments)[1].media.range, (ByteRange{700 + 56 + 8 + 300, 300}));
        for (qsizetype cut = 0; cut < box.size(); ++cut)
            QVERIFY(!readSidx(box.left(cut), 0, kBase));
    }

    void whatIsNoDescription_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a page") << QByteArray("<html></html>");
        QTest::newRow("cut") << mpd("<Period>").chopped(9);
        QTest::newRow("no period") << mpd("");
        QTest::newRow("laughs") << QByteArray("<!DOCTYPE a [<!ENTITY b \"bb\">]><MPD><Period/></MPD>");
        QTest::newRow("deep") << mpd(QByteArray("<a>").repeated(1000) + QByteArray("</a>").repeated(1000));
    }
    void whatIsNoDescription()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!readMpd(text, kBase));
    }

    void addressesStayOnTheNetwork()
    {
        const auto read =
            readMpd(mpd("<Period><AdaptationSet contentType=\"video\"><Representation "
                        "id=\"v\"><BaseURL>file:///etc/</BaseURL></Representation></AdaptationSet></Period>"),
                    kBase);
        QVERIFY(read);
        QVERIFY(read->periods[0].sets.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMpd)
#include "test_mpd.moc"
