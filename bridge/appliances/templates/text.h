// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Text as Python has it: a row of code points, so that lengths, indexes and slices count what a person
// counts. Conversions happen at the edges alone. Pure functions, any thread.

#include <QString>
#include <string>
#include <string_view>

namespace hearth::templates
{

using Text = std::u32string;
using TextView = std::u32string_view;

/// Bytes that are no UTF-8 become U+FFFD.
Text fromUtf8(std::string_view bytes);
std::string toUtf8(TextView text);
/// Lone surrogates become U+FFFD.
QString toQString(TextView text);
Text fromQString(QStringView text);
/// From ASCII, as names and messages in this library are.
Text widened(std::string_view ascii);
void append(Text &text, std::string_view ascii);
bool equals(TextView text, std::string_view ascii);

/// What str.isspace() calls white space.
bool isSpace(char32_t c);
bool isPrintable(char32_t c);
bool isWordCharacter(char32_t c);
TextView stripped(TextView text);
TextView strippedLeft(TextView text);
TextView strippedRight(TextView text);

/// str.lower(), str.upper(): full mappings of Unicode, without a locale.
Text lowered(TextView text);
Text uppered(TextView text);

} // namespace hearth::templates
