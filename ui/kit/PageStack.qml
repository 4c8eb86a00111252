// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// The launcher's pages: OK opens one, Back leads out, and coming back finds the focus where it was. The only owner of
// Back in the launcher.
FocusScope {
    id: root
    property var componentFor: (name, argument) => null // -> Component; pages live in modules of their own
    property var pages: [] // of Page; replaced whole, so that bindings hear of it
    readonly property Page currentPage: root.pages.length > 0 ? root.pages[root.pages.length - 1] : null
    property string homeName: "home"
    signal railWanted
    signal leftLast

    // The pages as text, for a shell that starts again.
    readonly property string description: {
        const list = [];
        for (const page of root.pages)
            list.push({ "name": page.name, "argument": page.argument, "focus": page.focusAt });
        return JSON.stringify(list);
    }
    function restore(text: string) {
        const list = text === "" ? [] : JSON.parse(text);
        for (const entry of list)
            root.push(entry.name, entry.argument, entry.focus);
    }
    function push(name: string, argument: string, focusAt: string) {
        const component = root.componentFor(name, argument); // qmllint disable type
        if (!component)
            return;
        if (root.currentPage)
            root.currentPage.current = false;
        const page = component.createObject(root, { "name": name, "argument": argument, "width": Qt.binding(() => root.width), "height": Qt.binding(() => root.height) });
        page.openPage.connect((n, a) => root.push(n, a, ""));
        page.closePage.connect(root.pop);
        page.homeWanted.connect(() => root.reset(root.homeName));
        page.railWanted.connect(root.railWanted);
        root.pages = root.pages.concat([page]);
        if (focusAt !== "")
            page.restoreFocus(focusAt);
        root.showCurrent();
    }
    function pop() {
        if (root.pages.length <= 1) {
            root.leftLast();
            return;
        }
        const gone = root.currentPage;
        root.pages = root.pages.slice(0, -1);
        root.currentPage.returned(gone.name, gone.focusAt);
        root.remove(gone);
        root.showCurrent();
    }
    // It lives until the event loop comes to it; what it still does must not take the focus.
    function remove(page: Page) {
        page.current = false;
        page.visible = false;
        page.destroy();
    }
    function clear() {
        const gone = root.pages;
        root.pages = [];
        for (const page of gone)
            root.remove(page);
    }
    function reset(name: string) {
        root.clear();
        root.push(name, "", "");
    }
    function showCurrent() {
        for (const page of root.pages) {
            page.visible = page === root.currentPage;
            page.current = page.visible;
        }
        if (root.currentPage) {
            root.currentPage.focus = true;
            if (root.activeFocus)
                root.currentPage.forceActiveFocus();
        }
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace) {
            event.accepted = true;
            root.pop();
        } else if (event.key === (root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left)) {
            event.accepted = true;
            root.railWanted();
        }
    }
}
