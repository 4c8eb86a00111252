// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// One tile of a row: a picture with a scrim and a line of text, or a card with an icon and big words. Grows and gets
// the ring when it has focus.
Focusable {
    id: root
    property string picture: ""
    property string glyph: ""
    property color tint: Theme.text2
    property string caption: ""
    property string line: ""
    property string big: ""
    property real part: -1
    property bool isCard: false
    property bool isDim: false
    property int lines: 1 // that the line of a picture may take
    spokenName: root.caption
    spokenRole: "tile"
    spokenValue: root.big !== "" ? root.big + (root.line === "" ? "" : ", " + root.line) : root.line
    scale: root.activeFocus ? 1.06 : 1
    z: root.activeFocus ? 2 : 0
    Behavior on scale { NumberAnimation { duration: Theme.focusMs; easing.type: Easing.OutQuad } }

    FocusRing {
        anchors.fill: parent
        shown: root.activeFocus
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.tileRadius
        color: Theme.surface2
    }
    Image {
        id: picture
        anchors.fill: parent
        source: root.picture === "" ? "" : "image://tile/" + Theme.tileRadius + root.picture
        sourceSize: Qt.size(Math.round(root.width), Math.round(root.height)) // qmllint disable type
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        opacity: status === Image.Ready ? 1 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.pageMs } }
    }
    Rectangle {
        visible: !root.isCard && (root.line !== "" || root.part >= 0)
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: parent.height * 0.6
        radius: Theme.tileRadius
        gradient: Gradient {
            // As dark where the words begin as bright stills need.
            GradientStop { position: 0; color: "transparent" }
            GradientStop { position: 0.5; color: "#B80F0D0B" }
            GradientStop { position: 1; color: "#E00F0D0B" }
        }
    }
    Icon {
        visible: !root.isCard && picture.status !== Image.Ready && root.glyph !== ""
        anchors.centerIn: parent
        size: Theme.px(64)
        text: root.glyph
        color: Theme.text3
    }
    Row {
        visible: root.isCard
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.px(24) }
        spacing: Theme.px(16)
        Icon {
            id: cardIcon
            size: Theme.type(42)
            text: root.glyph
            color: root.isDim ? Theme.text3 : root.tint
        }
        Label {
            width: parent.width - cardIcon.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            text: root.caption
            mayShorten: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(22)
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            color: root.isDim ? Theme.text2 : Theme.text1
        }
    }
    Column {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.px(22) }
        spacing: Theme.px(10)
        Label {
            visible: root.isCard && text !== ""
            width: parent.width
            text: root.big
            font.family: Theme.display
            font.pixelSize: Theme.type(42)
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.type(24)
            color: root.isDim ? Theme.text2 : Theme.text1
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: root.line
            mayShorten: true
            wrapMode: root.lines > 1 || (root.isCard && Theme.isLargeText) ? Text.Wrap : Text.NoWrap
            maximumLineCount: Math.max(2, root.lines)
            // On what is narrow, no larger than lets words stay whole; what has the focus is said large above.
            font.pixelSize: root.lines > 1 ? Theme.px(24 * Math.min(Theme.textScale, 1.2)) : Theme.small
            font.weight: root.isCard ? Font.Normal : Font.DemiBold
            color: root.isCard ? Theme.text2 : Theme.text1
        }
        ProgressLine {
            visible: root.part >= 0
            width: parent.width
            value: root.part
            from: root.isCard ? root.tint : Theme.progressFrom
            to: root.isCard ? root.tint : Theme.progressTo
        }
    }
}
