// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/input/evdev_reader.h"
#include "bridge/input/key_map.h"
#include <cerrno>
#include <cstring>
#include <linux/input.h>
#include <unistd.h>

namespace hearth::bridge
{

namespace
{

constexpr qsizetype kAtOnce = 64; // records

QString arrowOf(std::size_t axis, int direction)
{
    static constexpr const char *kArrows[2][2] = {{"left", "right"}, {"up", "down"}};
    return QString::fromLatin1(kArrows[axis][direction > 0 ? 1 : 0]);
}

} // namespace

EvdevReader::EvdevReader(Fd device, StickRange stick, QObject *parent)
    : QObject(parent), m_device(std::move(device)), m_stick(stick),
      m_notifier(m_device.get(), QSocketNotifier::Read)
{
    static_assert(sizeof(input_event) == kRecordBytes);
    connect(&m_notifier, &QSocketNotifier::activated, this, &EvdevReader::read);
    m_hold.setSingleShot(true);
    m_hold.setInterval(kHold);
    connect(&m_hold, &QTimer::timeout, this, [this] { Q_EMIT held(std::exchange(m_down, {})); });
    m_stickRepeat.setInterval(kStickRepeat);
    connect(&m_stickRepeat, &QTimer::timeout, this, [this] {
        for (std::size_t axis = 0; axis < m_pushed.size(); ++axis) {
            if (m_pushed[axis] != 0)
                Q_EMIT pressed(arrowOf(axis, m_pushed[axis]));
        }
    });
}

void EvdevReader::read()
{
    std::array<char, kRecordBytes * kAtOnce> bytes;
    const ssize_t got = ::read(m_device.get(), bytes.data(), bytes.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        m_notifier.setEnabled(false);
        releaseAll();
        Q_EMIT ended();
        return;
    }
    m_torn.append(bytes.data(), got);
    qsizetype at = 0;
    for (; at + static_cast<qsizetype>(kRecordBytes) <= m_torn.size(); at += kRecordBytes) {
        input_event event;
        std::memcpy(&event, m_torn.constData() + at, kRecordBytes);
        take(event);
    }
    m_torn.remove(0, at);
}

void EvdevReader::take(const input_event &event)
{
    if (event.type == EV_SYN && event.code == SYN_DROPPED) {
        // What was lost may have been a release.
        m_isDropping = true;
        releaseAll();
    } else if (event.type == EV_SYN && event.code == SYN_REPORT) {
        m_isDropping = false;
    } else if (m_isDropping) {
        return;
    } else if (event.type == EV_KEY) {
        takeKey(event.code, event.value);
    } else if (event.type == EV_ABS) {
        takeAxis(event.code, event.value);
    }
}

// 1 is a press, 0 a release, 2 the kernel's repeat (Documentation/input/event-codes.rst).
void EvdevReader::takeKey(quint16 code, int value)
{
    const auto key = keyOfEvdev(code);
    if (!key)
        return;
    if (!isHeldOnce(*key)) {
        if (value == 1 || value == 2)
            Q_EMIT pressed(*key);
        return;
    }
    // Whether it is a long press is known when it ends, or after a while.
    if (value == 1) {
        m_down = *key;
        m_hold.start();
    } else if (value == 0 && m_down == *key) {
        m_hold.stop();
        m_down.clear();
        Q_EMIT pressed(*key);
    }
}

void EvdevReader::takeAxis(quint16 code, int value)
{
    // A hat is -1, 0 or 1; a stick counts from half way out, and until it is back within a third.
    const auto direction = [this, value](int now) {
        const double middle = (static_cast<double>(m_stick.least) + m_stick.most) / 2;
        const double reach = (static_cast<double>(m_stick.most) - m_stick.least) / 2;
        const double out = reach > 0 ? (value - middle) / reach : 0;
        const double enough = now != 0 ? 0.33 : 0.5;
        return out > enough ? 1 : out < -enough ? -1 : 0;
    };
    switch (code) {
    case ABS_HAT0X:
        push(0, std::clamp(value, -1, 1));
        break;
    case ABS_HAT0Y:
        push(1, std::clamp(value, -1, 1));
        break;
    case ABS_X:
        push(0, direction(m_pushed[0]));
        break;
    case ABS_Y:
        push(1, direction(m_pushed[1]));
        break;
    default:
        break;
    }
}

void EvdevReader::push(int axis, int direction)
{
    const auto at = static_cast<std::size_t>(axis);
    if (m_pushed[at] == direction)
        return;
    m_pushed[at] = direction;
    if (direction != 0)
        Q_EMIT pressed(arrowOf(at, direction));
    if (m_pushed[0] == 0 && m_pushed[1] == 0)
        m_stickRepeat.stop();
    else
        m_stickRepeat.start(); // a fresh push waits its whole pause
}

void EvdevReader::releaseAll()
{
    m_hold.stop();
    m_down.clear();
    m_pushed = {};
    m_stickRepeat.stop();
}

} // namespace hearth::bridge
