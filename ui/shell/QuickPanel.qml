// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// On the Menu key, over whatever is in front: how loud, the lights, who watches, the screen off. Back or Menu closes it.
SidePanel {
    id: root
    signal pageWanted(string name)

    SettingRow {
        width: root.contentWidth
        focusKey: "film"
        visible: Api.hasCorner
        icon: "fullscreen"
        title: Api.playback.name
        text: qsTr("Fill the screen with the film")
        onActivated: {
            root.closed();
            Api.call("stage.corner", { "film": false });
        }
    }
    SettingRow {
        width: root.contentWidth
        focusKey: "endFilm"
        visible: Api.hasCorner
        icon: "close"
        title: qsTr("End the film")
        onActivated: {
            root.closed();
            Api.call("playback.stop");
        }
    }
    Stepper {
        width: root.contentWidth
        focusKey: "volume"
        icon: Api.muted ? "volume_off" : "volume_up"
        label: qsTr("Volume")
        value: Api.muted ? qsTr("Off") : String(Api.volume)
        onStepped: direction => Api.call("sound.volume", { "step": 4 * direction })
        onActivated: Api.call("sound.volume", { "muted": !Api.muted })
    }
    Repeater {
        model: root.visible ? Api.lights : null
        SettingRow {
            id: lamp
            required property string itemId
            width: root.contentWidth
            focusKey: lamp.itemId
            visible: device.known && device.reachable
            title: device.name
            text: device.room
            isSwitch: true
            isOn: device.on
            onActivated: Api.call("appliances.command", { "id": lamp.itemId, "capability": device.switchId, "command": "set", "value": !device.on })
            ApplianceState {
                id: device
                applianceId: lamp.itemId
            }
        }
    }
    SettingRow {
        width: root.contentWidth
        focusKey: "profiles"
        title: qsTr("Who is watching")
        value: Api.household.activeName
        onActivated: root.pageWanted("profiles")
    }
    SettingRow {
        width: root.contentWidth
        focusKey: "settings"
        title: qsTr("Settings")
        onActivated: root.pageWanted("settings")
    }
    SettingRow {
        width: root.contentWidth
        focusKey: "screenOff"
        title: qsTr("Screen off")
        text: qsTr("The sound goes on; any key brings it back.")
        onActivated: {
            root.closed();
            Api.call("power.set", { "state": "screenOff" });
        }
    }
    SettingRow {
        width: root.contentWidth
        focusKey: "standby"
        title: qsTr("Standby")
        onActivated: {
            root.closed();
            Api.call("power.set", { "state": "standby" });
        }
    }
}
