// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtWayland.Compositor
import Hearth.Kit
import Hearth.Client

// The film: its picture, its subtitles above it, the OSD above both. Small, it is the picture alone. There are two
// players; the picture of the one that waits is there and not shown, so that the other can take its place in one frame.
FocusScope {
    id: root
    required property WaylandSurface firstPicture
    required property WaylandSurface secondPicture
    required property bool showsSecond
    readonly property bool hasPicture: root.showsSecond ? second.hasPicture : first.hasPicture
    required property WaylandSurface subtitles
    readonly property PlaybackState film: Api.playback
    property bool isSmall: false
    readonly property var settings: Api.settings.values
    readonly property bool fills: !root.isSmall && root.settings.filmFit === "fill"
    readonly property var list: root.film.list // {name, at, of}, or nothing in it
    readonly property var nextTitle: root.film.nextTitle
    readonly property bool hasFailed: root.film.errorText !== "" && !root.isSmall

    Rectangle {
        anchors { fill: parent; margins: -Theme.px(10) }
        visible: root.isSmall
        color: Theme.surface3
    }
    Rectangle {
        anchors.fill: parent
        visible: root.isSmall
        color: "black"
    }

    // Of music its cover: large above the OSD, or the whole of the small picture.
    Image {
        readonly property int side: root.isSmall ? root.height : Theme.isLargeText ? Theme.px(360) : Theme.px(460)
        visible: root.film.kind === "song" && root.film.poster !== "" && !root.hasFailed
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.isSmall ? 0 : Theme.isLargeText ? Theme.px(320) : Theme.px(240)
        width: side
        height: side
        source: root.film.poster === "" ? "" : "image://tile/" + (root.isSmall ? 0 : Theme.tileRadius) + root.film.poster
        sourceSize: Qt.size(side, side) // qmllint disable type
        asynchronous: true
    }
    Icon {
        visible: root.film.kind === "song" && root.film.poster === "" && !root.hasFailed
        anchors.centerIn: parent
        size: root.isSmall ? root.height / 2 : Theme.px(280)
        text: "album"
        color: Theme.text3
    }
    Image {
        anchors.fill: parent
        visible: !root.hasPicture && root.film.backdrop !== ""
        source: root.film.backdrop === "" ? "" : "file://" + root.film.backdrop
        sourceSize: Qt.size(1280, 720) // qmllint disable type
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        opacity: 0.35
    }
    PlayerPicture {
        anchors.fill: parent
        fills: root.fills
        id: first
        surface: root.firstPicture
        isShown: !root.showsSecond
        smooth: root.isSmall
    }
    PlayerPicture {
        anchors.fill: parent
        fills: root.fills
        id: second
        surface: root.secondPicture
        isShown: root.showsSecond
        smooth: root.isSmall
    }
    // Below the subtitles, so that they stay bright while the OSD shows.
    Item {
        anchors.fill: parent
        visible: osd.visible && osd.shown
        Rectangle {
            width: parent.width
            height: parent.height * Math.min(0.5, 0.3 * Theme.textScale)
            gradient: Gradient {
                GradientStop { position: 0; color: Theme.scrim }
                GradientStop { position: 1; color: "transparent" }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: parent.height * Math.min(0.6, 0.42 * Theme.textScale)
            gradient: Gradient {
                GradientStop { position: 0; color: "transparent" }
                GradientStop { position: 1; color: Theme.scrim }
            }
        }
    }
    // While the OSD covers the film's lower part, what stands there is lifted above it; what stands at the top stays.
    component Letters: WaylandQuickItem {
        width: root.width
        height: root.height
        surface: root.subtitles
        inputEventsEnabled: false
        focusOnClick: false
    }
    Item {
        id: letters
        readonly property real lift: Math.max(0, osd.takenHeight - Theme.px(30))
        anchors.fill: parent
        // The player shows a surface of one pixel while nobody speaks.
        visible: !root.isSmall && root.subtitles !== null && root.subtitles.hasContent && root.subtitles.bufferSize.width > 1
        Item {
            width: parent.width
            height: parent.height / 2
            clip: true
            visible: letters.lift > 0
            Letters {}
        }
        Item {
            readonly property real from: letters.lift > 0 ? root.height / 2 : 0
            y: from - letters.lift
            width: parent.width
            height: parent.height - from
            clip: letters.lift > 0
            Letters { y: -parent.from } // qmllint disable
        }
    }
    FilmOsd {
        id: osd
        anchors.fill: parent
        visible: !root.hasFailed && !root.isSmall
        focus: !root.hasFailed
        film: root.film
    }
    Rectangle {
        anchors.fill: parent
        visible: root.hasFailed
        color: Theme.ground
        Sentence {
            id: failure
            anchors.fill: parent
            focus: root.hasFailed
            icon: "error_outline"
            title: root.film.errorText
            text: root.list.of !== undefined && root.film.goesOn ? qsTr("The list goes on with %1").arg(root.nextTitle.name) : root.film.name === "" ? root.film.errorAction : root.film.name + "\n" + root.film.errorAction
            action: qsTr("Back to Home")
            onActivated: Api.call("playback.stop")
        }
    }
    onHasFailedChanged: if (root.hasFailed && root.activeFocus) failure.forceActiveFocus()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace || event.key === Qt.Key_MediaStop) {
            Api.call("playback.stop");
            event.accepted = true;
        }
    }
}
