// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/speech_engine.h"

namespace hearth::ui
{

void SpeechEngine::say(const QString &sentence, const QLocale &locale)
{
    if (!m_voice) {
        m_voice = std::make_unique<QTextToSpeech>();
        connect(m_voice.get(), &QTextToSpeech::stateChanged, this, [this](QTextToSpeech::State state) {
            Q_EMIT speakingChanged(state == QTextToSpeech::Speaking);
        });
    }
    if (locale != m_wanted) {
        m_wanted = locale;
        m_hasVoice = choose(locale);
        if (!m_hasVoice)
            Q_EMIT voiceless(!m_voice->availableLocales().isEmpty());
    }
    if (!m_hasVoice)
        return;
    if (m_voice->state() == QTextToSpeech::Speaking)
        m_voice->stop();
    m_voice->say(sentence);
}

bool SpeechEngine::choose(const QLocale &locale)
{
    const QList<QLocale> known = m_voice->availableLocales();
    const auto exact = std::find(known.begin(), known.end(), locale);
    const auto near = std::find_if(known.begin(), known.end(),
                                   [&](const QLocale &one) { return one.language() == locale.language(); });
    const auto found = exact != known.end() ? exact : near;
    if (found == known.end())
        return false;
    m_voice->setLocale(*found);
    return true;
}

void SpeechEngine::hush()
{
    if (m_voice)
        m_voice->stop();
}

} // namespace hearth::ui
