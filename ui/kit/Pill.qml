// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// One quiet fact: an icon and a few words. Takes no focus.
Rectangle {
    id: root
    property string icon: ""
    property string text: ""
    property color tint: Theme.text2
    property bool urgent: false
    implicitWidth: content.implicitWidth + Theme.px(48)
    implicitHeight: Theme.tall(56)
    radius: height / 2
    color: root.urgent ? Theme.amberSurface : Theme.surface1
    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.px(14)
        Icon {
            visible: root.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.type(30)
            text: root.icon
            color: root.tint
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font.pixelSize: Theme.small
            color: root.urgent ? Theme.amber : Theme.text1
        }
    }
}
