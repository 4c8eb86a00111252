// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/screen_keys.h"
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWindow>
#include <algorithm>
#include <array>

namespace hearth::ui
{

namespace
{

struct KeyRow {
    const char *name;
    Qt::Key key;
    quint32 evdev; // linux/input-event-codes.h, for Wayland clients
};

constexpr std::array kKeys = {
    KeyRow{"left", Qt::Key_Left, 105},
    KeyRow{"right", Qt::Key_Right, 106},
    KeyRow{"up", Qt::Key_Up, 103},
    KeyRow{"down", Qt::Key_Down, 108},
    KeyRow{"ok", Qt::Key_Return, 28},
    KeyRow{"back", Qt::Key_Back, 158},
    KeyRow{"home", Qt::Key_HomePage, 172},
    KeyRow{"menu", Qt::Key_Menu, 127},
    KeyRow{"play", Qt::Key_MediaPlay, 207},
    KeyRow{"pause", Qt::Key_MediaPause, 201},
    KeyRow{"stop", Qt::Key_MediaStop, 166},
    KeyRow{"next", Qt::Key_MediaNext, 163},
    KeyRow{"previous", Qt::Key_MediaPrevious, 165},
    KeyRow{"red", Qt::Key_Red, 398},
    KeyRow{"green", Qt::Key_Green, 399},
    KeyRow{"yellow", Qt::Key_Yellow, 400},
    KeyRow{"blue", Qt::Key_Blue, 401},
    KeyRow{"0", Qt::Key_0, 11},
    KeyRow{"1", Qt::Key_1, 2},
    KeyRow{"2", Qt::Key_2, 3},
    KeyRow{"3", Qt::Key_3, 4},
    KeyRow{"4", Qt::Key_4, 5},
    KeyRow{"5", Qt::Key_5, 6},
    KeyRow{"6", Qt::Key_6, 7},
    KeyRow{"7", Qt::Key_7, 8},
    KeyRow{"8", Qt::Key_8, 9},
    KeyRow{"9", Qt::Key_9, 10},
    KeyRow{"channelup", Qt::Key_ChannelUp, 402},
    KeyRow{"channeldown", Qt::Key_ChannelDown, 403},
    KeyRow{"volumeup", Qt::Key_VolumeUp, 115},
    KeyRow{"volumedown", Qt::Key_VolumeDown, 114},
    KeyRow{"mute", Qt::Key_VolumeMute, 113},
    KeyRow{"power", Qt::Key_PowerOff, 116},
};

// X and xkb key codes are evdev's plus 8.
constexpr quint32 kXkbOffset = 8;

const KeyRow *find(const QString &name)
{
    const auto *row =
        std::ranges::find_if(kKeys, [&](const KeyRow &one) { return name == QLatin1String(one.name); });
    return row == kKeys.end() ? nullptr : row;
}

} // namespace

bool isKey(const QString &name)
{
    return find(name) != nullptr;
}

bool sendKey(QWindow &window, QEvent::Type type, const QString &name)
{
    const KeyRow *row = find(name);
    if (!row)
        return false;
    const QString text = row->key >= Qt::Key_0 && row->key <= Qt::Key_9 ? name : QString();
    QKeyEvent event(type, row->key, Qt::NoModifier, row->evdev + kXkbOffset, 0, 0, text);
    QCoreApplication::sendEvent(&window, &event);
    return true;
}

} // namespace hearth::ui
