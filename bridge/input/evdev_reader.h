// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One remote, keyboard or game pad: turns the records of an evdev device into the keys of a TV. Reads
// whatever descriptor it is given, so that tests feed it real records. Main thread of hearthd.

#include "resources/base/fd.h"
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <array>
#include <chrono>

struct input_event;

namespace hearth::bridge
{

/// The least and the most of a pad's axis, as EVIOCGABS tells them.
struct StickRange {
    int least = -32768;
    int most = 32767;
};

class EvdevReader : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kHold{600};        // a key that long is a long press
    static constexpr std::chrono::milliseconds kStickRepeat{160}; // of an arrow that a stick holds

    /// `device` is non-blocking and this one's from now on.
    explicit EvdevReader(Fd device, StickRange stick = {}, QObject *parent = nullptr);

Q_SIGNALS:
    /// A key as input.key names it: pressed, or held so long that the kernel repeats it.
    void pressed(const QString &key);
    /// A key of one long press, once, while it is still down.
    void held(const QString &key);
    /// The device went away, or sends what is no record.
    void ended();

private:
    static constexpr std::size_t kRecordBytes = 24; // struct input_event of a 64-bit kernel

    void read();
    void take(const input_event &event);
    void takeKey(quint16 code, int value);
    void takeAxis(quint16 code, int value);
    /// -1, 0 or 1 for a hat or a stick that is clearly pushed.
    void push(int axis, int direction);
    void releaseAll();

    Fd m_device;
    StickRange m_stick;
    QSocketNotifier m_notifier;
    QByteArray m_torn; // the beginning of a record whose rest has not come
    QString m_down;    // the key of one long press that is down
    QTimer m_hold;
    std::array<int, 2> m_pushed{}; // left-right, up-down
    QTimer m_stickRepeat;
    bool m_isDropping = false; // the kernel lost records; what follows is valid from the next report on
};

} // namespace hearth::bridge
