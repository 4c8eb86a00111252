// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Smoke, gas, water, an alarm: over everything, with a siren, until somebody says that it was seen. The keys are the
// gate's meanwhile: OK leads to the appliance, Back is enough, all others do nothing.
Rectangle {
    id: root
    property var dangers: [] // as hearthd tells them, the oldest first
    readonly property bool isShown: root.dangers.length > 0
    readonly property bool mayAnswer: root.isShown && !read.running
    readonly property var first: root.dangers[0] ?? ({})
    readonly property string text: root.first.text ?? ""
    signal sounded
    signal answered(page: string) // empty: seen, and no more

    visible: root.isShown
    color: Theme.ground
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    function take(danger: var) {
        if (root.dangers.some(one => one.id === danger.id))
            return;
        const wasShown = root.isShown;
        root.dangers = root.dangers.concat([danger]);
        if (!wasShown)
            read.restart();
    }
    function forget(id: string) {
        root.dangers = root.dangers.filter(one => one.id !== id);
    }
    function answer(wantsMore: bool) {
        const danger = root.first;
        root.forget(danger.id);
        Api.noticeShown(danger.id);
        if (root.isShown)
            read.restart();
        root.answered(wantsMore && danger.applianceId ? "appliance:" + danger.applianceId : "");
    }
    // A key that was on its way to what is below is no answer.
    Timer {
        id: read
        interval: Theme.alertMs
    }
    Timer {
        interval: Theme.sirenMs
        running: root.isShown
        repeat: true
        triggeredOnStart: true
        onTriggered: root.sounded()
    }
    Rectangle {
        anchors { fill: parent; margins: Theme.px(24) }
        radius: Theme.panelRadius
        color: "transparent"
        border.color: Theme.rose
        border.width: Theme.px(12)
        SequentialAnimation on opacity {
            running: root.isShown && !Theme.reducedMotion
            loops: Animation.Infinite
            NumberAnimation { from: 1; to: 0.25; duration: 700 }
            NumberAnimation { from: 0.25; to: 1; duration: 700 }
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.contentX
        spacing: Theme.px(36)
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.type(150)
            color: Theme.rose
            text: ({ "smoke": "whatshot", "gas": "cloud", "carbonMonoxide": "cloud", "water": "opacity", "alarm": "security", "siren": "volume_up" })[root.first.hazard ?? ""] ?? "error_outline"
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.text
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            font.family: Theme.display
            font.pixelSize: Theme.display2
            font.weight: Font.DemiBold
        }
        Label {
            readonly property string at: root.first.atMs ? Durations.time(new Date(root.first.atMs)) : ""
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: [root.first.room ?? "", at, root.dangers.length > 1 ? qsTr("%n more", "", root.dangers.length - 1) : ""].filter(word => word !== "").join(" · ")
            textFormat: Text.PlainText
            color: Theme.text2
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.px(48)
            KeyHint {
                key: qsTr("OK")
                text: qsTr("Show it")
            }
            KeyHint {
                key: qsTr("Back")
                text: qsTr("I have seen it")
            }
        }
    }
}
