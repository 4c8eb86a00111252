// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// The letters of an on-screen keyboard as a grid that the arrows walk; what leads out of it is the owner's. A key is a
// text that is typed, or one of "space", "erase", "clear", "shift" (the next letter large), "next" (another layout),
// "done".
FocusScope {
    id: root
    property var keys: []
    property int columns: 6
    property int current: 0
    property bool isLarge: false // letters are shown and typed large
    property string nextLabel: "" // of the layout that "next" turns to
    property bool isRightToLeft: false // as its letters are written; the rest of the screen may go the other way
    property string named: "" // the key that has the focus
    signal typed(string text)
    signal pressed(string name)
    readonly property int cell: Theme.px(88)
    implicitWidth: root.columns * root.cell
    implicitHeight: Math.ceil(root.keys.length / root.columns) * root.cell

    onActiveFocusChanged: if (root.activeFocus) root.focusKey(root.current)
    onKeysChanged: Qt.callLater(root.refocus) // qmllint disable type
    function refocus() {
        if (!root.activeFocus)
            return;
        // Letters stay where they were, a key that does something is followed to where it stands now.
        const same = root.glyphOf(root.named) !== "" || root.named === "next" ? root.keys.indexOf(root.named) : -1;
        root.focusKey(same >= 0 ? same : Math.min(root.current, root.keys.length - 1));
    }
    function focusKey(index: int) {
        const item = repeater.itemAt(index);
        if (!item)
            return;
        root.current = index;
        root.named = root.keys[index];
        item.forceActiveFocus();
    }
    function step(columns: int, rows: int): bool {
        const column = root.current % root.columns + columns;
        const to = root.current + columns + rows * root.columns;
        if (column < 0 || column >= root.columns || to < 0 || to >= root.keys.length)
            return false;
        root.focusKey(to);
        return true;
    }
    function glyphOf(key: string): string {
        switch (key) {
        case "space": return "space_bar";
        case "erase": return "backspace";
        case "clear": return "clear";
        case "shift": return "keyboard_capslock";
        case "next": return root.nextLabel === "" ? "language" : "";
        case "done": return "check";
        default: return "";
        }
    }
    function spoken(key: string): string {
        switch (key) {
        case "space": return qsTr("Space");
        case "erase": return qsTr("Erase");
        case "clear": return qsTr("Clear all");
        case "shift": return qsTr("Capital letter");
        case "next": return root.nextLabel === "" ? qsTr("Other letters") : qsTr("Other letters") + ", " + root.nextLabel;
        case "done": return qsTr("Done");
        default: return key;
        }
    }
    Keys.onLeftPressed: event => event.accepted = root.step(root.isRightToLeft ? 1 : -1, 0)
    Keys.onRightPressed: event => event.accepted = root.step(root.isRightToLeft ? -1 : 1, 0)
    Keys.onUpPressed: event => event.accepted = root.step(0, -1)
    Keys.onDownPressed: event => event.accepted = root.step(0, 1)

    Grid {
        columns: root.columns
        LayoutMirroring.enabled: root.isRightToLeft
        LayoutMirroring.childrenInherit: true
        Repeater {
            id: repeater
            model: root.keys.length
            Focusable {
                id: key
                required property int index
                readonly property string name: root.keys[key.index] ?? ""
                readonly property string glyph: root.glyphOf(key.name)
                readonly property string sign: key.name === "next" ? root.nextLabel : root.isLarge && key.name.length === 1 ? key.name.toLocaleUpperCase() : key.name
                width: root.cell
                height: root.cell
                z: key.activeFocus ? 1 : 0
                spokenName: root.spoken(key.name)
                spokenRole: "key"
                focusKey: key.name
                onActivated: {
                    if (key.name === "next")
                        root.pressed(key.name);
                    else if (key.glyph === "")
                        root.typed(key.sign);
                    else if (key.name === "space")
                        root.typed(" ");
                    else
                        root.pressed(key.name);
                }
                FocusRing {
                    anchors { fill: parent; margins: Theme.px(6) }
                    shown: key.activeFocus
                    radius: Theme.tileRadius
                }
                Rectangle {
                    anchors { fill: parent; margins: Theme.px(6) }
                    radius: Theme.tileRadius
                    color: key.activeFocus ? Theme.text1 : Theme.surface2
                }
                Icon {
                    anchors.centerIn: parent
                    visible: key.glyph !== ""
                    size: Theme.px(36)
                    text: key.glyph
                    color: key.activeFocus ? Theme.onLight : Theme.text1
                }
                Label {
                    anchors.centerIn: parent
                    visible: key.glyph === ""
                    width: parent.width - Theme.px(24)
                    horizontalAlignment: Text.AlignHCenter
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(22)
                    text: key.sign
                    font.pixelSize: Theme.type(34)
                    color: key.activeFocus ? Theme.onLight : Theme.text1
                }
            }
        }
    }
}
