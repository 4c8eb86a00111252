// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// One setting: its name, what it does, its value; a switch shows as one.
Focusable {
    id: root
    property string icon: ""
    property string title: ""
    property string text: ""
    property string value: ""
    property bool isSwitch: false
    property bool isOn: false
    property bool leads: true // OK does something; else it only tells
    spokenName: root.title
    spokenRole: root.isSwitch ? "switch" : root.leads ? "button" : "fact"
    spokenValue: root.isSwitch ? (root.isOn ? qsTr("On") : qsTr("Off")) : root.value
    implicitHeight: Math.max(Theme.px(96), Math.max(words.implicitHeight, answer.implicitHeight) + Theme.px(56))

    FocusRing {
        anchors.fill: parent
        shown: root.activeFocus
        radius: Theme.panelRadius
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.panelRadius
        color: root.activeFocus ? Theme.emberSurface : Theme.surface1
    }
    Icon {
        id: glyph
        anchors { left: parent.left; leftMargin: Theme.px(34); verticalCenter: parent.verticalCenter }
        visible: root.icon !== ""
        size: Theme.type(40)
        text: root.icon
        color: Theme.text2
    }
    Column {
        id: words
        anchors { left: glyph.visible ? glyph.right : parent.left; leftMargin: glyph.visible ? Theme.px(26) : Theme.px(34); right: answer.left; rightMargin: Theme.px(24); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(8)
        Label {
            width: parent.width
            text: root.title
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            maximumLineCount: 3
        }
        Label {
            width: parent.width
            visible: root.text !== ""
            text: root.text
            font.pixelSize: Theme.small
            wrapMode: Text.WordWrap
            maximumLineCount: 4
            color: Theme.text2
        }
    }
    Row {
        id: answer
        anchors { right: parent.right; rightMargin: Theme.px(34); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(14)
        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isSwitch
            width: Math.min(implicitWidth, root.width * 0.45)
            text: root.value
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            horizontalAlignment: Text.AlignRight
            color: Theme.text2
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isSwitch && root.leads
            size: Theme.type(30)
            text: root.LayoutMirroring.enabled ? "chevron_left" : "chevron_right"
            color: Theme.text2
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.isSwitch
            width: Theme.px(84)
            height: Theme.px(46)
            radius: height / 2
            color: root.isOn ? Theme.ember : Theme.surface3
            border.width: Theme.highContrast ? Theme.px(3) : 0
            border.color: Theme.text1
            Rectangle {
                x: root.isOn !== root.LayoutMirroring.enabled ? parent.width - width - Theme.px(5) : Theme.px(5)
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.px(36)
                height: width
                radius: width / 2
                color: Theme.text1
                Behavior on x { NumberAnimation { duration: Theme.focusMs } }
            }
        }
    }
}
