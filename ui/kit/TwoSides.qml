// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Two things beside each other, the first where reading begins. What a side does not need of Left and Right leads to the
// other; from the first backwards it is the page's.
FocusScope {
    id: root
    required property Item first
    required property Item second
    property bool hasSecond: true

    Keys.onPressed: event => {
        const on = root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right;
        const back = root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left;
        if (event.key === on && root.first.activeFocus) {
            if (root.hasSecond)
                root.second.forceActiveFocus();
            event.accepted = true;
        } else if (event.key === back && root.second.activeFocus) {
            root.first.forceActiveFocus();
            event.accepted = true;
        }
    }
}
