// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The network behind Zigbee2MQTT: lets appliances join for a while, shows who does, names and removes them.
Page {
    id: root
    readonly property var network: live.value
    readonly property var joining: root.network.joining ?? []
    readonly property var devices: root.network.devices ?? []
    readonly property var groups: root.network.groups ?? []
    readonly property bool isThere: root.network.online === true
    readonly property int longest: 254 // seconds, Zigbee's own
    property real now: Date.now()
    readonly property int secondsLeft: Math.max(0, Math.ceil(((root.network.untilMs ?? 0) - root.now) / 1000))
    property string asked: "" // the device that a name is typed for

    onCurrentChanged: if (root.current) root.takeFocus()
    onIsThereChanged: if (root.current) Qt.callLater(root.takeFocus) // qmllint disable type
    function takeFocus() {
        if (empty.visible)
            empty.forceActiveFocus();
        else if (root.isThere && !column.focusKeyed(root.focusAt))
            column.focusFirst();
    }
    function clock(seconds: int): string {
        return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    }
    function statusText(status: string): string {
        switch (status) {
        case "successful": return qsTr("Is here");
        case "failed": return qsTr("Did not get on; switch it off and on, near the stick");
        default: return qsTr("Is asked what it can …");
        }
    }
    function choose(device: var) {
        menu.ask(device.name, (device.vendor + " " + device.model).trim(), [{ "key": "rename", "text": qsTr("Another name") }, { "key": "remove", "text": qsTr("Take it out of the network") }], "", key => {
            if (key === "rename")
                Qt.callLater(root.askName, device); // qmllint disable type
            else
                Qt.callLater(root.askRemoval, device); // qmllint disable type
        });
    }
    function askName(device: var) {
        root.asked = device.id;
        words.ask(qsTr("Name of %1").arg(device.name), device.name);
    }
    function askRemoval(device: var) {
        menu.ask(qsTr("Take %1 out?").arg(device.name), qsTr("To use it again it has to join again."), [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "remove", "text": qsTr("Take it out") }, { "key": "force", "text": qsTr("Take it out although it does not answer") }], "", key => {
            if (key !== "keep")
                Api.call("zigbee.remove", { "id": device.id, "force": key === "force" });
        });
    }

    LiveValue {
        id: live
        method: "zigbee.state"
        event: "zigbee.changed"
        onValueChanged: root.now = Date.now()
    }
    Timer {
        interval: 500
        running: root.current && root.secondsLeft > 0
        repeat: true
        onTriggered: root.now = Date.now()
    }
    PageHeading {
        id: heading
        text: qsTr("Zigbee appliances")
    }
    FocusFlickable {
        anchors { left: parent.left; leftMargin: Theme.contentX - Theme.glow; right: parent.right; rightMargin: Theme.safeX - Theme.glow; top: heading.bottom; topMargin: Theme.px(40) - Theme.glow; bottom: parent.bottom }
        visible: root.isThere
        contentHeight: column.y + column.implicitHeight + Theme.safeY + Theme.px(40)
        FocusColumn {
            id: column
            anchors { left: parent.left; leftMargin: Theme.glow }
            width: Math.min(parent.width - 2 * Theme.glow, Theme.tall(1220))
            y: Theme.glow
            focus: true
            SettingRow {
                width: column.width
                focusKey: "join"
                icon: root.secondsLeft > 0 ? "timer" : "add"
                title: root.secondsLeft > 0 ? qsTr("Appliances may join for %1").arg(root.clock(root.secondsLeft)) : qsTr("Let an appliance join")
                text: root.secondsLeft > 0 ? qsTr("OK closes the network again.") : qsTr("Then make the appliance look for its network, as its leaflet says.")
                onActivated: Api.call("zigbee.permitJoin", { "seconds": root.secondsLeft > 0 ? 0 : root.longest })
            }
            Repeater {
                model: root.joining.length
                SettingRow {
                    id: fresh
                    required property int index
                    readonly property var device: root.joining[fresh.index] ?? ({})
                    readonly property var known: root.devices.find(one => one.id === fresh.device.id) ?? null
                    width: column.width
                    focusKey: "joining:" + (fresh.device.id ?? "")
                    icon: fresh.device.status === "failed" ? "error_outline" : fresh.device.status === "successful" ? "check" : "hourglass_empty"
                    title: fresh.known?.name ?? fresh.device.name ?? ""
                    text: root.statusText(fresh.device.status ?? "")
                    leads: fresh.known !== null
                    onActivated: if (fresh.known) root.choose(fresh.known)
                }
            }
            Repeater {
                model: root.devices.length
                SettingRow {
                    id: row
                    required property int index
                    readonly property var device: root.devices[row.index] ?? ({})
                    width: column.width
                    focusKey: row.device.id ?? ""
                    icon: "devices_other"
                    title: row.device.name ?? ""
                    text: [row.device.vendor ?? "", row.device.model ?? "", row.device.supported === false ? qsTr("not supported") : ""].filter(word => word !== "").join(" · ")
                    onActivated: root.choose(row.device)
                }
            }
            Repeater {
                model: root.groups.length
                SettingRow {
                    id: group
                    required property int index
                    readonly property var entry: root.groups[group.index] ?? ({})
                    width: column.width
                    leads: false
                    focusKey: "group:" + (group.entry.id ?? "")
                    icon: "group_work"
                    title: qsTr("Group %1").arg(group.entry.name ?? "")
                    text: (group.entry.members ?? []).join(", ")
                }
            }
        }
    }
    Sentence {
        id: empty
        anchors.fill: parent
        visible: live.isKnown && !root.isThere
        icon: "hub"
        title: qsTr("Zigbee2MQTT does not answer")
        text: qsTr("It needs a stick for Zigbee and a name and password for the TV's broker.")
        action: qsTr("Back")
        onActivated: root.closePage()
    }
    SideMenu { id: menu }
    TextEntry {
        id: words
        kind: "path"
        onEntered: text => Api.call("zigbee.rename", { "id": root.asked, "name": text })
    }
}
