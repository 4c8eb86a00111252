// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/input/cec_messages.h"
#include <algorithm>
#include <initializer_list>

namespace hearth::bridge::cec
{

namespace
{

cec_msg message(quint8 from, quint8 to, std::initializer_list<quint8> opcodeAndOperands)
{
    cec_msg built{};
    built.msg[0] = static_cast<quint8>(from << 4 | (to & 0x0f));
    std::ranges::copy(opcodeAndOperands, built.msg + 1);
    built.len = static_cast<quint32>(1 + opcodeAndOperands.size());
    return built;
}

} // namespace

cec_msg imageViewOn(quint8 from)
{
    return message(from, CEC_LOG_ADDR_TV, {CEC_MSG_IMAGE_VIEW_ON});
}

cec_msg textViewOn(quint8 from)
{
    return message(from, CEC_LOG_ADDR_TV, {CEC_MSG_TEXT_VIEW_ON});
}

cec_msg activeSource(quint8 from, quint16 physical)
{
    return message(
        from, CEC_LOG_ADDR_BROADCAST,
        {CEC_MSG_ACTIVE_SOURCE, static_cast<quint8>(physical >> 8), static_cast<quint8>(physical & 0xff)});
}

cec_msg standby(quint8 from, quint8 to)
{
    return message(from, to, {CEC_MSG_STANDBY});
}

cec_msg reportPowerStatus(quint8 from, quint8 to, PowerStatus power)
{
    const quint8 status = power == PowerStatus::On ? CEC_OP_POWER_STATUS_ON : CEC_OP_POWER_STATUS_STANDBY;
    return message(from, to, {CEC_MSG_REPORT_POWER_STATUS, status});
}

cec_msg menuActivated(quint8 from, quint8 to)
{
    return message(from, to, {CEC_MSG_MENU_STATUS, CEC_OP_MENU_STATE_ACTIVATED});
}

cec_msg featureAbort(quint8 from, quint8 to, quint8 opcode)
{
    return message(from, to, {CEC_MSG_FEATURE_ABORT, opcode, CEC_OP_ABORT_UNRECOGNIZED_OP});
}

} // namespace hearth::bridge::cec
