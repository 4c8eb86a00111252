// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// What the home has to say, top right over anything; goes by itself. An alert says besides what OK and Back do.
Rectangle {
    id: root
    property string icon: "notifications_none"
    property color tint: Theme.ember
    property string text: ""
    property string okText: "" // with it, it is an alert
    property string backText: ""
    property string picture: "" // a file; who stands at the door is to be known from the sofa
    readonly property bool hasPicture: root.picture !== ""
    width: root.hasPicture ? Theme.px(660) + Theme.px(72) : Math.min(Theme.isLargeText ? Theme.px(1240) : Theme.px(820), Math.max(content.implicitWidth, keys.visible ? keys.implicitWidth : 0) + Theme.px(72))
    height: column.implicitHeight + Theme.px(52)
    radius: Theme.panelRadius
    color: Theme.raised
    border.color: Theme.surface3
    border.width: Theme.px(2)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text
    Column {
        id: column
        anchors { left: parent.left; leftMargin: Theme.px(36); right: parent.right; rightMargin: Theme.px(36); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(22)
        Image {
            visible: root.hasPicture
            width: parent.width
            height: width * 9 / 16
            asynchronous: true
            source: root.hasPicture ? "image://tile/" + Math.round(Theme.px(20)) + "/" + root.picture : ""
            sourceSize: Qt.size(width, height) // qmllint disable type
        }
        Row {
            id: content
            anchors.left: parent.left
            spacing: Theme.px(22)
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.type(46)
                text: root.icon
                color: root.tint
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, root.hasPicture ? Theme.px(570) : Theme.isLargeText ? Theme.px(1080) : Theme.px(660))
                text: root.text
                wrapMode: Text.WordWrap
                maximumLineCount: 5
                font.weight: Font.DemiBold
            }
        }
        Row {
            id: keys
            anchors.left: parent.left
            visible: root.okText !== ""
            spacing: Theme.px(36)
            KeyHint {
                key: qsTr("OK")
                text: root.okText
            }
            KeyHint {
                key: qsTr("Back")
                text: root.backText
            }
        }
    }
}
