// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// How the set reaches the network; OK on a wireless one joins it.
SettingsPanel {
    id: root
    readonly property var net: network.value
    readonly property var points: root.net.wifi ?? []
    readonly property string summary: !network.isKnown ? "" : !root.net.managed ? (root.net.online ? qsTr("Connected. The network is set up in the system that Hearth runs on.") : qsTr("Not connected. The network is set up in the system that Hearth runs on; NetworkManager does not run here."))
        : !root.net.online ? qsTr("Not connected") : root.net.kind === "wifi" ? qsTr("Connected to %1").arg(root.net.name) : root.net.kind === "cable" ? qsTr("Connected by cable") : qsTr("Connected")
    function join(point: var) {
        const enter = password => Api.call("network.join", { "ssid": point.ssid, "password": password });
        if (point.secure)
            root.textWanted(qsTr("Password of %1").arg(point.ssid), "", "password", enter);
        else
            enter("");
    }
    LiveValue {
        id: network
        method: "network.state"
        event: "network.changed"
    }
    SettingRow {
        width: root.width
        focusKey: "state"
        leads: root.net.hasWifi === true
        icon: root.net.online ? "check" : "info_outline"
        title: root.summary
        text: root.net.address ?? ""
        value: root.net.hasWifi ? qsTr("Look again") : ""
        onActivated: if (root.net.hasWifi) Api.call("network.scan")
    }
    Repeater {
        model: root.points.length
        SettingRow {
            id: row
            required property int index
            readonly property var point: root.points[row.index] ?? ({})
            width: root.width
            focusKey: "wifi:" + (row.point.ssid ?? "")
            icon: row.point.secure ? "lock_outline" : "wifi"
            title: row.point.ssid ?? ""
            text: row.point.active ? qsTr("Connected") : ""
            value: qsTr("%1 %").arg(row.point.strength ?? 0)
            onActivated: if (!row.point.active) root.join(row.point)
        }
    }
}
