// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a set says on HDMI-CEC. Each only builds the message that CEC_TRANSMIT takes; `from` and `to` are
// logical addresses, 0 is the TV. Pure.

#include <QtGlobal>
#include <linux/cec.h>

namespace hearth::bridge::cec
{

enum class PowerStatus {
    On,
    Standby,
};

/// Wakes the TV; the second also makes it take its own menus off the picture. Active Source follows, or the
/// TV wakes to another input.
[[nodiscard]] cec_msg imageViewOn(quint8 from);
[[nodiscard]] cec_msg textViewOn(quint8 from);
/// To all: the picture comes from `physical`, this set's place in the tree of HDMI cables.
[[nodiscard]] cec_msg activeSource(quint8 from, quint16 physical);
/// Sends `to` to sleep, by default the TV; CEC_LOG_ADDR_BROADCAST: all.
[[nodiscard]] cec_msg standby(quint8 from, quint8 to = CEC_LOG_ADDR_TV);

[[nodiscard]] cec_msg reportPowerStatus(quint8 from, quint8 to, PowerStatus power);
/// "The menu is open": what a TV wants to hear before it passes on its arrow keys.
[[nodiscard]] cec_msg menuActivated(quint8 from, quint8 to);
/// "I do not know `opcode`."
[[nodiscard]] cec_msg featureAbort(quint8 from, quint8 to, quint8 opcode);

} // namespace hearth::bridge::cec
