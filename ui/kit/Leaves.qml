// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// One of many at a time, as in a book: Left and Right turn the leaves, the way that one reads, and after the last comes
// the first.
Focusable {
    id: root
    property int index: 0
    property int count: 0
    signal turned(int index)

    function turn(by: int) {
        if (root.count > 0)
            root.turned((root.index + by + root.count) % root.count);
    }
    Keys.onLeftPressed: root.turn(root.LayoutMirroring.enabled ? 1 : -1)
    Keys.onRightPressed: root.turn(root.LayoutMirroring.enabled ? -1 : 1)
}
