// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Whatever can have the focus. Says what it is, for the screen reader and for hearthctl state alike.
FocusScope {
    id: root
    property string spokenName: ""
    property string spokenRole: "button"
    property string spokenValue: ""
    // A stable name, so that a shell that starts again finds the focus.
    property string focusKey: ""
    signal activated
    signal moreWanted

    Accessible.role: Accessible.Button
    Accessible.name: root.spokenName
    Accessible.description: root.spokenValue
    Accessible.focusable: true
    Accessible.onPressAction: root.activated()

    Keys.onReturnPressed: root.activated()
    Keys.onEnterPressed: root.activated()
    Keys.onSelectPressed: root.activated()
    Keys.onMenuPressed: root.moreWanted()
}
