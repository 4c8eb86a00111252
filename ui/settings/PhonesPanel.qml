// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The phones that may drive the set; OK on one forgets it.
SettingsPanel {
    id: root
    readonly property var settings: Api.settings.values
    Component.onCompleted: Api.askForPhones()
    SettingRow {
        width: root.width
        focusKey: "add"
        title: qsTr("Add a phone")
        text: qsTr("Shows an address and a code.")
        onActivated: root.pageWanted("phone", "")
    }
    SettingRow {
        width: root.width
        focusKey: "phonesReach"
        title: qsTr("Phones in the home may connect")
        text: qsTr("Over the home's network, and only with the code on this screen.")
        isSwitch: true
        isOn: root.settings.phonesReach === true
        onActivated: Api.call("settings.set", { "key": "phonesReach", "value": !isOn })
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
            text: phone.connected ? qsTr("Connected") : qsTr("Last here %1").arg(Durations.moment(new Date(phone.atMs)))
            value: qsTr("Forget")
            onActivated: Api.forgetPhone(phone.itemId)
        }
    }
}
