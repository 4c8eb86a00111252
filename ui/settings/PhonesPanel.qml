// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The phones that may drive the set; OK on one forgets it.
FocusColumn {
    id: root
    property string spokenName: ""
    property string focusKey: ""
    signal revealed(Item item)
    visible: Api.phones.count > 0
    spacing: Theme.px(16)
    Component.onCompleted: Api.askForPhones()

    Row {
        height: Theme.px(78)
        spacing: Theme.px(16)
        Icon {
            anchors { bottom: parent.bottom; bottomMargin: Theme.px(10) }
            size: Theme.px(34)
            text: "phone_android"
            color: Theme.text2
        }
        Label {
            anchors { bottom: parent.bottom; bottomMargin: Theme.px(8) }
            text: root.spokenName
            font.pixelSize: Theme.heading
            font.weight: Font.DemiBold
        }
    }
    Repeater {
        model: Api.phones
        SettingRow {
            id: phone
            required property string itemId
            required property string name
            required property bool connected
            required property double atMs
            width: root.width
            focusKey: phone.itemId
            title: phone.name === "" ? qsTr("A phone") : phone.name
            text: phone.connected ? qsTr("Connected") : qsTr("Last here %1").arg(new Date(phone.atMs).toLocaleString(Qt.locale(), Locale.ShortFormat))
            value: qsTr("Forget")
            onActivated: Api.forgetPhone(phone.itemId)
            onActiveFocusChanged: if (phone.activeFocus) root.revealed(phone)
        }
    }
}
