// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// Where a film is. Left and Right step through it; times are never mirrored.
Focusable {
    id: root
    property real position: 0 // milliseconds
    property real duration: 0
    property var chapterStarts: [] // milliseconds
    signal stepped(int direction)
    spokenRole: "slider"
    spokenName: qsTr("Position")
    spokenValue: Durations.clock(root.position)
    implicitHeight: Theme.px(30) + Theme.tall(40)
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Keys.onLeftPressed: root.stepped(-1)
    Keys.onRightPressed: root.stepped(1)

    Rectangle {
        id: bar
        width: parent.width
        height: Theme.px(10)
        radius: height / 2
        color: "#66F6F1EA"
        Rectangle {
            width: root.duration > 0 ? Math.max(parent.height, parent.width * Math.min(1, root.position / root.duration)) : 0
            height: parent.height
            radius: parent.radius
            gradient: Gradient {
                orientation: Gradient.Horizontal
                GradientStop { position: 0; color: Theme.progressFrom }
                GradientStop { position: 1; color: Theme.progressTo }
            }
        }
        Repeater {
            model: root.chapterStarts.length
            Rectangle {
                required property int index
                visible: root.duration > 0 && root.chapterStarts[index] > 0
                x: root.duration > 0 ? bar.width * root.chapterStarts[index] / root.duration - width / 2 : 0
                width: Theme.px(4)
                height: bar.height
                color: Theme.ground
            }
        }
        Rectangle {
            x: root.duration > 0 ? bar.width * Math.min(1, root.position / root.duration) - width / 2 : 0
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(root.activeFocus ? 34 : 24)
            height: width
            radius: width / 2
            color: Theme.text1
            border.color: Theme.ember
            border.width: root.activeFocus ? Theme.px(4) : 0
        }
    }
    ClockText {
        y: Theme.px(30)
        time: Durations.clock(root.position)
        size: Theme.body
        weight: Font.Medium
    }
    ClockText {
        y: Theme.px(30)
        anchors.right: parent.right
        time: "−" + Durations.clock(root.duration - root.position)
        size: Theme.body
        weight: Font.Medium
        color: Theme.text2
    }
}
