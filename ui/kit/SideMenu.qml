// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// A question with answers, on a panel at the side over a dimmed page. Takes the focus while it shows and gives it back.
FocusScope {
    id: root
    property var answer: null // function(key), called once one is picked
    property Item before: null
    anchors.fill: parent
    visible: false
    z: 10

    // `options`: [{key, text}]; `chosen`: the key that holds now, or "".
    function ask(title: string, text: string, options: var, chosen: string, answer: var) {
        list.title = title;
        list.text = text;
        list.options = options;
        list.chosen = chosen;
        root.answer = answer;
        root.before = root.Window.activeFocusItem;
        root.visible = true;
        list.forceActiveFocus();
    }
    function close() {
        root.visible = false;
        if (root.before)
            root.before.forceActiveFocus();
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.dim
    }
    OptionList {
        id: list
        anchors { right: parent.right; rightMargin: Theme.safeX; top: parent.top; topMargin: list.fromTop }
        readonly property int fromTop: Theme.safeY + Theme.tall(56) + Theme.px(40) // below the clock
        height: Math.min(parent.height - list.fromTop - Theme.safeY, list.implicitHeight)
        onPicked: key => {
            const answer = root.answer;
            root.close();
            if (answer)
                answer(key); // qmllint disable
        }
        onClosed: root.close()
    }
}
