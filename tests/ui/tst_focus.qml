// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Hearth.Kit

TestCase {
    id: test
    name: "Focus"
    when: windowShown
    width: 1280
    height: 720
    visible: true

    Component {
        id: pills
        PillRow {
            focus: true
            ActionButton { text: "one"; focusKey: "one" }
            ActionButton { text: "hidden"; focusKey: "hidden"; visible: false }
            ActionButton { text: "two"; focusKey: "two" }
        }
    }
    Component {
        id: column
        FocusColumn {
            focus: true
            ActionButton { text: "one"; focusKey: "one" }
            ActionButton { text: "two"; focusKey: "two" }
        }
    }
    Component {
        id: goingPills
        PillRow {
            id: going
            property bool isRunning: true
            focus: true
            ActionButton { text: "open"; focusKey: "open" }
            ActionButton { text: "end"; focusKey: "end"; visible: going.isRunning }
        }
    }
    Component {
        id: entry
        TextEntry {}
    }
    Component {
        id: page
        Page {
            onCurrentChanged: if (current) button.forceActiveFocus()
            ActionButton {
                id: button
                focus: true
                text: parent.name + ":" + parent.argument
                onActivated: parent.openPage("deeper", "x")
            }
        }
    }
    Component {
        id: stackComponent
        PageStack {
            focus: true
            componentFor: name => name === "unknown" ? null : page
        }
    }
    Component {
        id: list
        OptionList {
            focus: true
            height: 400
            options: [{ "key": "a", "text": "A" }, { "key": "b", "text": "B" }, { "key": "c", "text": "C" }]
            chosen: "b"
        }
    }
    Component {
        id: stepper
        Stepper { label: "Temperature"; value: "22" }
    }
    Component {
        id: keyboard
        Keyboard {
            id: letters
            property string text: ""
            focus: true
            layouts: ["de", "ar", "en", "zh"]
            onTyped: text => letters.text += text
        }
    }
    SignalSpy { id: spy }

    function focusKey(): string {
        return test.Window.activeFocusItem?.focusKey ?? "";
    }
    function test_pillsSkipWhatIsHiddenAndStopAtTheEnds() {
        const row = createTemporaryObject(pills, test);
        row.focusCurrent();
        compare(focusKey(), "one");
        keyClick(Qt.Key_Right);
        compare(focusKey(), "two");
        keyClick(Qt.Key_Right);
        compare(focusKey(), "two");
        keyClick(Qt.Key_Left);
        compare(focusKey(), "one");
    }
    function test_focusGoesOnWhenItsButtonGoes() {
        const row = createTemporaryObject(goingPills, test);
        row.focusCurrent();
        keyClick(Qt.Key_Right);
        compare(focusKey(), "end");
        row.isRunning = false;
        tryVerify(() => focusKey() === "open");
    }
    function test_aColumnKnowsThatAViewerMoved() {
        const item = createTemporaryObject(column, test);
        item.forceActiveFocus();
        verify(!item.isTouched);
        item.focusFirst();
        verify(!item.isTouched);
        keyClick(Qt.Key_Down);
        verify(item.isTouched);
        compare(item.current, 1);
    }
    function test_backLeadsOutAndTheLastPageSaysSo() {
        const stack = createTemporaryObject(stackComponent, test, { "width": 640, "height": 360 });
        spy.target = stack;
        spy.signalName = "leftLast";
        spy.clear();
        stack.forceActiveFocus();
        stack.push("home", "", "");
        keyClick(Qt.Key_Return);
        compare(stack.pages.length, 2);
        compare(stack.currentPage.argument, "x");
        keyClick(Qt.Key_Back);
        compare(stack.pages.length, 1);
        compare(stack.currentPage.name, "home");
        verify(test.Window.activeFocusItem !== null && test.Window.activeFocusItem.spokenName === "home:");
        keyClick(Qt.Key_Back);
        compare(spy.count, 1);
        compare(stack.pages.length, 1);
    }
    function test_pagesComeBackAfterARestart() {
        const before = createTemporaryObject(stackComponent, test, { "width": 640, "height": 360 });
        before.push("home", "", "films/t-1");
        before.push("app", "org.x", "main");
        const after = createTemporaryObject(stackComponent, test, { "width": 640, "height": 360 });
        after.restore(before.description);
        compare(after.description, before.description);
        after.push("unknown", "", "");
        compare(after.pages.length, 2);
    }
    function test_listStartsAtWhatIsChosen() {
        const options = createTemporaryObject(list, test);
        spy.target = options;
        spy.signalName = "picked";
        spy.clear();
        options.forceActiveFocus();
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(spy.count, 1);
        compare(spy.signalArguments[0][0], "c");
    }
    function test_stepperTurnsAndMirrors() {
        const item = createTemporaryObject(stepper, test, { "width": 400 });
        spy.target = item;
        spy.signalName = "stepped";
        spy.clear();
        item.forceActiveFocus();
        keyClick(Qt.Key_Right);
        compare(spy.signalArguments[0][0], 1);
        item.LayoutMirroring.enabled = true;
        keyClick(Qt.Key_Right);
        compare(spy.signalArguments[1][0], -1);
    }
    function test_aPasswordIsToldToNobody() {
        const box = createTemporaryObject(entry, test);
        box.kind = "password";
        box.ask("Password of Nest", "");
        compare(box.secretOf, "Password of Nest");
        box.close();
        box.kind = "path";
        box.ask("Where is the folder?", "/");
        compare(box.secretOf, undefined);
    }
    function pressUntil(arrow: int, key: string) {
        for (let i = 0; i < 12 && focusKey() !== key; i++)
            keyClick(arrow);
        compare(focusKey(), key);
    }
    function test_theKeyOfOtherLettersKeepsTheFocus() {
        const item = createTemporaryObject(keyboard, test);
        item.reset();
        item.forceActiveFocus();
        for (let i = 0; i < 12; i++)
            keyClick(Qt.Key_Down);
        compare(focusKey(), "done");
        keyClick(Qt.Key_Up);
        pressUntil(Qt.Key_Right, "next");
        // Around all of them and back to the first, with one key.
        for (const layout of ["ar", "en", "zh", "de"]) {
            keyClick(Qt.Key_Return);
            compare(item.layoutName, layout);
            tryVerify(() => focusKey() === "next");
        }
        compare(item.text, "");
    }
    function test_aCapitalIsForOneLetter() {
        const item = createTemporaryObject(keyboard, test);
        item.reset();
        item.forceActiveFocus();
        compare(focusKey(), "a");
        item.press("shift");
        keyClick(Qt.Key_Return);
        keyClick(Qt.Key_Return);
        compare(item.text, "Aa");
        item.startsLarge = true;
        keyClick(Qt.Key_Return);
        compare(item.text, "AaA");
    }
    function test_lettersRunAsTheyAreWritten() {
        const item = createTemporaryObject(keyboard, test);
        item.LayoutMirroring.enabled = true; // an Arabic screen
        item.LayoutMirroring.childrenInherit = true;
        item.reset();
        item.forceActiveFocus();
        keyClick(Qt.Key_Right);
        compare(focusKey(), "b");
        verify(test.Window.activeFocusItem.mapToItem(test, 0, 0).x > 0);
        item.press("next");
        tryVerify(() => item.layoutName === "ar");
        item.reset();
        item.press("next");
        tryVerify(() => focusKey() === "ا");
        keyClick(Qt.Key_Left);
        compare(focusKey(), "ب");
    }
    function test_theClockIsTheViewers() {
        const evening = new Date(2026, 10, 23, 21, 5);
        compare(Durations.time(evening), "21:05");
        Durations.halfDays = true;
        compare(Durations.time(evening).toLowerCase(), "9:05 pm");
        verify(Durations.moment(evening).includes(Durations.time(evening)));
        Durations.halfDays = false;
    }
    function test_textScalesWithTheScreen() {
        Theme.screenHeight = 2160;
        compare(Theme.px(16), 32);
        Theme.screenHeight = 720;
        verify(Theme.small >= 16);
        Theme.screenHeight = 1080;
        compare(Theme.px(16), 16);
    }
}
