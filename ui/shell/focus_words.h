// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is said about the thing that has the focus, from the properties that Focusable gives it. GUI thread.

#include <QQuickItem>

namespace hearth::ui
{

/// Which of how many it is where it stands, from 1; {0, 0} where it stands alone.
struct FocusPosition {
    int at = 0;
    int of = 0;
};
FocusPosition positionOf(const QQuickItem &item);

/// "Blue Hour, film, 23 min left, 2 of 6" in the interface's language.
QString focusSentence(const QQuickItem &item);

} // namespace hearth::ui
