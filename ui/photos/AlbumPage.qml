// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// The photos of one folder.
Page {
    id: root
    property int wanted: -1
    onCurrentChanged: if (root.current) grid.forceActiveFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        root.wanted = Number(key);
        root.settle();
    }
    // Whoever turned the photos goes on at the one that they saw last.
    function returned(from: string, focusAt: string) {
        if (from === "photo" && focusAt !== "")
            root.restoreFocus(focusAt);
    }
    function settle() {
        if (root.wanted >= 0 && root.wanted < photos.count) {
            grid.currentIndex = root.wanted;
            root.wanted = -1;
        }
    }
    TitleCatalogue {
        id: photos
        kind: root.argument
        onCountChanged: root.settle()
    }
    PhotoState {
        id: first
        album: root.argument
    }
    PageHeading {
        id: heading
        text: first.albumName
    }
    Label {
        anchors { left: heading.right; leftMargin: Theme.px(28); baseline: heading.baseline }
        visible: !Theme.isLargeText
        text: photos.count > 0 ? TitleWords.photos(photos.count) : ""
        color: Theme.text3
    }
    TileGrid {
        id: grid
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX - Theme.gap; bottom: parent.bottom }
        height: parent.height - Math.max(Theme.px(150), heading.y + heading.height + Theme.px(12))
        focus: true
        tileWidth: Theme.px(368)
        tileHeight: Theme.px(276)
        model: photos.titles
        delegate: RecordTile {
            id: tile
            required property int index
            width: grid.tileWidth
            height: grid.tileHeight
            spokenName: qsTr("Photo %1").arg(tile.index + 1)
            spokenValue: tile.name
            onActivated: root.openPage("photo", root.argument + "/" + tile.index)
            onActiveFocusChanged: if (tile.activeFocus) root.focusAt = String(tile.index)
        }
    }
    Sentence {
        anchors.fill: parent
        visible: first.isGone
        icon: "photo_library"
        title: qsTr("These photos are not here any more")
        text: qsTr("Their folder was removed, or its disk is away.")
    }
}
