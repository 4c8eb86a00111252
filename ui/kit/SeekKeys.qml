// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Left and Right as steps, for what covers the screen and shows no slider. Never mirrored: time goes one way. Up and Down
// are steps of their own where the owner zaps.
Item {
    id: root
    property bool zaps: false
    signal stepped(int direction)
    signal zapped(int direction)
    Keys.onLeftPressed: root.stepped(-1)
    Keys.onRightPressed: root.stepped(1)
    Keys.onUpPressed: event => {
        event.accepted = root.zaps;
        if (root.zaps)
            root.zapped(1);
    }
    Keys.onDownPressed: event => {
        event.accepted = root.zaps;
        if (root.zaps)
            root.zapped(-1);
    }
    focus: true
}
