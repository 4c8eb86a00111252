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
    readonly property int edge: Theme.px(20) // the room around an item for its ring

    ListView {
        id: list
        anchors { fill: parent; leftMargin: -root.edge; rightMargin: -root.edge }
        contentX: -root.edge
        leftMargin: root.edge
        rightMargin: root.edge
        focus: true
        clip: true
        cacheBuffer: root.height
        keyNavigationEnabled: false
        interactive: false
        reuseItems: false
        // The focus ring of the first and the last must not be cut.
        topMargin: Theme.px(16)
        bottomMargin: Theme.safeY
        highlightMoveDuration: Theme.focusMs
        highlightMoveVelocity: -1
        highlightRangeMode: ListView.ApplyRange
        preferredHighlightBegin: Theme.px(70)
        preferredHighlightEnd: root.height - Theme.safeY
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
