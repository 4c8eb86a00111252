// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the keys of remotes, keyboards and game pads mean on a TV: the names of input.key. Pure.

#include <QString>
#include <optional>

namespace hearth::bridge
{

/// A key code of linux/input-event-codes.h; a pad's buttons as the kernel's gamepad specification places them
/// (Documentation/input/gamepad.rst): south is OK, east is Back. Nothing for keys that mean nothing here.
[[nodiscard]] std::optional<QString> keyOfEvdev(quint16 code);

/// A UI command of HDMI-CEC (table 27 of CEC 1.4), as a TV passes on the keys of its remote.
[[nodiscard]] std::optional<QString> keyOfCec(quint8 uiCommand);

/// Whether holding the key is one long press (OK), and not the same press again and again (arrows).
[[nodiscard]] bool isHeldOnce(const QString &key);

} // namespace hearth::bridge
