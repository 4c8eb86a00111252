// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// The names of codecs at the beginning of a Matroska file, whole, cut off and hostile.

#include "player/session/codec_name.h"
#include <QTest>

using namespace hearth::player;

class TestCodecName : public QObject
{
    Q_OBJECT

    static QByteArray element(const QByteArray &id, const QByteArray &body)
    {
        QByteArray size("\x08\0\0\0\0", 5); // in five bytes
        for (int i = 0; i < 4; ++i)
            size[1 + i] = static_cast<char>(body.size() >> (24 - 8 * i));
        return id + size + body;
    }
    static QByteArray track(char type, const QByteArray &codec)
    {
        return element("\xae", element("\x83", QByteArray(1, type)) + element("\x86", codec));
    }
    static QByteArray file(const QByteArray &segment)
    {
        return element("\x1a\x45\xdf\xa3", element("\x42\x82", "matroska")) +
               QByteArray("\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff", 12) + // of an unknown size
               segment;
    }
    static QByteArray tracks(const QByteArray &entries) { return element("\x16\x54\xae\x6b", entries); }

private Q_SLOTS:
    void theyComeInTheirOrder()
    {
        const QByteArray head =
            file(element("\xec", QByteArray(300, '\0')) +
                 tracks(track(1, "V_MPEGI/ISO/VVC") + track(2, "A_AC4") + track(0x12, "B_VOBBTN") +
                        element("\xec", "gap") + track(0x11, QByteArray("S_TEXT/UTF8\0\0", 13))));
        QCOMPARE(matroskaCodecs(head), (QList<QByteArray>{"V_MPEGI/ISO/VVC", "A_AC4", "S_TEXT/UTF8"}));
    }

    void behindTheFirstClusterNothingIsRead()
    {
        QVERIFY(
            matroskaCodecs(file(element("\x1f\x43\xb6\x75", "picture") + tracks(track(1, "V_X")))).isEmpty());
    }

    void whatIsNoMatroskaHasNone()
    {
        for (const QByteArray &bytes : {QByteArray(), QByteArray("RIFF\x10\0\0\0", 8), QByteArray(100, '\0'),
                                        QByteArray(100, '\xff'), element("\x1a\x45\xdf\xa3", "x"), file({})})
            QVERIFY(matroskaCodecs(bytes).isEmpty());
    }

    void cutAnywhereItEnds()
    {
        const QByteArray head = file(tracks(track(1, "V_MPEGI/ISO/VVC") + track(2, "A_AC4")));
        for (qsizetype size = 0; size <= head.size(); ++size)
            QVERIFY(matroskaCodecs(QByteArrayView(head).first(size)).size() <= 2);
        quint32 seed = 20261123;
        const auto random = [&seed] { return seed = seed * 1664525 + 1013904223; };
        for (int i = 0; i < 20'000; ++i) {
            QByteArray broken = head;
            for (int flips = 0; flips < 3; ++flips)
                broken[static_cast<qsizetype>((random() >> 8) % static_cast<quint32>(broken.size()))] =
                    static_cast<char>(random() >> 24);
            QVERIFY(matroskaCodecs(broken).size() <= 40);
        }
    }

    void aHugeListIsCut()
    {
        QByteArray many;
        for (int i = 0; i < 5000; ++i)
            many += track(2, "A_AC4");
        QCOMPARE(matroskaCodecs(file(tracks(many))).size(), 1000);
        const QList<QByteArray> longOne = matroskaCodecs(file(tracks(track(1, QByteArray(100'000, 'V')))));
        QVERIFY(longOne.size() == 1 && longOne[0].size() <= 80);
    }
};

QTEST_GUILESS_MAIN(TestCodecName)
#include "test_codec_name.moc"
