// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Home: what to go on with, films, series, apps, appliances; led by what has focus.
Page {
    id: root
    property string wantedRow: ""
    property string wantedItem: ""
    property HomeTile shown: null

    function heading(row: string): string {
        switch (row) {
        case "continue": return qsTr("Continue");
        case "films": return qsTr("Films");
        case "series": return qsTr("Series");
        case "apps": return qsTr("Apps and games");
        case "appliances": return qsTr("At home");
        default: return row;
        }
    }
    function restoreFocus(key: string) {
        root.focusAt = key;
        root.wantedRow = key.split("/")[0];
        root.wantedItem = key.split("/").slice(1).join("/");
        root.findWanted();
    }
    function findWanted() {
        const row = root.wantedRow === "" ? -1 : Api.rows.indexOf(root.wantedRow);
        if (row >= 0) {
            rows.touched = true;
            rows.currentIndex = row;
        }
    }
    function open(type: string, id: string) {
        rows.touched = true; // coming back finds the focus where it was
        if (type === "title")
            Api.call("playback.open", { "id": id });
        else if (type === "app")
            root.openPage("app", id);
        else
            root.openPage("appliance", id);
    }
    onCurrentChanged: if (root.current) rows.forceActiveFocus()

    Hero {
        anchors.fill: parent
        picture: root.shown?.backdrop ?? ""
        over: root.shown?.heroOver ?? ""
        name: root.shown?.heroName ?? ""
        facts: root.shown?.heroFacts ?? ""
        text: root.shown?.heroText ?? ""
    }
    RowsView {
        id: rows
        anchors.fill: parent
        focus: true
        visible: Api.rows.count > 0
        anchorY: Theme.px(556)
        model: Api.rows
        delegate: TileRow {
            id: row
            required property int index
            required property string rowId
            required property int total
            required property RecordModel items
            readonly property bool upright: row.rowId === "films"
            readonly property bool square: row.rowId === "apps"
            width: ListView.view.width
            heading: root.heading(row.rowId)
            note: row.rowId === "films" || row.rowId === "series" ? String(row.total) : ""
            tileHeight: row.upright ? Theme.px(324) : Theme.px(207)
            opacity: row.index < rows.currentIndex ? 0 : 1
            model: row.items
            startsAtFirst: row.rowId === "continue"
            currentIndex: root.wantedRow === row.rowId ? Math.max(0, row.items.indexOf(root.wantedItem)) : 0
            delegate: HomeTile {
                id: tile
                required property int index
                width: row.upright ? Theme.px(216) : row.square ? Theme.px(207) : Theme.px(368)
                height: row.tileHeight
                upright: row.upright
                resumes: row.rowId === "continue"
                onActivated: root.open(tile.type, tile.itemId)
                onActiveFocusChanged: {
                    if (!tile.activeFocus)
                        return;
                    root.focusAt = row.rowId + "/" + tile.itemId;
                    root.shown = tile;
                }
            }
        }
    }
    Sentence {
        anchors.centerIn: parent
        width: parent.width
        height: parent.height
        visible: Api.loaded && Api.rows.count === 0
        icon: "movie"
        title: qsTr("Nothing to watch yet")
        text: qsTr("Start Hearth with a folder of films, or connect a disk. Appliances appear here by themselves.")
    }
}
