// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// A folder of a media server: its folders, films and songs in the server's own order. OK opens a folder, plays a film,
// and plays a song and those after it. The argument says which, as JSON: {server, folder, name}.
Page {
    id: root
    readonly property var place: root.argument === "" ? ({}) : JSON.parse(root.argument)
    readonly property bool isGone: entries.count === 0 && entries.error !== ""
    readonly property bool isEmpty: entries.isKnown && entries.count === 0 && !root.isGone
    property int wanted: -1
    isWaiting: !entries.isKnown && !root.isGone
    onCurrentChanged: if (root.current) root.takeFocus()
    onIsGoneChanged: root.settleFocus()
    onIsEmptyChanged: root.settleFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        root.wanted = key === "main" ? -1 : Number(key);
        root.settle();
    }
    function takeFocus() {
        if (root.isGone)
            gone.forceActiveFocus();
        else if (root.isEmpty)
            empty.forceActiveFocus();
        else if (root.focusAt === "main" && actions.visible)
            actions.forceActiveFocus();
        else
            list.forceActiveFocus();
    }
    // What was waited for came, or went: the focus goes with it, if it is this page's.
    function settleFocus() {
        if (root.current && root.activeFocus)
            Qt.callLater(root.takeFocus); // qmllint disable type
    }
    function settle() {
        if (root.wanted < 0 || root.wanted >= entries.count)
            return;
        list.currentIndex = root.wanted;
        root.wanted = -1;
    }
    function open(row: ServerRow) {
        if (row.isFolder)
            root.openPage("server", JSON.stringify({ "server": root.place.server, "folder": row.itemId, "name": row.name }));
        else if (row.kind === "song")
            root.playFrom(row.itemId);
        else if (row.isPlayable)
            root.playOne(row.itemId, false);
    }
    function playOne(item: string, isFromStart: bool) {
        Api.call("servers.play", isFromStart ? { "server": root.place.server, "item": item, "fromMs": 0 } : { "server": root.place.server, "item": item });
    }
    // One after the other; without an item all of them.
    function playFrom(item: string) {
        const order = { "server": root.place.server, "folder": root.place.folder, "title": root.place.name };
        Api.call("servers.play", item === "" ? order : Object.assign(order, { "item": item }));
    }
    function more(row: ServerRow) {
        menu.ask(row.name, row.artist, [
            { "key": "play", "text": row.isBegun ? qsTr("Go on watching") : qsTr("Play") },
            { "key": "again", "text": qsTr("From the beginning") },
            { "key": "on", "text": qsTr("This and those after it") }
        ], "", key => {
            if (key === "on")
                root.playFrom(row.itemId);
            else
                root.playOne(row.itemId, key === "again");
        });
    }
    TitleCatalogue {
        id: entries
        kind: "server:" + (root.place.server ?? "") + "/" + (root.place.folder ?? "0")
        onCountChanged: {
            root.settle();
            root.settleFocus();
        }
    }
    // How far a film was seen is another after it.
    Connections {
        target: Api
        function onStageChanged() {
            if (Api.front === "launcher" && root.current)
                entries.askAgain();
        }
    }
    PageHeading {
        id: heading
        text: root.place.name ?? ""
    }
    FocusColumn {
        id: content
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX; top: heading.bottom; topMargin: Theme.px(24); bottom: parent.bottom }
        spacing: Theme.px(12)
        visible: entries.count > 0
        PillRow {
            id: actions
            readonly property string spokenName: ""
            readonly property string focusKey: "main"
            anchors.left: parent?.left
            room: content.width
            visible: entries.canBePlayed
            onActiveFocusChanged: if (actions.activeFocus) root.focusAt = "main"
            ActionButton {
                focusKey: "main"
                icon: "play_arrow"
                text: qsTr("Play all")
                onActivated: root.playFrom("")
            }
        }
        ColumnView {
            id: list
            readonly property string spokenName: root.place.name ?? ""
            readonly property string focusKey: "list"
            width: content.width
            height: content.height - list.y
            spacing: Theme.px(8)
            model: entries.titles
            delegate: ServerRow {
                id: row
                required property int index
                width: list.width
                plays: row.isPlayable && Api.playback.name === row.name && Api.playback.name !== "" && Api.hasCorner
                onActivated: root.open(row)
                onMoreWanted: root.more(row)
                onActiveFocusChanged: if (row.activeFocus) root.focusAt = String(row.index)
            }
        }
    }
    Sentence {
        id: empty
        anchors.fill: parent
        visible: root.isEmpty
        icon: "folder"
        title: qsTr("This folder is empty")
        text: qsTr("The media server may still be looking through its disks.")
        action: qsTr("Look again")
        onActivated: entries.askAgain()
    }
    Sentence {
        id: gone
        anchors.fill: parent
        visible: root.isGone
        icon: "error_outline"
        title: entries.error
        text: entries.remedy
        action: qsTr("Try again")
        onActivated: entries.askAgain()
    }
    SideMenu { id: menu }
}
