// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Text subtitles of the formats without a specification, and what every reader promises.

#include "player/subtitles/subtitle_file.h"
#include "player/subtitles/text/ass_file.h"
#include "player/subtitles/text/ass_script.h"
#include "player/subtitles/text/inline_markup.h"
#include "player/subtitles/text/srt.h"
#include "player/subtitles/text/text_formats.h"
#include <QTest>
#include <ass/ass.h>

using namespace hearth;
using namespace hearth::player;

class TestSubtitleText : public QObject
{
    Q_OBJECT

    /// "start-end:text" for each cue, in milliseconds and as ASS writes it.
    static QStringList told(const Result<QList<Cue>> &cues)
    {
        QStringList all;
        if (!cues)
            return {cues.error().message};
        for (const Cue &cue : *cues)
            all.append(QStringLiteral("%1-%2:%3")
                           .arg(cue.start.count())
                           .arg(cue.end ? QString::number(cue.end->count()) : QStringLiteral("open"))
                           .arg(assText(cue)));
        return all;
    }
    static QStringList read(const char *text, const char *format)
    {
        for (const TextFormat &one : textFormats())
            if (qstrcmp(one.name, format) == 0)
                return told(one.read(QString::fromUtf8(text)));
        return {QStringLiteral("no such format")};
    }

private Q_SLOTS:
    void srtKeepsBlankLinesInsideACue()
    {
        QCOMPARE(
            read("1\n00:00:01,000 --> 00:00:02,000\nOne\n\nstill one\n\n2\n00:00:03,000 --> "
                 "00:00:04,000\nTwo\n",
                 "srt"),
            QStringList({QStringLiteral("1000-2000:One\\N\\Nstill one"), QStringLiteral("3000-4000:Two")}));
    }
    void srtReadsTimesAsFilesHaveThem()
    {
        QCOMPARE(read("1:02,5 --> 1:03\nA\n\n00:00:04.250 --> 00:00:5,  7 X1:1 X2:2\nB", "srt"),
                 QStringList({QStringLiteral("62500-63000:A"), QStringLiteral("4250-5007:B")}));
    }
    void srtDropsTheCueWhoseTimesAreBroken()
    {
        QCOMPARE(read("1\n00:00:01,0000 --> 00:00:02,000\nBad\n\n2\n-00:00:02,000 --> 00:00:03,000\nWorse\n\n"
                      "3\n00:00:05,000 --> 00:00:06,000\nGood\n",
                      "srt"),
                 QStringList({QStringLiteral("5000-6000:Good")}));
    }
    void srtKeepsACueThatIsANumber()
    {
        QCOMPARE(
            read("1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\nBook\n", "srt"),
            QStringList({QStringLiteral("1000-2000:1984"), QStringLiteral("3000-4000:Book")}));
    }
    void srtTagsStyleAndUnknownOnesVanish()
    {
        QCOMPARE(
            read("00:01,0 --> 00:02,0\n<b><i>x</b>y</i> 1 < 2 <blink>z</blink>"
                 "<font color=\"#ff8000\">o</font></u>\n",
                 "srt"),
            QStringList({QStringLiteral("1000-2000:{\\i1\\b1}x{\\b0}y{\\i0} 1 < 2 z{\\c&H0080FF&}o{\\c}")}));
    }
    void srtObeysPlacesOfAss()
    {
        const auto cues = readSrt(u"00:01,0 --> 00:02,0\nUp {\\an8} here\n");
        QVERIFY(cues && cues->size() == 1);
        QCOMPARE(cues->first().place.anchor, 8);
        QCOMPARE(plainText(cues->first()), QStringLiteral("Up here"));
    }

    void assGivesWordsAndTimes()
    {
        QCOMPARE(read("[Script Info]\n[V4+ Styles]\n[Events]\nFormat: Start, End, Style, Text\n"
                      "Dialogue: 0:00:01.50,0:00:02.00,Default,{\\i1}a{\\i0}, b\\Nc{\\p1}m 0 0 l 9 9{\\p0}\n"
                      "Dialogue: 0:00:03.00,0:00:02.00,Default,ends before it starts\n"
                      "Comment: 0:00:01.00,0:00:02.00,Default,not shown\n",
                      "ass"),
                 QStringList({QStringLiteral("1500-2000:{\\i1}a{\\i0}, b\\Nc")}));
    }
    void microDvdCountsFrames()
    {
        QCOMPARE(read("{1}{1}25\n{25}{50}{y:i}One|{y:b}two\n{75}{}/three/\n", "microdvd"),
                 QStringList({QStringLiteral("1000-2000:{\\i1}One\\N{\\i0\\b1}two{\\b0}"),
                              QStringLiteral("3000-3835:{\\i1}three{\\i0}")}));
        QCOMPARE(told(readSubtitleFile("{50}{100}A", QString(), 50)->cues),
                 QStringList({QStringLiteral("1000-2000:A")}));
    }
    void smallFormatsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QStringList>("cues");
        const auto row = [](const char *format, const char *text, const QStringList &cues) {
            QTest::newRow(format) << QByteArray(text) << QByteArray(format) << cues;
        };
        row("mpl2", "[10][25]/One|two\n", {QStringLiteral("1000-2500:{\\i1}One\\N{\\i0}two")});
        row("tmplayer", "00:00:01:One|two\n00:00:02:\n00:01:00:Last\n",
            {QStringLiteral("1000-1969:One\\Ntwo"), QStringLiteral("60000-60768:Last")});
        row("subviewer",
            "[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n00:00:01.50,00:00:02.05\nOne[br]two\n\n",
            {QStringLiteral("1500-2050:One\\Ntwo")});
        row("subviewer1", "[00:00:01]\nOne\n[00:00:02]\n\n[00:00:05]Two[br]three\n[00:00:06]\n",
            {QStringLiteral("1000-2000:One"), QStringLiteral("5000-6000:Two\\Nthree")});
        row("mpsub", "FORMAT=TIME\n1.5 2\nOne\ntwo\n\n0.5 1\nThree\n",
            {QStringLiteral("1500-3500:One\\Ntwo"), QStringLiteral("4000-5000:Three")});
        row("lrc", "[ar:Nobody]\n[00:03.00][00:01.00]La\n[00:02.5]Le\n",
            {QStringLiteral("1000-2500:La"), QStringLiteral("2500-3000:Le"), QStringLiteral("3000-3634:La")});
        row("sami",
            "<SAMI><BODY><SYNC Start=1000><P Class=EN>One<br>t&amp;o\n<P Class=FR>Un\n<SYNC Start=2000><P "
            "Class=EN>&nbsp;</BODY></SAMI>",
            {QStringLiteral("1000-2000:One\\Nt&o")});
    }
    void smallFormatsAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, format);
        QFETCH(QStringList, cues);
        QCOMPARE(read(text.constData(), format.constData()), cues);
        // The text alone shows what it is.
        const TextFormat *sniffed = textFormatOf(QString::fromUtf8(text), QString());
        QVERIFY(sniffed);
        QCOMPARE(QByteArray(sniffed->name), format);
    }

    void aFileNeedsNoNameAndNoHonestOne()
    {
        const QByteArray srt("\xef\xbb\xbf"
                             "1\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\n");
        for (const char *name : {"", "film.sub", "film.en.srt", "film"}) {
            const auto file = readSubtitleFile(srt, QLatin1String(name));
            QVERIFY(file);
            QCOMPARE(file->format, QStringLiteral("srt"));
            QCOMPARE(file->cues.size(), 1);
        }
        for (const char *name : {"", "film.srt", "film.sub"})
            QCOMPARE(readSubtitleFile("<html>no</html>", QLatin1String(name)).error().code,
                     ErrorCode::Unsupported);
        QVERIFY(readSubtitleFile("", QStringLiteral("film.srt"))->cues.isEmpty());
        QCOMPARE(readSubtitleFile(QByteArray(40 << 20, 'x'), QString()).error().code, ErrorCode::TooLarge);
    }

    void wordsCannotBecomeTags()
    {
        const auto cues = readSrt(u"00:01,0 --> 00:02,0\na \\N b { \\i1} c\n");
        QVERIFY(cues);
        const QList<TextRun> again = readAssMarkup(assText(cues->first())).runs;
        QCOMPARE(again.size(), 1);
        QVERIFY(!again.first().text.contains(QLatin1Char('\n')));
        QVERIFY(!again.first().style.italic);
    }
    void libassReadsTheScript()
    {
        const auto cues =
            readSrt(u"00:01,0 --> 00:02,0\n<i>One</i>\ntwo\n\n00:03,0 --> 00:04,006\n{\\an8}Up\n");
        QVERIFY(cues);
        QByteArray script = toAss(*cues);
        ASS_Library *library = ass_library_init();
        ass_set_message_cb(library, [](int, const char *, va_list, void *) {}, nullptr);
        ASS_Track *track = ass_read_memory(library, script.data(), size_t(script.size()), nullptr);
        QVERIFY(track);
        QCOMPARE(track->n_events, 2);
        QCOMPARE(track->events[0].Start, 1000);
        QCOMPARE(track->events[0].Duration, 1000);
        QCOMPARE(QByteArray(track->events[0].Text), QByteArray("{\\i1}One{\\i0}\\Ntwo"));
        QCOMPARE(track->events[1].Duration, 1010);
        QCOMPARE(QByteArray(track->events[1].Text), QByteArray("{\\an8}Up"));
        ass_free_track(track);
        ass_library_done(library);
    }
    void openCuesEndWithTheNext()
    {
        Cue first{std::chrono::seconds(1), {}, {}, {{QStringLiteral("a"), {}}}, {}, 0};
        Cue second = first;
        second.start = std::chrono::seconds(5);
        const QByteArray script = toAss({first, second});
        QVERIFY(script.contains("Dialogue: 0,0:00:01.00,0:00:05.00,Default,,0,0,0,,a\n"));
        QVERIFY(script.contains("Dialogue: 0,0:00:05.00,10:00:05.00,Default,,0,0,0,,a\n"));
    }

    void tooManyCuesAreRefused()
    {
        QString text;
        for (int i = 0; i <= kMostCues; ++i)
            text += QStringLiteral("[1][2]x\n");
        const auto cues = textFormatOf(text, QString())->read(text);
        QVERIFY(!cues);
        QCOMPARE(cues.error().code, ErrorCode::TooLarge);
    }
    void aLongCueIsCut()
    {
        const auto cues =
            readSrt(QStringLiteral("00:01,0 --> 00:02,0\n") + QString(1'000'000, QLatin1Char('x')));
        QVERIFY(cues);
        QCOMPARE(plainText(cues->first()).size(), kMostCueCharacters);
    }
    void hostileTextTakesTimeByItsSizeOnly_data()
    {
        QTest::addColumn<QString>("piece");
        for (const char *piece :
             {"<", "{\\", "\n", "\n\n1\n", "&", "<!--", "<SYNC Start=1><P>", "[00:00:01]", "<i>",
              "00:00:01,0 --> ", "<c><ruby><rt>", "{1}{1}", "1 1\n", "WEBVTT\n\n-->", "<font>"})
            QTest::newRow(piece) << QString::fromUtf8(piece);
    }
    void hostileTextTakesTimeByItsSizeOnly()
    {
        QFETCH(QString, piece);
        const QString text = piece.repeated(2'000'000 / piece.size());
        // Two million characters through twelve readers: what is not linear takes hours, and the test's limit
        // ends it.
        for (const TextFormat &format : textFormats())
            (void)format.read(text);
    }
};

QTEST_APPLESS_MAIN(TestSubtitleText)
#include "test_subtitle_text.moc"
