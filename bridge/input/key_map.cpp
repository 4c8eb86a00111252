// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/input/key_map.h"
#include <algorithm>
#include <array>
#include <linux/input-event-codes.h>

namespace hearth::bridge
{

namespace
{

struct Row {
    quint16 code;
    const char *key;
};

constexpr std::array kRows = {
    Row{KEY_LEFT, "left"},
    Row{KEY_RIGHT, "right"},
    Row{KEY_UP, "up"},
    Row{KEY_DOWN, "down"},
    Row{KEY_OK, "ok"},
    Row{KEY_SELECT, "ok"},
    Row{KEY_ENTER, "ok"},
    Row{KEY_KPENTER, "ok"},
    Row{KEY_BACK, "back"},
    Row{KEY_EXIT, "back"},
    Row{KEY_ESC, "back"},
    Row{KEY_HOMEPAGE, "home"},
    Row{KEY_HOME, "home"},
    Row{KEY_MENU, "menu"},
    Row{KEY_COMPOSE, "menu"},
    Row{KEY_CONTEXT_MENU, "menu"},
    Row{KEY_INFO, "menu"},
    Row{KEY_PLAY, "play"},
    Row{KEY_PLAYCD, "play"},
    Row{KEY_PLAYPAUSE, "play"},
    Row{KEY_PAUSE, "pause"},
    Row{KEY_PAUSECD, "pause"},
    Row{KEY_STOP, "stop"},
    Row{KEY_STOPCD, "stop"},
    Row{KEY_NEXT, "next"},
    Row{KEY_NEXTSONG, "next"},
    Row{KEY_FASTFORWARD, "next"},
    Row{KEY_PREVIOUS, "previous"},
    Row{KEY_PREVIOUSSONG, "previous"},
    Row{KEY_REWIND, "previous"},
    Row{KEY_RED, "red"},
    Row{KEY_GREEN, "green"},
    Row{KEY_YELLOW, "yellow"},
    Row{KEY_BLUE, "blue"},
    Row{KEY_CHANNELUP, "channelup"},
    Row{KEY_PAGEUP, "channelup"},
    Row{KEY_CHANNELDOWN, "channeldown"},
    Row{KEY_PAGEDOWN, "channeldown"},
    Row{KEY_VOLUMEUP, "volumeup"},
    Row{KEY_VOLUMEDOWN, "volumedown"},
    Row{KEY_MUTE, "mute"},
    Row{KEY_POWER, "power"},
    Row{KEY_POWER2, "power"},
    Row{KEY_SLEEP, "power"},
    Row{BTN_SOUTH, "ok"},
    Row{BTN_EAST, "back"},
    Row{BTN_NORTH, "menu"},
    Row{BTN_START, "menu"},
    Row{BTN_MODE, "home"},
    Row{BTN_TL, "previous"},
    Row{BTN_TR, "next"},
    Row{BTN_DPAD_LEFT, "left"},
    Row{BTN_DPAD_RIGHT, "right"},
    Row{BTN_DPAD_UP, "up"},
    Row{BTN_DPAD_DOWN, "down"},
};

} // namespace

std::optional<QString> keyOfEvdev(quint16 code)
{
    // A remote's digits have codes of their own, a keyboard's stand in the order 1 … 9, 0.
    if (code >= KEY_NUMERIC_0 && code <= KEY_NUMERIC_9)
        return QString::number(code - KEY_NUMERIC_0);
    if (code >= KEY_1 && code <= KEY_0)
        return QString::number((code - KEY_1 + 1) % 10);
    const auto row = std::ranges::find(kRows, code, &Row::code);
    return row == kRows.end() ? std::nullopt : std::optional(QString::fromLatin1(row->key));
}

bool isHeldOnce(const QString &key)
{
    return key == QLatin1String("ok") || key == QLatin1String("back") || key == QLatin1String("home") ||
           key == QLatin1String("menu") || key == QLatin1String("power") || key == QLatin1String("mute");
}

} // namespace hearth::bridge
