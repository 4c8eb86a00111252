// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// Our letters over an app whose text field has its focus; what is typed is told at once. Back closes it.
FocusScope {
    id: root
    property string hint: ""
    property bool isSecret: false
    // What is told of the letters of a password: a phone could follow them, and a voice would say them.
    readonly property var secretOf: root.isSecret ? qsTr("Password") : undefined
    signal closed
    signal typed(string text)
    signal erased
    signal cleared
    signal done
    implicitHeight: panel.height

    function open(hint: string, isSecret: bool) {
        root.hint = hint;
        root.isSecret = isSecret;
        root.visible = true;
        keyboard.reset();
        keyboard.forceActiveFocus();
    }
    Rectangle {
        id: panel
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: keyboard.implicitHeight + Theme.px(40) + Theme.safeY + (label.visible ? label.height + Theme.px(16) : 0)
        color: Theme.raised
        Label {
            id: label
            anchors { left: keyboard.left; top: parent.top; topMargin: Theme.px(28) }
            visible: root.hint !== ""
            text: root.hint
            color: Theme.text2
        }
        Keyboard {
            id: keyboard
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.safeY }
            focus: true
            columns: 13
            layouts: root.isSecret ? KeyLayouts.plain : KeyLayouts.namesFor(Qt.uiLanguage).concat(["upper", "signs"])
            onTyped: text => root.typed(text)
            onErased: root.erased()
            onCleared: root.cleared()
            onDone: {
                root.closed();
                root.done();
            }
        }
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Back || event.key === Qt.Key_Escape)
            root.closed();
        else if (event.key === Qt.Key_Backspace)
            keyboard.press("erase");
        else if (event.text.length === 1 && event.text >= " " && event.text !== "\x7f")
            root.typed(event.text);
        event.accepted = true;
    }
}
