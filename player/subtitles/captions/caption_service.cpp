// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/caption_service.h"
#include "player/subtitles/captions/service_letters.h"
#include <algorithm>

namespace hearth::player
{

namespace
{

// Code set C1 (CTA-708-E).
constexpr quint8 kClearWindows = 0x88;
constexpr quint8 kDisplayWindows = 0x89;
constexpr quint8 kHideWindows = 0x8a;
constexpr quint8 kToggleWindows = 0x8b;
constexpr quint8 kDeleteWindows = 0x8c;
constexpr quint8 kDelay = 0x8d;
constexpr quint8 kDelayCancel = 0x8e;
constexpr quint8 kReset = 0x8f;
constexpr quint8 kSetPenAttributes = 0x90;
constexpr quint8 kSetPenColour = 0x91;
constexpr quint8 kSetPenLocation = 0x92;
constexpr quint8 kSetWindowAttributes = 0x97;
constexpr quint8 kDefineWindow = 0x98; // to 0x9f
constexpr quint8 kExtend = 0x10;       // EXT1

// What follows each of 0x80 to 0x9f.
constexpr std::array<quint8, 32> kParameters{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0,
                                             2, 3, 2, 0, 0, 0, 0, 4, 6, 6, 6, 6, 6, 6, 6, 6};

quint8 at(QByteArrayView data, qsizetype index)
{
    return static_cast<quint8>(data[index]);
}

/// Two bits for each of red, green and blue; white is the viewer's colour.
std::optional<uint32_t> colourOf(quint8 code)
{
    const auto level = [code](int shift) { return static_cast<uint32_t>(code >> shift & 3) * 0x55; };
    const uint32_t rgb = level(4) << 16 | level(2) << 8 | level(0);
    return rgb >= 0xaaaaaa && level(4) == level(2) && level(2) == level(0) ? std::nullopt
                                                                           : std::optional(rgb);
}

} // namespace

void CaptionService::reset()
{
    const int revision = m_revision;
    *this = CaptionService();
    m_revision = revision + 1;
}

void CaptionService::take(QByteArrayView data, Time now)
{
    // A delay ends early where it would lose what comes (8.10.5.12).
    if (m_input.size() + data.size() > kInputBytes)
        m_delayedUntil.reset();
    advance(now);
    m_input.append(data.toByteArray().left(kInputBytes));
    advance(now);
}

void CaptionService::advance(Time now)
{
    if (m_delayedUntil && now >= *m_delayedUntil)
        m_delayedUntil.reset();
    qsizetype done = 0;
    const QByteArray input = m_input;
    while (!m_delayedUntil && !m_input.isEmpty()) {
        const qsizetype length = lengthAtFront();
        if (length == 0)
            break;
        const QByteArrayView code = QByteArrayView(input).sliced(done, length);
        done += length;
        m_input.remove(0, length);
        obey(code, now);
        if (m_input.isEmpty())
            break;
    }
    if (m_input.size() >= kInputBytes)
        m_input.clear(); // no command is as long
}

qsizetype CaptionService::lengthAtFront() const
{
    const QByteArrayView input(m_input);
    const auto whole = [&](qsizetype length) { return length <= input.size() ? length : 0; };
    const quint8 code = at(input, 0);
    if (code == kExtend) {
        if (input.size() < 2)
            return 0;
        const quint8 next = at(input, 1);
        if (next < 0x20)
            return whole(2 + next / 8);
        if (next >= 0x80 && next < 0x90)
            return whole(next < 0x88 ? 6 : 7);
        if (next >= 0x90 && next < 0xa0)
            return input.size() < 3 ? 0 : whole(3 + (at(input, 2) & 0x1f));
        return 2;
    }
    if (code < 0x20)
        return whole(code < 0x10 ? 1 : code < 0x18 ? 2 : 3);
    if (code >= 0x80 && code < 0xa0)
        return whole(1 + kParameters[code - 0x80]);
    return 1;
}

void CaptionService::obey(QByteArrayView bytes, Time now)
{
    const quint8 code = at(bytes, 0);
    ++m_revision;
    if (code == kExtend)
        extended(bytes);
    else if (code >= 0x80 && code < 0xa0)
        command(code, bytes.sliced(1), now);
    else if (code >= 0x20)
        current().put(serviceLetter(code));
    else if (code == 0x08)
        current().backspace();
    else if (code == 0x0c)
        current().clear();
    else if (code == 0x0d)
        current().carriageReturn();
    else if (code == 0x0e)
        current().clearLine();
    else if (code == 0x18) // P16: a letter of two bytes
        current().put(static_cast<char16_t>(at(bytes, 1) << 8 | at(bytes, 2)));
}

void CaptionService::extended(QByteArrayView bytes)
{
    const quint8 code = at(bytes, 1);
    if ((code >= 0x20 && code < 0x80) || code >= 0xa0)
        current().put(serviceExtended(code));
}

void CaptionService::command(quint8 code, QByteArrayView parameters, Time now)
{
    const auto eachWindow = [&](auto change) {
        for (size_t i = 0; i < m_windows.size(); ++i) {
            if (at(parameters, 0) >> i & 1)
                change(m_windows[i]);
        }
    };
    if (code < kClearWindows) {
        if (m_windows[code & 7].isDefined())
            m_current = code & 7;
        return;
    }
    if (code >= kDefineWindow) {
        m_current = code & 7;
        current().define(parameters);
        return;
    }
    switch (code) {
    case kClearWindows:
        eachWindow([](CaptionWindow &window) { window.clear(); });
        break;
    case kDisplayWindows:
        eachWindow([](CaptionWindow &window) { window.isVisible = window.isDefined(); });
        break;
    case kHideWindows:
        eachWindow([](CaptionWindow &window) { window.isVisible = false; });
        break;
    case kToggleWindows:
        eachWindow([](CaptionWindow &window) { window.isVisible = window.isDefined() && !window.isVisible; });
        break;
    case kDeleteWindows:
        eachWindow([](CaptionWindow &window) { window = CaptionWindow(); });
        break;
    case kDelay: // tenths of a second
        m_delayedUntil = now + std::chrono::milliseconds(100) * at(parameters, 0);
        break;
    case kDelayCancel:
        m_delayedUntil.reset();
        break;
    case kReset:
        for (CaptionWindow &window : m_windows)
            window = CaptionWindow();
        m_current = 0;
        break;
    case kSetPenLocation:
        if (current().isDefined())
            current().movePen(at(parameters, 0) & 0x0f, at(parameters, 1) & 0x3f);
        break;
    case kSetWindowAttributes:
        current().setAttributes(parameters);
        break;
    case kSetPenAttributes:
    case kSetPenColour:
        setPen(code, parameters);
        break;
    default:
        break;
    }
}

void CaptionService::setPen(quint8 code, QByteArrayView parameters)
{
    CaptionWindow::Pen pen = current().pen();
    if (code == kSetPenAttributes) {
        pen.isItalic = at(parameters, 1) & 0x80;
        pen.isUnderlined = at(parameters, 1) & 0x40;
    } else {
        pen.isSeen = at(parameters, 0) >> 6 != 3; // transparent letters
        pen.rgb = colourOf(at(parameters, 0));
    }
    current().setPen(pen);
}

CaptionScreen CaptionService::screen(bool isWide) const
{
    QList<const CaptionWindow *> windows;
    for (const CaptionWindow &window : m_windows) {
        if (window.isVisible)
            windows.append(&window);
    }
    std::stable_sort(windows.begin(), windows.end(), [](const CaptionWindow *a, const CaptionWindow *b) {
        return a->priority() > b->priority();
    });
    CaptionScreen screen;
    for (const CaptionWindow *window : windows) {
        if (const auto block = window->block(isWide))
            screen.blocks.append(*block);
    }
    return screen;
}

} // namespace hearth::player
