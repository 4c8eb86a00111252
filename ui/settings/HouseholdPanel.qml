// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Who watches, and the household's PIN.
FocusColumn {
    id: root
    property string spokenName: qsTr("Household")
    property string focusKey: "household"
    signal profilesWanted
    signal pinWanted
    spacing: Theme.px(16)

    PanelHeading {
        width: root.width
        icon: "people"
        text: root.spokenName
    }
    SettingRow {
        id: profiles
        width: root.width
        focusKey: "profiles"
        title: qsTr("Profiles")
        text: qsTr("Everybody's own rows, and limits for children.")
        value: Api.household.activeName
        onActivated: root.profilesWanted()
    }
    SettingRow {
        id: pin
        width: root.width
        focusKey: "pin"
        title: qsTr("The household's PIN")
        text: qsTr("Opens to a child what is not for its age, more time, and settings.")
        value: Api.household.hasPin ? qsTr("Remove") : qsTr("Set")
        onActivated: {
            if (Api.household.hasPin)
                Api.call("pin.set", { "owner": "household", "new": "" });
            else
                root.pinWanted();
        }
    }
}
