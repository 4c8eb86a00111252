// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client

// What the set remembers of those who live with it, and how to make it forget.
SettingsPanel {
    id: root
    readonly property var settings: Api.settings.values
    function forget(title: string, text: string, method: string, said: string) {
        root.choiceWanted(title, text, [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "forget", "text": qsTr("Forget it") }], "", key => {
            if (key === "forget") {
                Api.call(method);
                Api.say(said);
            }
        });
    }
    SettingRow {
        width: root.width
        focusKey: "where"
        leads: false
        icon: "lock_outline"
        title: qsTr("Everything stays in this TV")
        text: qsTr("What is watched, searched and switched at home is told to nobody. Stores and providers see which of their things are asked for.")
    }
    SettingRow {
        width: root.width
        focusKey: "remember"
        icon: "history"
        title: qsTr("Remember what is watched")
        text: qsTr("For Continue and what comes next.")
        isSwitch: true
        isOn: root.settings.keepHistory === true
        onActivated: Api.call("settings.set", { "key": "keepHistory", "value": !isOn })
    }
    SettingRow {
        width: root.width
        focusKey: "watched"
        icon: "delete_outline"
        title: qsTr("Forget what was watched")
        text: qsTr("Of the profile that watches now: films, where they were left, channels.")
        onActivated: root.forget(qsTr("Forget what was watched?"), qsTr("Continue is then empty, and films begin at their beginning."), "history.forgetAll", qsTr("Forgotten"))
    }
    SettingRow {
        width: root.width
        focusKey: "past"
        icon: "delete_outline"
        title: qsTr("Forget what appliances told")
        text: qsTr("Temperatures, energy and other numbers over time. The appliances stay.")
        onActivated: root.forget(qsTr("Forget what appliances told?"), qsTr("Their lines begin anew."), "appliances.forgetPast", qsTr("Forgotten"))
    }
}
