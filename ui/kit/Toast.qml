// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// What the home has to say, top right over anything; goes by itself.
Rectangle {
    id: root
    property string icon: "notifications_none"
    property color tint: Theme.ember
    property string text: ""
    width: Math.min(Theme.px(820), content.implicitWidth + Theme.px(72))
    height: Theme.px(100)
    radius: Theme.panelRadius
    color: "#F8231F1B"
    border.color: Theme.surface3
    border.width: Theme.px(2)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text
    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.px(22)
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.px(46)
            text: root.icon
            color: root.tint
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, Theme.px(680))
            text: root.text
            font.weight: Font.DemiBold
        }
    }
}
