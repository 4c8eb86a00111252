// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Things under each other; Up and Down move between those that are visible. Children without a spoken name are skipped.
FocusScope {
    id: root
    default property alias content: column.data
    property alias spacing: column.spacing
    property int current: 0
    implicitHeight: column.implicitHeight

    function usable(index: int): bool {
        const item = column.children[index];
        return item !== undefined && item.visible && item.spokenName !== undefined;
    }
    function step(by: int): bool {
        for (let i = 0; i < column.children.length && root.current >= 0 && root.current < column.children.length; i++) {
            if (column.children[i].activeFocus)
                root.current = i;
        }
        for (let i = root.current + by; i >= 0 && i < column.children.length; i += by) {
            if (root.usable(i)) {
                root.current = i;
                column.children[i].forceActiveFocus();
                if (column.children[i].enter !== undefined)
                    column.children[i].enter(by);
                return true;
            }
        }
        return false;
    }
    // Of a column in a column: from above one comes to its first, from below to its last.
    function enter(by: int) {
        root.current = by > 0 ? -1 : column.children.length;
        root.step(by);
    }
    // The key of what had the focus; with it the focus waits for that to come, else it is the first's.
    property string wanted: ""
    onActiveFocusChanged: if (root.activeFocus && Window.activeFocusItem === root) root.focusWanted()
    function focusWanted() {
        if (root.wanted === "")
            root.focusFirst();
        else
            root.focusKeyed(root.wanted);
    }
    function focusFirst() {
        for (let i = 0; i < column.children.length; i++) {
            if (root.usable(i)) {
                root.current = i;
                column.children[i].forceActiveFocus();
                return;
            }
        }
        root.forceActiveFocus();
    }
    function focusKeyed(key: string): bool {
        for (let i = 0; i < column.children.length; i++) {
            if (root.usable(i) && column.children[i].focusKey === key) {
                root.current = i;
                column.children[i].forceActiveFocus();
                return true;
            }
        }
        return false;
    }
    property bool isTouched: false // a viewer pressed a key in it
    Keys.onUpPressed: event => root.take(event, -1)
    Keys.onDownPressed: event => root.take(event, 1)
    Keys.onPressed: event => {
        root.isTouched = true;
        event.accepted = false;
    }
    function take(event: var, by: int) {
        root.isTouched = true;
        event.accepted = root.step(by);
    }

    Column {
        id: column
        width: parent.width
        spacing: Theme.px(24)
    }
}
