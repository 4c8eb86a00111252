// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client

// Who watches, and the household's PIN.
SettingsPanel {
    id: root
    SettingRow {
        width: root.width
        focusKey: "profiles"
        title: qsTr("Profiles")
        text: qsTr("Everybody's own rows, and limits for children.")
        value: Api.household.activeName
        onActivated: root.pageWanted("profiles", "")
    }
    SettingRow {
        width: root.width
        focusKey: "pin"
        title: qsTr("The household's PIN")
        text: qsTr("Opens to a child what is not for its age, more time, and settings.")
        value: Api.household.hasPin ? qsTr("Remove") : qsTr("Set")
        onActivated: {
            if (Api.household.hasPin)
                Api.call("pin.set", { "owner": "household", "new": "" });
            else
                root.pinWanted(pin => Api.call("pin.set", { "owner": "household", "new": pin }));
        }
    }
}
