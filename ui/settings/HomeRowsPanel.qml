// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The rows of Home: which of them this profile wants to see, in what order, which before all others.
SettingsPanel {
    id: root
    required property var headingOf // function(row id) -> its words
    Component.onCompleted: Api.askForArrangement()
    Connections {
        target: Api
        function onHomeChanged() {
            Api.askForArrangement();
        }
    }
    // Menu, or holding OK.
    function more(entry: var, index: int) {
        const options = [];
        const above = Api.homeArrangement[index - 1];
        const below = Api.homeArrangement[index + 1];
        if (above && !above.pinned === !entry.pinned)
            options.push({ "key": "up", "text": qsTr("Move this row up") });
        if (below && !below.pinned === !entry.pinned)
            options.push({ "key": "down", "text": qsTr("Move this row down") });
        options.push(entry.pinned ? { "key": "unpin", "text": qsTr("No longer keep this row on top") } : { "key": "pin", "text": qsTr("Keep this row on top") });
        root.choiceWanted(root.headingOf(entry.id), "", options, "", key => root.act(key, entry.id)); // qmllint disable
    }
    function act(key: string, id: string) {
        if (key === "up" || key === "down")
            Api.call("home.moveRow", { "id": id, "by": key === "up" ? -1 : 1 });
        else
            Api.call("home.pinRow", { "id": id, "pinned": key === "pin" });
    }
    Repeater {
        model: Api.homeArrangement.length
        onItemAdded: root.settleSoon()
        SettingRow {
            id: row
            required property int index
            readonly property var entry: Api.homeArrangement[row.index] ?? ({ "id": "", "hidden": false })
            width: root.width
            focusKey: row.entry.id
            title: root.headingOf(row.entry.id) // qmllint disable
            isSwitch: true
            isOn: !row.entry.hidden
            text: row.entry.pinned ? qsTr("Kept on top") : ""
            hasMore: true
            onMoreWanted: root.more(row.entry, row.index)
            onActivated: Api.call("home.hideRow", { "id": row.entry.id, "hidden": row.isOn })
        }
    }
}
