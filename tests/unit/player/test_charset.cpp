// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// A text in any of the encodings that subtitles come in is read as what it says.

#include "player/subtitles/charset.h"
#include <QElapsedTimer>
#include <QTest>
#include <iconv.h>

using namespace hearth::player;

class TestCharset : public QObject
{
    Q_OBJECT

    static QByteArray encoded(const QString &text, const char *charset)
    {
        const QByteArray utf8 = text.toUtf8();
        QByteArray bytes(utf8.size() * 8, '\0');
        iconv_t converter = iconv_open(charset, "UTF-8");
        if (reinterpret_cast<intptr_t>(converter) == -1)
            return {};
        char *in = const_cast<char *>(utf8.constData());
        char *out = bytes.data();
        size_t inLeft = size_t(utf8.size());
        size_t outLeft = size_t(bytes.size());
        const size_t result = iconv(converter, &in, &inLeft, &out, &outLeft);
        iconv(converter, nullptr, nullptr, &out, &outLeft);
        iconv_close(converter);
        bytes.truncate(bytes.size() - qsizetype(outLeft));
        return result == size_t(-1) ? QByteArray() : bytes;
    }

private Q_SLOTS:
    void dialogueIsReadAsItWasWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("charsets");
        const auto row = [](const char *language, const char16_t *text, const char *charsets) {
            QTest::newRow(language) << QString::fromUtf16(text)
                                    << QString::fromLatin1(charsets).split(QLatin1Char(' '));
        };
        row("Russian",
            u"Где ты был вчера вечером? Я ждала тебя до полуночи, а потом ушла домой.\nПрости меня, я не мог "
            u"прийти.",
            "WINDOWS-1251 KOI8-R IBM866 ISO-8859-5 IBM855 UTF-8 UTF-16LE UTF-16BE UTF-32LE");
        row("Ukrainian",
            u"Що це таке? Я не знаю, звідки воно взялося. Їжак біжить до лісу, і ніхто його не бачить.",
            "WINDOWS-1251 KOI8-U UTF-8");
        row("Polish",
            u"Gdzie byłeś wczoraj wieczorem? Czekałam na ciebie aż do północy, a potem poszłam do domu. "
            u"Przepraszam, nie mogłem przyjść wcześniej, bo spóźnił się pociąg.",
            "WINDOWS-1250 ISO-8859-2 UTF-8");
        row("Hungarian",
            u"Hol voltál tegnap este? Éjfélig vártam rád, aztán hazamentem. Bocsáss meg, nem tudtam "
            u"előbb jönni. Ez őrület, erről szó sem volt.",
            "WINDOWS-1250 ISO-8859-2");
        row("French",
            u"Où étais-tu hier soir ? Je t’ai attendue jusqu’à minuit, et puis je suis rentrée chez moi.",
            "WINDOWS-1252 UTF-8");
        row("German",
            u"Wo bist du gestern Abend gewesen? Ich habe bis Mitternacht gewartet, dann ging ich müde nach "
            u"Hause. Das ist nicht schön, und du weißt es.",
            "WINDOWS-1252 ISO-8859-15 UTF-8");
        row("Turkish",
            u"Dün akşam neredeydin? Gece yarısına kadar seni bekledim, sonra eve döndüm. Özür dilerim, "
            u"gelemedim çünkü işim vardı, değil mi?",
            "WINDOWS-1254 ISO-8859-9");
        row("Greek", u"Πού ήσουν χθες το βράδυ; Σε περίμενα μέχρι τα μεσάνυχτα και μετά γύρισα στο σπίτι.",
            "WINDOWS-1253 ISO-8859-7 CP737");
        row("Hebrew", u"איפה היית אתמול בערב? חיכיתי לך עד חצות ואז הלכתי הביתה. סליחה, לא יכולתי לבוא.",
            "WINDOWS-1255 ISO-8859-8");
        row("Arabic", u"أين كنت مساء أمس؟ انتظرتك حتى منتصف الليل ثم عدت إلى البيت. آسف، لم أستطع المجيء.",
            "WINDOWS-1256 ISO-8859-6");
        row("Thai", u"เมื่อคืนนี้คุณไปไหนมา ฉันรอคุณจนถึงเที่ยงคืนแล้วก็กลับบ้าน ขอโทษที่ผมมาไม่ได้", "TIS-620");
        row("Japanese",
            u"昨日の夜はどこにいたの？真夜中まで待っていたのに、それから家に帰りました。ごめんなさい。",
            "SHIFT_JIS EUC-JP ISO-2022-JP UTF-8");
        row("Korean", u"어젯밤에 어디 있었어요? 자정까지 기다렸다가 집에 갔어요. 미안해요, 갈 수 없었어요.",
            "EUC-KR UHC ISO-2022-KR JOHAB");
        row("simplified Chinese", u"你昨天晚上在哪里？我一直等到半夜，然后就回家了。对不起，我没有办法来。",
            "GB2312 GB18030 UTF-8");
        row("traditional Chinese", u"你昨天晚上在哪裡？我一直等到半夜，然後就回家了。對不起，我沒有辦法來。",
            "BIG5");
    }
    void dialogueIsReadAsItWasWritten()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, charsets);
        for (const QString &charset : charsets) {
            const QByteArray bytes = encoded(text, charset.toLatin1().constData());
            QVERIFY2(!bytes.isEmpty(), qPrintable(charset));
            const DecodedText decoded = decodeText(bytes);
            QVERIFY2(decoded.text == text,
                     qPrintable(charset + QLatin1String(" read as ") + QString::fromLatin1(decoded.charset) +
                                QLatin1String(": ") + decoded.text));
        }
    }
    void utf16ShowsByItsZeros()
    {
        const QString text = QStringLiteral("1\n00:00:01,000 --> 00:00:02,000\n昨日の夜はどこにいたの\n");
        for (const char *charset : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            const DecodedText decoded = decodeText(encoded(text, charset));
            QCOMPARE(decoded.charset, QByteArray(charset));
            QCOMPARE(decoded.text, text);
        }
    }
    void whatTellsMayStandFarBehind()
    {
        QString text = QStringLiteral("Credits and nothing else\n").repeated(20'000);
        text += QStringLiteral("Где ты был вчера вечером? Я ждала тебя до полуночи.\n");
        QCOMPARE(decodeText(encoded(text, "KOI8-R")).text, text);
    }
    void byteOrderMarksAreObeyedAndDropped()
    {
        QCOMPARE(decodeText(QByteArray("\xef\xbb\xbfhi")).text, QStringLiteral("hi"));
        QCOMPARE(decodeText(QByteArray("\xff\xfeh\0i\0", 6)).text, QStringLiteral("hi"));
        QCOMPARE(decodeText(QByteArray("\xfe\xff\0h\0i", 6)).text, QStringLiteral("hi"));
        QCOMPARE(decodeText(QByteArray("\xff\xfe\0\0h\0\0\0", 8)).text, QStringLiteral("h"));
    }
    void aBadByteDoesNotMakeAnotherEncoding()
    {
        const QByteArray text =
            QStringLiteral("Žluťoučký kůň úpěl ďábelské ódy, příšerně žluťoučký.").toUtf8();
        const DecodedText decoded = decodeText(text + "\xff.");
        QCOMPARE(decoded.charset, QByteArray("UTF-8"));
        QVERIFY(decoded.text.startsWith(QStringLiteral("Žluťoučký")));
        QVERIFY(!decoded.isGuess);
    }
    void theNamesLanguageDecidesWhenTheTextSaysLittle()
    {
        const QByteArray bytes = encoded(QStringLiteral("Да!"), "WINDOWS-1251");
        QCOMPARE(decodeText(bytes, QStringLiteral("rus")).text, QStringLiteral("Да!"));
        QVERIFY(decodeText(bytes, QStringLiteral("ru")).isGuess);
    }
    void hzIsRead()
    {
        QCOMPARE(decodeText("This ~{<:Ky2;S{#,NpJ)l6HK!#~} ok").text,
                 QStringLiteral("This 己所不欲，勿施於人。 ok"));
    }
    void anyBytesGiveSomeTextSoon()
    {
        QByteArray noise(8 << 20, '\0');
        uint32_t state = 1;
        for (char &byte : noise) {
            state = state * 1664525 + 1013904223;
            byte = char(state >> 24);
        }
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!decodeText(noise).text.isEmpty());
        QVERIFY(decodeText(QByteArray(8 << 20, '\xe9')).text.size() > 0);
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(decodeText(QByteArray()).text, QString());
    }
};

QTEST_APPLESS_MAIN(TestCharset)
#include "test_charset.moc"
