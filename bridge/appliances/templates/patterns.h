// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Python's regular expressions through Qt's (PCRE), with a limit on how long a match may take. What Python
// writes otherwise is rewritten; what it refuses is refused.

#include "bridge/appliances/templates/value.h"
#include <QRegularExpression>

namespace hearth::templates
{

/// Compiled and kept for the next time on this thread. PatternError for what is none.
QRegularExpression patternOf(TextView python, bool ignoresCase);
/// The replacement of one match: \1, \g<name> and escapes. PatternError for a group that is none.
Text expandedTemplate(TextView replacement, const QRegularExpressionMatch &match);

} // namespace hearth::templates
