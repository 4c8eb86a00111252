// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// The store: what can be had and what is installed.
Page {
    id: root
    onCurrentChanged: if (root.current) root.takeFocus()
    isWaiting: !apps.isKnown
    readonly property bool isEmpty: apps.isKnown && apps.count === 0
    onIsEmptyChanged: Qt.callLater(root.handOn) // qmllint disable type
    function handOn() {
        (root.isEmpty ? empty : grid).focus = true;
    }
    function takeFocus() {
        (root.isEmpty ? empty : grid).forceActiveFocus();
    }
    function restoreFocus(key: string) {
        root.focusAt = key;
        grid.wanted = Number(key);
    }
    TitleCatalogue {
        id: apps
        kind: "app"
        onCountChanged: grid.settle()
    }
    PageHeading {
        id: heading
        text: qsTr("Apps and games")
    }
    TileGrid {
        id: grid
        property int wanted: -1
        function settle() {
            if (grid.wanted >= 0 && grid.wanted < apps.count) {
                grid.currentIndex = grid.wanted;
                grid.wanted = -1;
            }
        }
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX - Theme.gap; bottom: parent.bottom }
        height: parent.height - Theme.px(190)
        focus: true
        visible: apps.count > 0
        tileWidth: Theme.px(260)
        tileHeight: Theme.px(260)
        model: apps.titles
        delegate: RecordTile {
            id: tile
            required property int index
            width: grid.tileWidth
            height: grid.tileHeight
            onActivated: if (tile.itemId !== "") root.openPage("app", tile.itemId)
            onActiveFocusChanged: if (tile.activeFocus) root.focusAt = String(tile.index)
        }
    }
    Sentence {
        id: empty
        anchors.fill: parent
        visible: root.isEmpty
        icon: "apps"
        title: qsTr("The store is empty")
        text: qsTr("It cannot be reached now, or offers nothing yet. What is installed still works.")
        action: qsTr("Try again")
        onActivated: Api.call("store.refresh")
    }
}
