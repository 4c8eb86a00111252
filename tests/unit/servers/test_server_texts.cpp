// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What media servers write, read: descriptions, answers, lists; and what a hostile one cannot do by it.

#include "bridge/servers/browse_message.h"
#include "bridge/servers/description.h"
#include "bridge/servers/didl.h"
#include "bridge/servers/home_address.h"
#include "bridge/servers/plain_text.h"
#include "bridge/servers/xml_walk.h"
#include <QTest>

using namespace hearth;
using namespace hearth::bridge;

namespace
{

using Kind = DidlEntry::Kind;

const QUrl kFrom(QStringLiteral("http://192.168.1.9:8200/rootDesc.xml"));
const QByteArray kDirectory = "urn:schemas-upnp-org:service:ContentDirectory:1";

QByteArray service(const QByteArray &type, const QByteArray &control)
{
    return "<service><serviceType>" + type + "</serviceType><controlURL>" + control +
           "</controlURL></service>";
}

QByteArray described(const QByteArray &services, const QByteArray &before = {})
{
    return "<?xml version=\"1.0\"?><root xmlns=\"urn:schemas-upnp-org:device-1-0\">" + before +
           "<device><friendlyName>Cellar</friendlyName><modelName>Shelf 3</modelName><serviceList>" +
           services + "</serviceList></device></root>";
}

QString didl(const QString &entries)
{
    return QLatin1String("<DIDL-Lite xmlns=\"urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/\" "
                         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">") +
           entries + QLatin1String("</DIDL-Lite>");
}

QString item(const QString &upnpClass, const QString &ways, const QString &more = {})
{
    return QStringLiteral("<item id=\"1$2\" parentID=\"1\" restricted=\"1\"><dc:title>A film</dc:title>%1"
                          "<upnp:class>%2</upnp:class>%3</item>")
        .arg(more, upnpClass, ways);
}

QString way(const QString &protocol, const QString &address, const QString &more = {})
{
    return QStringLiteral("<res protocolInfo=\"%1\" %3>%2</res>").arg(protocol, address, more);
}

const QString kFilm = QStringLiteral("object.item.videoItem.movie");
const QString kMkv = QStringLiteral("http-get:*:video/x-matroska:*");

DidlEntry onlyOne(const QString &entries)
{
    const auto read = readDidl(didl(entries), kFrom, 10);
    return read && read->size() == 1 ? read->constFirst() : DidlEntry();
}

QByteArray answered(const QByteArray &result, const QByteArray &returned = "1", const QByteArray &total = "1")
{
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><u:BrowseResponse "
           "xmlns:u=\"" +
           kDirectory + "\"><Result>" + result + "</Result><NumberReturned>" + returned +
           "</NumberReturned><TotalMatches>" + total +
           "</TotalMatches><UpdateID>1</UpdateID></u:BrowseResponse></s:Body></s:Envelope>";
}

} // namespace

class TestServerTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDescriptionSaysWhereToAsk()
    {
        const auto read =
            readDescription(described(service("urn:schemas-upnp-org:service:ConnectionManager:1", "/cm") +
                                      service(kDirectory, "/ctl/ContentDir")),
                            kFrom);
        QVERIFY(read);
        QCOMPARE(read->name, QStringLiteral("Cellar"));
        QCOMPARE(read->model, QStringLiteral("Shelf 3"));
        QCOMPARE(read->control, QUrl(QStringLiteral("http://192.168.1.9:8200/ctl/ContentDir")));
        QCOMPARE(read->service, kDirectory);
    }

    void itsBaseIsFollowedAtTheSameHostAlone()
    {
        const QByteArray services = service(kDirectory, "ctl");
        const auto at = [&services](const QByteArray &base) {
            return readDescription(described(services, "<URLBase>" + base + "</URLBase>"), kFrom)->control;
        };
        QCOMPARE(at("http://192.168.1.9:9000/x/"), QUrl(QStringLiteral("http://192.168.1.9:9000/x/ctl")));
        QCOMPARE(at("http://192.168.1.1/"), QUrl(QStringLiteral("http://192.168.1.9:8200/ctl")));
    }

    void aDeviceWithinAnotherHasItsOwnName()
    {
        const auto read = readDescription(
            "<root><device><friendlyName>Router</friendlyName><deviceList><device><friendlyName>Disk"
            "</friendlyName><serviceList>" +
                service("urn:schemas-upnp-org:service:ContentDirectory:4", "/c") +
                "</serviceList></device></deviceList></device></root>",
            kFrom);
        QVERIFY(read);
        QCOMPARE(read->name, QStringLiteral("Disk"));
        QVERIFY(read->service.endsWith(":4"));
    }

    void liesInADescriptionAreRefused_data()
    {
        QTest::addColumn<QByteArray>("document");
        const auto row = [](const char *name, const QByteArray &document) {
            QTest::newRow(name) << document;
        };
        row("nothing", {});
        row("no XML", "HTTP");
        row("bytes", QByteArray(1000, '\xff'));
        row("cut", described(service(kDirectory, "/c")).first(150));
        row("no directory", described(service("urn:x:service:Other:1", "/c")));
        row("a type that says more", described(service(kDirectory + "\"x", "/c")));
        row("no address", described(service(kDirectory, "")));
        row("this machine", described(service(kDirectory, "http://127.0.0.1:1/c")));
        row("another machine", described(service(kDirectory, "http://192.168.1.1/c")));
        row("a name", described(service(kDirectory, "http://router.lan/c")));
        row("a password", described(service(kDirectory, "http://a:b@192.168.1.9/c")));
        row("a file", described(service(kDirectory, "file:///etc/passwd")));
        row("encrypted", described(service(kDirectory, "https://192.168.1.9/c")));
        row("a long address", described(service(kDirectory, "/" + QByteArray(5000, 'x'))));
        row("a document type", "<!DOCTYPE root [<!ENTITY a \"b\">]>" + described(service(kDirectory, "/c")));
        row("an entity", described(service(kDirectory, "/&a;")));
        row("deep", QByteArray("<device>").repeated(100'000));
        row("many", "<root>" + QByteArray("<a/>").repeated(60'000) + "</root>");
        row("large", described(QByteArray(300'000, ' ') + service(kDirectory, "/c")));
        QByteArray attributes;
        for (int i = 0; i < 20'000; ++i)
            attributes += " a" + QByteArray::number(i) + "=\"\"";
        row("a tag without end", "<root" + attributes + "/>");
    }
    void liesInADescriptionAreRefused()
    {
        QFETCH(QByteArray, document);
        QVERIFY(!readDescription(document, kFrom));
    }

    void foldersFilmsSongsAndTheRestKeepTheirPlaces()
    {
        const auto read = readDidl(
            didl(QLatin1String("<container id=\"64\" childCount=\"12\"><dc:title>Films &amp; more</dc:title>"
                               "<upnp:class>object.container</upnp:class></container>") +
                 item(kFilm, way(kMkv, QStringLiteral("/1.mkv"), QStringLiteral("duration=\"1:02:03.5\""))) +
                 item(QStringLiteral("object.item.imageItem.photo"),
                      way(QStringLiteral("http-get:*:image/jpeg:*"), QStringLiteral("/1.jpg"))) +
                 item(QStringLiteral("object.item.audioItem.musicTrack"),
                      way(QStringLiteral("http-get:*:audio/mpeg:*"), QStringLiteral("/1.mp3")),
                      QStringLiteral("<dc:creator>C</dc:creator><upnp:artist>Anna</upnp:artist>"))),
            kFrom, 10);
        QVERIFY(read);
        QCOMPARE(read->size(), 4);
        QCOMPARE(read->at(0).kind, Kind::Folder);
        QCOMPARE(read->at(0).name, QStringLiteral("Films & more"));
        QCOMPARE(read->at(0).children, 12);
        QCOMPARE(read->at(1).kind, Kind::Film);
        QCOMPARE(read->at(1).id, QStringLiteral("1$2"));
        QCOMPARE(read->at(1).durationMs, 3'723'500);
        QCOMPARE(read->at(1).address, QUrl(QStringLiteral("http://192.168.1.9:8200/1.mkv")));
        QCOMPARE(read->at(2).kind, Kind::Other);
        QVERIFY(read->at(2).address.isEmpty());
        QCOMPARE(read->at(3).kind, Kind::Song);
        QCOMPARE(read->at(3).artist, QStringLiteral("Anna"));
        QCOMPARE(readDidl(didl(item(kFilm, {}).repeated(9)), kFrom, 4)->size(), 4);
    }

    void theOriginalComesBeforeWhatIsMadeForOthers()
    {
        const QString made = way(QStringLiteral("http-get:*:video/mpeg:DLNA.ORG_PN=MPEG_PS;DLNA.ORG_CI=1"),
                                 QStringLiteral("/made.mpg"));
        const QString picture =
            way(QStringLiteral("http-get:*:image/jpeg:DLNA.ORG_PN=JPEG_TN"), QStringLiteral("/t.jpg"));
        const QString rtsp = way(QStringLiteral("rtsp-rtp-udp:*:video/mp4:*"), QStringLiteral("rtsp://x/y"));
        const QString original =
            way(QStringLiteral("http-get:*:video/mp4:DLNA.ORG_CI=0"), QStringLiteral("/film.mp4"));
        const QString second = way(kMkv, QStringLiteral("/second.mkv"));
        const auto chosen = [](const QString &ways) { return onlyOne(item(kFilm, ways)).address.fileName(); };
        QCOMPARE(chosen(picture + made + rtsp + original + second), QStringLiteral("film.mp4"));
        QCOMPARE(chosen(original + made), QStringLiteral("film.mp4"));
        QCOMPARE(chosen(made + picture), QStringLiteral("made.mpg"));
        QCOMPARE(chosen(rtsp + picture), QString());
    }

    void whatLiesElsewhereIsNotPlayed_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"http://127.0.0.1/x", "http://192.168.1.1/x", "http://localhost/x", "http://[::1]/x",
              "http://192.168.1.9.evil.org/x", "http://u@192.168.1.9/x", "https://192.168.1.9/x",
              "file:///etc/passwd", "udp://192.168.1.9:1", "http://3232235785/x.org", "//router/x", ""})
            QTest::newRow(*address ? address : "nothing") << QString::fromLatin1(address);
    }
    void whatLiesElsewhereIsNotPlayed()
    {
        QFETCH(QString, address);
        const DidlEntry entry = onlyOne(item(kFilm, way(kMkv, address)));
        // A number is the same address written otherwise.
        if (!entry.address.isEmpty())
            QCOMPARE(entry.address.host(), kFrom.host());
        QCOMPARE(entry.kind == Kind::Film, !entry.address.isEmpty());
        QCOMPARE(entry.kind == Kind::Film, address.contains(QLatin1String("3232235785")));
    }

    void hostileListsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("another document") << QStringLiteral("<html/>");
        QTest::newRow("cut") << didl(item(kFilm, way(kMkv, QStringLiteral("/x")))).left(200);
        QTest::newRow("entities") << QStringLiteral("<!DOCTYPE a [<!ENTITY b \"c\">]>") + didl({});
        QTest::newRow("an entity") << didl(item(kFilm, QStringLiteral("&lol;")));
        QTest::newRow("deep") << didl(QStringLiteral("<container id=\"1\">").repeated(50'000));
        QTest::newRow("a long tag") << didl(
            QStringLiteral("<item id=\"%1\"/>").arg(QString(20'000, QLatin1Char('x'))));
        QTest::newRow("no XML") << QStringLiteral("<DIDL-Lite><item></DIDL-Lite>");
    }
    void hostileListsAreRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!readDidl(text, kFrom, 10));
    }

    void oddNumbersAreNone()
    {
        const QString folder = QStringLiteral("<container id=\"1\" childCount=\"%1\"/>");
        for (const char *count : {"-1", "x", "99999999999999999999", "1.5", ""})
            QCOMPARE(onlyOne(folder.arg(QLatin1String(count))).children, -1);
        for (const char *time : {"-1:00:00", "1:00", "1000:00:00", "0:99:00", "x", "", "0:00:00.1234567890"})
            QCOMPARE(didlDurationMs(QLatin1String(time)), 0);
        QCOMPARE(didlDurationMs(QStringLiteral("00:01:02.25")), 62'250);
        QCOMPARE(didlDurationMs(QStringLiteral("+0:00:05.0/1")), 5000);
    }

    void whatHasNoUsableNameIsNotOpened()
    {
        QCOMPARE(onlyOne(QStringLiteral("<container/>")).kind, Kind::Other);
        const QString longId(2000, QLatin1Char('x'));
        const DidlEntry entry = onlyOne(QStringLiteral("<container id=\"%1\"/>").arg(longId));
        QCOMPARE(entry.kind, Kind::Other);
        QVERIFY(entry.id.isEmpty());
    }

    void wordsOfStrangersAreReadable()
    {
        QCOMPARE(plainText(QStringLiteral("  a\n\tb \u202ec\u2066 \u0007d"), 100), QStringLiteral("a b c d"));
        QCOMPARE(plainText(QString(1000, QLatin1Char('x')), 10).size(), 10);
        // Never half a letter.
        QCOMPARE(plainText(QStringLiteral("a\U0001F600"), 2), QStringLiteral("a"));
        QCOMPARE(plainText(QStringLiteral("\u0641\u064a\u0644\u0645"), 9).size(), 4);
    }

    void aQuestionIsWellFormedWhateverItAsksFor()
    {
        const HttpPost post = browsePost(
            kDirectory, {QStringLiteral("a<&\">\x01]]>"), BrowseQuestion::About::Entries, 100, 50});
        XmlWalk walk(post.body);
        QString id;
        QString from;
        while (walk.next()) {
            if (!walk.isStart() && walk.name() == QLatin1String("ObjectID"))
                id = walk.text();
            else if (!walk.isStart() && walk.name() == QLatin1String("StartingIndex"))
                from = walk.text();
        }
        QVERIFY(walk.result());
        QCOMPARE(id, QStringLiteral("a<&\">]]>"));
        QCOMPARE(from, QStringLiteral("100"));
        QVERIFY(post.headers.contains("SOAPACTION: \"" + kDirectory + "#Browse\""));
        QVERIFY(browsePost(kDirectory, {QStringLiteral("0"), BrowseQuestion::About::Itself, 7, 7})
                    .body.contains("BrowseMetadata"));
    }

    void anAnswerIsReadAndItsCountsAreDoubted()
    {
        const auto read = readBrowseAnswer(200, answered("&lt;DIDL-Lite/&gt;", "3", "7"));
        QVERIFY(read);
        QCOMPARE(read->didl, QStringLiteral("<DIDL-Lite/>"));
        QCOMPARE(read->returned, 3);
        QCOMPARE(read->total, std::optional(7));
        QCOMPARE(readBrowseAnswer(200, answered("<![CDATA[<a/>]]>", "0", "0"))->total, std::optional(0));
        for (const char *total : {"-1", "99999999999999999", "x", ""})
            QCOMPARE(readBrowseAnswer(200, answered("", "1", total))->total, std::optional<int>());
        // It cannot say: minidlna while it looks through its disks.
        QCOMPARE(readBrowseAnswer(200, answered("", "4", "0"))->total, std::optional<int>());
    }

    void refusalsSayWhatTheyAre()
    {
        const auto fault = [](const QByteArray &code) {
            return readBrowseAnswer(500,
                                    "<s:Envelope><s:Body><s:Fault><detail><UPnPError><errorCode>" + code +
                                        "</errorCode></UPnPError></detail></s:Fault></s:Body></s:Envelope>")
                .error();
        };
        QCOMPARE(fault("701").code, ErrorCode::NotFound);
        QCOMPARE(fault("801").code, ErrorCode::Unavailable);
        QVERIFY(fault("801").message.contains(QLatin1String("801")));
        QVERIFY(readBrowseAnswer(403, "Forbidden").error().message.contains(QLatin1String("403")));
        QCOMPARE(readBrowseAnswer(302, {}).error().code, ErrorCode::Unavailable);
        QCOMPARE(readBrowseAnswer(200, "<html/>").error().code, ErrorCode::Invalid);
        QCOMPARE(readBrowseAnswer(200, "<!DOCTYPE a>" + answered("")).error().code, ErrorCode::Invalid);
        QCOMPARE(readBrowseAnswer(200, answered("").first(100)).error().code, ErrorCode::Invalid);
        QCOMPARE(readBrowseAnswer(200, QByteArray(5'000'000, ' ')).error().code, ErrorCode::TooLarge);
    }

    void homesHaveAddressesOfTheirOwn()
    {
        for (const char *address :
             {"10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.1.1", "127.0.0.1"})
            QVERIFY2(isOfHome(QLatin1String(address)), address);
        for (const char *address : {"8.8.8.8", "172.32.0.1", "172.15.0.1", "11.0.0.1", "192.169.0.1",
                                    "0.0.0.0", "224.0.0.1", "::1", "host", ""})
            QVERIFY2(!isOfHome(QLatin1String(address)), address);
    }
};

QTEST_GUILESS_MAIN(TestServerTexts)
#include "test_server_texts.moc"
