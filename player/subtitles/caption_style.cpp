// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/caption_style.h"

#include <array>

namespace hearth::player
{

namespace
{

template <typename T> struct Word {
    const char *name;
    T value;
};

template <typename T, size_t N>
T meaning(const QJsonObject &object, const char *key, const std::array<Word<T>, N> &words, T otherwise)
{
    const QString said = object.value(QLatin1String(key)).toString();
    for (const Word<T> &word : words) {
        if (said == QLatin1String(word.name))
            return word.value;
    }
    return otherwise;
}

using Style = CaptionStyle;
constexpr std::array kFonts{Word{"serif", Style::Font::Serif}, Word{"mono", Style::Font::Mono}};
constexpr std::array kEdges{Word{"shadow", Style::Edge::Shadow}, Word{"none", Style::Edge::None}};
constexpr std::array kGrounds{Word{"half", Style::Ground::Half}, Word{"full", Style::Ground::Full}};
constexpr std::array kColours{Word<quint32>{"yellow", 0xFFE066}, Word<quint32>{"green", 0x8CF29A},
                              Word<quint32>{"cyan", 0x8CE7FF}};

} // namespace

CaptionStyle CaptionStyle::fromJson(const QJsonObject &object)
{
    CaptionStyle style;
    if (const int size = object.value(QLatin1String("size")).toString().toInt(); size >= 50 && size <= 300)
        style.sizePercent = size;
    style.font = meaning(object, "font", kFonts, style.font);
    style.rgb = meaning(object, "colour", kColours, style.rgb);
    style.edge = meaning(object, "edge", kEdges, style.edge);
    style.ground = meaning(object, "ground", kGrounds, style.ground);
    return style;
}

} // namespace hearth::player
