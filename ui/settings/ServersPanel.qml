// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The media servers of the home, looked for while somebody sees this. OK leads to what one has.
SettingsPanel {
    id: root
    readonly property var servers: list.value.servers ?? []
    readonly property bool isLooking: list.value.isLooking ?? true
    LiveValue {
        id: list
        method: "servers.list"
        event: "servers.changed"
    }
    Timer {
        interval: Theme.lookAgainMs
        repeat: true
        running: root.visible
        onTriggered: list.ask()
    }
    Repeater {
        model: root.servers.length
        onItemAdded: root.settleSoon()
        SettingRow {
            id: row
            required property int index
            readonly property var server: root.servers[row.index] ?? ({})
            width: root.width
            focusKey: "server:" + (row.server.id ?? "")
            icon: "dns"
            title: row.server.name ?? ""
            text: row.server.model ?? ""
            onActivated: root.pageWanted("server", JSON.stringify({ "server": row.server.id, "folder": "0", "name": row.server.name }))
        }
    }
    SettingRow {
        width: root.width
        visible: root.servers.length === 0
        leads: !root.isLooking
        focusKey: "again"
        icon: root.isLooking ? "search" : "refresh"
        title: root.isLooking ? qsTr("Looking for media servers …") : qsTr("No media server was found")
        text: root.isLooking ? qsTr("What shares films and music in this TV's network by UPnP or DLNA comes here by itself.") : qsTr("Switch one on, in this TV's network: a NAS, a router with a disk, a computer. OK looks again.")
        onActivated: if (!root.isLooking) list.ask()
    }
}
