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
    property int tileHeight: Theme.tile(207)
    // While the focus is elsewhere the row stands at its first tile, the newest.
    property bool startsAtFirst: false
    property bool isBesideRail: true
    readonly property int headingHeight: Theme.tall(62)
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
            font.pixelSize: Theme.type(26)
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
        // What has the focus stands first, but for the end of the row, which stays at the screen's edge.
        highlightRangeMode: ListView.ApplyRange
        leftMargin: list.isMirrored ? Theme.safeX : Theme.contentX
        rightMargin: list.isMirrored ? Theme.contentX : Theme.safeX
        preferredHighlightBegin: Theme.contentX
        // No binding: the list lays out its items when it is set, which may change the item's width.
        property real reach: 0
        preferredHighlightEnd: Theme.contentX + list.reach
        onCurrentItemChanged: list.reach = list.currentItem ? list.currentItem.width : 0
        Connections {
            target: list.currentItem
            function onWidthChanged() {
                list.settleSoon();
            }
        }
        // A list does not follow its current item when others come or go before it, or while nobody sees it.
        function settle() {
            if (!root.activeFocus && root.startsAtFirst)
                list.currentIndex = 0;
            list.forceLayout();
            list.reach = list.currentItem ? list.currentItem.width : 0;
            const item = list.currentItem;
            const at = item && list.currentIndex > 0 ? item : null;
            // From where the first stands to where the last one does.
            const most = Math.max(0, list.contentWidth + Theme.contentX + Theme.safeX - list.width);
            if (list.isMirrored)
                list.contentX = Theme.contentX - list.width - Math.min(most, at ? -at.x - at.width : 0);
            else
                list.contentX = Math.min(most, at ? at.x : 0) - Theme.contentX;
        }
        function settleSoon() {
            Qt.callLater(list.settle); // qmllint disable type
        }
        onCountChanged: list.settleSoon()
        onVisibleChanged: if (list.visible) list.settleSoon()
        onWidthChanged: list.settleSoon()
        Component.onCompleted: list.settle()
        Connections {
            target: list.model
            ignoreUnknownSignals: true
            function onRowsMoved() {
                list.settleSoon();
            }
        }
        readonly property bool isMirrored: root.LayoutMirroring.enabled
        onIsMirroredChanged: list.settleSoon()
        reuseItems: false
        interactive: false
        // A key that is held goes faster over a long row, and a screen at a time in the end.
        property int held: 0
        readonly property int stride: list.held > 40 ? 16 : list.held > 20 ? 4 : list.held > 8 ? 2 : 1
        Keys.onPressed: event => {
            list.held = event.isAutoRepeat ? list.held + 1 : 0;
            const back = root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left;
            const on = root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right;
            if (event.key === back && list.currentIndex > 0) {
                list.currentIndex = Math.max(0, list.currentIndex - list.stride);
                event.accepted = true;
            } else if (event.key === on) {
                if (list.currentIndex < list.count - 1)
                    list.currentIndex = Math.min(list.count - 1, list.currentIndex + list.stride);
                event.accepted = true;
            }
        }
    }
    // Tiles that were passed do not shine through the rail.
    Rectangle {
        anchors { left: parent.left; top: list.top; bottom: list.bottom; topMargin: -Theme.px(20); bottomMargin: -Theme.px(20) }
        width: Theme.contentX - Theme.px(16)
        visible: root.isBesideRail && list.currentIndex > 0
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: list.isMirrored ? 0.2 : 0.8; color: Theme.ground }
            GradientStop { position: list.isMirrored ? 0 : 1; color: Qt.alpha(Theme.ground, 0) }
        }
    }
}
