// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// The head of a title's page: its picture behind, its name, facts and text.
Item {
    id: root
    property string picture: ""
    property string name: ""
    property string facts: ""
    property string text: ""
    property string tracks: ""

    Image {
        id: art
        anchors { right: parent.right; top: parent.top }
        width: parent.width * 0.72
        height: width * 9 / 16
        source: root.picture === "" ? "" : "file://" + root.picture
        sourceSize: Qt.size(1280, 720) // qmllint disable type
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        visible: status === Image.Ready
    }
    Rectangle {
        anchors.fill: art
        visible: art.visible
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: Qt.alpha(Theme.ground, root.LayoutMirroring.enabled ? 0 : 1) }
            GradientStop { position: root.LayoutMirroring.enabled ? 0.6 : 0.4; color: Qt.alpha(Theme.ground, 0.72) }
            GradientStop { position: 1; color: Qt.alpha(Theme.ground, root.LayoutMirroring.enabled ? 1 : 0.1) }
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
            GradientStop { position: 0.38; color: Qt.alpha(Theme.ground, 0) }
            GradientStop { position: 0.75; color: Theme.ground }
            GradientStop { position: 1; color: Theme.ground }
        }
    }
    readonly property int wordsBottom: words.y + words.implicitHeight
    Column {
        id: words
        anchors { left: parent.left; leftMargin: Theme.contentX }
        y: Theme.px(84)
        width: Theme.px(1080)
        spacing: Theme.px(14)
        Label {
            width: parent.width
            text: root.name
            font.family: Theme.display
            font.pixelSize: Theme.display1
            font.weight: Font.DemiBold
            // As on Home: a long name goes into two lines of smaller letters.
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.isLargeText ? Theme.body : Theme.px(40)
            height: Theme.display1 + Theme.px(20)
            verticalAlignment: Text.AlignVCenter
        }
        Label {
            width: parent.width
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            text: root.facts
        }
        Label {
            width: Theme.px(900)
            anchors.left: parent.left
            text: root.text
            color: Theme.text2
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            mayShorten: true
            lineHeight: 1.2
            visible: text !== ""
        }
        Label {
            width: parent.width
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            text: root.tracks
            color: Theme.text2
            visible: text !== ""
        }
    }
}
