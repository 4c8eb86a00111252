// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// A panel at the side over whatever is in front, with things under each other. Back or Menu closes it.
FocusScope {
    id: root
    default property alias content: column.content
    readonly property int contentWidth: column.width
    signal closed
    visible: false

    function open() {
        root.visible = true;
        column.focusFirst();
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.dim
    }
    Rectangle {
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: Math.min(Theme.tall(660), Theme.px(1100))
        color: Theme.surface1
        FocusFlickable {
            anchors { fill: parent; leftMargin: Theme.px(24); rightMargin: Theme.safeX - Theme.px(20) }
            contentHeight: column.y + column.implicitHeight + Theme.safeY
            FocusColumn {
                id: column
                anchors { left: parent.left; leftMargin: Theme.px(20); right: parent.right; rightMargin: Theme.px(20) }
                y: Theme.safeY + Theme.px(20)
                focus: true
                spacing: Theme.px(16)
            }
        }
    }
    Keys.onPressed: event => {
        if (!event.isAutoRepeat && (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace || event.key === Qt.Key_Menu))
            root.closed();
        event.accepted = true;
    }
}
