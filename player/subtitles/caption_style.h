// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How a viewer wants subtitles of formats without a style of their own to look. A value; any thread.

#include <QJsonObject>

namespace hearth::player
{

struct CaptionStyle {
    enum class Font { Sans, Serif, Mono };
    enum class Edge { Outline, Shadow, None };
    enum class Ground { None, Half, Full };

    int sizePercent = 100; // 50 to 300
    Font font = Font::Sans;
    quint32 rgb = 0xF6F1EA;
    Edge edge = Edge::Outline;
    Ground ground = Ground::None;

    bool operator==(const CaptionStyle &) const = default;

    /// {"size": "140", "font": "serif", "colour": "yellow", "edge": "shadow", "ground": "half"}: the words of
    /// the settings; what is unknown or missing is as in the look.
    static CaptionStyle fromJson(const QJsonObject &object);
};

} // namespace hearth::player
