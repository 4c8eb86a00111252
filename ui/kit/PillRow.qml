// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Buttons side by side, in a second line where there is no room; Left and Right move between them, and at an end the key goes on to whoever is around.
FocusScope {
    id: root
    default property alias content: row.data
    property alias spacing: row.spacing
    property int current: 0
    property int room: 0 // 0: as much as they need
    readonly property real needed: {
        let sum = 0;
        for (let i = 0; i < row.children.length; i++) {
            const item = row.children[i];
            if (item.visible && item.width > 0)
                sum += Math.ceil(item.width) + (sum > 0 ? row.spacing : 0);
        }
        return sum;
    }
    implicitWidth: row.width
    implicitHeight: row.implicitHeight

    function usable(index: int): bool {
        const item = row.children[index];
        return item !== undefined && item.visible && item.spokenName !== undefined;
    }
    function focusFirst() {
        for (let i = 0; i < row.children.length; i++) {
            if (root.usable(i)) {
                root.current = i;
                row.children[i].forceActiveFocus();
                return;
            }
        }
    }
    function step(by: int): bool {
        for (let i = 0; i < row.children.length; i++) {
            if (row.children[i].activeFocus)
                root.current = i;
        }
        for (let i = root.current + by; i >= 0 && i < row.children.length; i += by) {
            if (root.usable(i)) {
                root.current = i;
                row.children[i].forceActiveFocus();
                return true;
            }
        }
        return false;
    }
    function focusCurrent() {
        if (!root.usable(root.current)) {
            root.current = -1;
            root.step(1);
        } else {
            row.children[root.current].forceActiveFocus();
        }
    }
    // False where nothing has this key.
    function focusOn(key: string): bool {
        for (let i = 0; i < row.children.length; i++) {
            if (root.usable(i) && row.children[i].focusKey === key) {
                root.current = i;
                row.children[i].forceActiveFocus();
                return true;
            }
        }
        return false;
    }
    // What has the focus may go ("End", "Remove"): the focus goes to what is left.
    function mend() {
        if (!root.activeFocus)
            return;
        for (let i = 0; i < row.children.length; i++) {
            if (row.children[i].activeFocus && row.children[i].visible)
                return;
        }
        root.current = 0;
        root.focusCurrent();
    }
    function mendSoon() {
        if (root) // its buttons may outlive it for a moment
            Qt.callLater(root.mend); // qmllint disable type
    }
    Component.onCompleted: {
        for (let i = 0; i < row.children.length; i++)
            row.children[i].visibleChanged.connect(root.mendSoon); // a method: it ends with the row
    }
    onActiveFocusChanged: if (root.activeFocus && Window.activeFocusItem === root) root.focusCurrent()
    Keys.onLeftPressed: event => event.accepted = root.step(root.LayoutMirroring.enabled ? 1 : -1)
    Keys.onRightPressed: event => event.accepted = root.step(root.LayoutMirroring.enabled ? -1 : 1)

    Flow {
        id: row
        width: root.room > 0 ? Math.min(root.needed, root.room) : root.needed
        spacing: Theme.px(20)
    }
}
