// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bytes to text by the C library's iconv. Any thread: each call opens its own converter.

#include <QByteArray>
#include <QString>
#include <optional>

namespace hearth::player
{

struct IconvText {
    QString text;     // U+FFFD for each byte that the encoding has not
    int badBytes = 0; // how many those are; a sign cut off at the end counts as none
};

/// The same for an encoding of one byte a letter, each by itself: iconv would compose what Vietnamese
/// encodings write as letter and tone, which the Encoding Standard does not. The tables are made once.
std::optional<IconvText> singleByteText(const QByteArray &bytes, const char *charset);

/// Nothing when iconv does not know the encoding.
std::optional<IconvText> iconvText(const QByteArray &bytes, const char *charset);

} // namespace hearth::player
