// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What follows what: as it stands, again, and mixed with each part once.

#include "bridge/hub/play_order.h"
#include <QSet>
#include <QTest>

using namespace hearth::bridge;

class TestPlayOrder : public QObject
{
    Q_OBJECT

    const QStringList m_parts = QStringLiteral("a b c d e f g h").split(QLatin1Char(' '));

private Q_SLOTS:
    void asTheyStandAndRoundWhenAllAreRepeated()
    {
        PlayOrder order(1);
        order.take(m_parts, QStringLiteral("a"));
        QCOMPARE(order.beside(QStringLiteral("c"), 1), QStringLiteral("d"));
        QCOMPARE(order.beside(QStringLiteral("c"), -1), QStringLiteral("b"));
        QVERIFY(!order.beside(QStringLiteral("h"), 1));
        QVERIFY(!order.beside(QStringLiteral("a"), -1));
        QVERIFY(!order.beside(QStringLiteral("z"), 1));
        order.setRepeat(PlayOrder::Repeat::All);
        QCOMPARE(order.beside(QStringLiteral("h"), 1), QStringLiteral("a"));
        QCOMPARE(order.beside(QStringLiteral("a"), -1), QStringLiteral("h"));
        QVERIFY(!PlayOrder(1).beside(QStringLiteral("a"), 1));
    }

    void mixedEachPartComesOnce()
    {
        PlayOrder order(7);
        order.take(m_parts, QStringLiteral("d"));
        order.setShuffled(true, QStringLiteral("d"));
        QStringList heard{QStringLiteral("d")};
        while (const auto next = order.beside(heard.last(), 1)) {
            heard.append(*next);
            order.take(m_parts, *next); // the same parts: nothing is mixed anew
        }
        QCOMPARE(QSet<QString>(heard.begin(), heard.end()).size(), m_parts.size());
        QCOMPARE(heard.size(), m_parts.size());
        QVERIFY(heard.mid(1) != QStringLiteral("e f g h").split(QLatin1Char(' ')));
        QCOMPARE(order.beside(heard[3], -1), heard[2]);
        order.setShuffled(false, heard[3]);
        QCOMPARE(order.beside(QStringLiteral("a"), 1), QStringLiteral("b"));
    }

    void words()
    {
        for (const char *word : {"off", "one", "all"})
            QCOMPARE(wordOf(*repeatOf(QLatin1String(word))), QLatin1String(word));
        QVERIFY(!repeatOf(QStringLiteral("two")));
    }
};

QTEST_GUILESS_MAIN(TestPlayOrder)
#include "test_play_order.moc"
