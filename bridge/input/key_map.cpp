// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/input/key_map.h"
#include <algorithm>
#include <array>
#include <linux/cec.h>
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

// Table 27 of CEC 1.4. Mute and power that are no toggles have no key: what they ask for may already be so.
constexpr std::array kCecRows = {
    Row{CEC_OP_UI_CMD_SELECT, "ok"},
    Row{CEC_OP_UI_CMD_ENTER, "ok"},
    Row{CEC_OP_UI_CMD_UP, "up"},
    Row{CEC_OP_UI_CMD_DOWN, "down"},
    Row{CEC_OP_UI_CMD_LEFT, "left"},
    Row{CEC_OP_UI_CMD_RIGHT, "right"},
    Row{CEC_OP_UI_CMD_BACK, "back"},
    Row{CEC_OP_UI_CMD_DEVICE_ROOT_MENU, "home"},
    Row{CEC_OP_UI_CMD_MEDIA_TOP_MENU, "home"},
    Row{CEC_OP_UI_CMD_DEVICE_SETUP_MENU, "menu"},
    Row{CEC_OP_UI_CMD_CONTENTS_MENU, "menu"},
    Row{CEC_OP_UI_CMD_MEDIA_CONTEXT_SENSITIVE_MENU, "menu"},
    Row{CEC_OP_UI_CMD_DISPLAY_INFORMATION, "menu"},
    Row{CEC_OP_UI_CMD_CHANNEL_UP, "channelup"},
    Row{CEC_OP_UI_CMD_PAGE_UP, "channelup"},
    Row{CEC_OP_UI_CMD_CHANNEL_DOWN, "channeldown"},
    Row{CEC_OP_UI_CMD_PAGE_DOWN, "channeldown"},
    Row{CEC_OP_UI_CMD_PLAY, "play"},
    Row{CEC_OP_UI_CMD_PLAY_FUNCTION, "play"},
    Row{CEC_OP_UI_CMD_PAUSE_PLAY_FUNCTION, "play"},
    Row{CEC_OP_UI_CMD_PAUSE, "pause"},
    Row{CEC_OP_UI_CMD_STOP, "stop"},
    Row{CEC_OP_UI_CMD_STOP_FUNCTION, "stop"},
    Row{CEC_OP_UI_CMD_FAST_FORWARD, "next"},
    Row{CEC_OP_UI_CMD_SKIP_FORWARD, "next"},
    Row{CEC_OP_UI_CMD_REWIND, "previous"},
    Row{CEC_OP_UI_CMD_SKIP_BACKWARD, "previous"},
    Row{CEC_OP_UI_CMD_VOLUME_UP, "volumeup"},
    Row{CEC_OP_UI_CMD_VOLUME_DOWN, "volumedown"},
    Row{CEC_OP_UI_CMD_MUTE, "mute"},
    Row{CEC_OP_UI_CMD_POWER, "power"},
    Row{CEC_OP_UI_CMD_POWER_TOGGLE_FUNCTION, "power"},
    Row{CEC_OP_UI_CMD_F1_BLUE, "blue"},
    Row{CEC_OP_UI_CMD_F2_RED, "red"},
    Row{CEC_OP_UI_CMD_F3_GREEN, "green"},
    Row{CEC_OP_UI_CMD_F4_YELLOW, "yellow"},
};

template <typename Rows> std::optional<QString> keyIn(const Rows &rows, quint16 code)
{
    const auto row = std::ranges::find(rows, code, &Row::code);
    return row == rows.end() ? std::nullopt : std::optional(QString::fromLatin1(row->key));
}

} // namespace

std::optional<QString> keyOfEvdev(quint16 code)
{
    // A remote's digits have codes of their own, a keyboard's stand in the order 1 … 9, 0.
    if (code >= KEY_NUMERIC_0 && code <= KEY_NUMERIC_9)
        return QString::number(code - KEY_NUMERIC_0);
    if (code >= KEY_1 && code <= KEY_0)
        return QString::number((code - KEY_1 + 1) % 10);
    return keyIn(kRows, code);
}

std::optional<QString> keyOfCec(quint8 uiCommand)
{
    if (uiCommand >= CEC_OP_UI_CMD_NUMBER_0_OR_NUMBER_10 && uiCommand <= CEC_OP_UI_CMD_NUMBER_9)
        return QString::number(uiCommand - CEC_OP_UI_CMD_NUMBER_0_OR_NUMBER_10);
    return keyIn(kCecRows, uiCommand);
}

bool isHeldOnce(const QString &key)
{
    return key == QLatin1String("ok") || key == QLatin1String("back") || key == QLatin1String("home") ||
           key == QLatin1String("menu") || key == QLatin1String("power") || key == QLatin1String("mute");
}

} // namespace hearth::bridge
