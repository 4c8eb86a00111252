// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The part of Speech that talks to the voices; made on the GUI thread, used on its own.

#include <QLocale>
#include <QTextToSpeech>
#include <memory>

namespace hearth::ui
{

class SpeechEngine : public QObject
{
    Q_OBJECT
public:
    void say(const QString &sentence, const QLocale &locale);
    void hush();

Q_SIGNALS:
    void speakingChanged(bool isSpeaking);
    /// Told once for each language.
    void voiceless(bool isForLanguage);

private:
    bool choose(const QLocale &locale);

    std::unique_ptr<QTextToSpeech> m_voice; // made at the first sentence
    QLocale m_wanted = QLocale::c();
    bool m_hasVoice = false;
};

} // namespace hearth::ui
