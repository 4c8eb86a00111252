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
        width: Theme.px(1100)
        spacing: Theme.px(36)
        Label {
            width: parent.width
            text: Api.phonesCanReach ? qsTr("Open this address on the phone and type the code. The code works once, for five minutes.")
                : qsTr("Only this machine can open the address. For phones, start Hearth with --lan.")
            color: Theme.text2
            wrapMode: Text.WordWrap
        }
        Label {
            anchors.left: parent.left
            text: Api.phoneAddress
            font.pixelSize: Theme.type(40)
            font.weight: Font.DemiBold
        }
        // The code reads from left to right everywhere; its place is where reading begins.
        Item {
            anchors.left: parent.left
            width: code.width
            height: code.height
            ClockText {
                id: code
                time: Api.phoneCode
                size: Theme.px(110)
            }
        }
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
