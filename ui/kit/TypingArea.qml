// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Whatever has the focus in here, letters from a phone or a keyboard are typed. A keyboard's Backspace erases while there
// is something to erase; without, it is Back.
FocusScope {
    id: root
    property string text: ""
    property int longest: 100

    function add(letters: string) {
        root.text = (root.text + letters).slice(0, root.longest);
    }
    function erase() {
        root.text = root.text.slice(0, -1);
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace && root.text !== "") {
            root.erase();
            event.accepted = true;
        } else if (event.text.length === 1 && event.text >= " " && event.text !== "\x7f") {
            root.add(event.text);
            event.accepted = true;
        }
    }
}
