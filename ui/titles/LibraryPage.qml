// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// Every film, series, course, workout or album of music by name, or every folder of photos.
Page {
    id: root
    readonly property bool isWide: root.argument !== "film" && !root.isSquare
    readonly property bool isSquare: root.argument === "music"
    onCurrentChanged: if (root.current) grid.forceActiveFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        grid.wanted = Number(key);
    }
    TitleCatalogue {
        id: titles
        kind: root.argument
        onCountChanged: grid.settle()
    }
    Row {
        anchors { left: parent.left; leftMargin: Theme.contentX }
        y: Theme.px(64)
        spacing: Theme.px(28)
        Label {
            id: heading
            text: TitleWords.allOf(root.argument)
            font.family: Theme.display
            font.pixelSize: Theme.display3
            font.weight: Font.DemiBold
        }
        Label {
            anchors.baseline: heading.baseline
            text: titles.count > 0 ? qsTr("%1 of %2").arg((grid.currentIndex + 1).toLocaleString(Qt.locale(), "f", 0)).arg(titles.count.toLocaleString(Qt.locale(), "f", 0)) : ""
            color: Theme.text3
        }
    }
    TileGrid {
        id: grid
        property int wanted: -1
        function settle() {
            if (grid.wanted >= 0 && grid.wanted < titles.count) {
                grid.currentIndex = grid.wanted;
                grid.wanted = -1;
            }
        }
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX - Theme.gap; bottom: parent.bottom }
        height: parent.height - Theme.px(150)
        focus: true
        tileWidth: root.isWide ? Theme.px(368) : Theme.px(216)
        tileHeight: root.isWide ? Theme.px(207) : root.isSquare ? Theme.px(216) : Theme.px(324)
        model: titles.titles
        delegate: RecordTile {
            id: tile
            required property int index
            width: grid.tileWidth
            height: grid.tileHeight
            upright: !root.isWide
            named: root.isSquare
            hasMore: true
            spokenValue: qsTr("%1 of %2").arg(tile.index + 1).arg(titles.count)
            onActivated: {
                if (tile.isSeries || tile.isWhole || tile.isAlbum)
                    root.openPage(tile.type, tile.itemId);
                else if (tile.isTitle)
                    Api.call("playback.open", { "id": tile.itemId });
            }
            onMoreWanted: if (tile.isSeries || tile.isWhole || tile.isAlbum || tile.isTitle) root.openPage(tile.type, tile.itemId)
            onActiveFocusChanged: if (tile.activeFocus) root.focusAt = String(tile.index)
        }
    }
    Sentence {
        anchors.fill: parent
        visible: titles.count === 0
        icon: "movie"
        title: qsTr("Nothing here yet")
        text: qsTr("Start Hearth with a folder of films, or connect a disk.")
    }
}
