// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The rows of Home: which of them this profile wants to see.
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
            onActivated: Api.call("home.hideRow", { "id": row.entry.id, "hidden": row.isOn })
        }
    }
}
