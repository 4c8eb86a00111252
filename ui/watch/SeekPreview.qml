// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Above the seek bar while the viewer looks for a place: its picture, its time, its chapter.
Item {
    id: root
    required property PlaybackState film
    required property string timeText
    property real position: 0 // milliseconds
    readonly property var strip: root.film.strip
    readonly property bool hasPicture: root.strip.file !== undefined
    readonly property int place: root.hasPicture ? Math.max(0, Math.min(root.strip.count - 1, Math.floor(root.position / root.strip.stepMs))) : 0
    readonly property string chapter: {
        const starts = root.film.chapterStarts;
        let at = -1;
        for (let i = 0; i < starts.length && starts[i] <= root.position; i++)
            at = i;
        return at >= 0 ? root.film.chapterTitles[at] : "";
    }
    implicitWidth: root.hasPicture ? Theme.px(352) : words.implicitWidth + Theme.px(48)
    implicitHeight: root.hasPicture ? Theme.px(198) : Theme.tall(64)

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(14)
        color: Theme.surface2
        border.color: Theme.text1
        border.width: root.hasPicture ? Theme.px(4) : 0
    }
    Item {
        anchors { fill: parent; margins: Theme.px(4) }
        visible: root.hasPicture
        clip: true
        Image {
            anchors.fill: parent
            asynchronous: true
            cache: false
            fillMode: Image.PreserveAspectCrop
            source: root.hasPicture ? "file://" + root.strip.file : ""
            sourceClipRect: root.hasPicture ? Qt.rect(root.place % root.strip.columns * root.strip.width, Math.floor(root.place / root.strip.columns) * root.strip.height, root.strip.width, root.strip.height) : Qt.rect(0, 0, 0, 0)
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: Theme.px(84)
            gradient: Gradient {
                GradientStop { position: 0; color: "transparent" }
                GradientStop { position: 1; color: Theme.scrim }
            }
        }
    }
    Label {
        id: words
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: root.hasPicture ? Theme.px(14) : (root.height - height) / 2 }
        width: root.hasPicture ? parent.width - Theme.px(32) : implicitWidth
        horizontalAlignment: Text.AlignHCenter
        text: root.chapter === "" ? root.timeText : root.timeText + " · " + root.chapter
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
    }
}
