// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Tiles

// One thing that a media server has: a folder, a film with how far it was seen, a song, or what is not played here.
Focusable {
    id: root
    required property string itemId
    required property string name
    required property string kind
    required property string artist
    required property int parts // of a folder; 0: not said, or none
    required property real durationMs
    required property real positionMs
    required property real progress
    required property bool watched
    property bool plays: false
    readonly property bool isFolder: root.kind === "folder"
    readonly property bool isPlayable: root.kind === "film" || root.kind === "song"
    readonly property bool isBegun: root.kind === "film" && root.progress > 0 && root.progress < 0.95
    readonly property string line: root.plays ? qsTr("Plays now") : root.kind === "other" ? qsTr("Not played on this TV") : root.artist
    readonly property string length: root.isFolder ? (root.parts > 0 ? root.parts.toLocaleString(Qt.locale(), "f", 0) : "") : root.isBegun ? TitleWords.left(root.durationMs, root.positionMs) : root.durationMs > 0 ? Durations.clock(root.durationMs) : ""
    focusKey: root.itemId
    spokenName: root.name
    spokenRole: root.isFolder ? "folder" : root.kind === "song" ? "song" : root.isPlayable ? "film" : "fact"
    spokenValue: root.line === "" ? root.length : root.length === "" ? root.line : root.line + ", " + root.length
    hasMore: root.isPlayable
    implicitHeight: Math.max(Theme.tall(84), words.implicitHeight + Theme.px(34))

    FocusRing {
        anchors.fill: parent
        shown: root.activeFocus
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.tileRadius
        color: root.activeFocus ? Theme.emberSurface : "transparent"
    }
    Icon {
        id: glyph
        anchors { left: parent.left; leftMargin: Theme.px(28); verticalCenter: parent.verticalCenter }
        size: Theme.type(36)
        text: root.itemId === "" ? "" : root.plays ? "equalizer" : root.isFolder ? "folder" : root.kind === "film" ? "movie" : root.kind === "song" ? "music_note" : "photo_library"
        color: root.plays ? Theme.ember : root.kind === "other" ? Theme.text3 : Theme.text2
    }
    Column {
        id: words
        anchors { left: glyph.right; leftMargin: Theme.px(26); right: side.left; rightMargin: Theme.px(28); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(6)
        Label {
            width: parent.width
            text: root.name
            wrapMode: Text.Wrap
            maximumLineCount: Theme.isLargeText ? 4 : 2
            mayShorten: true
            font.weight: Font.DemiBold
            color: root.kind === "other" ? Theme.text2 : Theme.text1
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: root.line
            color: Theme.text2
            font.pixelSize: Theme.small
            mayShorten: true
        }
        ProgressLine {
            visible: root.isBegun
            width: Math.min(parent.width, Theme.px(420))
            value: root.progress
        }
    }
    Row {
        id: side
        anchors { right: parent.right; rightMargin: Theme.px(34); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(12)
        Icon {
            visible: root.watched && !root.isBegun
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.type(28)
            text: "check"
            color: Theme.mint
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.length
            font.pixelSize: Theme.small
            color: Theme.text2
        }
        Icon {
            visible: root.isFolder
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.type(30)
            text: root.LayoutMirroring.enabled ? "chevron_left" : "chevron_right"
            color: Theme.text2
        }
    }
}
