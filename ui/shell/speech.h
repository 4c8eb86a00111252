// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The voice that reads the menus aloud, through Qt TextToSpeech (on Debian speech-dispatcher with espeak-ng).
// The engine lives on a thread of its own, since its start waits for a daemon. What is said last overtakes
// what is being said. GUI thread.

#include <QLocale>
#include <QObject>
#include <QThread>
#include <QTimer>

namespace hearth::ui
{

class SpeechEngine;

class Speech : public QObject
{
    Q_OBJECT
public:
    explicit Speech(QObject *parent = nullptr);
    ~Speech() override;

    void setOn(bool isOn);
    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// Says it in the language of QLocale(), a little later: who walks a row hears where they stopped.
    /// Nothing while off.
    void say(const QString &sentence);
    void hush();
    /// What was said last, for who looks at the screen's state.
    [[nodiscard]] QString lastSentence() const { return m_last; }

Q_SIGNALS:
    void speakingChanged(bool isSpeaking);
    /// There is no voice at all, or none for the language; the set stays silent.
    void voiceless(const QString &sentence);
    void said();
    // To the engine's thread.
    void sayWanted(const QString &sentence, const QLocale &locale);
    void hushWanted();

private:
    QThread m_thread;
    QTimer m_pause;
    QString m_next;
    QString m_last;
    bool m_isOn = false;
};

} // namespace hearth::ui
