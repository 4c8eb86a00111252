// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// The live channels by number: all, those that the profile keeps, or a group's.
Page {
    id: root
    property string filter: "" // "kept", or "group:" and a name
    readonly property bool hasChannels: (overview.value.channels ?? 0) > 0
    readonly property bool isReading: (overview.value.lists ?? []).some(list => list.isReading)
    onCurrentChanged: if (root.current) root.takeFocus()
    function takeFocus() {
        if (root.hasChannels)
            content.forceActiveFocus();
        else
            empty.forceActiveFocus();
    }
    onHasChannelsChanged: if (root.current && root.activeFocus) root.takeFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        grid.wanted = Number(key);
    }
    function choose() {
        const options = [{ "key": "", "text": qsTr("All channels") }, { "key": "kept", "text": qsTr("My channels") }];
        for (const group of overview.value.groups ?? [])
            options.push({ "key": "group:" + group.name, "text": group.name });
        menu.ask(qsTr("Which channels?"), "", options, root.filter, key => {
            root.filter = key;
            grid.currentIndex = 0;
        });
    }
    function more(tile: RecordTile) {
        const options = [{ "key": "open", "text": qsTr("Watch") }, { "key": "keep", "text": tile.kept ? qsTr("No longer one of mine") : qsTr("Keep among my channels") }];
        menu.ask(tile.caption, "", options, "", key => {
            if (key === "open")
                Api.call("channels.open", { "id": tile.itemId });
            else
                Api.call("channels.keep", { "id": tile.itemId, "kept": !tile.kept });
        });
    }
    LiveValue {
        id: overview
        method: "channels.overview"
        event: "channels.changed"
    }
    TitleCatalogue {
        id: channels
        kind: root.filter === "" ? "channel" : "channel:" + root.filter
        onCountChanged: grid.settle()
    }
    PageHeading {
        id: heading
        text: qsTr("Live TV")
    }
    FocusColumn {
        id: content
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX - Theme.gap; top: heading.bottom; topMargin: Theme.px(24); bottom: parent.bottom }
        spacing: Theme.px(12)
        visible: root.hasChannels
        PillRow {
            id: which
            anchors.left: parent.left
            readonly property string spokenName: qsTr("Which channels?")
            readonly property string focusKey: "which"
            ActionButton {
                focusKey: "filter"
                icon: "filter_list"
                text: root.filter === "" ? qsTr("All channels") : root.filter === "kept" ? qsTr("My channels") : root.filter.slice(6)
                onActivated: root.choose()
            }
            ActionButton {
                focusKey: "lists"
                icon: "playlist_play"
                text: qsTr("Lists")
                onActivated: root.openPage("settings", "live")
            }
        }
        TileGrid {
            id: grid
            property int wanted: -1
            readonly property string spokenName: qsTr("Live TV")
            readonly property string focusKey: "grid"
            function settle() {
                if (grid.wanted >= 0 && grid.wanted < channels.count) {
                    grid.currentIndex = grid.wanted;
                    grid.wanted = -1;
                }
            }
            width: parent.width
            height: content.height - which.height - content.spacing
            focus: true
            tileWidth: Theme.tile(368)
            tileHeight: Theme.tile(207)
            model: channels.titles
            delegate: RecordTile {
                id: tile
                required property int index
                width: grid.tileWidth
                height: grid.tileHeight
                hasMore: true
                onActivated: if (tile.itemId !== "") Api.call("channels.open", { "id": tile.itemId })
                onMoreWanted: if (tile.itemId !== "") root.more(tile)
                onActiveFocusChanged: if (tile.activeFocus) root.focusAt = String(tile.index)
            }
        }
    }
    Sentence {
        anchors.fill: parent
        visible: root.hasChannels && channels.count === 0 && root.filter === "kept"
        icon: "star_border"
        title: qsTr("None of them is yours yet")
        text: qsTr("Menu on a channel keeps it here.")
    }
    Sentence {
        id: empty
        anchors.fill: parent
        visible: overview.isKnown && !root.hasChannels
        icon: "live_tv"
        title: root.isReading ? qsTr("The list is being read") : qsTr("No channels yet")
        text: qsTr("Your provider has a list of them, an M3U address. Hearth reads it every day.")
        action: qsTr("Add a list")
        onActivated: root.openPage("settings", "live")
    }
    SideMenu { id: menu }
}
