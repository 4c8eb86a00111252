// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Appliances

// Top right: what the home wants known, at most three pills, and the clock.
Row {
    id: root
    spacing: Theme.px(20)
    property date moment: new Date()
    readonly property string now: root.moment.toLocaleTimeString(Qt.locale(), Api.settings.values["clock"] === "12" ? "h:mm ap" : "HH:mm")
    Timer {
        interval: 1000
        running: true
        repeat: true
        onTriggered: root.moment = new Date()
    }
    Repeater {
        model: Api.appliances
        Item {
            id: entry
            required property string itemId
            required property int index
            readonly property bool wanted: device.known && device.reachable && (device.hasThermostat ? device.on : device.hasOperation ? device.phase === "running" : device.kind === "contactSensor" && device.open)
            visible: entry.wanted
            width: pill.width
            height: pill.height
            ApplianceState {
                id: device
                applianceId: entry.itemId
            }
            Pill {
                id: pill
                icon: Theme.kindIcon(device.kind)
                tint: Theme.kindColor(device.kind)
                text: device.hasThermostat ? ApplianceWords.degrees(device.target) : device.hasOperation ? qsTr("%n min", "", ApplianceWords.minutes(device.remainingSeconds)) : qsTr("%1 open").arg(device.name)
            }
        }
    }
    ProfileDisc {
        anchors.verticalCenter: parent.verticalCenter
        visible: Api.household.profiles.length > 1
        name: Api.household.active.name ?? ""
        picture: Api.household.active.picture ?? "person"
    }
    ClockText {
        anchors.verticalCenter: parent.verticalCenter
        time: root.now
    }
}
