// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The store: what can be had and what is installed.
Page {
    id: root
    property string wanted: ""
    onCurrentChanged: if (root.current) row.forceActiveFocus()

    function restoreFocus(key: string) {
        root.focusAt = key;
        root.wanted = key;
        row.currentIndex = Math.max(0, Api.apps.indexOf(key));
    }
    PageHeading {
        text: qsTr("Apps and games")
    }
    TileRow {
        id: row
        y: Theme.px(240)
        width: parent.width
        focus: true
        heading: qsTr("All apps")
        note: String(Api.apps.count)
        tileHeight: Theme.px(260)
        model: Api.apps
        visible: Api.apps.count > 0
        delegate: Tile {
            id: tile
            required property string itemId
            required property string title
            required property string icon
            required property string vendor
            required property string category
            required property string state
            width: Theme.px(260)
            height: Theme.px(260)
            focusKey: tile.itemId
            caption: tile.title
            line: tile.title
            glyph: tile.category === "game" ? "videogame_asset" : "apps"
            picture: tile.icon
            onActivated: root.openPage("app", tile.itemId)
            onActiveFocusChanged: if (tile.activeFocus) root.focusAt = tile.itemId
        }
    }
    Sentence {
        anchors.fill: parent
        visible: Api.apps.count === 0
        icon: "apps"
        title: qsTr("The store is empty")
        text: qsTr("It cannot be reached now, or offers nothing yet. What is installed still works.")
        action: qsTr("Try again")
        onActivated: Api.call("store.refresh")
    }
}
