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
    signal leftTop

    function itemAt(index: int): Item {
        return list.itemAtIndex(index) as Item;
    }
    ListView {
        id: list
        anchors.fill: parent
        focus: true
        cacheBuffer: root.height
        keyNavigationEnabled: false
        highlightMoveDuration: Theme.pageMs
        highlightMoveVelocity: -1
        highlightRangeMode: ListView.StrictlyEnforceRange
        preferredHighlightBegin: root.anchorY
        preferredHighlightEnd: root.anchorY + 1
        interactive: false
        reuseItems: false
        Keys.onUpPressed: event => {
            if (list.currentIndex > 0)
                list.currentIndex--;
            else
                root.leftTop();
            event.accepted = true;
        }
        Keys.onDownPressed: event => {
            if (list.currentIndex < list.count - 1)
                list.currentIndex++;
            event.accepted = true;
        }
    }
}
