// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// Rows under each other. Up and Down move, the focused row stands at `anchorY` and the next one peeks.
FocusScope {
    id: root
    property alias model: list.model
    property alias delegate: list.delegate
    property alias currentIndex: list.currentIndex
    property alias currentItem: list.currentItem
    property alias count: list.count
    property int anchorY: 0
    // How much a row that begins at `y` is there: those above the focused one are not, and go while the rows move.
    function presence(y: real): real {
        return Math.max(0, Math.min(1, 1 + (y - list.contentY - root.anchorY) / Theme.px(120)));
    }
    // Until a viewer moved, the first row is the current one, whichever comes to stand there.
    property bool touched: false
    signal leftTop

    function itemAt(index: int): Item {
        return list.itemAtIndex(index) as Item;
    }
    ListView {
        id: list
        anchors.fill: parent
        focus: true
        cacheBuffer: Math.max(0, root.height)
        keyNavigationEnabled: false
        highlightMoveDuration: Theme.pageMs
        highlightMoveVelocity: -1
        highlightRangeMode: ListView.StrictlyEnforceRange
        preferredHighlightBegin: root.anchorY
        preferredHighlightEnd: root.anchorY + 1
        interactive: false
        reuseItems: false
        // Rows that come or go above the current one would leave it where it was.
        function settle() {
            if (!root.touched && list.currentIndex !== 0)
                list.currentIndex = 0;
            list.forceLayout();
            if (list.currentItem)
                list.contentY = list.currentItem.y - root.anchorY;
        }
        function settleSoon() {
            Qt.callLater(list.settle); // qmllint disable type
        }
        onCountChanged: list.settleSoon()
        onCurrentIndexChanged: if (!root.touched && list.currentIndex > 0) list.settleSoon()
        onVisibleChanged: if (list.visible) list.settleSoon()
        onHeightChanged: list.settleSoon()
        Keys.onUpPressed: event => {
            root.touched = true;
            if (list.currentIndex > 0)
                list.currentIndex--;
            else
                root.leftTop();
            event.accepted = true;
        }
        Keys.onDownPressed: event => {
            root.touched = true;
            if (list.currentIndex < list.count - 1)
                list.currentIndex++;
            event.accepted = true;
        }
    }
}
