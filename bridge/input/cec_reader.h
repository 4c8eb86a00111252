// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One HDMI-CEC device: turns what the TV says into the keys of its remote and into what it wants of this set,
// and answers what the kernel's core leaves to a follower. By itself it says nothing; wakeTv() and sleepTv()
// are for what a viewer did. Main thread of hearthd. Tested with the kernel's records, not run on hardware.

#include "bridge/input/cec_io.h"
#include "bridge/input/cec_messages.h"
#include "bridge/input/evdev_reader.h"

namespace hearth::bridge
{

class CecReader : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kHold = EvdevReader::kHold;
    /// A key that is neither repeated nor released for so long counts as released: the follower safety
    /// timeout of CEC 1.4, 13.13.
    static constexpr std::chrono::milliseconds kReleaseAfter{550};
    /// A TV sends ten keys a second at most, the bus is no faster.
    static constexpr int kMostKeys = 40;    // a second
    static constexpr int kMostAnswers = 10; // a second

    /// `device` is set up, non-blocking and this one's from now on; `io` reads from it.
    CecReader(Fd device, CecIo io, QObject *parent = nullptr);

    /// What a TV is told that asks.
    void setPower(cec::PowerStatus power) { m_power = power; }

    /// One Touch Play (CEC 1.4, 13.1): the TV wakes and shows this set.
    void wakeTv();
    /// The TV that shows this set goes to sleep; one that shows something else is left alone.
    void sleepTv();

Q_SIGNALS:
    /// A key as input.key names it: pressed, or repeated by the TV.
    void pressed(const QString &key);
    /// A key of one long press, once, while the TV still repeats it.
    void held(const QString &key);
    /// The TV goes to sleep and takes its sources along.
    void standbyWanted();
    /// Whether the TV shows this set; said when it changes, and once it is known at all.
    void activated(bool isShown);
    /// The device went away.
    void ended();

private:
    void read();
    /// False when the device is gone.
    [[nodiscard]] bool readEvents();
    void take(const cec_msg &message);
    void takeEvent(const cec_event &event);
    void takeKey(quint8 uiCommand);
    /// Of Set Stream Path or Routing Change.
    void takePath(quint16 physical);
    void answer(const cec_msg &message);
    void say(const cec_msg &message);
    void press(const QString &key);
    void letGo();
    void drop();
    void setActive(bool isShown);
    /// Whether one more may be done in this second.
    [[nodiscard]] bool spend(int &left);
    void end();

    Fd m_device;
    CecIo m_io;
    QSocketNotifier m_messages;
    QSocketNotifier m_events;
    quint16 m_addresses = 0; // a mask of logical addresses; 0: none yet
    quint16 m_physical = CEC_PHYS_ADDR_INVALID;
    cec::PowerStatus m_power = cec::PowerStatus::On;
    std::optional<bool> m_isActive;
    QString m_down; // the key of one long press that is down
    bool m_isHeld = false;
    QTimer m_hold;
    QTimer m_release;
    QTimer m_second;
    int m_keysLeft = 0;
    int m_answersLeft = 0;
};

} // namespace hearth::bridge
