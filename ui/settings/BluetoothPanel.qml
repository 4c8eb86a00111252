// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// What is paired over Bluetooth, and what could be.
SettingsPanel {
    id: root
    readonly property var state: bluetooth.value // qmllint disable
    readonly property var devices: bluetooth.value.devices ?? []
    function kindText(kind: string): string {
        switch (kind) {
        case "remote": return qsTr("Remote");
        case "pad": return qsTr("Game pad");
        case "sound": return qsTr("Sound");
        case "keyboard": return qsTr("Keyboard");
        case "phone": return qsTr("Phone");
        default: return qsTr("Device");
        }
    }
    function lineOf(device: var): string {
        const words = [root.kindText(device.kind)];
        if (device.connected)
            words.push(qsTr("Connected"));
        if (device.battery !== undefined)
            words.push(qsTr("Battery %1 %").arg(device.battery));
        return words.join(" · ");
    }
    LiveValue {
        id: bluetooth
        method: "bluetooth.state"
        event: "bluetooth.changed"
    }
    SettingRow {
        width: root.width
        focusKey: "search"
        leads: bluetooth.value.present === true
        icon: bluetooth.value.present ? "search" : "info_outline"
        title: !bluetooth.isKnown ? "" : !bluetooth.value.present ? qsTr("This TV has no Bluetooth, or BlueZ does not run.") : bluetooth.value.searching ? qsTr("Looking for devices …") : qsTr("Look for devices")
        text: bluetooth.value.present ? qsTr("Hold the pairing key of the remote until its light blinks.") : ""
        onActivated: if (bluetooth.value.present) Api.call("bluetooth.search")
    }
    Repeater {
        model: root.devices.length
        SettingRow {
            id: row
            required property int index
            readonly property var device: root.devices[row.index] ?? ({})
            width: root.width
            focusKey: row.device.id ?? ""
            title: row.device.name ?? ""
            text: root.lineOf(row.device)
            value: row.device.paired ? qsTr("Forget") : qsTr("Pair")
            onActivated: {
                if (!row.device.paired) {
                    Api.say(qsTr("Pairing with %1 …").arg(row.device.name));
                    Api.call("bluetooth.pair", { "id": row.device.id });
                } else {
                    const id = row.device.id;
                    root.choiceWanted(qsTr("Forget %1?").arg(row.device.name), "", [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "forget", "text": qsTr("Forget it") }], "", key => {
                        if (key === "forget")
                            Api.call("bluetooth.forget", { "id": id });
                    });
                }
            }
        }
    }
}
