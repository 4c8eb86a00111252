// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// One row of tiles with its heading. Left and Right move, the focused tile stays in view and the next one peeks; the
// row remembers its place by the item's id, so that a refresh never moves the focus.
FocusScope {
    id: root
    property string heading: ""
    property string note: ""
    property alias model: list.model
    property alias delegate: list.delegate
    property alias currentIndex: list.currentIndex
    property alias currentItem: list.currentItem
    property alias count: list.count
    property int tileHeight: Theme.px(207)
    readonly property int headingHeight: Theme.px(62)
    implicitHeight: root.headingHeight + root.tileHeight + Theme.px(40)

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.contentX
        spacing: Theme.px(20)
        Label {
            text: root.heading
            font.pixelSize: Theme.heading
            font.weight: Font.DemiBold
        }
        Label {
            text: root.note
            font.pixelSize: Theme.px(26)
            color: Theme.text3
            anchors.baseline: parent.children[0].baseline
        }
    }
    ListView {
        id: list
        y: root.headingHeight
        width: root.width
        height: root.tileHeight
        focus: true
        orientation: ListView.Horizontal
        spacing: Theme.gap
        cacheBuffer: Theme.px(800)
        keyNavigationEnabled: false
        highlightFollowsCurrentItem: true
        highlightMoveDuration: Theme.focusMs
        highlightMoveVelocity: -1
        highlightRangeMode: ListView.StrictlyEnforceRange
        preferredHighlightBegin: Theme.contentX
        preferredHighlightEnd: Theme.contentX + (list.currentItem ? list.currentItem.width : 0)
        // A short row does not wander: with everything in view only the focus moves.
        readonly property real startX: root.LayoutMirroring.enabled ? Theme.contentX - list.width : -Theme.contentX
        onStartXChanged: if (list.currentIndex <= 0) list.contentX = list.startX
        Component.onCompleted: list.contentX = list.startX
        reuseItems: false
        interactive: false
        Keys.onPressed: event => {
            const back = root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left;
            const on = root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right;
            if (event.key === back && list.currentIndex > 0) {
                list.currentIndex--;
                event.accepted = true;
            } else if (event.key === on) {
                if (list.currentIndex < list.count - 1)
                    list.currentIndex++;
                event.accepted = true;
            }
        }
    }
}
