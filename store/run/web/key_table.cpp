// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "store/run/web/key_table.h"
#include <algorithm>

namespace hearth::store
{

namespace
{

constexpr WebKey kKeys[] = {
    {"left", 37, "ArrowLeft", "ArrowLeft", nullptr},
    {"up", 38, "ArrowUp", "ArrowUp", nullptr},
    {"right", 39, "ArrowRight", "ArrowRight", nullptr},
    {"down", 40, "ArrowDown", "ArrowDown", nullptr},
    {"ok", 13, "Enter", "Enter", "\r"},
    {"back", 461, "GoBack", "BrowserBack", nullptr},
    {"erase", 8, "Backspace", "Backspace", nullptr},
    {"menu", 93, "ContextMenu", "ContextMenu", nullptr},
    {"red", 403, "ColorF0Red", "", nullptr},
    {"green", 404, "ColorF1Green", "", nullptr},
    {"yellow", 405, "ColorF2Yellow", "", nullptr},
    {"blue", 406, "ColorF3Blue", "", nullptr},
    {"play", 415, "MediaPlay", "MediaPlay", nullptr},
    {"pause", 19, "MediaPause", "MediaPause", nullptr},
    {"stop", 413, "MediaStop", "MediaStop", nullptr},
    {"next", 425, "MediaTrackNext", "MediaTrackNext", nullptr},
    {"previous", 424, "MediaTrackPrevious", "MediaTrackPrevious", nullptr},
    {"channelup", 427, "ChannelUp", "", nullptr},
    {"channeldown", 428, "ChannelDown", "", nullptr},
    {"0", 48, "0", "Digit0", "0"},
    {"1", 49, "1", "Digit1", "1"},
    {"2", 50, "2", "Digit2", "2"},
    {"3", 51, "3", "Digit3", "3"},
    {"4", 52, "4", "Digit4", "4"},
    {"5", 53, "5", "Digit5", "5"},
    {"6", 54, "6", "Digit6", "6"},
    {"7", 55, "7", "Digit7", "7"},
    {"8", 56, "8", "Digit8", "8"},
    {"9", 57, "9", "Digit9", "9"},
};

std::optional<QJsonObject> event(const QString &name, const char *type)
{
    const auto *row =
        std::ranges::find_if(kKeys, [&](const WebKey &key) { return name == QLatin1String(key.name); });
    if (row == std::end(kKeys))
        return std::nullopt;
    QJsonObject params{{QStringLiteral("type"), QLatin1String(type)},
                       {QStringLiteral("windowsVirtualKeyCode"), row->code},
                       {QStringLiteral("nativeVirtualKeyCode"), row->code},
                       {QStringLiteral("key"), QLatin1String(row->key)},
                       {QStringLiteral("code"), QLatin1String(row->physical)}};
    if (row->text && qstrcmp(type, "rawKeyDown") == 0) {
        // With a text it is a whole key press: Chromium adds the keypress event that buttons click on.
        params.insert(QStringLiteral("type"), QStringLiteral("keyDown"));
        params.insert(QStringLiteral("text"), QLatin1String(row->text));
    }
    return params;
}

} // namespace

std::span<const WebKey> webKeys()
{
    return kKeys;
}

std::optional<QJsonObject> keyDown(const QString &name)
{
    return event(name, "rawKeyDown");
}

std::optional<QJsonObject> keyUp(const QString &name)
{
    return event(name, "keyUp");
}

} // namespace hearth::store
