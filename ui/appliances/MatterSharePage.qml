// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Phone

// Lets a phone take a Matter appliance into its own home too: codes that hold for some minutes.
Page {
    id: root
    readonly property var shared: live.value.window ?? ({})
    readonly property bool isOpen: root.shared.id === root.argument && root.secondsLeft > 0
    property real now: Date.now()
    readonly property int secondsLeft: Math.max(0, Math.ceil(((root.shared.untilMs ?? 0) - root.now) / 1000))

    onCurrentChanged: if (root.current) {
        buttons.forceActiveFocus();
        if (!root.isOpen)
            Api.call("matter.share", { "id": root.argument });
    }
    LiveValue {
        id: live
        method: "matter.state"
        event: "matter.changed"
        onValueChanged: root.now = Date.now()
    }
    Timer {
        interval: 500
        running: root.current && root.secondsLeft > 0
        repeat: true
        onTriggered: root.now = Date.now()
    }
    PageHeading {
        id: heading
        text: qsTr("Share with a phone")
    }
    Row {
        id: codes
        visible: root.isOpen
        anchors { left: parent.left; leftMargin: Theme.contentX; top: heading.bottom; topMargin: Theme.px(40) }
        spacing: Theme.px(56)
        QrCode {
            width: Theme.px(330)
            height: width
            text: root.isOpen ? root.shared.qr ?? "" : ""
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: (root.shared.manual ?? "").replace(/^(\d{4})(\d{3})/, "$1-$2-")
            font.pixelSize: Theme.type(64)
            font.weight: Font.DemiBold
            font.letterSpacing: Theme.px(2)
        }
    }
    Column {
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX; top: root.isOpen ? codes.bottom : heading.bottom; topMargin: Theme.px(40) }
        spacing: Theme.px(32)
        Label {
            width: Math.min(parent.width, Theme.tall(1300))
            text: root.isOpen ? qsTr("In the phone's app for the home, add an appliance and scan this code or enter the digits. It holds for %1:%2.").arg(Math.floor(root.secondsLeft / 60)).arg(String(root.secondsLeft % 60).padStart(2, "0"))
                : qsTr("The appliance is asked to let a phone in.")
            wrapMode: Text.WordWrap
            maximumLineCount: 4
            color: Theme.text2
        }
        PillRow {
            id: buttons
            focus: true
            ActionButton {
                visible: !root.isOpen
                focusKey: "again"
                icon: "refresh"
                text: qsTr("Ask again")
                onActivated: Api.call("matter.share", { "id": root.argument })
            }
            ActionButton {
                focusKey: "done"
                icon: "check"
                text: qsTr("Done")
                onActivated: root.closePage()
            }
        }
    }
}
