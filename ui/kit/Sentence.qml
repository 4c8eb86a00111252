// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// A page without content, or one that cannot show it: a picture in line style, a sentence, one action.
FocusScope {
    id: root
    property string icon: ""
    property string title: ""
    property string text: ""
    property string action: ""
    signal activated
    implicitHeight: column.implicitHeight

    Column {
        id: column
        anchors.centerIn: parent
        width: Math.min(root.width, Theme.px(1000))
        spacing: Theme.px(24)
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.px(96)
            text: root.icon
            color: Theme.text3
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.title
            font.pixelSize: Theme.type(44)
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.text
            color: Theme.text2
            wrapMode: Text.WordWrap
        }
        ActionButton {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.action !== ""
            focus: true
            text: root.action
            focusKey: "action"
            onActivated: root.activated()
        }
    }
}
