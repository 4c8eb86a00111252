// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Text to HTML and back, and to addresses. Pure functions.

#include "bridge/appliances/templates/text.h"
#include <optional>

namespace hearth::templates
{

/// & < > and both quotes as entities.
Text escapedMarkup(TextView text);
/// Without comments and tags, entities read, white space in one.
Text withoutTags(TextView text);

enum class UrlPart : std::uint8_t { Path, Query };
/// UTF-8 in percent signs; a slash stays in a path, a space is a plus sign in a query.
Text percentEncoded(TextView text, UrlPart part);

struct LinkRules {
    std::optional<std::int64_t> longestShown;
    bool isNofollow = false;
    Text target;
    Text relation;
};
/// What looks like an address becomes a link.
Text withLinks(TextView text, const LinkRules &rules);

} // namespace hearth::templates
