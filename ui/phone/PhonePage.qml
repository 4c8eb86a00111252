// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client

// How a phone becomes a remote: the page's address and the code that it asks for, good for one connection.
Page {
    id: root
    onCurrentChanged: if (root.current) {
        Api.askForPairing();
        buttons.focusCurrent();
    }
    PageHeading {
        id: heading
        text: qsTr("Phone as remote")
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: Theme.contentX
        anchors.top: heading.bottom
        anchors.topMargin: Theme.px(36)
        width: Theme.px(1400)
        spacing: Theme.px(36)
        Label {
            width: parent.width
            text: Api.phonesCanReach ? qsTr("Point the phone's camera at the picture, or open the address and type the code. The code works once, for five minutes.")
                : qsTr("Only this TV itself can open the address yet.")
            color: Theme.text2
            wrapMode: Text.WordWrap
        }
        PairingCode { anchors.left: parent.left }
        PillRow {
            id: buttons
            anchors.left: parent.left
            focus: true
            ActionButton {
                visible: !Api.phonesCanReach
                focusKey: "open"
                icon: "wifi"
                text: qsTr("Let phones in the home connect")
                onActivated: Api.call("settings.set", { "key": "phonesReach", "value": true })
            }
            ActionButton {
                focusKey: "fresh"
                spokenValue: Api.phoneAddress + ", " + Api.phoneCode
                icon: "refresh"
                text: qsTr("New code")
                onActivated: Api.askForPairing(true)
            }
        }
    }
}
