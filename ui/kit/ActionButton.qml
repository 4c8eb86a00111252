// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// A pill that does something on OK.
Focusable {
    id: root
    property string text: ""
    property string icon: ""
    property real progress: -1
    property bool active: true
    spokenName: root.text
    implicitWidth: content.implicitWidth + Theme.px(root.text === "" ? 60 : 84)
    implicitHeight: Theme.tall(76)
    scale: root.activeFocus ? 1.04 : 1
    opacity: root.active ? 1 : 0.5
    Behavior on scale { NumberAnimation { duration: Theme.focusMs; easing.type: Easing.OutQuad } }

    FocusRing {
        anchors.fill: parent
        shown: root.activeFocus
        radius: root.height / 2
    }
    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: root.activeFocus ? Theme.text1 : Theme.surface3
        clip: false
        Rectangle {
            visible: root.progress >= 0
            height: parent.height
            width: Math.max(height, parent.width * Math.max(0, Math.min(1, root.progress)))
            radius: height / 2
            gradient: Gradient {
                orientation: Gradient.Horizontal
                GradientStop { position: 0; color: Theme.progressFrom }
                GradientStop { position: 1; color: Theme.ember }
            }
        }
    }
    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.px(16)
        Icon {
            visible: root.icon !== ""
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.type(34)
            text: root.icon
            color: root.activeFocus || root.progress > 0.2 ? Theme.onLight : Theme.text1
        }
        Label {
            visible: root.text !== ""
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font.weight: Font.DemiBold
            color: root.activeFocus || root.progress > 0.4 ? Theme.onLight : Theme.text1
        }
    }
}
