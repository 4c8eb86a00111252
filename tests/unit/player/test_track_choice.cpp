// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/session/track_choice.h"
#include <QTest>

using namespace hearth::player;

class TestTrackChoice : public QObject
{
    Q_OBJECT

    static StreamInfo named(int index, StreamKind kind, const char *language = "", const char *title = "")
    {
        StreamInfo stream;
        stream.index = index;
        stream.kind = kind;
        stream.language = QString::fromUtf8(language);
        stream.title = QString::fromUtf8(title);
        return stream;
    }
    static StreamInfo cover(int index)
    {
        StreamInfo stream = named(index, StreamKind::Video);
        stream.isPicture = true;
        return stream;
    }
    static StreamInfo audio(int index, const char *language, const char *title = "", bool isDefault = false)
    {
        StreamInfo stream = named(index, StreamKind::Audio, language, title);
        stream.isDefault = isDefault;
        return stream;
    }
    static StreamInfo subtitle(int index, const char *language, const char *title = "")
    {
        return named(index, StreamKind::Subtitle, language, title);
    }
    const QList<StreamInfo> m_film{cover(0),
                                   named(1, StreamKind::Video),
                                   audio(2, "eng", "Director's commentary"),
                                   audio(3, "eng"),
                                   audio(4, "ger", "", true),
                                   audio(5, "ger", "Audiodeskription"),
                                   subtitle(6, "eng", "SDH"),
                                   subtitle(7, "eng", "Full"),
                                   subtitle(8, "ger")};

private Q_SLOTS:
    void theFilesOwnDefaultWhereNobodyWishes()
    {
        QCOMPARE(chooseTracks(m_film, {}), (TrackChoice{1, 4, -1}));
        QCOMPARE(chooseTracks({}, {}), (TrackChoice{-1, -1, -1}));
    }

    void languagesInTheirOrderAndNoCommentary()
    {
        QCOMPARE(chooseTracks(m_film, {.audioLanguages = {"fr", "en", "de"}}).audio, 3);
        QCOMPARE(chooseTracks(m_film, {.subtitleLanguages = {"fr", "de"}}).subtitle, 8);
        QCOMPARE(chooseTracks(m_film, {.subtitleLanguages = {"fr"}}).subtitle, -1);
    }

    void aCommentaryIsBetterThanSilence()
    {
        QCOMPARE(chooseTracks({audio(0, "eng", "Commentary")}, {}).audio, 0);
    }

    void theChoiceForThisFilmIsAboveAll()
    {
        const TrackWishes wishes{.audio = 5,
                                 .subtitle = -1,
                                 .rememberedAudio = RememberedTrack{"eng", ""},
                                 .audioLanguages = {"en"},
                                 .subtitleLanguages = {"en"}};
        QCOMPARE(chooseTracks(m_film, wishes), (TrackChoice{1, 5, -1}));
        // An index that is not of this kind is none.
        QCOMPARE(chooseTracks(m_film, {.audio = 7, .audioLanguages = {"en"}}).audio, 3);
    }

    void theKinsChoiceIsFoundByLanguageAndTitle_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("audio");
        QTest::newRow("plain") << "eng" << "" << 3;
        QTest::newRow("the language as another file has it") << "deu" << "" << 4;
        QTest::newRow("a commentary that was chosen") << "eng" << "Director's commentary" << 2;
        QTest::newRow("a commentary that is called otherwise here") << "ger" << "Kommentar" << 5;
        QTest::newRow("a title that is not here") << "ger" << "Stereo" << 4;
        QTest::newRow("a language that is not here: the household's") << "jpn" << "" << 3;
    }

    void theKinsChoiceIsFoundByLanguageAndTitle()
    {
        QFETCH(QString, language);
        QFETCH(QString, title);
        const TrackWishes wishes{.rememberedAudio = RememberedTrack{language, title},
                                 .audioLanguages = {"en"}};
        QTEST(chooseTracks(m_film, wishes).audio, "audio");
    }

    void subtitlesOfTheKin()
    {
        QCOMPARE(chooseTracks(m_film, {.rememberedSubtitle = RememberedTrack{"eng", "Full"}}).subtitle, 7);
        QCOMPARE(chooseTracks(m_film, {.rememberedSubtitle = RememberedTrack{"eng", "Other"}}).subtitle, 6);
        // Switched off there is off here.
        QCOMPARE(chooseTracks(m_film, {.rememberedSubtitle = RememberedTrack{.isNone = true},
                                       .subtitleLanguages = {"en"}})
                     .subtitle,
                 -1);
        QCOMPARE(chooseTracks(m_film, {.subtitle = -1, .subtitleLanguages = {"en"}}).subtitle, -1);
    }

    void forcedOnesBelongToTheSoundsLanguage()
    {
        StreamInfo english = subtitle(6, "eng", "Forced");
        StreamInfo german = subtitle(7, "ger", "Forced");
        english.isForced = german.isForced = true;
        const QList<StreamInfo> film{audio(1, "eng"), audio(2, "ger"),    english,
                                     german,          subtitle(8, "eng"), subtitle(9, "fre")};
        QCOMPARE(chooseTracks(film, {.audioLanguages = {"en"}}).subtitle, 6);
        QCOMPARE(chooseTracks(film, {.audioLanguages = {"de"}}).subtitle, 7);
        QCOMPARE(chooseTracks(film, {.audioLanguages = {"de"}, .subtitleLanguages = {"it"}}).subtitle, 7);
        // Who wants subtitles gets whole ones.
        QCOMPARE(chooseTracks(film, {.subtitleLanguages = {"en"}}).subtitle, 8);
        QCOMPARE(chooseTracks(film, {.subtitleLanguages = {"de"}}).subtitle, 7); // there are no others
        // Switched off in the series they still tell what is said in another language; in this film not.
        QCOMPARE(chooseTracks(film, {.rememberedSubtitle = RememberedTrack{.isNone = true}}).subtitle, 6);
        QCOMPARE(chooseTracks(film, {.subtitle = -1}).subtitle, -1);
        english.language = "und";
        QCOMPARE(chooseTracks({audio(1, "eng"), english, german}, {}).subtitle, 6);
        QCOMPARE(chooseTracks({audio(1, ""), german}, {}).subtitle, -1);
    }

    void someWantSubtitlesOnlyForForeignSound()
    {
        const TrackWishes wishes{.subtitleLanguages = {"de"}, .isForForeignSound = true};
        QCOMPARE(chooseTracks({audio(1, "ger"), subtitle(2, "ger")}, wishes).subtitle, -1);
        QCOMPARE(chooseTracks({audio(1, "eng"), subtitle(2, "ger")}, wishes).subtitle, 2);
        QCOMPARE(chooseTracks({audio(1, "und"), subtitle(2, "ger")}, wishes).subtitle, -1);
        QCOMPARE(chooseTracks({audio(1, ""), subtitle(2, "ger")}, wishes).subtitle, -1);
        // Nor where one understands the sound that one prefers.
        const TrackWishes english{
            .audioLanguages = {"en"}, .subtitleLanguages = {"de"}, .isForForeignSound = true};
        QCOMPARE(chooseTracks({audio(1, "eng"), subtitle(2, "ger")}, english).subtitle, -1);
        QCOMPARE(chooseTracks({audio(1, "fre"), subtitle(2, "ger")}, english).subtitle, 2);
    }

    void aSecondSubtitleStandsBesideAnotherOne()
    {
        QCOMPARE(chooseTracks(m_film, {.subtitle = 7, .second = 8}).second, 8);
        QCOMPARE(chooseTracks(m_film, {.subtitle = 7, .second = 7}).second, -1);
        QCOMPARE(chooseTracks(m_film, {.subtitle = -1, .second = 8}).second, -1);
        QCOMPARE(chooseTracks(m_film, {.subtitle = 7, .second = 3}).second, -1); // no subtitle
        const TrackWishes kin{.rememberedSubtitle = RememberedTrack{"eng", "Full"},
                              .rememberedSecond = RememberedTrack{"deu", ""}};
        QCOMPARE(chooseTracks(m_film, kin).subtitle, 7);
        QCOMPARE(chooseTracks(m_film, kin).second, 8);
    }

    void closedCaptionsOnlyForWhomTheyWereChosen()
    {
        StreamInfo captions = subtitle(1900, "eng", "English");
        captions.captions = "CC1";
        const QList<StreamInfo> film{named(0, StreamKind::Video), audio(1, "ger"), captions};
        QCOMPARE(chooseTracks(film, {.subtitleLanguages = {"en"}}).subtitle, -1);
        // Other subtitles of that language were chosen for its kin.
        QCOMPARE(chooseTracks(film, {.rememberedSubtitle = RememberedTrack{"eng", "Full"}}).subtitle, -1);
        QCOMPARE(chooseTracks(film, {.rememberedSubtitle = RememberedTrack{"eng", "English"}}).subtitle,
                 1900);
        QCOMPARE(chooseTracks(film, {.subtitle = 1900}).subtitle, 1900);
    }
};

QTEST_APPLESS_MAIN(TestTrackChoice)
#include "test_track_choice.moc"
