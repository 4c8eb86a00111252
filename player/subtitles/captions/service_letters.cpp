// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/captions/service_letters.h"
#include <array>
#include <utility>

namespace hearth::player
{

namespace
{

constexpr std::array<std::pair<quint8, char16_t>, 26> kExtended{{
    {0x20, u' '}, {0x21, u'\u00a0'}, {0x25, u'…'}, {0x2a, u'Š'}, {0x2c, u'Œ'}, {0x30, u'█'}, {0x31, u'‘'},
    {0x32, u'’'}, {0x33, u'“'},      {0x34, u'”'}, {0x35, u'•'}, {0x39, u'™'}, {0x3a, u'š'}, {0x3c, u'œ'},
    {0x3d, u'℠'}, {0x3f, u'Ÿ'},      {0x76, u'⅛'}, {0x77, u'⅜'}, {0x78, u'⅝'}, {0x79, u'⅞'}, {0x7a, u'│'},
    {0x7b, u'┐'}, {0x7c, u'└'},      {0x7d, u'─'}, {0x7e, u'┘'}, {0x7f, u'┌'},
}};

} // namespace

char16_t serviceLetter(quint8 code)
{
    return code == 0x7f ? u'♪' : code;
}

char16_t serviceExtended(quint8 code)
{
    for (const auto &[known, letter] : kExtended) {
        if (known == code)
            return letter;
    }
    return u'_';
}

} // namespace hearth::player
