// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// Tiles in a grid that may be very long; the arrows walk it, and what leads out at the first column or row is the
// owner's. A key that is held goes faster, a screen at a time in the end.
FocusScope {
    id: root
    property alias model: grid.model
    property alias delegate: grid.delegate
    property alias currentIndex: grid.currentIndex
    property alias count: grid.count
    property int tileWidth: Theme.px(216)
    property int tileHeight: Theme.px(324)
    readonly property int columns: Math.max(1, Math.floor((root.width + Theme.gap) / grid.cellWidth))
    property int held: 0

    // Clips what scrolls away, with room for the light around the outermost tiles.
    Item {
        id: room
        readonly property int above: Theme.glow - Theme.px(24)
        anchors { fill: parent; leftMargin: -Theme.glow; rightMargin: -Theme.glow; topMargin: -room.above }
        clip: true
        GridView {
            id: grid
            anchors { fill: parent; leftMargin: Theme.glow; rightMargin: Theme.glow - Theme.gap; topMargin: room.above }
            focus: true
            keyNavigationEnabled: false
            interactive: false
            reuseItems: false
            cellWidth: root.tileWidth + Theme.gap
            cellHeight: root.tileHeight + Theme.gap
            cacheBuffer: Math.max(0, root.height)
            topMargin: Theme.px(24)
            bottomMargin: Theme.safeY
            highlightMoveDuration: Theme.focusMs
            highlightRangeMode: GridView.ApplyRange
            preferredHighlightBegin: Theme.px(24)
            preferredHighlightEnd: grid.height - Theme.safeY
            Keys.onPressed: event => {
                root.held = event.isAutoRepeat ? root.held + 1 : 0;
                const back = root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left;
                const on = root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right;
                const column = grid.currentIndex % root.columns;
                const rows = root.held > 24 ? 8 : root.held > 8 ? 2 : 1;
                switch (event.key) {
                case back:
                    event.accepted = column > 0;
                    if (event.accepted)
                        grid.currentIndex--;
                    break;
                case on:
                    event.accepted = true;
                    if (column < root.columns - 1 && grid.currentIndex < grid.count - 1)
                        grid.currentIndex++;
                    break;
                case Qt.Key_Up:
                    event.accepted = grid.currentIndex >= root.columns;
                    if (event.accepted)
                        grid.currentIndex = Math.max(column, grid.currentIndex - rows * root.columns);
                    break;
                case Qt.Key_Down:
                    event.accepted = true;
                    if (Math.floor(grid.currentIndex / root.columns) < Math.floor((grid.count - 1) / root.columns))
                        grid.currentIndex = Math.min(grid.count - 1, grid.currentIndex + rows * root.columns);
                    break;
                }
            }
        }
    }
}
