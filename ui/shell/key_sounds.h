// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The quiet ticks of the keys and the chime of a doorbell, made from sines and played on a PulseAudio server
// from a thread of its own; a set without sound stays silent and loses nothing. GUI thread.

#include <QObject>
#include <QThread>
#include <atomic>

namespace hearth::ui
{

class KeySounds : public QObject
{
    Q_OBJECT
public:
    enum class Sound { Step, Select, Back, Bell, Siren };
    Q_ENUM(Sound)

    explicit KeySounds(QObject *parent = nullptr);
    ~KeySounds() override;

    void setOn(bool isOn);
    /// Nothing while off. One that comes while another sounds is dropped: keys that are held do not rattle
    /// on.
    void play(Sound sound);

public Q_SLOTS:
    /// A visitor is heard even where keys are silent.
    void ring();
    /// Danger; as loud as the sink lets it, whatever is set.
    void sound();

Q_SIGNALS:
    void wanted(hearth::ui::KeySounds::Sound sound);

private:
    void begin();
    QThread m_thread;
    bool m_isOn = false;
    std::atomic<int> m_waiting = 0; // on their way to the thread
};

} // namespace hearth::ui
