// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Near the end of an episode: what follows, and when it begins by itself. OK goes there, Back stays.
Focusable {
    id: root
    required property PlaybackState film
    readonly property var next: root.film.nextTitle
    readonly property bool isOffered: root.film.nextOfferFromMs >= 0 && root.next.name !== undefined && root.film.positionMs >= root.film.nextOfferFromMs && (root.film.state === "playing" || root.film.state === "paused")
    readonly property int secondsLeft: Math.max(0, Math.ceil((root.film.durationMs - root.film.positionMs) / 1000 / Math.max(0.5, root.film.speed)))
    readonly property string picture: root.next.backdrop || root.next.poster || ""
    signal stepped(int direction)
    spokenName: root.headline + ": " + root.next.name
    spokenRole: "button"
    spokenValue: root.place
    onActivated: Api.call("playback.next")

    readonly property string headline: {
        if (root.film.goesOn && root.secondsLeft <= 30) {
            switch (root.next.kind) {
            case "lesson": return qsTr("Next lesson in %1 s").arg(root.secondsLeft);
            case "exercise": return qsTr("Next exercise in %1 s").arg(root.secondsLeft);
            default: return qsTr("Next episode in %1 s").arg(root.secondsLeft);
            }
        }
        return root.word;
    }
    readonly property string word: root.next.kind === "song" ? qsTr("Next song") : root.next.kind === "lesson" ? qsTr("Next lesson") : root.next.kind === "exercise" ? qsTr("Next exercise") : root.next.kind === "episode" ? qsTr("Next episode") : qsTr("Next")
    readonly property string place: root.next.kind === "episode" && root.next.season > 0 ? qsTr("Season %1, episode %2").arg(root.next.season).arg(root.next.episode) : ""

    implicitWidth: Math.min(Theme.tall(760), Theme.px(1200))
    implicitHeight: content.implicitHeight + Theme.px(48)
    SeekKeys {
        onStepped: direction => root.stepped(direction)
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace) {
            Api.call("playback.stay");
            event.accepted = true;
        }
    }
    FocusRing {
        anchors.fill: parent
        shown: root.activeFocus
        radius: Theme.panelRadius
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.panelRadius
        color: Theme.surface2
    }
    Row {
        id: content
        anchors { left: parent.left; leftMargin: Theme.px(24); right: parent.right; rightMargin: Theme.px(24); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(26)
        Image {
            id: still
            anchors.verticalCenter: parent.verticalCenter
            visible: root.picture !== ""
            width: Theme.px(240)
            height: width * 9 / 16
            asynchronous: true
            source: visible ? "image://tile/" + Theme.tileRadius + "/" + root.picture : ""
            sourceSize: Qt.size(width, height) // qmllint disable type
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: content.width - (still.visible ? still.width + content.spacing : 0)
            spacing: Theme.px(8)
            Label {
                width: parent.width
                text: root.headline
                font.pixelSize: Theme.small
                color: Theme.text2
            }
            Label {
                width: parent.width
                text: root.next.name ?? ""
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                maximumLineCount: 2
            }
            Label {
                width: parent.width
                visible: root.place !== ""
                text: root.place
                font.pixelSize: Theme.small
                color: Theme.text2
            }
            Row {
                topPadding: Theme.px(8)
                spacing: Theme.px(30)
                KeyHint {
                    key: qsTr("OK")
                    text: qsTr("Now")
                }
                KeyHint {
                    key: qsTr("Back")
                    text: qsTr("Stay")
                }
            }
        }
    }
    ProgressLine {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Theme.panelRadius; rightMargin: Theme.panelRadius }
        visible: root.film.goesOn
        height: Theme.px(5)
        value: root.film.durationMs > root.film.nextOfferFromMs ? (root.film.positionMs - root.film.nextOfferFromMs) / (root.film.durationMs - root.film.nextOfferFromMs) : 0
    }
}
