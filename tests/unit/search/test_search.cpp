// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// What is found by what somebody types.

#include "bridge/search/fold.h"
#include "bridge/search/search_index.h"
#include <QTest>

using namespace hearth::bridge;

class TestSearch : public QObject
{
    Q_OBJECT

    SearchIndex m_index;

    QStringList found(const QString &query, std::size_t limit = 10)
    {
        QStringList ids;
        for (const QString &id : m_index.find(query, limit).ids)
            ids.append(id);
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_index.add("salt", "The Salt Road");
        m_index.add("blue", "Blue Hour");
        m_index.add("bluer", "Bluer than Blue");
        m_index.add("amelie", QStringLiteral("Am\u00e9lie"), "Jeunet");
        m_index.add("strasse", QStringLiteral("Stra\u00dfe nach \u00d8resund"));
        m_index.add("hua", QStringLiteral("\u82b1\u6837\u5e74\u534e")); // in the mood for love
        m_index.add("arab", QStringLiteral("\u0644\u0648\u0631\u0646\u0633 \u0627\u0644\u0639\u0631\u0628"));
        // Turn off, living room air conditioner.
        m_index.add("off", QStringLiteral("\u5173\u95ed \u5ba2\u5385\u7a7a\u8c03"));
        m_index.add("washer", "Washing machine", "Kitchen");
    }

    void whatIsFound_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("ids");
        const auto row = [](const char *name, const QString &query, const QStringList &ids) {
            QTest::newRow(name) << query << ids;
        };
        row("a beginning", "sal", {"salt"});
        row("case", "SALT", {"salt"});
        row("two words in any order", "road the", {"salt"});
        row("a word inside", "achine", {"washer"});
        row("the whole word first", "blue", {"blue", "bluer"});
        row("accents typed or not", "amelie", {"amelie"});
        row("accents typed", QStringLiteral("AM\u00c9LIE"), {"amelie"});
        row("sharp s", "strasse", {"strasse"});
        row("stroked o", "oresund", {"strasse"});
        row("beside the name", "kitchen", {"washer"});
        row("Chinese", QStringLiteral("\u5e74\u534e"), {"hua"});
        row("Chinese, a verb and a thing of two words", QStringLiteral("\u5173\u7a7a\u8c03"), {"off"});
        row("pinyin initials", "hynh", {"hua"});
        row("full pinyin", "huayang", {"hua"});
        row("a syllable", "nian", {"hua"});
        row("Arabic", QStringLiteral("\u0627\u0644\u0639"), {"arab"});
        row("swapped letters", "wahsing", {"washer"});
        row("a letter too many", "sallt", {"salt"});
        row("a wrong letter", "machane", {"washer"});
        row("too far away", "mexhane", {});
        row("nothing", "   ", {});
        row("punctuation alone", "?!", {});
    }
    void whatIsFound()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, ids);
        QCOMPARE(found(query), ids);
    }

    void theCountGoesBeyondTheLimit()
    {
        const SearchIndex::Found blue = m_index.find("blue", 1);
        QCOMPARE(blue.ids.size(), 1U);
        QCOMPARE(blue.total, 2U);
    }

    void hostileTextIsBounded()
    {
        SearchIndex index;
        index.add("a", QString(1'000'000, QLatin1Char('x')), QString(1'000'000, QChar(0x4e00)));
        index.add("b", QString::fromUtf8("\xed\xa0\x80 \xf0\x9f\x8e\xac film"));
        QCOMPARE(index.find("film", 5).ids.size(), 1U);
        QCOMPARE(index.find(QString(1'000'000, QLatin1Char('x')), 5).total, 1U);
        QVERIFY(index.find(QString(1'000'000, QLatin1Char(' ')), 5).ids.empty());
        QVERIFY(fold(QString(1'000'000, QChar(0x301))).isEmpty());
    }

    void nearIsNear()
    {
        QVERIFY(isNear(u"washing", u"washing", 0));
        QVERIFY(isNear(u"washing", u"wash", 0)); // a beginning is enough
        QVERIFY(isNear(u"washing", u"wsah", 1));
        QVERIFY(!isNear(u"washing", u"wsha", 1));
        QVERIFY(!isNear(u"", u"abc", 2));
        QVERIFY(isNear(u"", u"ab", 2));
    }
};

QTEST_APPLESS_MAIN(TestSearch)
#include "test_search.moc"
