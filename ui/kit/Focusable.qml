// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Whatever can have the focus. Says what it is, for the screen reader and for hearthctl state alike. What more can be done
// with it is on the Menu key; a remote that has none holds OK.
FocusScope {
    id: root
    property string spokenName: ""
    property string spokenRole: "button"
    property string spokenValue: ""
    // A stable name, so that a shell that starts again finds the focus.
    property string focusKey: ""
    property bool hasMore: false
    signal activated
    signal moreWanted

    Accessible.role: Accessible.Button
    Accessible.name: root.spokenName
    Accessible.description: root.spokenValue
    Accessible.focusable: true
    Accessible.onPressAction: root.activated()

    function isOk(key: int): bool {
        return key === Qt.Key_Return || key === Qt.Key_Enter || key === Qt.Key_Select;
    }
    Keys.onPressed: event => {
        if (root.isOk(event.key)) {
            event.accepted = true;
            // A key that is held acts once: what it opened must not be answered by the same press.
            if (event.isAutoRepeat)
                return;
            if (!root.hasMore)
                root.activated();
            else
                hold.restart();
        } else if (event.key === Qt.Key_Menu && root.hasMore) {
            event.accepted = true;
            root.moreWanted();
        }
    }
    Keys.onReleased: event => {
        if (!root.isOk(event.key) || event.isAutoRepeat || !hold.running)
            return;
        event.accepted = true;
        hold.stop();
        root.activated();
    }
    onActiveFocusChanged: if (!root.activeFocus) hold.stop()
    Timer {
        id: hold
        interval: Theme.holdMs
        onTriggered: root.moreWanted()
    }
}
