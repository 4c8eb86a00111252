// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// MPEG-TS by UDP and RTP, as FFmpeg sends it; packets that overtake each other.

#include "player/stream/rtp_order.h"
#include "tests/integration/player/playing.h"
#include <QProcess>
#include <QRandomGenerator>
#include <QUdpSocket>
#include <QtEndian>

using namespace hearth;
using namespace hearth::test;

namespace
{

QByteArray rtp(quint16 number, const QByteArray &payload)
{
    QByteArray packet(12, '\0');
    packet[0] = static_cast<char>(0x80);
    packet[1] = 33;
    qToBigEndian(number, packet.data() + 2);
    return packet + payload;
}

QByteArrayList all(player::RtpOrder &order)
{
    QByteArrayList taken;
    while (const auto payload = order.take())
        taken << *payload;
    return taken;
}

} // namespace

class TestUdp : public QObject
{
    Q_OBJECT

    [[nodiscard]] static int freePort()
    {
        QUdpSocket socket;
        return socket.bind(QHostAddress::LocalHost) ? socket.localPort() : 0;
    }

    /// A picture and a tone for as long as it runs; a key frame each half a second.
    static void start(QProcess &sender, const QString &target, const QString &format)
    {
        sender.start(QStringLiteral("ffmpeg"), {QStringLiteral("-v"),
                                                QStringLiteral("error"),
                                                QStringLiteral("-re"),
                                                QStringLiteral("-f"),
                                                QStringLiteral("lavfi"),
                                                QStringLiteral("-i"),
                                                QStringLiteral("testsrc2=size=320x180:rate=25"),
                                                QStringLiteral("-f"),
                                                QStringLiteral("lavfi"),
                                                QStringLiteral("-i"),
                                                QStringLiteral("sine"),
                                                QStringLiteral("-c:v"),
                                                QStringLiteral("libx264"),
                                                QStringLiteral("-preset"),
                                                QStringLiteral("ultrafast"),
                                                QStringLiteral("-tune"),
                                                QStringLiteral("zerolatency"),
                                                QStringLiteral("-g"),
                                                QStringLiteral("12"),
                                                QStringLiteral("-pix_fmt"),
                                                QStringLiteral("yuv420p"),
                                                QStringLiteral("-c:a"),
                                                QStringLiteral("aac"),
                                                QStringLiteral("-output_ts_offset"),
                                                QStringLiteral("5000"),
                                                QStringLiteral("-f"),
                                                format,
                                                target});
    }

private Q_SLOTS:
    void initTestCase() { gst_init(nullptr, nullptr); }

    void packetsAreOrderedOverTheNumbersEnd()
    {
        player::RtpOrder order;
        for (const quint16 number : {65534, 0, 65535, 0, 2, 1})
            order.put(rtp(number, QByteArray::number(number)));
        QCOMPARE(all(order), (QByteArrayList{"65534", "65535", "0", "1", "2"}));
    }

    void whatIsMissingIsWaitedForOnlyAWhile()
    {
        player::RtpOrder order;
        order.put(rtp(10, "10"));
        for (quint16 number = 12; number < 12 + player::RtpOrder::kWindow; ++number)
            order.put(rtp(number, QByteArray::number(number)));
        QCOMPARE(all(order), (QByteArrayList{"10"}));
        order.put(rtp(100, "100"));
        QVERIFY(all(order).startsWith("12"));
        // Another sender.
        order.put(rtp(40'000, "x"));
        QVERIFY(all(order).contains("x"));
    }

    void plainPacketsMayBeCutAnywhere()
    {
        player::RtpOrder order;
        const QByteArray rest("\x80\x21\x00\x01", 4);
        order.put(QByteArray("\x47") + QByteArray(1471, '\0'));
        order.put(rest + QByteArray(1468, '\0')); // looks like RTP, and is the middle of a packet
        order.put(QByteArray(1472, '\x11'));
        QCOMPARE(all(order).size(), 3);
    }

    void hostileHeadersAreLeftOut()
    {
        player::RtpOrder order;
        order.put({});
        order.put(QByteArray(12, '\xff'));
        order.put(QByteArray("\xbf") + QByteArray(40, '\xff'));
        order.put(QByteArray(200, 'x'));
        QVERIFY(all(order).isEmpty());
        order.put(QByteArray("\x47") + QByteArray(187, '\0'));
        QCOMPARE(all(order).size(), 1);
    }

    void playsWhatIsSent_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("format");
        QTest::newRow("UDP") << QStringLiteral("udp") << QStringLiteral("127.0.0.1")
                             << QStringLiteral("mpegts");
        QTest::newRow("RTP") << QStringLiteral("rtp") << QStringLiteral("127.0.0.1")
                             << QStringLiteral("rtp_mpegts");
    }
    void playsWhatIsSent()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, host);
        QFETCH(QString, format);
        const int port = freePort();
        QVERIFY(port > 0);
        const QString target = QStringLiteral("%1://%2:%3").arg(scheme, host).arg(port);
        QProcess sender;
        start(sender, target, format);
        QVERIFY(sender.waitForStarted());
        Playing film;
        film.openAt(QUrl(target));
        QVERIFY2(film.plays(3000), film.situation());
        QCOMPARE(film.notice(), QString());
        const qint64 before = film.positionMs();
        film.seek(player::Seconds(0)); // there is nothing to go back to
        QVERIFY2(film.plays(before + 1000), film.situation());
        sender.kill();
        sender.waitForFinished();
        QVERIFY2(QTest::qWaitFor([&] { return film.notice() == QLatin1String("stream-stands"); }, 20'000),
                 film.situation());
    }

    void whatIsLostOnTheWayStopsNothing_data() { playsWhatIsSent_data(); }
    void whatIsLostOnTheWayStopsNothing()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, host);
        QFETCH(QString, format);
        // One of twenty is lost, and for a moment all are.
        QUdpSocket way;
        QVERIFY(way.bind(QHostAddress::LocalHost));
        const auto port = static_cast<quint16>(freePort());
        QRandomGenerator random(5);
        int passed = 0;
        QObject::connect(&way, &QUdpSocket::readyRead, &way, [&] {
            while (way.hasPendingDatagrams()) {
                QByteArray packet(static_cast<qsizetype>(way.pendingDatagramSize()), '\0');
                way.readDatagram(packet.data(), packet.size());
                const bool isLost = random.bounded(20) == 0 || (passed > 300 && passed < 340);
                ++passed;
                if (!isLost)
                    way.writeDatagram(packet, QHostAddress::LocalHost, port);
            }
        });
        QProcess sender;
        start(sender, QStringLiteral("%1://%2:%3").arg(scheme, host).arg(way.localPort()), format);
        QVERIFY(sender.waitForStarted());
        Playing film;
        film.openAt(QUrl(QStringLiteral("%1://%2:%3").arg(scheme, host).arg(port)));
        QVERIFY2(film.plays(1000), film.situation());
        const qint64 before = film.positionMs();
        QVERIFY2(film.plays(before + 9000), film.situation());
        QVERIFY(passed > 400);
        QVERIFY2(film.showsPictures(), film.situation());
        QVERIFY2(film.notice().isEmpty(), film.situation());
        sender.kill();
        sender.waitForFinished();
    }

    // Held, it follows what is sent without playing it, and begins at what was sent last.
    void whatIsForeseenBeginsAtTheNewest()
    {
        const QString target = QStringLiteral("udp://127.0.0.1:%1").arg(freePort());
        QProcess sender;
        start(sender, target, QStringLiteral("mpegts"));
        QVERIFY(sender.waitForStarted());
        Playing film;
        player::OpenRequest request;
        request.isPaused = request.isForeseen = true;
        film.openAddress(QUrl(target), request);
        QVERIFY2(film.becomes("paused"), film.situation());
        const qint64 stood = film.positionMs();
        QTest::qWait(4000);
        QCOMPARE(film.positionMs(), stood);
        film.play();
        QVERIFY2(film.becomes("playing"), film.situation());
        QVERIFY2(film.positionMs() >= stood + 3000, film.situation());
        QVERIFY2(film.plays(stood + 5000), film.situation());
        sender.kill();
        sender.waitForFinished();
    }

    // What comes evenly has nothing in store and needs nothing: it is not held still again and again.
    void whatIsSentEvenlyPlaysEvenly()
    {
        const QString target = QStringLiteral("udp://127.0.0.1:%1").arg(freePort());
        QProcess sender;
        start(sender, target, QStringLiteral("mpegts"));
        QVERIFY(sender.waitForStarted());
        Playing film;
        int stops = 0;
        bool wasBuffering = true;
        QObject::connect(&film, &player::Session::changed, &film, [&] {
            const bool is = film.report().contains(QLatin1String("buffering"));
            stops += is && !std::exchange(wasBuffering, is);
            wasBuffering = is;
        });
        film.openAt(QUrl(target));
        QVERIFY2(film.plays(6000), film.situation());
        QVERIFY2(stops <= 2, qPrintable(QString::number(stops)));
        sender.kill();
        sender.waitForFinished();
    }

    void silenceIsASentence()
    {
        Playing film;
        film.openAt(QUrl(QStringLiteral("udp://127.0.0.1:%1").arg(freePort())));
        QVERIFY2(film.becomes("failed"), film.situation());
        QVERIFY2(film.error().contains(QLatin1String("Nobody sends")), film.situation());
        film.openAt(QUrl(QStringLiteral("udp://example.org:5000")));
        QVERIFY2(QTest::qWaitFor([&] { return film.error().contains(QLatin1String("IPv4")); }),
                 film.situation());
    }
};

QTEST_GUILESS_MAIN(TestUdp)
#include "test_udp.moc"
