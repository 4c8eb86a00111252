// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client

// One appliance of a room. Its size follows its importance.
Tile {
    id: root
    required property string itemId
    readonly property ApplianceState appliance: device
    readonly property bool isWide: device.hasThermostat
    width: Theme.tile(root.isWide ? 592 : device.hasOperation || device.kind === "refrigerator" ? 440 : 340)
    isCard: true
    focusKey: root.itemId
    glyph: Theme.kindIcon(device.kind)
    tint: Theme.kindColor(device.kind)
    caption: device.name
    big: ApplianceWords.big(device)
    line: ApplianceWords.line(device)
    part: ApplianceWords.progress(device)
    isDim: !ApplianceWords.awake(device)

    ApplianceState {
        id: device
        applianceId: root.itemId
    }
    Dial {
        visible: root.isWide && device.on
        anchors { right: parent.right; rightMargin: Theme.px(36); verticalCenter: parent.verticalCenter }
        width: Theme.px(190)
        height: width
        thickness: Theme.px(16)
        tint: root.tint
        value: device.maxTarget > device.minTarget ? (device.target - device.minTarget) / (device.maxTarget - device.minTarget) : 0
        Label {
            anchors.centerIn: parent
            text: Math.round(device.target * 10) / 10 + "°"
            font.family: Theme.display
            font.pixelSize: Theme.type(46)
            font.weight: Font.DemiBold
        }
    }
}
