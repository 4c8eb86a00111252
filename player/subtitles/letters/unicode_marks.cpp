// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/letters/unicode_marks.h"
#include <array>
#include <cstdint>

namespace hearth::player
{

namespace
{

struct Mark {
    const char *bytes;
    int size;
    const char *charset;
};

// UTF-32's begins with UTF-16's.
constexpr std::array kMarks{Mark{"\xff\xfe\0\0", 4, "UTF-32LE"}, Mark{"\0\0\xfe\xff", 4, "UTF-32BE"},
                            Mark{"\xef\xbb\xbf", 3, "UTF-8"},    Mark{"\xff\xfe", 2, "UTF-16LE"},
                            Mark{"\xfe\xff", 2, "UTF-16BE"},     Mark{"\x84\x31\x95\x33", 4, "GB18030"}};

/// Where the zeros of letters from the first 256 code points stand.
QByteArray byZeros(const QByteArray &bytes)
{
    std::array<qsizetype, 4> zeros{};
    const qsizetype size = std::min<qsizetype>(bytes.size(), 4096);
    for (qsizetype i = 0; i < size; ++i)
        zeros[size_t(i % 4)] += bytes[i] == '\0' ? 1 : 0;
    const qsizetype units = std::max<qsizetype>(size / 4, 1);
    const auto mostly = [&](size_t at) { return zeros[at] * 10 >= units * 7; };
    const auto hardly = [&](size_t at) { return zeros[at] * 10 <= units; };
    if (mostly(0) && mostly(1) && hardly(3))
        return "UTF-32BE";
    if (mostly(2) && mostly(3) && hardly(0))
        return "UTF-32LE";
    // Blanks, digits and line ends have one in any script; no other encoding has any.
    const qsizetype even = zeros[0] + zeros[2];
    const qsizetype odd = zeros[1] + zeros[3];
    if (even + odd < std::max<qsizetype>(size / 200, 2))
        return {};
    if (even >= odd * 9)
        return "UTF-16BE";
    if (odd >= even * 9)
        return "UTF-16LE";
    return {};
}

/// ISO 2022 and HZ are seven-bit, with their own escapes.
QByteArray byEscapes(const QByteArray &bytes)
{
    if (bytes.contains("\x1b$)C"))
        return "ISO-2022-KR";
    if (bytes.contains("\x1b$)E"))
        return "ISO-2022-CN-EXT";
    for (const char *escape : {"\x1b$)A", "\x1b$)G", "\x1b$*H"})
        if (bytes.contains(escape))
            return "ISO-2022-CN";
    for (const char *escape : {"\x1b$@", "\x1b$B", "\x1b(J", "\x1b(I", "\x1b$(D"})
        if (bytes.contains(escape))
            return bytes.contains("\x1b(I") ? "ISO-2022-JP-3" : "ISO-2022-JP-2";
    const qsizetype open = bytes.indexOf("~{");
    if (open >= 0 && bytes.indexOf("~}", open) > open)
        return "HZ";
    return {};
}

struct Utf8Count {
    qsizetype good = 0;
    qsizetype bad = 0;
};

Utf8Count countUtf8(const QByteArray &bytes)
{
    Utf8Count count;
    const auto at = [&bytes](qsizetype i) { return uint8_t(bytes[i]); };
    for (qsizetype i = 0; i < bytes.size();) {
        const uint8_t lead = at(i++);
        if (lead < 0x80)
            continue;
        const int more = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
        int found = 0;
        while (lead < 0xf5 && found < more && i < bytes.size() && (at(i) & 0xc0) == 0x80) {
            ++found;
            ++i;
        }
        if (more > 0 && found == more)
            ++count.good;
        else if (i < bytes.size() || found == 0) // cut off at the end is no fault
            ++count.bad;
    }
    return count;
}

} // namespace

SureEncoding sureEncoding(const QByteArray &bytes)
{
    for (const Mark &mark : kMarks)
        if (bytes.startsWith(QByteArray::fromRawData(mark.bytes, mark.size)))
            return {mark.charset, mark.size};
    if (QByteArray charset = byZeros(bytes); !charset.isEmpty())
        return {charset, 0};
    const Utf8Count count = countUtf8(bytes);
    if (count.good == 0 && count.bad == 0) {
        QByteArray charset = byEscapes(bytes);
        return {charset.isEmpty() ? QByteArray("UTF-8") : charset, 0};
    }
    // A damaged byte or two does not make another encoding.
    if (count.good > 0 && count.bad * 20 <= count.good)
        return {"UTF-8", 0};
    return {};
}

QByteArray hzToEuc(const QByteArray &bytes)
{
    QByteArray euc;
    bool isShifted = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const char next = i + 1 < bytes.size() ? bytes[i + 1] : '\0';
        if (c == '~' && !isShifted && (next == '~' || next == '{' || next == '\n')) {
            isShifted = next == '{';
            if (next == '~')
                euc += '~';
            ++i;
        } else if (c == '~' && isShifted && next == '}') {
            isShifted = false;
            ++i;
        } else if (c == '\n') {
            isShifted = false;
            euc += c;
        } else {
            euc += isShifted && c > 0x20 ? char(c | 0x80) : c;
        }
    }
    return euc;
}

} // namespace hearth::player
