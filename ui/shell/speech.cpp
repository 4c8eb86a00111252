// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/speech.h"
#include "ui/shell/speech_engine.h"

namespace hearth::ui
{

namespace
{

constexpr std::chrono::milliseconds kPause{120};

} // namespace

Speech::Speech(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        m_last = m_next;
        Q_EMIT sayWanted(m_next, QLocale());
        Q_EMIT said();
    });
}

Speech::~Speech()
{
    m_thread.quit();
    m_thread.wait();
}

void Speech::setOn(bool isOn)
{
    if (isOn == m_isOn)
        return;
    m_isOn = isOn;
    if (!isOn) {
        hush();
        return;
    }
    if (m_thread.isRunning())
        return;
    auto *engine = new SpeechEngine;
    engine->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, engine, &QObject::deleteLater);
    connect(this, &Speech::sayWanted, engine, &SpeechEngine::say);
    connect(this, &Speech::hushWanted, engine, &SpeechEngine::hush);
    connect(engine, &SpeechEngine::speakingChanged, this, &Speech::speakingChanged);
    connect(engine, &SpeechEngine::voiceless, this, [this](bool isForLanguage) {
        Q_EMIT voiceless(isForLanguage
                             ? tr("There is no voice for this language on this TV")
                             : tr("There is no voice on this TV: speech-dispatcher does not answer"));
    });
    m_thread.setObjectName(QStringLiteral("speech"));
    m_thread.start();
}

void Speech::say(const QString &sentence)
{
    if (!m_isOn || sentence.isEmpty())
        return;
    m_next = sentence;
    m_pause.start();
}

void Speech::hush()
{
    m_pause.stop();
    Q_EMIT hushWanted();
}

} // namespace hearth::ui
