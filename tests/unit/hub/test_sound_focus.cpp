// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// Who may be heard, case by case.

#include "bridge/hub/sound_focus.h"
#include <QTest>

using hearth::bridge::SoundFocus;
using Kind = SoundFocus::Kind;

class TestSoundFocus : public QObject
{
    Q_OBJECT

    QStringList m_told;

    std::unique_ptr<SoundFocus> focus()
    {
        m_told.clear();
        auto made = std::make_unique<SoundFocus>();
        connect(made.get(), &SoundFocus::granted, this,
                [this](const QString &holder, SoundFocus::Grant grant) {
                    m_told.append(holder + QLatin1Char(' ') + SoundFocus::nameOf(grant));
                });
        return made;
    }
    QStringList told() { return std::exchange(m_told, {}); }

private Q_SLOTS:
    void theLatestOfFilmsAndAppsIsHeard()
    {
        const auto sound = focus();
        sound->request("film", Kind::Film);
        QCOMPARE(told(), QStringList({"film play"}));
        sound->request("game", Kind::App);
        QCOMPARE(told(), QStringList({"film pause", "game play"}));
        sound->release("game");
        QCOMPARE(told(), QStringList({"film play"}));
        sound->request("game", Kind::App);
        sound->request("film", Kind::Film);
        QCOMPARE(told(), QStringList({"film pause", "game play", "game pause", "film play"}));
    }

    void alertsAndSpeechAreHeardOverThem()
    {
        const auto sound = focus();
        sound->request("film", Kind::Film);
        sound->request("reader", Kind::Speech);
        QCOMPARE(told(), QStringList({"film play", "film duck", "reader play"}));
        sound->request("alert", Kind::Alert);
        QCOMPARE(told(), QStringList({"reader duck", "alert play"}));
        sound->release("reader");
        QCOMPARE(told(), QStringList());
        sound->release("alert");
        QCOMPARE(told(), QStringList({"film play"}));
    }

    void whatIsPausedIsNotWokenByAnAlert()
    {
        const auto sound = focus();
        sound->request("film", Kind::Film);
        sound->request("game", Kind::App);
        told();
        sound->request("alert", Kind::Alert);
        QCOMPARE(told(), QStringList({"game duck", "alert play"}));
        sound->release("alert");
        QCOMPARE(told(), QStringList({"game play"}));
    }

    void whoHoldsNothingIsSilent()
    {
        const auto sound = focus();
        QCOMPARE(sound->grant("film"), SoundFocus::Grant::Pause);
        sound->release("film");
        sound->request("alert", Kind::Alert);
        QCOMPARE(sound->grant("alert"), SoundFocus::Grant::Play);
        sound->request("film", Kind::Film);
        QCOMPARE(sound->grant("film"), SoundFocus::Grant::Duck);
    }
};

QTEST_APPLESS_MAIN(TestSoundFocus)
#include "test_sound_focus.moc"
