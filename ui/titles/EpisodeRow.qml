// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Tiles

// One episode: its picture with how far it was seen, number and name, a line of text, how long.
Focusable {
    id: root
    required property string itemId
    required property string name
    required property string synopsis
    required property string backdrop
    required property string error
    required property int season
    required property int episode
    required property real durationMs
    required property real positionMs
    required property real progress
    required property bool watched
    property string role: "episode"
    property string heading: "" // of the season that begins here
    readonly property bool isBegun: root.progress > 0 && root.progress < 0.95
    focusKey: root.itemId
    spokenName: qsTr("%1 · %2").arg(root.episode).arg(root.name)
    spokenRole: root.role
    spokenValue: root.error !== "" ? root.error : root.isBegun ? TitleWords.left(root.durationMs, root.positionMs) : root.watched ? qsTr("Seen") : TitleWords.minutes(root.durationMs)
    hasMore: true
    readonly property int bodyHeight: Math.max(Theme.px(154), words.implicitHeight + Theme.px(50))
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
    Rectangle {
        id: frame
        anchors { left: parent.left; leftMargin: Theme.px(14); verticalCenter: body.verticalCenter }
        width: Theme.px(220)
        height: Theme.px(124)
        radius: Theme.px(12)
        color: Theme.surface2
        Image {
            anchors.fill: parent
            source: root.backdrop === "" ? "" : "image://tile/" + Theme.px(12) + root.backdrop
            sourceSize: Qt.size(frame.width, frame.height) // qmllint disable type
            asynchronous: true
            opacity: root.watched && !root.isBegun ? 0.55 : 1
        }
        ProgressLine {
            visible: root.isBegun
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.px(14) }
            value: root.progress
        }
    }
    Column {
        id: words
        anchors { left: frame.right; leftMargin: Theme.px(28); right: side.left; rightMargin: Theme.px(28); top: body.top; topMargin: Theme.px(25) }
        spacing: Theme.px(10)
        Label {
            width: parent.width
            text: root.spokenName
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: root.error !== "" ? root.error : root.synopsis
            color: root.error !== "" ? Theme.rose : Theme.text2
            font.pixelSize: Theme.small
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            mayShorten: true
        }
    }
    Row {
        id: side
        anchors { right: parent.right; rightMargin: Theme.px(34); top: body.top; topMargin: Theme.px(27) }
        spacing: Theme.px(12)
        Icon {
            visible: root.watched && !root.isBegun
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.type(28)
            text: "check"
            color: Theme.mint
        }
        Label {
            text: root.isBegun ? TitleWords.left(root.durationMs, root.positionMs) : TitleWords.minutes(root.durationMs)
            font.pixelSize: Theme.small
            color: Theme.text2
        }
    }
}
