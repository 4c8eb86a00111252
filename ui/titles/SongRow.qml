// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// One song of an album: its number or that it plays, its name, who sings it where that is another one, how long.
Focusable {
    id: root
    required property string itemId
    required property string name
    required property string artist
    required property string error
    required property int episode
    required property real durationMs
    property string heading: "" // of the disc that begins here
    property string albumArtist: ""
    property bool plays: false
    readonly property string other: root.error !== "" ? root.error : root.artist !== root.albumArtist ? root.artist : ""
    focusKey: root.itemId
    spokenName: qsTr("%1 · %2").arg(root.episode).arg(root.name)
    spokenRole: "song"
    spokenValue: (root.other === "" ? "" : root.other + ", ") + (root.plays ? qsTr("Plays now") + ", " : "") + Durations.clock(root.durationMs)
    readonly property int bodyHeight: words.implicitHeight + Theme.px(34)
    implicitHeight: root.bodyHeight + (root.heading === "" ? 0 : Theme.tall(64))

    Label {
        visible: root.heading !== ""
        anchors.left: parent.left
        text: root.heading
        font.pixelSize: Theme.heading
        font.weight: Font.DemiBold
    }
    FocusRing {
        anchors.fill: body
        shown: root.activeFocus
    }
    Rectangle {
        id: body
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: root.bodyHeight
        radius: Theme.tileRadius
        color: root.activeFocus ? Theme.emberSurface : "transparent"
    }
    Item {
        id: place
        anchors { left: body.left; leftMargin: Theme.px(20); verticalCenter: body.verticalCenter }
        width: Theme.type(64)
        height: body.height
        Label {
            visible: !root.plays
            anchors.centerIn: parent
            text: root.episode.toLocaleString(Qt.locale(), "f", 0)
            color: Theme.text2
        }
        Icon {
            visible: root.plays
            anchors.centerIn: parent
            size: Theme.type(36)
            text: "equalizer"
            color: Theme.ember
        }
    }
    Column {
        id: words
        anchors { left: place.right; leftMargin: Theme.px(20); right: length.left; rightMargin: Theme.px(28); verticalCenter: body.verticalCenter }
        spacing: Theme.px(6)
        Label {
            width: parent.width
            text: root.name
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: root.other
            color: root.error !== "" ? Theme.rose : Theme.text2
            font.pixelSize: Theme.small
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            mayShorten: true
        }
    }
    Label {
        id: length
        anchors { right: body.right; rightMargin: Theme.px(34); verticalCenter: body.verticalCenter }
        text: root.durationMs > 0 ? Durations.clock(root.durationMs) : ""
        font.pixelSize: Theme.small
        color: Theme.text2
    }
}
