// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The remote's keys as a web app of a TV knows them: the names of the Hearth API against the key codes of
// CE-HTML, which HbbTV, webOS and Tizen apps have used ever since. Values, any thread.

#include <QJsonObject>
#include <optional>
#include <span>

namespace hearth::store
{

struct WebKey {
    const char *name;     // the Hearth API's
    int code;             // KeyboardEvent.keyCode
    const char *key;      // KeyboardEvent.key (W3C UI Events KeyboardEvent key values)
    const char *physical; // KeyboardEvent.code
    const char *text;     // what it types; nullptr: nothing
};

[[nodiscard]] std::span<const WebKey> webKeys();

/// The parameters of Input.dispatchKeyEvent; nothing for a key that no web app gets.
[[nodiscard]] std::optional<QJsonObject> keyDown(const QString &name);
[[nodiscard]] std::optional<QJsonObject> keyUp(const QString &name);

} // namespace hearth::store
