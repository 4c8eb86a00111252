// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// Home: what to go on with, films, series, courses, workouts, music, photos, apps, appliances; led by what has focus.
Page {
    id: root
    property string wantedRow: ""
    property string wantedItem: ""
    property RecordTile shown: null

    // What more there is to do with a card, and with the row that it stands in.
    function more(tile: RecordTile, rowId: string, rowIndex: int, isPinned: bool) {
        const options = [];
        const add = (key, text) => options.push({ "key": key, "text": text });
        if (tile.isTitle)
            add("play", tile.resumes && tile.reason === "begun" ? qsTr("Go on watching") : qsTr("Play"));
        if (tile.isTitle && tile.partOf !== "")
            add("whole", tile.isLesson ? qsTr("All lessons") : qsTr("All parts"));
        else if (tile.isTitle && tile.series !== "")
            add("series", qsTr("All episodes"));
        else if (tile.isChannel)
            add(tile.kept ? "drop" : "keep", tile.kept ? qsTr("No longer one of mine") : qsTr("Keep among my channels"));
        else
            add("details", tile.isAppliance ? qsTr("Open") : qsTr("Details"));
        if (tile.isTitle)
            add(tile.watched ? "unseen" : "seen", tile.watched ? qsTr("I have not seen this") : qsTr("I have seen this"));
        if (rowId === "continue")
            add("dismiss", qsTr("Take off this row"));
        if (rowIndex > 0)
            add("up", qsTr("Move this row up"));
        if (rowIndex < rows.count - 1)
            add("down", qsTr("Move this row down"));
        add(isPinned ? "unpin" : "pin", isPinned ? qsTr("No longer keep this row on top") : qsTr("Keep this row on top"));
        add("hide", qsTr("Hide this row"));
        menu.ask(tile.caption, root.why(tile, rowId), options, "", key => root.act(key, tile.itemId, tile.type, tile.partOf !== "" ? tile.partOf : tile.series, rowId));
    }
    // `whole`: the series' name, or the id of the course or workout.
    function act(key: string, id: string, type: string, whole: string, rowId: string) {
        switch (key) {
        case "play": return root.open(type, id);
        case "series": return root.openPage("series", "series:" + whole);
        case "whole": return root.openPage(whole.split(":")[0], whole);
        case "details": return root.openPage(type, id);
        case "keep":
        case "drop": return Api.call("channels.keep", { "id": id, "kept": key === "keep" });
        case "seen":
        case "unseen": return Api.call("history.mark", { "id": id, "watched": key === "seen" });
        case "dismiss": return Api.call("home.dismiss", { "id": id });
        case "up": return Api.call("home.moveRow", { "id": rowId, "by": -1 });
        case "down": return Api.call("home.moveRow", { "id": rowId, "by": 1 });
        case "pin":
        case "unpin": return Api.call("home.pinRow", { "id": rowId, "pinned": key === "pin" });
        case "hide":
            Api.call("home.hideRow", { "id": rowId, "hidden": true });
            return root.hidden();
        }
    }
    function hidden() {
        Api.say(qsTr("Hidden. Settings, Home, shows it again."));
    }
    // Why this card is here; there is never another reason than these.
    function why(tile: RecordTile, rowId: string): string {
        const when = Durations.moment(new Date(tile.sinceMs));
        switch (tile.reason) {
        case "begun": return qsTr("It is here because you began it and did not see the end. Last watched: %1.").arg(when);
        case "next": return tile.partOf !== "" ? qsTr("It is here because it comes after the one you saw to its end: %1.").arg(when) : qsTr("It is here because it is the episode after the one you saw to its end: %1.").arg(when);
        case "left": return qsTr("It is here because you left the game in the middle: %1.").arg(when);
        case "running": return qsTr("It is here because it is running now.");
        }
        if (rowId === "newInStore")
            return qsTr("It is here because it is in your store and not on this TV. Nobody can pay for a place.");
        if (tile.isChannel)
            return tile.kept ? qsTr("It is here because you keep it among your channels.") : qsTr("It is here because it is in your list of channels; those that you keep or watched stand first.");
        if (tile.isApp)
            return qsTr("It is here because it is installed; the latest used stands first.");
        return tile.isAppliance ? qsTr("It is here because it is in your home.") : qsTr("It is here because it lies in your folders.");
    }
    function isOfApps(row: string): bool {
        return !["continue", "live", "films", "series", "appliances"].some(other => other === row); // qmllint disable
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
        else if (type === "channel")
            Api.call("channels.open", { "id": id });
        else if (type === "all" && id === "channel")
            root.openPage("live", "");
        else
            root.openPage(type, id);
    }
    onCurrentChanged: if (root.current) root.takeFocus()
    readonly property bool isEmpty: Api.loaded && Api.rows.count === 0
    readonly property var arrangement: Api.homeArrangement
    readonly property bool hidesRows: root.arrangement.some(row => row.hidden)
    // The rows or what stands there instead; a film in front or another page keeps the focus that it has.
    onIsEmptyChanged: {
        if (root.isEmpty)
            Api.askForArrangement();
        Qt.callLater(root.handOn); // qmllint disable type
    }
    function handOn() {
        (root.isEmpty ? empty : rows).focus = true;
    }
    function takeFocus() {
        (root.isEmpty ? empty : rows).forceActiveFocus();
    }

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
            required property bool pinned
            required property RecordModel items
            readonly property bool upright: row.rowId === "films"
            readonly property bool square: root.isOfApps(row.rowId)
            width: ListView.view.width
            heading: TitleWords.rowHeading(row.rowId)
            note: row.rowId === "films" || row.rowId === "series" ? row.total.toLocaleString(Qt.locale(), "f", 0) : ""
            tileHeight: row.upright ? Theme.px(324) : Theme.tile(207)
            opacity: rows.presence(row.y)
            model: row.items
            startsAtFirst: row.rowId === "continue"
            currentIndex: root.wantedRow === row.rowId ? Math.max(0, row.items.indexOf(root.wantedItem)) : 0
            delegate: RecordTile {
                id: tile
                required property int index
                width: row.upright ? Theme.px(216) : row.square && (!tile.isWhole || tile.isMusic) && !tile.isAlbum ? row.tileHeight : Theme.tile(368)
                height: row.tileHeight
                upright: row.upright
                resumes: row.rowId === "continue"
                hasMore: true
                onMoreWanted: root.more(tile, row.rowId, row.index, row.pinned)
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
    SideMenu { id: menu }
    Sentence {
        id: empty
        anchors.centerIn: parent
        width: parent.width
        height: parent.height
        visible: root.isEmpty
        icon: "movie"
        title: root.hidesRows ? qsTr("Rows of Home are hidden") : qsTr("Nothing to watch yet")
        text: root.hidesRows ? qsTr("The others have nothing to show now.") : qsTr("Say where films lie, or connect a disk. Appliances appear here by themselves.")
        action: root.hidesRows ? qsTr("Rows of Home") : qsTr("Films and disks")
        onActivated: root.openPage("settings", root.hidesRows ? "home" : "sources")
    }
}
