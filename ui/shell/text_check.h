// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Looks at every word that the window shows now, as a viewer's eyes would: is it whole, inside its box, clear
// of other words, and bright enough against what is behind it. For tests and for hearthctl; never part of a
// frame. GUI thread.

#include <QJsonArray>
#include <QQuickWindow>

namespace hearth::ui
{

/// One object a text: "text", "x", "y", "width", "height", "contrast" (WCAG 2.1, 1.4.3: ratio of relative
/// luminances, 1 to 21, against the middle brightness of where the letters stand), and "faults": of
/// "shortened", "outside" (sticks out of its box or of the screen), "over" (lies over another text) and
/// "pale" (below 4.5). Covered and invisible texts are left out, and so is what a list has scrolled half
/// away.
QJsonArray checkTexts(QQuickWindow &window);

} // namespace hearth::ui
