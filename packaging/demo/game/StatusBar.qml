// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import EmberRun

// Lives, flare, way to the fire and score.
Item {
    id: root
    required property Run run
    height: Look.px(60)

    Row {
        id: lives
        spacing: Look.px(6)
        anchors.verticalCenter: parent.verticalCenter
        Repeater {
            model: 5
            Sprite {
                required property int index
                width: Look.px(46)
                height: width
                look: Sprite.Heart
                visible: index < root.run.lives
            }
        }
    }
    Row {
        spacing: Look.px(8)
        x: Look.px(330)
        anchors.verticalCenter: parent.verticalCenter
        Repeater {
            model: 8
            Rectangle {
                required property int index
                width: Look.px(26)
                height: Look.px(12)
                radius: height / 2
                color: index < root.run.flare ? (root.run.flare === 8 ? Look.text : Look.ember) : "#5A2F2A25"
            }
        }
        Words {
            size: 24
            leftPadding: Look.px(12)
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("OK: flare")
            visible: root.run.flare === 8
        }
    }
    Item {
        id: way
        x: Look.px(870)
        width: Look.px(420)
        height: Look.px(10)
        anchors.verticalCenter: parent.verticalCenter
        Rectangle {
            anchors.fill: parent
            radius: height / 2
            color: "#2F2A25"
        }
        Rectangle {
            width: parent.width * root.run.progress
            height: parent.height
            radius: height / 2
            color: Look.ember
        }
        Sprite {
            look: Sprite.Fire
            width: Look.px(56)
            height: width
            anchors { left: parent.right; leftMargin: Look.px(6); verticalCenter: parent.verticalCenter; verticalCenterOffset: -Look.px(6) }
        }
    }
    Words {
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        size: 44
        font.weight: Font.DemiBold
        text: root.run.score.toLocaleString(Qt.locale(), "f", 0)
    }
}
