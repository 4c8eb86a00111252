// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The edge to the kernel's HDMI-CEC: its ioctls as functions, so that tests give others, and how a device is
// set up. Written, not run on hardware.
//
// The kernel's own remote-control input (CEC_LOG_ADDRS_FL_ALLOW_RC_PASSTHRU) is not asked for: followers get
// the keys in any case, so each would be heard twice, and any program that reads input devices could read a
// PIN that is typed on the TV's remote. Core passthrough (CEC_MODE_EXCL_FOLLOWER_PASSTHRU) is not asked for
// either: version, name, vendor and physical address are answered by the kernel's core. The device is an
// exclusive follower, so that nobody else gives a second answer, but not an exclusive initiator: cec-ctl may
// still be used beside it. (Documentation/userspace-api/media/cec/cec-ioc-g-mode.rst,
// cec-ioc-adap-g-log-addrs.rst)

#include "resources/base/result.h"
#include <functional>
#include <linux/cec.h>

namespace hearth::bridge
{

/// Each returns 0 or an errno, and never waits: EAGAIN says that there is nothing more.
struct CecIo {
    std::function<int(cec_msg &)> receive;
    std::function<int(cec_event &)> nextEvent;
    std::function<int(const cec_msg &)> transmit;
};

/// The ioctls of `device`, which is non-blocking and outlives what is returned.
[[nodiscard]] CecIo kernelCecIo(int device);

/// Makes `device` a playback device of the name "Hearth" that gets what the TV says. Addresses that an
/// earlier hearthd left behind stay, others are taken back first. Does not wait for an address: an event
/// tells it.
[[nodiscard]] Done setUpCec(int device);

} // namespace hearth::bridge
