// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Appliances

// What the home wants known: what cools or heats, what runs, what stands open.
Row {
    id: root
    spacing: Theme.px(20)
    Repeater {
        model: Api.active
        Item {
            id: entry
            required property string itemId
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
}
