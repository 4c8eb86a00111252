// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client

// How loud it is, for a moment after somebody turned it.
Rectangle {
    id: root
    property bool shown: false
    width: Theme.tall(96)
    height: Theme.px(420)
    radius: width / 2
    color: Theme.raised
    visible: opacity > 0
    opacity: root.shown ? 1 : 0
    Behavior on opacity { NumberAnimation { duration: Theme.focusMs } }
    Connections {
        target: Api
        function onVolumeTurned() {
            root.shown = true;
            leave.restart();
        }
    }
    Timer {
        id: leave
        interval: Theme.volumeMs
        onTriggered: root.shown = false
    }
    Label {
        id: number
        anchors { top: parent.top; topMargin: Theme.px(26); horizontalCenter: parent.horizontalCenter }
        text: Api.muted ? "–" : String(Api.volume)
        font.weight: Font.DemiBold
    }
    Rectangle {
        id: line
        anchors { top: number.bottom; topMargin: Theme.px(18); bottom: glyph.top; bottomMargin: Theme.px(18); horizontalCenter: parent.horizontalCenter }
        width: Theme.px(14)
        radius: width / 2
        color: Theme.surface3
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: Api.muted ? 0 : parent.height * Api.volume / 100
            radius: width / 2
            color: Theme.ember
        }
    }
    Icon {
        id: glyph
        anchors { bottom: parent.bottom; bottomMargin: Theme.px(26); horizontalCenter: parent.horizontalCenter }
        size: Theme.px(38)
        text: Api.muted ? "volume_off" : Api.volume < 34 ? "volume_mute" : Api.volume < 67 ? "volume_down" : "volume_up"
    }
}
