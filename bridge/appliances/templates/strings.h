// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What Python's str methods do, for filters and methods alike. Pure functions.

#include "bridge/appliances/templates/text.h"
#include <optional>
#include <vector>

namespace hearth::templates
{

Text capitalized(TextView text);
/// str.title(): each word, letters after what is no letter.
Text titled(TextView text);
Text swappedCase(TextView text);
Text caseFolded(TextView text);
/// str.strip() of these characters, or of white space.
TextView strippedOf(TextView text, const std::optional<Text> &characters, bool left, bool right);
/// All occurrences, or the first ones where count is not negative.
Text replaced(TextView text, TextView before, TextView after, std::int64_t count);
std::size_t replacedLength(TextView text, TextView before, TextView after, std::int64_t count);
/// By white space, or by a separator that is not empty; at most that many cuts where not negative.
std::vector<TextView> splitLeft(TextView text, const std::optional<Text> &separator, std::int64_t most);
std::vector<TextView> splitRight(TextView text, const std::optional<Text> &separator, std::int64_t most);
std::vector<TextView> splitLines(TextView text, bool keepsEnds);
enum class Side : std::uint8_t { Left, Right, Both };
/// Filled up to that width; Side says where the text stands.
Text padded(TextView text, std::int64_t width, char32_t fill, Side side);

} // namespace hearth::templates
