// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Streams that take the place of others in the middle of a recording.

#include "player/session/stream_heirs.h"
#include <QTest>

using namespace hearth::player;

namespace
{

constexpr int64_t s = 1'000'000;

} // namespace

class TestStreamHeirs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsAloneForASecondTakesThePlace()
    {
        StreamHeirs heirs;
        heirs.want(0);
        for (int64_t at = 0; at < 4 * s; at += s / 25)
            QCOMPARE(heirs.take(0, at), 0);
        for (int64_t at = 4 * s; at < 5 * s; at += s / 25)
            QCOMPARE(heirs.take(2, at), 2);
        QCOMPARE(heirs.heir(0), 0);
        QCOMPARE(heirs.take(2, 5 * s), 0);
        QCOMPARE(heirs.heir(0), 2);
        QCOMPARE(heirs.heir(1), 1);
        QCOMPARE(heirs.take(2, std::nullopt), 0);
        // The next programme has a third one.
        QCOMPARE(heirs.take(4, 9 * s), 4);
        QCOMPARE(heirs.take(4, 10 * s), 0);
        QCOMPARE(heirs.heir(0), 4);
        // A seek behind that finds what lies a little before; one before all this finds the first again.
        heirs.seek(11 * s);
        QCOMPARE(heirs.take(0, 9 * s), StreamHeirs::kNone);
        QCOMPARE(heirs.take(4, 11 * s), 0);
        heirs.seek(s);
        QCOMPARE(heirs.take(0, s), 0);
        QCOMPARE(heirs.heir(0), 0);
    }

    void othersBesideItStayOthers()
    {
        StreamHeirs heirs;
        heirs.want(1);
        for (int64_t at = 0; at < 60 * s; at += s / 4) {
            QCOMPARE(heirs.take(1, at), 1);
            QCOMPARE(heirs.take(3, at), 3);
            QCOMPARE(heirs.take(5, at), 5);
        }
        // Two that alternate where the wanted one is silent: neither was alone.
        for (int64_t at = 60 * s; at < 70 * s; at += s / 4) {
            QCOMPARE(heirs.take(3, at), 3);
            QCOMPARE(heirs.take(5, at), 5);
        }
    }

    void aClockThatLeapsMakesNoHeir()
    {
        StreamHeirs heirs;
        heirs.want(0);
        QCOMPARE(heirs.take(2, 500 * s), 2);
        QCOMPARE(heirs.take(2, 3 * s), 2);
        QCOMPARE(heirs.take(2, 3 * s + s / 2), 2);
    }

    void whatNobodyWantsIsNobodysHeir()
    {
        StreamHeirs heirs;
        QCOMPARE(heirs.take(2, 0), 2);
        QCOMPARE(heirs.take(2, 9 * s), 2);
        heirs.want(0);
        (void)heirs.take(2, 0);
        (void)heirs.take(2, 9 * s);
        QCOMPARE(heirs.heir(0), 2);
        heirs.want(3); // another track was chosen
        QCOMPARE(heirs.heir(3), 3);
        QCOMPARE(heirs.take(2, 20 * s), 2);
    }
};

QTEST_APPLESS_MAIN(TestStreamHeirs)
#include "test_stream_heirs.moc"
