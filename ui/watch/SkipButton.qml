// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// While an intro, a recap or credits run: OK leaves them out. Left and Right seek as without it.
Focusable {
    id: root
    required property PlaybackState film
    readonly property bool isOffered: root.film.skipKind !== ""
    readonly property string word: {
        switch (root.film.skipKind) {
        case "intro": return qsTr("Skip the intro");
        case "recap": return qsTr("Skip the recap");
        case "preview": return qsTr("Skip the preview");
        default: return qsTr("Skip the credits");
        }
    }
    signal stepped(int direction)
    spokenName: root.word
    spokenRole: "button"
    onActivated: Api.call("playback.skipChapter")
    implicitWidth: content.implicitWidth + Theme.px(56)
    implicitHeight: content.implicitHeight + Theme.px(36)
    SeekKeys {
        onStepped: direction => root.stepped(direction)
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
        anchors.centerIn: parent
        spacing: Theme.px(24)
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: root.word
            font.weight: Font.DemiBold
        }
        KeyHint {
            anchors.verticalCenter: parent.verticalCenter
            key: qsTr("OK")
            text: qsTr("Skip")
        }
    }
}
