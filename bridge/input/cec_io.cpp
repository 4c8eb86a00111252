// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/input/cec_io.h"
#include <cerrno>
#include <cstring>
#include <string_view>
#include <sys/ioctl.h>

namespace hearth::bridge
{

namespace
{

constexpr std::string_view kName = "Hearth";

cec_log_addrs wantedAddresses()
{
    cec_log_addrs wanted{};
    wanted.cec_version = CEC_OP_CEC_VERSION_1_4;
    wanted.num_log_addrs = 1;
    wanted.vendor_id = CEC_VENDOR_ID_NONE;
    static_assert(kName.size() < sizeof wanted.osd_name);
    std::memcpy(wanted.osd_name, kName.data(), kName.size());
    wanted.primary_device_type[0] = CEC_OP_PRIM_DEVTYPE_PLAYBACK;
    wanted.log_addr_type[0] = CEC_LOG_ADDR_TYPE_PLAYBACK;
    wanted.all_device_types[0] = CEC_OP_ALL_DEVTYPE_PLAYBACK;
    return wanted;
}

bool isAsWanted(const cec_log_addrs &now, const cec_log_addrs &wanted)
{
    return now.num_log_addrs == wanted.num_log_addrs && now.cec_version == wanted.cec_version &&
           now.flags == wanted.flags && now.log_addr_type[0] == wanted.log_addr_type[0] &&
           std::strncmp(now.osd_name, wanted.osd_name, sizeof now.osd_name) == 0;
}

} // namespace

CecIo kernelCecIo(int device)
{
    const auto call = [device](unsigned long request, void *argument) {
        return ::ioctl(device, request, argument) < 0 ? errno : 0;
    };
    return {[call](cec_msg &message) { return call(CEC_RECEIVE, &message); },
            [call](cec_event &event) { return call(CEC_DQEVENT, &event); },
            [call](const cec_msg &message) {
                cec_msg sent = message; // the kernel writes into it
                return call(CEC_TRANSMIT, &sent);
            }};
}

Done setUpCec(int device)
{
    const auto failed = [](const char *what) { return failErrno(QString::fromLatin1(what), errno); };
    cec_caps caps{};
    if (::ioctl(device, CEC_ADAP_G_CAPS, &caps) < 0)
        return failed("capabilities");
    constexpr quint32 kNeeded = CEC_CAP_LOG_ADDRS | CEC_CAP_TRANSMIT;
    if ((caps.capabilities & kNeeded) != kNeeded)
        return fail(ErrorCode::Unsupported, QStringLiteral("its driver chooses addresses by itself"));
    quint32 mode = CEC_MODE_INITIATOR | CEC_MODE_EXCL_FOLLOWER;
    if (::ioctl(device, CEC_S_MODE, &mode) < 0)
        return failed("mode");
    cec_log_addrs now{};
    if (::ioctl(device, CEC_ADAP_G_LOG_ADDRS, &now) < 0)
        return failed("addresses");
    cec_log_addrs wanted = wantedAddresses();
    if (isAsWanted(now, wanted))
        return {};
    cec_log_addrs none{};
    if (now.num_log_addrs > 0 && ::ioctl(device, CEC_ADAP_S_LOG_ADDRS, &none) < 0)
        return failed("take addresses back");
    if (::ioctl(device, CEC_ADAP_S_LOG_ADDRS, &wanted) < 0)
        return failed("ask for an address");
    return {};
}

} // namespace hearth::bridge
