// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Phone

// How a phone becomes a remote: a code to look at with its camera, and the same as an address and digits.
Row {
    id: root
    spacing: Theme.px(56)
    QrCode {
        visible: Api.phonesCanReach // else the address is for who sits at this machine
        width: Theme.px(330)
        height: width
        text: Api.phoneCode === "" ? "" : Api.phoneAddress + "#" + Api.phoneCode
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(24)
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
    }
}
