// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The letters of a text file whose encoding nobody says. In this order: a byte order mark, escape sequences
// of ISO 2022, UTF-8 that is valid, the zeros of UTF-16 and UTF-32, and then whatever encoding makes the most
// likely text of some language out of the bytes (player/subtitles/letters). A short text is a guess, and a
// hint at its language decides then. Pure, any thread; time in proportion to the size, of which kSampleBytes
// are weighed.

#include <QByteArray>
#include <QString>
#include <optional>

namespace hearth::player
{

struct DecodedText {
    QString text;       // without a byte order mark; U+FFFD for what the encoding has not
    QByteArray charset; // the name iconv knows it by
    bool isGuess = false;
};

constexpr qsizetype kSampleBytes = 24 * 1024;

/// `language` is an ISO 639 code ("ru", "rus") or empty: which language the text is likely in.
DecodedText decodeText(const QByteArray &bytes, const QString &language = {});

/// The text of bytes in a known encoding; nothing when iconv does not know it.
std::optional<QString> decodeAs(const QByteArray &bytes, const QByteArray &charset);

} // namespace hearth::player
