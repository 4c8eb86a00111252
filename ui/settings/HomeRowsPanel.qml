// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The rows of Home: which of them this profile wants to see.
FocusColumn {
    id: root
    property string spokenName: qsTr("Home")
    property string focusKey: "home"
    required property var headingOf // function(row id) -> its words
    spacing: Theme.px(16)
    Component.onCompleted: Api.askForArrangement()
    Connections {
        target: Api
        function onHomeChanged() {
            Api.askForArrangement();
        }
    }
    PanelHeading {
        width: root.width
        icon: "home"
        text: root.spokenName
    }
    Repeater {
        model: Api.homeArrangement.length
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
