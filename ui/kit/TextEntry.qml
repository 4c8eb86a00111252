// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// Asks for a few words, over the page: letters to walk to; a keyboard or a phone types too. Back leaves.
FocusScope {
    id: root
    property string title: ""
    property Item before: null
    // Of a password only this is told: a phone could follow the letters, and a voice would say them.
    readonly property var secretOf: root.kind === "password" ? root.title : undefined
    property string kind: "name" // or "password", "path": every letter as it is typed
    signal entered(string text)
    anchors.fill: parent
    visible: false
    z: 10

    function ask(title: string, text: string) {
        root.title = title;
        box.text = text;
        root.before = root.Window.activeFocusItem;
        root.visible = true;
        letters.reset();
        letters.forceActiveFocus();
    }
    function close() {
        root.visible = false;
        if (root.before)
            root.before.forceActiveFocus();
    }
    function finish() {
        const text = root.kind === "password" ? box.text : box.text.trim();
        if (text === "")
            return;
        root.close();
        root.entered(text);
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.dim
    }
    Rectangle {
        anchors.centerIn: parent
        width: letters.implicitWidth + 2 * Theme.px(60)
        height: column.implicitHeight + 2 * Theme.px(48)
        radius: Theme.panelRadius
        color: Theme.surface1
        TypingArea {
            id: box
            anchors.fill: parent
            longest: root.kind === "name" ? 40 : root.kind === "path" ? 400 : 64
            focus: true
            Column {
                id: column
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.px(48) }
                spacing: Theme.px(24)
                Label {
                    width: parent.width
                    text: root.title
                    font.pixelSize: Theme.type(36)
                    font.weight: Font.DemiBold
                }
                Rectangle {
                    width: parent.width
                    height: Theme.tall(84)
                    radius: height / 2
                    color: Theme.surface2
                    Label {
                        anchors { left: parent.left; right: parent.right; margins: Theme.px(32); verticalCenter: parent.verticalCenter }
                        text: box.text
                        elide: Text.ElideLeft
                    }
                }
                Keyboard {
                    id: letters
                    anchors.horizontalCenter: parent.horizontalCenter
                    layouts: root.kind === "name" ? KeyLayouts.namesFor(Qt.uiLanguage) : root.kind === "path" ? KeyLayouts.ofPaths(Qt.uiLanguage) : KeyLayouts.plain
                    startsLarge: root.kind === "name" && box.text === ""
                    onTyped: text => box.add(text)
                    onErased: box.erase()
                    onCleared: box.text = ""
                    onDone: root.finish()
                }
            }
        }
    }
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace)
            root.close();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.finish();
    }
}
