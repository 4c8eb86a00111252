// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/playback_watch.h"
#include <QTest>

using namespace hearth::bridge;
using Verdict = PlaybackWatch::Verdict;
using namespace std::chrono_literals;

class TestPlaybackWatch : public QObject
{
    Q_OBJECT

    PlaybackWatch m_watch;
    PlaybackWatch::Time m_now{};

    static QJsonObject report(const char *state, qint64 positionMs, int rendered = 100)
    {
        return {{QStringLiteral("state"), QLatin1String(state)},
                {QStringLiteral("positionMs"), positionMs},
                {QStringLiteral("hasPicture"), true},
                {QStringLiteral("frames"), QJsonObject{{QStringLiteral("rendered"), rendered}}}};
    }
    /// Reports four times a second for so long, the film moving with the clock from `position` on, or not;
    /// the first verdict that is not fine.
    Verdict goOn(PlaybackWatch::Time time, QJsonObject report, bool moves)
    {
        for (const auto end = m_now + time; m_now < end; m_now += 250ms) {
            if (moves)
                report[QStringLiteral("positionMs")] =
                    report.value(QStringLiteral("positionMs")).toInteger() + 250;
            m_watch.take(report, m_now);
            if (const Verdict verdict = m_watch.look(m_now); verdict != Verdict::Fine)
                return verdict;
        }
        return Verdict::Fine;
    }
    Verdict silent(PlaybackWatch::Time time)
    {
        for (const auto end = m_now + time; m_now < end; m_now += 500ms) {
            if (const Verdict verdict = m_watch.look(m_now); verdict != Verdict::Fine)
                return verdict;
        }
        return Verdict::Fine;
    }

private Q_SLOTS:
    void init()
    {
        m_now = 1h;
        m_watch.begin(m_now);
    }

    void aFilmThatPlaysRestsOrWaitsIsFine()
    {
        QCOMPARE(goOn(2s, report("opening", 0, 0), false), Verdict::Fine);
        QCOMPARE(goOn(60s, report("playing", 0), true), Verdict::Fine);
        QCOMPARE(goOn(60s, report("paused", 60'000), false), Verdict::Fine);
        QJsonObject waits = report("playing", 60'000);
        waits[QStringLiteral("buffering")] = true;
        QCOMPARE(goOn(60s, waits, false), Verdict::Fine);
        QCOMPARE(goOn(2s, report("playing", 60'000), false), Verdict::Fine);
        QCOMPARE(goOn(5s, report("playing", 60'000), true), Verdict::Fine);
        QCOMPARE(goOn(60s, report("ended", 70'000), false), Verdict::Fine);
    }

    void aSilentPlayerIsToldAfterThreeSeconds()
    {
        QCOMPARE(goOn(5s, report("playing", 0), true), Verdict::Fine);
        const auto since = m_now;
        QCOMPARE(silent(20s), Verdict::Silent);
        QVERIFY(m_now - since > 2500ms && m_now - since <= 3500ms);
        // A paused one too: it cannot be played on.
        init();
        QCOMPARE(goOn(5s, report("paused", 0), false), Verdict::Fine);
        QCOMPARE(silent(20s), Verdict::Silent);
    }

    void aPlayerThatOpensASlowFileHasMoreTime()
    {
        QCOMPARE(silent(9s), Verdict::Fine);
        QCOMPARE(goOn(1s, report("opening", 0, 0), false), Verdict::Fine);
        QCOMPARE(silent(9s), Verdict::Fine);
        QCOMPARE(silent(9s), Verdict::Silent);
    }

    void aFilmThatDoesNotMoveIsStuck()
    {
        QCOMPARE(goOn(5s, report("playing", 0), true), Verdict::Fine);
        QCOMPARE(goOn(2s, report("playing", 5000), false), Verdict::Fine);
        QCOMPARE(goOn(5s, report("playing", 5000), false), Verdict::Stuck);
    }

    void aFilmThatNeverComesToItsFirstPictureIsStuck()
    {
        QCOMPARE(goOn(4s, report("opening", 0, 0), false), Verdict::Fine);
        QCOMPARE(goOn(4s, report("opening", 0, 0), false), Verdict::Stuck);
        // One that is being fetched is not.
        init();
        QJsonObject fetched = report("opening", 0, 0);
        fetched[QStringLiteral("buffering")] = true;
        QCOMPARE(goOn(60s, fetched, false), Verdict::Fine);
    }

    void aSeekHasMoreTimeThanPlaying()
    {
        QJsonObject seeks = report("playing", 40'000);
        seeks[QStringLiteral("seeking")] = true;
        QCOMPARE(goOn(4s, seeks, false), Verdict::Fine);
        QCOMPARE(goOn(4s, seeks, false), Verdict::Stuck);
    }

    void aPictureThatDoesNotComeIsMissed()
    {
        QCOMPARE(goOn(5s, report("playing", 0, 0), true), Verdict::NoPicture);
        // Also in the player that was begun for that.
        m_watch.beginAgain(m_now);
        QCOMPARE(goOn(5s, report("playing", 0, 0), true), Verdict::NoPicture);
        // A song has none, and one that came once may end before the sound.
        init();
        QJsonObject song = report("playing", 0, 0);
        song[QStringLiteral("hasPicture")] = false;
        QCOMPARE(goOn(60s, song, true), Verdict::Fine);
        init();
        QCOMPARE(goOn(2s, report("playing", 0, 40), true), Verdict::Fine);
        QCOMPARE(goOn(60s, report("playing", 2000, 0), true), Verdict::Fine);
    }

    void afterASeekThePictureComesAgain()
    {
        QCOMPARE(goOn(5s, report("playing", 0, 40), true), Verdict::Fine);
        QJsonObject seeks = report("playing", 90'000, 0);
        seeks[QStringLiteral("seeking")] = true;
        QCOMPARE(goOn(1s, seeks, false), Verdict::Fine);
        QCOMPARE(goOn(5s, report("playing", 90'000, 0), true), Verdict::NoPicture);
    }

    void whenHearthdItselfStoodNobodyIsBlamed()
    {
        QCOMPARE(goOn(5s, report("playing", 0), true), Verdict::Fine);
        m_now += 30s;
        QCOMPARE(m_watch.look(m_now), Verdict::Fine);
        QCOMPARE(goOn(5s, report("playing", 5000), true), Verdict::Fine);
    }
};

QTEST_APPLESS_MAIN(TestPlaybackWatch)
#include "test_playback_watch.moc"
