// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// Asks for a PIN, over everything: digits to walk to, or the remote's own. What was typed shows as dots. Back takes the
// last digit away, and without one leaves.
FocusScope {
    id: root
    property string sentence: ""
    property string hint: ""
    property string pin: ""
    readonly property int longest: 8
    // All that is told of the focus in here is this: a phone could follow the digits.
    readonly property string secretOf: root.sentence
    signal entered(string pin)
    signal closed
    visible: false

    function ask(sentence: string, hint: string) {
        root.sentence = sentence;
        root.hint = hint;
        root.pin = "";
        root.visible = true;
        digits.forceActiveFocus();
        digits.focusKey(4); // in the middle, also when it is asked again
    }
    function add(digit: string) {
        if (root.pin.length < root.longest)
            root.pin += digit;
    }
    function finish() {
        if (root.pin.length >= 4)
            root.entered(root.pin);
    }
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace) {
            if (root.pin === "")
                root.closed();
            else
                root.pin = root.pin.slice(0, -1);
        } else if (event.text.length === 1 && event.text >= "0" && event.text <= "9") {
            root.add(event.text);
            digits.focusKey(digits.keys.indexOf("done")); // OK is then the end of it
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.dim
    }
    Rectangle {
        id: panel
        anchors.centerIn: parent
        width: Theme.px(720)
        height: column.implicitHeight + 2 * Theme.px(48)
        radius: Theme.panelRadius
        color: Theme.surface1
        Column {
            id: column
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.px(48) }
            spacing: Theme.px(28)
            Label {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: root.sentence
                font.pixelSize: Theme.type(36)
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
            }
            Label {
                width: parent.width
                visible: root.hint !== ""
                horizontalAlignment: Text.AlignHCenter
                text: root.hint
                color: Theme.text2
                wrapMode: Text.WordWrap
            }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.px(20)
                Repeater {
                    model: Math.max(4, root.pin.length)
                    Rectangle {
                        required property int index
                        width: Theme.px(28)
                        height: width
                        radius: width / 2
                        color: index < root.pin.length ? Theme.ember : "transparent"
                        border.width: Theme.px(3)
                        border.color: index < root.pin.length ? Theme.ember : Theme.text3
                    }
                }
            }
            KeyGrid {
                id: digits
                anchors.horizontalCenter: parent.horizontalCenter
                columns: 3
                keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "done"]
                LayoutMirroring.enabled: false // a telephone's digits stand alike everywhere
                LayoutMirroring.childrenInherit: true
                onTyped: digit => root.add(digit)
                onPressed: name => name === "done" ? root.finish() : root.pin = root.pin.slice(0, -1)
            }
        }
    }
}
