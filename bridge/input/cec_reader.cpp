// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/input/cec_reader.h"
#include "bridge/input/key_map.h"
#include <QLoggingCategory>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

namespace hearth::bridge
{

namespace
{

Q_LOGGING_CATEGORY(cecLog, "hearth.cec")

constexpr int kAtOnce = 64; // records

// Reports and news: not to be answered with "I do not know that", although nothing is done about them.
constexpr std::array<quint8, 12> kReports = {
    CEC_MSG_FEATURE_ABORT,
    CEC_MSG_CEC_VERSION,
    CEC_MSG_SET_OSD_NAME,
    CEC_MSG_REPORT_POWER_STATUS,
    CEC_MSG_REPORT_PHYSICAL_ADDR,
    CEC_MSG_DEVICE_VENDOR_ID,
    CEC_MSG_DECK_STATUS,
    CEC_MSG_TUNER_DEVICE_STATUS,
    CEC_MSG_MENU_STATUS,
    CEC_MSG_REPORT_AUDIO_STATUS,
    CEC_MSG_SYSTEM_AUDIO_MODE_STATUS,
    CEC_MSG_CDC_MESSAGE,
};

/// How long a message is at least, its header counted. More is allowed: later versions of CEC add operands,
/// and the kernel's core reads over them too.
quint32 leastLength(quint8 opcode)
{
    switch (opcode) {
    case CEC_MSG_ROUTING_CHANGE:
        return 6;
    case CEC_MSG_SET_STREAM_PATH:
    case CEC_MSG_ACTIVE_SOURCE:
        return 4;
    case CEC_MSG_USER_CONTROL_PRESSED:
    case CEC_MSG_MENU_REQUEST:
        return 3;
    default:
        return 2;
    }
}

quint16 wordAt(const cec_msg &message, std::size_t at)
{
    return static_cast<quint16>(message.msg[at] << 8 | message.msg[at + 1]);
}

} // namespace

CecReader::CecReader(Fd device, CecIo io, QObject *parent)
    : QObject(parent), m_device(std::move(device)), m_io(std::move(io)),
      m_messages(m_device.get(), QSocketNotifier::Read), m_events(m_device.get(), QSocketNotifier::Exception)
{
    connect(&m_messages, &QSocketNotifier::activated, this, &CecReader::read);
    connect(&m_events, &QSocketNotifier::activated, this, &CecReader::read);
    for (QTimer *timer : {&m_hold, &m_release, &m_second}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer); // a TV may repeat every 500 ms
    }
    m_hold.setInterval(kHold);
    m_release.setInterval(kReleaseAfter);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_hold, &QTimer::timeout, this, [this] {
        m_isHeld = true;
        if (spend(m_keysLeft))
            Q_EMIT held(m_down);
    });
    connect(&m_release, &QTimer::timeout, this, &CecReader::letGo);
}

// Events first: they say which addresses are this set's.
void CecReader::read()
{
    if (!readEvents())
        return end();
    for (int i = 0; i < kAtOnce; ++i) {
        cec_msg message{};
        const int error = m_io.receive(message);
        if (error == EAGAIN || error == EINTR)
            return;
        if (error != 0)
            return end();
        take(message);
    }
}

bool CecReader::readEvents()
{
    for (int i = 0; i < kAtOnce; ++i) {
        cec_event event{};
        const int error = m_io.nextEvent(event);
        if (error == EAGAIN || error == EINTR)
            return true;
        if (error != 0)
            return false;
        takeEvent(event);
    }
    return true;
}

void CecReader::takeEvent(const cec_event &event)
{
    if (event.event == CEC_EVENT_LOST_MSGS) {
        drop(); // what was lost may have been a release
    } else if (event.event == CEC_EVENT_STATE_CHANGE) {
        m_addresses = event.state_change.log_addr_mask & ~CEC_LOG_ADDR_MASK_UNREGISTERED;
        m_physical = event.state_change.phys_addr;
        if (m_addresses != 0)
            return;
        drop();
        if (m_isActive)
            setActive(false);
    }
}

void CecReader::take(const cec_msg &message)
{
    // What this set said comes back as a result, with a sequence number.
    if (message.sequence != 0 || message.rx_status != CEC_RX_STATUS_OK || message.len < 2 ||
        message.len > CEC_MAX_MSG_SIZE)
        return;
    const quint8 opcode = message.msg[1];
    const bool isToAll = cec_msg_is_broadcast(&message) != 0;
    const bool isToUs = !isToAll && (m_addresses >> cec_msg_destination(&message) & 1) != 0;
    const bool isNamed = cec_msg_initiator(&message) != CEC_LOG_ADDR_UNREGISTERED;
    if (!isNamed || (!isToAll && !isToUs) || message.len < leastLength(opcode))
        return;

    switch (opcode) {
    case CEC_MSG_STANDBY:
        drop();
        setActive(false);
        Q_EMIT standbyWanted();
        return;
    case CEC_MSG_USER_CONTROL_PRESSED:
        if (isToUs)
            takeKey(message.msg[2]);
        return;
    case CEC_MSG_USER_CONTROL_RELEASED:
        if (isToUs)
            letGo();
        return;
    case CEC_MSG_SET_STREAM_PATH:
        if (isToAll)
            takePath(wordAt(message, 2));
        return;
    case CEC_MSG_ROUTING_CHANGE:
        if (isToAll)
            takePath(wordAt(message, 4));
        return;
    case CEC_MSG_ACTIVE_SOURCE:
        if (isToAll && wordAt(message, 2) != m_physical)
            setActive(false);
        return;
    default:
        answer(message);
    }
}

void CecReader::takePath(quint16 physical)
{
    const bool isShown = physical == m_physical && m_addresses != 0;
    setActive(isShown);
    if (!isShown || !spend(m_answersLeft))
        return;
    const auto from = static_cast<quint8>(std::countr_zero(m_addresses));
    if (const int error = m_io.transmit(cec::activeSource(from, m_physical)); error != 0)
        qCInfo(cecLog, "active source: %s", std::strerror(error));
}

void CecReader::wakeTv()
{
    if (m_addresses == 0)
        return;
    const auto from = static_cast<quint8>(std::countr_zero(m_addresses));
    say(cec::imageViewOn(from));
    say(cec::activeSource(from, m_physical));
    setActive(true);
}

void CecReader::sleepTv()
{
    if (m_addresses == 0 || !m_isActive.value_or(false))
        return;
    say(cec::standby(static_cast<quint8>(std::countr_zero(m_addresses))));
    setActive(false);
}

void CecReader::say(const cec_msg &message)
{
    if (const int error = m_io.transmit(message); error != 0)
        qCInfo(cecLog, "0x%02x: %s", message.msg[1], std::strerror(error));
}

void CecReader::answer(const cec_msg &message)
{
    const quint8 opcode = message.msg[1];
    const quint8 to = cec_msg_initiator(&message);
    if (cec_msg_is_broadcast(&message) != 0) {
        // Whoever is shown says so; the others are silent.
        if (opcode == CEC_MSG_REQUEST_ACTIVE_SOURCE && m_isActive.value_or(false))
            takePath(m_physical);
        return;
    }
    if (std::ranges::find(kReports, opcode) != kReports.end() || !spend(m_answersLeft))
        return;
    const quint8 from = cec_msg_destination(&message);
    const cec_msg said = opcode == CEC_MSG_GIVE_DEVICE_POWER_STATUS
                             ? cec::reportPowerStatus(from, to, m_power)
                         : opcode == CEC_MSG_MENU_REQUEST ? cec::menuActivated(from, to)
                                                          : cec::featureAbort(from, to, opcode);
    if (const int error = m_io.transmit(said); error != 0)
        qCInfo(cecLog, "answer to 0x%02x: %s", opcode, std::strerror(error));
}

void CecReader::takeKey(quint8 uiCommand)
{
    if (uiCommand == CEC_OP_UI_CMD_POWER_OFF_FUNCTION) {
        drop();
        Q_EMIT standbyWanted();
        return;
    }
    const auto key = keyOfCec(uiCommand);
    // The same again without a release is the TV's repeat.
    if (key && *key == m_down) {
        m_release.start();
        return;
    }
    letGo(); // another key releases the one before
    if (!key)
        return;
    if (!isHeldOnce(*key))
        return press(*key);
    // Whether it is a long press is known when it ends, or after a while.
    m_down = *key;
    m_hold.start();
    m_release.start();
}

void CecReader::press(const QString &key)
{
    if (spend(m_keysLeft))
        Q_EMIT pressed(key);
}

void CecReader::letGo()
{
    const QString key = m_down;
    const bool wasHeld = m_isHeld;
    drop();
    if (!key.isEmpty() && !wasHeld)
        press(key);
}

void CecReader::drop()
{
    m_hold.stop();
    m_release.stop();
    m_down.clear();
    m_isHeld = false;
}

void CecReader::setActive(bool isShown)
{
    if (m_isActive == isShown)
        return;
    m_isActive = isShown;
    Q_EMIT activated(isShown);
}

bool CecReader::spend(int &left)
{
    if (!m_second.isActive()) {
        m_keysLeft = kMostKeys;
        m_answersLeft = kMostAnswers;
        m_second.start();
    }
    if (left == 0)
        return false;
    --left;
    return true;
}

void CecReader::end()
{
    m_messages.setEnabled(false);
    m_events.setEnabled(false);
    drop();
    Q_EMIT ended();
}

} // namespace hearth::bridge
