// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// Things under each other in a list that may be long; Up and Down walk it, and Up from the first is the owner's.
FocusScope {
    id: root
    property alias model: list.model
    property alias delegate: list.delegate
    property alias currentIndex: list.currentIndex
    property alias count: list.count
    property alias spacing: list.spacing
    readonly property int edge: Theme.glow // the room around an item for its light

    ListView {
        id: list
        anchors { fill: parent; leftMargin: -root.edge; rightMargin: -root.edge }
        contentX: -root.edge
        leftMargin: root.edge
        rightMargin: root.edge
        focus: true
        clip: true
        cacheBuffer: Math.max(0, root.height)
        keyNavigationEnabled: false
        interactive: false
        reuseItems: false
        // The focus ring of the first and the last must not be cut.
        topMargin: Theme.px(16)
        bottomMargin: Theme.safeY
        // The view's own following misses an item that grows, and one at the end while the lengths before it are guessed.
        highlightFollowsCurrentItem: false
        Behavior on contentY { NumberAnimation { duration: Theme.focusMs; easing.type: Easing.OutQuad } }
        function reveal() {
            const item = list.currentItem;
            if (!item)
                return;
            const top = item.y - list.topMargin;
            const bottom = item.y + item.height + list.bottomMargin;
            if (top < list.contentY)
                list.contentY = top;
            else if (bottom > list.contentY + list.height)
                list.contentY = Math.min(top, bottom - list.height); // of what is taller than the room, its beginning
        }
        function revealSoon() {
            Qt.callLater(list.reveal); // qmllint disable type
        }
        onCurrentItemChanged: list.revealSoon()
        onContentHeightChanged: list.revealSoon()
        onHeightChanged: list.revealSoon()
        Connections {
            target: list.currentItem
            function onHeightChanged() {
                list.revealSoon();
            }
            function onYChanged() {
                list.revealSoon();
            }
        }
        Keys.onUpPressed: event => {
            event.accepted = list.currentIndex > 0;
            if (event.accepted)
                list.currentIndex--;
        }
        Keys.onDownPressed: event => {
            event.accepted = true;
            if (list.currentIndex < list.count - 1)
                list.currentIndex++;
        }
    }
}
