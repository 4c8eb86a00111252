// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/key_gate.h"
#include <QKeyEvent>

namespace hearth::ui
{

namespace
{

constexpr qint64 kNotePauseMs = 5000;
constexpr qint64 kDoublePressMs = 400; // Android's double tap takes 300, for a finger on the glass
constexpr int kVolumeStep = 4;         // percent

KeySounds::Sound soundOf(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Select:
        return KeySounds::Sound::Select;
    case Qt::Key_Back:
    case Qt::Key_Escape:
    case Qt::Key_HomePage:
        return KeySounds::Sound::Back;
    default:
        return KeySounds::Sound::Step;
    }
}

bool isAnswer(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Select || key == Qt::Key_Back ||
           key == Qt::Key_Escape;
}

} // namespace

KeyGate::KeyGate(Api &api, QObject *parent) : QObject(parent), m_api(api) {}

void KeyGate::watch(QObject *window)
{
    window->installEventFilter(this);
}

void KeyGate::setBorrows(bool borrows)
{
    if (borrows == m_borrows)
        return;
    m_borrows = borrows;
    Q_EMIT borrowsChanged();
}

void KeyGate::setClosed(bool isClosed)
{
    if (isClosed == m_isClosed)
        return;
    m_isClosed = isClosed;
    Q_EMIT isClosedChanged();
}

bool KeyGate::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        m_lastSound = soundOf(key.key());
        // The repeats of a key that woke the screen are as little meant for what shows then.
        const bool isEaten = key.isAutoRepeat() && m_eaten.contains(key.key());
        if (!takePress(key) && !isEaten)
            return false;
        m_eaten.insert(key.key());
        return true;
    }
    if (event->type() == QEvent::KeyRelease) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        return key.isAutoRepeat() ? m_eaten.contains(key.key()) : m_eaten.remove(key.key());
    }
    return false;
}

bool KeyGate::takePress(const QKeyEvent &event)
{
    const bool isPower =
        event.key() == Qt::Key_PowerOff || event.key() == Qt::Key_Standby || event.key() == Qt::Key_Sleep;
    const bool isAnswered = m_borrows && m_api.power() == QLatin1String("ambient") && isAnswer(event.key());
    if (m_api.power() != QLatin1String("on") && !isAnswered) {
        if (!event.isAutoRepeat())
            m_api.rpc().notify(QStringLiteral("power.input"), {});
        return true;
    }
    noteInput(isAnswered);
    if (m_borrows && isAnswer(event.key())) {
        if (!event.isAutoRepeat())
            Q_EMIT answered(event.key() != Qt::Key_Back && event.key() != Qt::Key_Escape);
        return true;
    }
    if (m_isClosed)
        return true;
    const auto turn = [this](const QJsonObject &how) {
        m_api.rpc().notify(QStringLiteral("sound.volume"), how);
    };
    switch (event.key()) {
    case Qt::Key_HomePage:
    case Qt::Key_Home:
        if (!event.isAutoRepeat())
            pressHome();
        return true;
    case Qt::Key_VolumeUp:
        turn({{QStringLiteral("step"), kVolumeStep}});
        return true;
    case Qt::Key_VolumeDown:
        turn({{QStringLiteral("step"), -kVolumeStep}});
        return true;
    case Qt::Key_VolumeMute:
        if (!event.isAutoRepeat())
            turn({{QStringLiteral("muted"), !m_api.isMuted()}});
        return true;
    default:
        if (isPower && !event.isAutoRepeat())
            m_api.rpc().notify(QStringLiteral("power.set"),
                               {{QStringLiteral("state"), QStringLiteral("standby")}});
        return isPower;
    }
}

void KeyGate::pressHome()
{
    const bool isSecond = m_lastHome.isValid() && m_lastHome.elapsed() <= kDoublePressMs;
    if (!isSecond)
        m_homeFrom = m_api.front() == QLatin1String("app") ? m_api.frontApp() : QString();
    Q_EMIT homePressed();
    if (isSecond) {
        m_lastHome.invalidate();
        Q_EMIT homeDoubled(m_homeFrom);
    } else {
        m_lastHome.start();
    }
}

void KeyGate::noteInput(bool atOnce)
{
    if (!atOnce && m_lastNote.isValid() && m_lastNote.elapsed() < kNotePauseMs)
        return;
    m_lastNote.start();
    m_api.rpc().notify(QStringLiteral("power.input"), {});
}

} // namespace hearth::ui
