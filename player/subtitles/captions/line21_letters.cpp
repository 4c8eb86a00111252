// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/line21_letters.h"
#include <string_view>

namespace hearth::player
{

namespace
{

constexpr std::u16string_view kSpecial = u"®°½¿™¢£♪à\u00a0èâêîôû";
constexpr std::u16string_view kWestern = u"ÁÉÓÚÜü‘¡*’—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»";
constexpr std::u16string_view kOthers = u"ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤│ÅåØø┌┐└┘";
static_assert(kSpecial.size() == 16 && kWestern.size() == 32 && kOthers.size() == 32);

} // namespace

char16_t line21Letter(quint8 code)
{
    switch (code) {
    case 0x27:
        return u'’';
    case 0x2a:
        return u'á';
    case 0x5c:
        return u'é';
    case 0x5e:
        return u'í';
    case 0x5f:
        return u'ó';
    case 0x60:
        return u'ú';
    case 0x7b:
        return u'ç';
    case 0x7c:
        return u'÷';
    case 0x7d:
        return u'Ñ';
    case 0x7e:
        return u'ñ';
    case 0x7f:
        return kSolidBlock;
    default:
        return code;
    }
}

char16_t line21Special(quint8 code)
{
    return kSpecial[code & 0x0f];
}

char16_t line21Extended(quint8 set, quint8 code)
{
    return (set == 0x12 ? kWestern : kOthers)[code & 0x1f];
}

} // namespace hearth::player
