// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/pinyin.h"
#include <QTest>

using hearth::ui::Pinyin;

class TestPinyin : public QObject
{
    Q_OBJECT

    Pinyin m_pinyin;

    void type(const char *letters)
    {
        for (const char *letter = letters; *letter; ++letter)
            QVERIFY(m_pinyin.type(QString(QLatin1Char(*letter))));
    }

private Q_SLOTS:
    void init() { m_pinyin.clear(); }

    void aPhraseIsTheFirstCandidate()
    {
        type("nihao");
        QCOMPARE(m_pinyin.composing(), QStringLiteral("nihao"));
        QCOMPARE(m_pinyin.candidates().value(0), QStringLiteral("\u4f60\u597d"));
        QVERIFY(m_pinyin.candidates().size() <= Pinyin::kMost);
        QCOMPARE(m_pinyin.choose(0), QStringLiteral("\u4f60\u597d"));
        QVERIFY(m_pinyin.composing().isEmpty());
        QVERIFY(m_pinyin.candidates().isEmpty());
    }
    void initialsAreEnough()
    {
        type("zg");
        QVERIFY(m_pinyin.candidates().contains(QStringLiteral("\u4e2d\u56fd")));
    }
    void aPartCanBeChosenAndTheRestAfterIt()
    {
        type("beijing");
        const qsizetype one = m_pinyin.candidates().indexOf(QStringLiteral("\u5317"));
        QVERIFY(one > 0);
        QCOMPARE(m_pinyin.choose(int(one)), QString());
        QCOMPARE(m_pinyin.composing(), QStringLiteral("\u5317jing"));
        const QString whole = m_pinyin.choose(0);
        QCOMPARE(whole.size(), 2);
        QVERIFY(whole.startsWith(QStringLiteral("\u5317")));
    }
    void aLetterIsTakenBack()
    {
        type("ni");
        QVERIFY(m_pinyin.erase());
        QCOMPARE(m_pinyin.composing(), QStringLiteral("n"));
        QVERIFY(m_pinyin.erase());
        QVERIFY(!m_pinyin.erase());
        QVERIFY(m_pinyin.candidates().isEmpty());
    }
    void whatIsNoPinyinIsTypedAsItIs()
    {
        QVERIFY(!m_pinyin.type(QStringLiteral("1")));
        QVERIFY(!m_pinyin.type(QStringLiteral("\u00e4")));
        QVERIFY(!m_pinyin.type(QStringLiteral("'")));
        QVERIFY(!m_pinyin.type(QStringLiteral("ab")));
        QVERIFY(m_pinyin.choose(0).isEmpty());
    }
    void hundredsOfLettersDoNoHarm()
    {
        for (int i = 0; i < 500; ++i)
            QVERIFY(m_pinyin.type(QStringLiteral("a")));
        QVERIFY(m_pinyin.composing().size() <= Pinyin::kLongest);
        QVERIFY(!m_pinyin.candidates().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPinyin)
#include "test_pinyin.moc"
