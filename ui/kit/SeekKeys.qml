// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Left and Right as steps, for what covers the screen and shows no slider. Never mirrored: time goes one way.
Item {
    id: root
    signal stepped(int direction)
    Keys.onLeftPressed: root.stepped(-1)
    Keys.onRightPressed: root.stepped(1)
    focus: true
}
