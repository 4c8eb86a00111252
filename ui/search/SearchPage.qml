// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// One box over everything: letters at the side where reading begins, what is found beside them, in rows by what it is.
// A phone or a keyboard types into it too.
Page {
    id: root
    readonly property string text: box.text
    property int layout: 0
    // Chinese is found by its pinyin as it is typed.
    readonly property var layouts: KeyLayouts.namesFor(Qt.uiLanguage).filter(name => name !== "zh")
    readonly property int sideWidth: Theme.contentX + letters.implicitWidth + Theme.px(20)

    onCurrentChanged: {
        if (!root.current)
            return;
        if (root.place !== "" && Api.found.count > 0)
            rows.forceActiveFocus();
        else
            letters.forceActiveFocus();
    }
    // What has the focus among what was found, and with the words where a shell that starts again goes on.
    property string place: ""
    property bool isReturning: false
    onTextChanged: {
        Api.search(root.text);
        root.note();
    }
    onPlaceChanged: root.note()
    function note() {
        root.focusAt = root.text === "" ? "" : root.text + "\n" + root.place;
    }
    function restoreFocus(key: string) {
        box.text = key.split("\n")[0];
        root.isReturning = key.split("\n")[1] !== "";
    }
    Connections {
        target: Api.found
        enabled: root.isReturning
        function onCountChanged() {
            root.isReturning = false;
            if (root.current && Api.found.count > 0)
                rows.forceActiveFocus();
        }
    }
    Component.onCompleted: if (root.text === "") Api.search("")

    function heading(row: string): string {
        switch (row) {
        case "titles": return qsTr("Films, series, courses, music and photos");
        case "channels": return qsTr("Channels");
        case "appliances": return qsTr("At home");
        case "actions": return qsTr("Do it now");
        case "apps": return qsTr("Apps and games");
        case "settings": return qsTr("Settings");
        default: return row;
        }
    }
    function open(type: string, id: string, caption: string) {
        switch (type) {
        case "title": return Api.call("playback.open", { "id": id });
        case "channel": return Api.call("channels.open", { "id": id });
        case "album":
        case "series":
        case "course":
        case "music":
        case "workout": return root.openPage(type, id);
        case "action": return Api.call("appliances.act", { "action": id }, caption);
        case "app": return root.openPage("app", id);
        case "setting": return root.openPage("settings", id);
        default: return root.openPage("appliance", id);
        }
    }
    TypingArea {
        id: box
        anchors.fill: parent
        focus: true

        TwoSides {
            anchors.fill: parent
            focus: true
            first: letters
            second: rows
            hasSecond: Api.found.count > 0

            Rectangle {
                id: field
                anchors { left: parent.left; leftMargin: Theme.contentX + Theme.px(6) }
                y: Theme.px(64)
                width: letters.implicitWidth - Theme.px(12)
                height: Theme.tall(84)
                radius: height / 2
                color: Theme.surface1
                Icon {
                    id: lens
                    anchors { left: parent.left; leftMargin: Theme.px(26); verticalCenter: parent.verticalCenter }
                    size: Theme.type(36)
                    text: "search"
                    color: Theme.text2
                }
                Label {
                    anchors { left: lens.right; leftMargin: Theme.px(16); right: parent.right; rightMargin: Theme.px(26); verticalCenter: parent.verticalCenter }
                    text: root.text === "" ? qsTr("Search") : root.text
                    elide: Text.ElideLeft
                    color: root.text === "" ? Theme.text3 : Theme.text1
                }
            }
            KeyGrid {
                id: letters
                anchors { left: parent.left; leftMargin: Theme.contentX }
                y: field.y + field.height + Theme.px(28)
                focus: true
                onActiveFocusChanged: if (letters.activeFocus) root.place = ""
                isRightToLeft: root.layouts[root.layout] === "ar"
                nextLabel: KeyLayouts.labelOf(root.layouts[(root.layout + 1) % root.layouts.length], KeyLayouts.languages)
                keys: KeyLayouts.keysOf(root.layouts[root.layout] ?? "en", true)
                onTyped: letter => box.add(letter)
                onPressed: name => {
                    if (name === "erase")
                        box.erase();
                    else if (name === "clear")
                        box.text = "";
                    else
                        root.layout = (root.layout + 1) % root.layouts.length;
                }
            }
            Item {
                anchors { left: parent.left; leftMargin: root.sideWidth - Theme.contentX + Theme.px(40); right: parent.right }
                height: parent.height
                clip: true
                RowsView {
                    id: rows
                    anchors { fill: parent; topMargin: field.y + field.height + Theme.px(28) }
                    visible: Api.found.count > 0
                    anchorY: 0
                    model: Api.found
                    delegate: TileRow {
                        id: row
                        required property int index
                        required property string rowId
                        required property int total
                        required property RecordModel items
                        width: ListView.view.width
                        heading: root.heading(row.rowId)
                        note: String(row.total)
                        isBesideRail: false
                        opacity: rows.presence(row.y)
                        model: row.items
                        delegate: RecordTile {
                            id: tile
                            required property int index
                            width: tile.isApp || tile.isMusic || tile.isSong ? row.tileHeight : Theme.tile(368)
                            height: row.tileHeight
                            named: true
                            onActivated: root.open(tile.type, tile.itemId, tile.caption)
                            onActiveFocusChanged: if (tile.activeFocus) root.place = row.rowId + "/" + tile.itemId
                        }
                    }
                }
                Sentence {
                    anchors.fill: parent
                    visible: Api.found.count === 0
                    icon: "search"
                    title: root.text.trim() === "" ? qsTr("Films, series, apps, appliances, settings") : qsTr("Nothing is called that")
                    text: root.text.trim() === "" ? qsTr("Type a beginning; slips are forgiven. A phone that is paired types here too.") : qsTr("Try fewer letters, or another word of the name.")
                }
            }
        }
    }
}
