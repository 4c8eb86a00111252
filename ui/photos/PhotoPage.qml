// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// One photo over the whole screen; Left and Right turn to its neighbours, OK starts and ends a slide show.
Page {
    id: root
    property bool isShow: false
    property string shown: "" // stays until the next one has been read
    coversRail: true
    onCurrentChanged: {
        root.isShow = root.isShow && root.current;
        if (root.current)
            leaves.forceActiveFocus();
    }
    function restoreFocus(key: string) {
        root.focusAt = key;
        photo.index = Number(key);
    }
    function turnTo(index: int) {
        photo.index = index;
        root.focusAt = String(index);
        words.restart();
    }
    Component.onCompleted: photo.index = Number(root.argument.split("/")[1])

    PhotoState {
        id: photo
        album: root.argument.split("/")[0]
    }
    Rectangle {
        anchors.fill: parent
        color: "black"
    }
    Image {
        id: picture
        anchors.fill: parent
        source: root.shown === "" ? "" : "file://" + root.shown
        sourceSize: Qt.size(root.width, root.height) // qmllint disable type
        asynchronous: true
        fillMode: Image.PreserveAspectFit
    }
    // Reads the next one while the last one shows.
    Image {
        id: next
        visible: false
        source: photo.file === "" ? "" : "file://" + photo.file
        sourceSize: picture.sourceSize
        asynchronous: true
        onStatusChanged: if (next.status === Image.Ready) root.shown = photo.file
    }
    Sentence {
        anchors.fill: parent
        visible: photo.error !== "" || photo.isGone
        icon: "broken_image"
        title: photo.isGone ? qsTr("This photo is not here any more") : qsTr("This photo cannot be shown")
        text: photo.isGone ? qsTr("Its file was removed, or its disk is away.") : qsTr("Its file may be damaged; copy it again.")
    }
    Timer {
        id: words
        interval: Theme.osdMs
        running: true
    }
    // A photo that is still being made is waited for.
    Timer {
        interval: Theme.slideMs
        running: root.isShow && root.current && root.shown === photo.file
        repeat: true
        onTriggered: {
            photo.index = (photo.index + 1) % Math.max(1, photo.total);
            root.focusAt = String(photo.index);
        }
    }
    Leaves {
        id: leaves
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Theme.safeX; rightMargin: Theme.safeX; bottomMargin: Theme.safeY }
        height: Theme.tall(76)
        focus: true
        index: photo.index
        count: photo.total
        spokenName: qsTr("Photo %1 of %2").arg(photo.index + 1).arg(photo.total)
        spokenRole: "photo"
        spokenValue: photo.name
        focusKey: String(photo.index)
        onTurned: index => root.turnTo(index)
        onActivated: {
            root.isShow = !root.isShow;
            words.restart();
        }
        Rectangle {
            id: band
            anchors { left: parent.left; bottom: parent.bottom }
            width: Math.min(parent.width, line.implicitWidth + 2 * Theme.px(36))
            height: parent.height
            radius: height / 2
            color: Theme.raised
            opacity: words.running ? 1 : 0
            visible: opacity > 0
            Behavior on opacity { NumberAnimation { duration: Theme.pageMs } }
            Row {
                id: line
                anchors { left: parent.left; leftMargin: Theme.px(36); verticalCenter: parent.verticalCenter }
                spacing: Theme.px(36)
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: leaves.spokenName
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: !Theme.isLargeText
                    width: Math.min(implicitWidth, Theme.px(600))
                    text: photo.name
                    color: Theme.text2
                }
                KeyHint {
                    anchors.verticalCenter: parent.verticalCenter
                    key: qsTr("OK")
                    text: root.isShow ? qsTr("End the slide show") : qsTr("Slide show")
                }
            }
        }
    }
}
