// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A TTML or IMSC document as a tree: what its XML says, styles resolved, no times computed yet (TTML2, W3C,
// sections 8, 10, 11). No entity is expanded, nothing is fetched. Pure, any thread.

#include "player/subtitles/text/cue.h"
#include "player/subtitles/text/ttml_time.h"
#include "resources/base/result.h"
#include <QHash>
#include <QStringView>
#include <vector>

namespace hearth::player
{

struct TtmlTiming {
    std::optional<std::chrono::milliseconds> begin;
    std::optional<std::chrono::milliseconds> end;
    std::optional<std::chrono::milliseconds> duration;
    bool isSequence = false; // timeContainer="seq"
    [[nodiscard]] bool isSet() const { return begin || end || duration; }
};

struct TtmlNode {
    enum class Kind { Container, Paragraph, Span, Text };
    Kind kind = Kind::Container;
    TtmlTiming timing;
    TextStyle style;       // as computed, with what is inherited
    bool isHidden = false; // display="none", here or around
    QString region;        // its id, inherited
    QString text;          // of Text; white space as xml:space wants it, '\n' for <br>
    int animations = 0;    // <set> elements with times of their own, directly in it
    std::vector<TtmlNode> children;
};

struct TtmlRegion {
    TtmlTiming timing;
    CuePlace place;
};

struct TtmlDocument {
    TtmlNode body;
    QHash<QString, TtmlRegion> regions;
};

/// Invalid for XML that is broken or not TTML, TooLarge past a limit (64 levels, 500,000 nodes).
Result<TtmlDocument> readTtmlDocument(QStringView text);

} // namespace hearth::player
