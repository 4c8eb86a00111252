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
        fresh.forceActiveFocus();
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
                : qsTr("Only this machine can open the address. For phones, start Hearth with --lan.")
            color: Theme.text2
            wrapMode: Text.WordWrap
        }
        PairingCode { anchors.left: parent.left }
        ActionButton {
            id: fresh
            anchors.left: parent.left
            focus: true
            focusKey: "fresh"
            spokenValue: Api.phoneAddress + ", " + Api.phoneCode
            icon: "refresh"
            text: qsTr("New code")
            onActivated: Api.askForPairing(true)
        }
    }
}
