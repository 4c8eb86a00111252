// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// What a key does here: "OK  Off".
Row {
    id: root
    property string key: ""
    property string text: ""
    spacing: Theme.px(16)
    Rectangle {
        width: Math.max(Theme.px(56), keyLabel.implicitWidth + Theme.px(28))
        height: Theme.tall(40)
        radius: Theme.px(10)
        color: "transparent"
        border.color: Theme.text2
        border.width: Math.max(2, Theme.px(2))
        Label {
            id: keyLabel
            anchors.centerIn: parent
            text: root.key
            font.pixelSize: Theme.type(22)
            font.weight: Font.DemiBold
        }
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        font.pixelSize: Theme.small
        color: Theme.text2
    }
}
