// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The appliances by room. OK does the obvious thing, Menu opens everything.
Page {
    id: root
    property string wantedRoom: ""
    property string wantedItem: ""
    property ApplianceTile shown: null

    function restoreFocus(key: string) {
        root.focusAt = key;
        root.wantedRoom = key.split("/")[0];
        root.wantedItem = key.split("/").slice(1).join("/");
        root.isOnSummary = key === "summary";
        const row = Api.rooms.indexOf(root.wantedRoom);
        if (row >= 0) {
            rooms.touched = true;
            rooms.currentIndex = row;
        }
    }
    onCurrentChanged: if (root.current) root.takeFocus()
    function takeFocus() {
        if (empty.visible)
            empty.forceActiveFocus();
        else if (root.isOnSummary)
            summary.forceActiveFocus();
        else
            rooms.forceActiveFocus();
    }
    property bool isOnSummary: false
    Connections {
        target: Api.rooms
        function onCountChanged() {
            if (root.current && (rooms.activeFocus || empty.activeFocus))
                root.takeFocus();
        }
    }

    PageHeading {
        text: qsTr("My home")
    }
    RowsBelow {
        id: below
        // In large letters there is room for one of them: what has the focus.
        readonly property bool isFolded: Theme.isLargeText && rooms.activeFocus
        readonly property int roomsY: below.isFolded ? Theme.px(180) : warmth.visible ? warmth.y + warmth.height + Theme.px(8) : summary.y + summary.height + Theme.px(24)
        anchors.fill: parent
        visible: Api.rooms.count > 0
        focus: true
        above: summary
        rows: rooms
        HomeSummary {
            id: summary
            anchors { left: parent.left; leftMargin: Theme.contentX }
            y: Theme.px(176)
            room: parent.width - Theme.contentX - Theme.safeX
            height: implicitHeight
            opacity: below.isFolded ? 0 : 1
            onPageWanted: (name, argument) => root.openPage(name, argument)
            onActiveFocusChanged: {
                if (!summary.activeFocus)
                    return;
                root.isOnSummary = true;
                root.focusAt = "summary";
            }
        }
        Label {
            id: warmth
            anchors { left: summary.left; right: parent.right; rightMargin: Theme.safeX }
            y: summary.y + summary.height + Theme.px(20)
            visible: text !== "" && !Theme.isLargeText
            text: summary.warmth
            textFormat: Text.PlainText
            elide: Text.ElideRight
            maximumLineCount: 1
            font.pixelSize: Theme.small
            color: Theme.text2
        }
        RowsView {
            id: rooms
            y: below.roomsY
            width: parent.width
            height: parent.height - y - Theme.px(140)
            clip: true // what peeks does not run into the lines above and below
            focus: true
            anchorY: Theme.px(60)
            model: Api.rooms
            delegate: TileRow {
                id: row
                required property int index
                required property string rowId
                required property RecordModel items
                width: ListView.view.width
                heading: row.rowId === "" ? qsTr("Elsewhere") : row.rowId
                tileHeight: Theme.tile(270)
                opacity: rooms.presence(row.y)
                model: row.items
                currentIndex: root.wantedRoom === row.rowId ? Math.max(0, row.items.indexOf(root.wantedItem)) : 0
                delegate: ApplianceTile {
                    id: tile
                    required property int index
                    height: row.tileHeight
                    onActivated: {
                        rooms.touched = true;
                        root.openPage("appliance", tile.itemId);
                    }
                    hasMore: true
                    onMoreWanted: root.openPage("appliance", tile.itemId)
                    onActiveFocusChanged: {
                        if (!tile.activeFocus)
                            return;
                        root.isOnSummary = false;
                        root.focusAt = row.rowId + "/" + tile.itemId;
                        root.shown = tile;
                    }
                }
            }
        }
    }
    // The row that peeks does not shine through the words.
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: parent.height - hints.y + Theme.px(24)
        visible: hints.visible
        color: Theme.ground
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.top }
            height: Theme.px(40)
            gradient: Gradient {
                GradientStop { position: 0; color: Qt.alpha(Theme.ground, 0) }
                GradientStop { position: 1; color: Theme.ground }
            }
        }
    }
    Row {
        id: hints
        anchors.left: parent.left
        anchors.leftMargin: Theme.contentX
        y: parent.height - Theme.safeY - Theme.tall(66)
        spacing: Theme.px(36)
        visible: root.shown !== null && Api.rooms.count > 0
        KeyHint {
            key: qsTr("OK")
            text: qsTr("All controls")
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: ({ "unavailable": qsTr("It does not answer now; its last state is shown"), "stale": qsTr("Not heard again yet; its last state is shown") })[root.shown?.appliance.quality ?? "fresh"] ?? qsTr("Works without the internet")
            font.pixelSize: Theme.small
            color: Theme.text3
        }
    }
    // Quiet, and after everything else: what Hearth sees without understanding it.
    LiveValue {
        id: announced
        method: "appliances.announced"
        event: "appliances.announcedChanged"
    }
    Label {
        readonly property var names: (announced.value.services ?? []).filter(one => !one.isBroker).map(one => one.name).filter((name, at, all) => all.indexOf(name) === at)
        anchors { right: parent.right; rightMargin: Theme.safeX; verticalCenter: hints.verticalCenter }
        width: Math.min(implicitWidth, parent.width - Theme.contentX - hints.width - Theme.safeX - Theme.px(60))
        visible: hints.visible && names.length > 0 && rooms.currentIndex === rooms.count - 1
        text: qsTr("Seen, not yet understood: %1").arg(names.join(", "))
        textFormat: Text.PlainText
        elide: Text.ElideRight
        maximumLineCount: 1
        font.pixelSize: Theme.small
        color: Theme.text3
    }
    Sentence {
        id: empty
        anchors.fill: parent
        visible: Api.rooms.count === 0
        icon: "devices_other"
        title: qsTr("No appliances yet")
        text: qsTr("Switch an appliance on. It appears here by itself, with its controls and its room.")
        action: qsTr("Add an appliance")
        onActivated: root.openPage("settings", "appliances")
    }
}
