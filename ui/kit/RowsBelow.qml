// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Rows with something above them: Up from the first row leads there, Down from there back into the rows.
FocusScope {
    id: root
    required property Item above
    required property RowsView rows

    Connections {
        target: root.rows
        function onLeftTop() {
            if (root.above.visible)
                root.above.forceActiveFocus();
        }
    }
    Keys.onDownPressed: event => {
        event.accepted = root.above.activeFocus && root.rows.count > 0;
        if (event.accepted)
            root.rows.forceActiveFocus();
    }
}
