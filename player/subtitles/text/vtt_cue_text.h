// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The text of a WebVTT cue as a tree: WebVTT (W3C), section 6.4 "WebVTT cue text parsing rules". Nothing in a
// cue's text is an error. Pure, any thread; linear in the text, no recursion.

#include "player/subtitles/text/cue.h"
#include <QStringList>
#include <QStringView>

namespace hearth::player
{

/// A node of the tree. The nodes stand in document order, so that a node's children are those after it that
/// are one deeper, until one that is not deeper.
struct VttNode {
    enum class Kind { Text, Class, Italic, Bold, Underline, Ruby, RubyText, Voice, Language, Timestamp };
    Kind kind = Kind::Text;
    int depth = 0;
    QString text; // of Text; who speaks, of Voice; the tag, of Language
    QStringList classes;
    std::chrono::milliseconds time{0}; // of Timestamp

    [[nodiscard]] bool isLeaf() const { return kind == Kind::Text || kind == Kind::Timestamp; }
};

/// At most kMostCueCharacters are read.
QList<VttNode> parseVttCueText(QStringView text);

/// What is drawn of the tree: italics, bold, underline and the default colours of section 5.1; ruby text
/// stands in brackets behind what it explains.
QList<TextRun> runsOf(const QList<VttNode> &nodes);

/// "WebVTT timestamp" of section 6.3 at `at`, which moves behind it. Nothing when malformed.
std::optional<std::chrono::milliseconds> collectVttTimestamp(QStringView text, qsizetype &at);

} // namespace hearth::player
