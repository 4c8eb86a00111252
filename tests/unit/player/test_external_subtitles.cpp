// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Which files beside a film are its subtitles.

#include "player/subtitles/external_files.h"
#include <QTest>

using namespace hearth::player;

class TestExternalSubtitles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesSayLanguageAndMarks()
    {
        const auto read = externalSubtitle(QStringLiteral("The Film (2020)"),
                                           QStringLiteral("The Film (2020).Commentary.pt-BR.forced.sdh.srt"));
        QVERIFY(read);
        QCOMPARE(read->language, QStringLiteral("por"));
        QCOMPARE(read->title, QStringLiteral("Commentary"));
        QVERIFY(read->isForced && read->isHearingImpaired && !read->isDefault);
    }
    void hiIsHindiUntilAnotherLanguageIsSaid()
    {
        const auto alone = externalSubtitle(QStringLiteral("F"), QStringLiteral("F.hi.srt"));
        QCOMPARE(alone->language, QStringLiteral("hin"));
        QVERIFY(!alone->isHearingImpaired);
        const auto both = externalSubtitle(QStringLiteral("F"), QStringLiteral("F.hi.de.srt"));
        QCOMPARE(both->language, QStringLiteral("ger"));
        QVERIFY(both->isHearingImpaired);
    }
    void codesOfEveryLength()
    {
        QCOMPARE(languageCode(QStringLiteral("deu")), QStringLiteral("ger"));
        QCOMPARE(languageCode(QStringLiteral("ger")), QStringLiteral("ger"));
        QCOMPARE(languageCode(QStringLiteral("ZH_Hans")), QStringLiteral("chi"));
        QCOMPARE(languageCode(QStringLiteral("xx")), QString());
        QCOMPARE(languageCode(QStringLiteral("HDR")), QString());
    }
    void otherFilmsFilesAreLeft()
    {
        const QStringList listing{QStringLiteral("Film.mkv"),        QStringLiteral("Film.srt"),
                                  QStringLiteral("Film.en.ass"),     QStringLiteral("Film 2.srt"),
                                  QStringLiteral("Filmography.srt"), QStringLiteral("Film.en.nfo"),
                                  QStringLiteral("film.DE.VTT")};
        QStringList names;
        for (const ExternalSubtitle &one : externalSubtitles(QStringLiteral("Film.mkv"), listing))
            names.append(one.fileName);
        QCOMPARE(names, QStringList({QStringLiteral("Film.srt"), QStringLiteral("Film.en.ass"),
                                     QStringLiteral("film.DE.VTT")}));
    }
};

QTEST_APPLESS_MAIN(TestExternalSubtitles)
#include "test_external_subtitles.moc"
