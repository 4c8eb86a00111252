// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// A place for what may be taller than it: whatever in it has the focus is scrolled wholly into view, with a little of what
// comes next.
Flickable {
    id: root
    property int peek: Theme.px(110)
    property bool fades: false // what goes out at the top does so softly; on the plain ground alone
    readonly property Item focused: root.Window.activeFocusItem
    interactive: false
    clip: true
    Behavior on contentY { NumberAnimation { duration: Theme.pageMs; easing.type: Easing.OutCubic } }

    Rectangle {
        parent: root
        visible: root.fades && root.contentY > 0
        width: root.width
        height: Theme.glow
        z: 1
        gradient: Gradient {
            GradientStop { position: 0.2; color: Theme.ground }
            GradientStop { position: 1; color: Qt.alpha(Theme.ground, 0) }
        }
    }
    onFocusedChanged: root.revealSoon()
    onHeightChanged: root.revealSoon()
    onContentHeightChanged: root.revealSoon()
    function revealSoon() {
        Qt.callLater(root.reveal); // qmllint disable type
    }
    function reveal() {
        const item = root.focused;
        let above = item;
        while (above && above !== root.contentItem)
            above = above.parent;
        if (!above)
            return;
        const top = item.mapToItem(root.contentItem, 0, 0).y;
        // Of what fits not even alone, its beginning.
        const room = Math.max(Theme.px(12), Math.min(root.peek, (root.height - item.height) / 2));
        if (top + item.height + room > root.contentY + root.height)
            root.contentY = Math.min(Math.max(0, root.contentHeight - root.height), top + item.height + room - root.height);
        if (top - room < root.contentY)
            root.contentY = Math.max(0, top - room);
    }
}
