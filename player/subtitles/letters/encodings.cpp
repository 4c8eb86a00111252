// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/letters/encodings.h"

namespace hearth::player
{

namespace
{

#define WESTERN "af ca cy da de en es et eu fi fr ga gd id is it nl no pt sq sv"
#define CENTRAL "cs de hr hu pl ro sk sl sq"
#define BALTIC "en et fi lt lv pl"

// A Windows code page stands for the ISO 8859 part that it holds within it. Those that Windows, the web and
// subtitle files favour come first; of equal costs the earlier row wins.
constexpr Encoding kEncodings[] = {
    {"WINDOWS-1252", WESTERN, 0},
    {"WINDOWS-1250", CENTRAL, 1},
    {"WINDOWS-1251", "ru bg uk be sr mk", 0},
    {"WINDOWS-1253", "el", 0},
    {"WINDOWS-1254", "tr ga it pt fi es de", 1},
    {"WINDOWS-1255", "he", 0},
    {"WINDOWS-1256", "ar fa ur", 0},
    {"WINDOWS-1257", BALTIC, 2},
    {"WINDOWS-1258", "vi", 2},
    {"CP874", "th", 0},
    {"ISO-8859-2", CENTRAL, 2},
    {"ISO-8859-15", WESTERN, 3},
    {"ISO-8859-5", "ru bg uk be sr mk", 3},
    {"ISO-8859-7", "el", 1},
    {"ISO-8859-6", "ar fa", 2},
    {"ISO-8859-3", "eo mt tr it", 5},
    {"ISO-8859-4", BALTIC " da sv no", 6},
    {"ISO-8859-13", BALTIC, 4},
    {"ISO-8859-10", BALTIC " is da sv no", 7},
    {"ISO-8859-16", "ro hr hu pl sl it fr", 5},
    {"ISO-8859-14", "cy ga gd", 6},
    {"KOI8-R", "ru bg", 1},
    {"KOI8-U", "uk be", 1},
    {"IBM866", "ru bg uk be", 3},
    {"MAC-CYRILLIC", "ru bg uk be sr mk", 4},
    {"IBM855", "ru bg sr mk", 4},
    {"VISCII", "vi", 4},
    {"TCVN5712-1", "vi", 6},
    {"IBM852", CENTRAL, 6},
    {"MAC-CENTRALEUROPE", CENTRAL " lt lv", 7},
    {"CP775", BALTIC, 10},
    {"IBM850", WESTERN, 10},
    {"IBM437", WESTERN, 12},
    {"IBM865", "da no sv fi", 11},
    {"IBM860", "pt", 13},
    {"IBM863", "fr", 13},
    {"IBM861", "is", 13},
    {"IBM857", "tr", 8},
    {"MACINTOSH", WESTERN, 11},
    {"CP737", "el", 5},
    {"IBM869", "el", 7},
    {"IBM862", "he", 5},
    {"GEORGIAN-PS", "ka", 3},
    {"GEORGIAN-ACADEMY", "ka", 3},
    {"ARMSCII-8", "hy", 4},
    {"GB18030", "zh-hans", 0, true},
    {"BIG5-HKSCS", "zh-hant", 0, true},
    {"CP932", "ja", 0, true},
    {"EUC-JP", "ja", 0, true},
    {"UHC", "ko", 0, true},
    {"EUC-TW", "zh-hant", 5, true},
    {"JOHAB", "ko", 5, true},
};

#undef WESTERN
#undef CENTRAL
#undef BALTIC

} // namespace

std::span<const Encoding> encodings()
{
    return kEncodings;
}

} // namespace hearth::player
