// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// What has focus, told large behind the rows: its picture, name, one line of facts, two lines of text. Fades in after
// the focus has rested, never while it moves.
Item {
    id: root
    property string picture: ""
    property string over: ""
    property string name: ""
    property string facts: ""
    property string text: ""
    property string shownPicture: ""
    property bool settled: false

    // A change of focus empties it at once; what rests is shown.
    onNameChanged: {
        root.settled = false;
        rest.restart();
    }
    onPictureChanged: rest.restart()
    Timer {
        id: rest
        interval: Theme.heroRestMs
        running: true
        onTriggered: {
            root.shownPicture = root.picture;
            root.settled = true;
        }
    }
    Image {
        id: art
        anchors { right: parent.right; top: parent.top }
        width: parent.width * 0.72
        height: width * 9 / 16
        source: root.shownPicture === "" ? "" : "file://" + root.shownPicture
        sourceSize: Qt.size(1280, 720) // qmllint disable type
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        visible: root.settled && status === Image.Ready
    }
    Rectangle {
        anchors.fill: art
        visible: art.visible
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: Qt.alpha(Theme.ground, root.LayoutMirroring.enabled ? 0 : 1) }
            GradientStop { position: root.LayoutMirroring.enabled ? 0.65 : 0.35; color: Qt.alpha(Theme.ground, 0.69) }
            GradientStop { position: 1; color: Qt.alpha(Theme.ground, root.LayoutMirroring.enabled ? 1 : 0) }
        }
    }
    Rectangle {
        anchors.fill: art
        visible: art.visible
        gradient: Gradient {
            // The clock is read on whatever the picture is.
            GradientStop { position: 0; color: Qt.alpha(Theme.ground, 0.78) }
            GradientStop { position: Theme.isLargeText ? 0.22 : 0.14; color: Qt.alpha(Theme.ground, 0.66) }
            GradientStop { position: Theme.isLargeText ? 0.36 : 0.28; color: Qt.alpha(Theme.ground, 0) }
            GradientStop { position: 0.55; color: Qt.alpha(Theme.ground, 0.13) }
            GradientStop { position: 1; color: Theme.ground }
        }
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: Theme.contentX
        y: Theme.px(166)
        width: Theme.px(1000)
        spacing: Theme.px(14)
        Label {
            width: parent.width
            text: root.over
            color: Theme.text2
            font.pixelSize: Theme.small
            font.weight: Font.Medium
        }
        Label {
            width: parent.width
            text: root.name
            font.family: Theme.display
            font.pixelSize: Theme.display1
            font.weight: Font.DemiBold
            // A long name goes into two lines of smaller letters; one that is longer still is its maker's doing.
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            mayShorten: true
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.isLargeText ? Theme.body : Theme.px(40)
            height: Theme.display1 + Theme.px(16)
            verticalAlignment: Text.AlignVCenter
        }
        Label {
            width: parent.width
            text: root.facts
        }
        Label {
            anchors.left: parent.left
            width: Theme.px(780)
            text: root.text
            color: Theme.text2
            wrapMode: Text.WordWrap
            maximumLineCount: Theme.textScale > 1.6 ? 1 : 2
            mayShorten: true
            lineHeight: 1.2
        }
    }
}
