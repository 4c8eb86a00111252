// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Closed captions are found in coded pictures, and brought into the order in which those are shown.

#include "player/subtitles/captions/caption_order.h"
#include "player/subtitles/captions/picture_captions.h"
#include "tests/support/caption_writer.h"
#include <QRandomGenerator>
#include <QTest>

using namespace hearth::player;
using namespace hearth::test;
using namespace std::chrono_literals;

namespace
{

// Zeros in a row, so that they must be guarded in an SEI message.
const QList<CcTriplet> kTriplets{{CcTriplet::Type::Field1, 0x94, 0x20},
                                 {CcTriplet::Type::Field2, 0x00, 0x00},
                                 {CcTriplet::Type::PacketStart, 0x00, 0x00},
                                 {CcTriplet::Type::PacketData, 0x00, 0x01}};
const QByteArray kSlice = QByteArray("\x65\x88\x84\x00\x10", 5) + QByteArray(200, '\x11');
const QByteArray kHevcSlice = QByteArray("\x26\x01\xaf\x00\x10", 5) + QByteArray(200, '\x11');

/// avcC with as many bytes before each unit.
QByteArray avcHeader(int lengthBytes)
{
    QByteArray header("\x01\x64\x00\x1f\xff\xe1\x00\x00\x01", 9);
    header[4] = static_cast<char>(0xfc | (lengthBytes - 1));
    return header;
}

QByteArray hevcHeader(int lengthBytes)
{
    QByteArray header(23, '\0');
    header[0] = 1;
    header[21] = static_cast<char>(0xfc | (lengthBytes - 1));
    return header;
}

} // namespace

class TestPictureCaptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyAreFoundInEachWayOfWriting_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("packet");
        const QByteArray data = ccData(kTriplets);
        const int h264 = static_cast<int>(PictureCodec::H264);
        const int hevc = static_cast<int>(PictureCodec::Hevc);
        QTest::newRow("H.264, start codes")
            << h264 << QByteArray()
            << '\0' + withStartCode("\x09\xf0") + withStartCode(h264Sei(data)) + withStartCode(kSlice);
        // One byte holds only a message by itself.
        const QByteArray small = QByteArray("\x06\x04", 2) + static_cast<char>(data.size() + 7) +
                                 QByteArray("\xb5\x00\x31GA94", 7) + data + '\x80';
        for (const int length : {1, 2, 4})
            QTest::addRow("H.264, lengths of %d", length)
                << h264 << avcHeader(length)
                << withLength("\x09\xf0", length) + withLength(length == 1 ? small : h264Sei(data), length) +
                       withLength(kSlice, length);
        QTest::newRow("HEVC, start codes")
            << hevc << QByteArray() << withStartCode(hevcSei(data)) + withStartCode(kHevcSlice);
        QTest::newRow("HEVC, lengths")
            << hevc << hevcHeader(4) << withLength(hevcSei(data)) + withLength(kHevcSlice);
        QTest::newRow("MPEG-2") << static_cast<int>(PictureCodec::Mpeg2) << QByteArray()
                                << QByteArray("\x00\x00\x01\x00\x00\x08\xff\xf8", 8) + mpeg2UserData(data) +
                                       QByteArray("\x00\x00\x01\x01", 4) + QByteArray(100, '\x22');
    }
    void theyAreFoundInEachWayOfWriting()
    {
        QFETCH(int, codec);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, packet);
        const PictureFormat format = pictureFormat(static_cast<PictureCodec>(codec), header);
        QCOMPARE(captionsOf(format, packet), kTriplets);
        QVERIFY(captionsOf({}, packet).isEmpty());
    }

    void ofTwoFieldsInOnePacketBothAreHeard()
    {
        const QByteArray data = ccData(kTriplets);
        const QByteArray field = withStartCode(h264Sei(data)) + withStartCode(kSlice);
        QCOMPARE(captionsOf({PictureCodec::H264, 0}, field + field), kTriplets + kTriplets);
    }

    void whatIsNotValidIsNotThere()
    {
        QByteArray data = ccData(kTriplets);
        data[3] = static_cast<char>(0xf8); // cc_valid of the first
        QCOMPARE(readCcData(data), kTriplets.mid(1));
        data[1] = static_cast<char>(data[1] & ~0x40); // process_cc_data_flag
        QVERIFY(readCcData(data).isEmpty());
        data = ccData(kTriplets);
        QCOMPARE(readCcData(data.left(8)), kTriplets.mid(0, 1));
        data[0] = 4;
        QVERIFY(readCcData(data).isEmpty());
    }

    void ofDvds()
    {
        const QByteArray data("CC\x01\xf8\x82\xff\x94\x20\xfe\x80\x80\xff\x94\x20\x00", 15);
        QCOMPARE(captionsOf({PictureCodec::Mpeg2, 0}, QByteArray("\x00\x00\x01\xb2", 4) + data),
                 (QList<CcTriplet>{{CcTriplet::Type::Field1, 0x94, 0x20},
                                   {CcTriplet::Type::Field2, 0x80, 0x80},
                                   {CcTriplet::Type::Field1, 0x94, 0x20}}));
    }

    void anythingElseIsNoCaptions()
    {
        QRandomGenerator random(608);
        const QByteArray good = withStartCode(h264Sei(ccData(kTriplets))) + withStartCode(kSlice);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray packet = good.left(random.bounded(static_cast<int>(good.size()) + 1));
            for (int change = 0; change < 4 && !packet.isEmpty(); ++change)
                packet[random.bounded(static_cast<int>(packet.size()))] =
                    static_cast<char>(random.bounded(256));
            for (const PictureFormat &format : {PictureFormat{PictureCodec::H264, 0},
                                                {PictureCodec::H264, 4},
                                                {PictureCodec::Hevc, 1},
                                                {PictureCodec::Mpeg2, 0}})
                QVERIFY(captionsOf(format, packet).size() <= kMostTriplets + 31);
        }
    }

    // I P B B as they are decoded is I B B P as they are shown.
    void picturesAreHeardInTheOrderOfTheirShowing()
    {
        CaptionOrder order;
        const auto put = [&](int shown, int decoded) {
            order.put(std::chrono::milliseconds(shown), std::chrono::milliseconds(decoded),
                      {{CcTriplet::Type::Field1, static_cast<quint8>(shown), 0}});
        };
        put(40, 0);
        put(160, 40);
        put(120, 80);
        put(80, 120);
        put(280, 160);
        QList<int> seen;
        while (const auto next = order.take(10s))
            seen << next->triplets[0].first;
        QCOMPARE(seen, (QList<int>{40, 80, 120, 160}));
        order.end();
        QVERIFY(!order.take(270ms));
        QVERIFY(order.take(280ms));
    }

    void withoutAClockPicturesAreWaitedForByNumber()
    {
        CaptionOrder order;
        QList<int> seen;
        // Each group of four comes last picture first.
        for (int group = 0; group < 20; ++group) {
            for (const int place : {3, 2, 1, 0})
                order.put(std::chrono::milliseconds(4 * group + place), std::nullopt,
                          {{CcTriplet::Type::Field1, static_cast<quint8>(4 * group + place), 0}});
            while (const auto next = order.take(10s))
                seen << next->triplets[0].first;
        }
        order.end();
        while (const auto next = order.take(10s))
            seen << next->triplets[0].first;
        QCOMPARE(seen.size(), 80);
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
    }

    void aPictureWithoutATimeIsWithTheOneBefore()
    {
        CaptionOrder order;
        order.put(std::nullopt, std::nullopt, kTriplets);
        order.put(40ms, 0ms, kTriplets.mid(0, 1));
        order.put(std::nullopt, std::nullopt, kTriplets.mid(1, 1));
        order.end();
        QCOMPARE(order.take(40ms)->triplets, kTriplets.mid(0, 1));
        QCOMPARE(order.take(40ms)->triplets, kTriplets.mid(1, 1));
        QVERIFY(!order.take(40ms));
    }

    void whatNobodyTakesIsBounded()
    {
        CaptionOrder order;
        for (int i = 0; i < 60'000; ++i)
            order.put(std::chrono::seconds(i), std::chrono::seconds(i), kTriplets);
        int early = 0;
        while (order.take(-1s))
            ++early;
        QCOMPARE(early, 60'000 - static_cast<int>(CaptionOrder::kMostWaiting));
    }
};

QTEST_GUILESS_MAIN(TestPictureCaptions)
#include "test_picture_captions.moc"
