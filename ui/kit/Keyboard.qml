// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit

// Letters to walk to, in the layouts of a language. Chinese is typed in pinyin: what it may mean stands above the letters,
// Up leads there.
FocusScope {
    id: root
    property var layouts: KeyLayouts.namesFor(Qt.uiLanguage)
    property int layout: 0
    property int columns: 9
    property bool startsLarge: false // the next letter is the first of a name
    readonly property string layoutName: root.layouts[root.layout] ?? "en"
    readonly property string nextLayout: root.layouts[(root.layout + 1) % root.layouts.length] ?? "en"
    readonly property bool composes: root.layoutName === "zh"
    readonly property bool canShift: KeyLayouts.hasCapitals(root.layoutName) && !root.layouts.includes("upper")
    property bool isShifted: false // by its key, for one letter
    signal typed(string text)
    signal erased
    signal cleared
    signal done
    implicitWidth: letters.implicitWidth
    implicitHeight: column.implicitHeight

    function reset() {
        root.layout = 0;
        root.isShifted = false;
        Pinyin.clear();
        letters.focusKey(0);
    }
    function take(letter: string) {
        if (root.composes && Pinyin.type(letter))
            return;
        root.isShifted = false;
        root.typed(letter);
    }
    function press(name: string) {
        switch (name) {
        case "erase":
            if (!Pinyin.erase())
                root.erased();
            break;
        case "clear":
            Pinyin.clear();
            root.cleared();
            break;
        case "shift":
            root.isShifted = !letters.isLarge;
            break;
        case "next":
            Pinyin.clear();
            root.layout = (root.layout + 1) % root.layouts.length;
            break;
        case "done":
            root.done();
            break;
        }
    }
    function choose(index: int) {
        const words = Pinyin.choose(index);
        if (words !== "")
            root.typed(words);
        if (Pinyin.candidates.length === 0)
            letters.forceActiveFocus();
    }
    onVisibleChanged: if (!root.visible) Pinyin.clear()
    Column {
        id: column
        width: parent.width
        spacing: Theme.px(14)
        Item {
            width: parent.width
            height: Theme.tall(84)
            visible: root.composes
            Label {
                id: composing
                anchors { left: parent.left; verticalCenter: parent.verticalCenter }
                text: Pinyin.composing === "" ? qsTr("Pinyin") : Pinyin.composing
                color: Pinyin.composing === "" ? Theme.text3 : Theme.text2
            }
            PillRow {
                id: candidates
                anchors { left: composing.right; leftMargin: Theme.px(28); verticalCenter: parent.verticalCenter }
                spacing: Theme.px(10)
                clip: true
                width: parent.width - composing.width - Theme.px(28)
                height: Theme.tall(76)
                Repeater {
                    model: Pinyin.candidates.length
                    ActionButton {
                        required property int index
                        focusKey: "candidate" + index
                        text: Pinyin.candidates[index] ?? ""
                        visible: text !== "" && x + width <= candidates.width
                        onActivated: root.choose(index)
                    }
                }
            }
        }
        KeyGrid {
            id: letters
            focus: true
            columns: root.columns
            isLarge: root.canShift && (root.startsLarge || root.isShifted)
            isRightToLeft: root.layoutName === "ar"
            nextLabel: KeyLayouts.labelOf(root.nextLayout, root.layouts)
            keys: KeyLayouts.keysOf(root.layoutName, root.layouts.length > 1, root.canShift).concat(["done"])
            onTyped: letter => root.take(letter)
            onPressed: name => root.press(name)
        }
    }
    Keys.onUpPressed: event => {
        event.accepted = letters.activeFocus && Pinyin.candidates.length > 0;
        if (event.accepted) {
            candidates.current = 0;
            candidates.forceActiveFocus();
        }
    }
    Keys.onDownPressed: event => {
        event.accepted = candidates.activeFocus;
        if (event.accepted)
            letters.forceActiveFocus();
    }
}
