// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// One page of the launcher. The stack gives it the focus and takes it away; it says its name and can tell where its
// focus is and put it back there.
FocusScope {
    id: root
    property string name: ""
    property string argument: ""
    property string focusAt: ""
    property bool current: false
    property bool coversRail: false // nothing else stands on the screen
    property bool isWaiting: false // for what it is about
    signal openPage(string name, string argument)
    signal closePage
    signal homeWanted
    signal railWanted

    // The page that was opened from here is gone again; where its focus was may be where this one's goes on.
    function returned(from: string, focusAt: string) {
    }
    function restoreFocus(key: string) {
        root.focusAt = key;
    }

    // Said only when it takes longer than anybody would notice.
    Timer {
        id: patience
        interval: Theme.patienceMs
        running: root.isWaiting
    }
    Label {
        anchors.centerIn: parent
        visible: root.isWaiting && !patience.running
        text: qsTr("One moment …")
        font.pixelSize: Theme.type(36)
        color: Theme.text2
    }
}
