// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// A panel at the side over whatever is in front, with things under each other. Back or Menu closes it.
FocusScope {
    id: root
    default property alias content: column.content
    readonly property int contentWidth: column.width
    property bool isCard: false // no taller than what it holds, and what lies behind stays as it is: the film that is being tuned
    signal closed
    visible: false

    function open() {
        root.visible = true;
        column.focusFirst();
    }
    Rectangle {
        anchors.fill: parent
        visible: !root.isCard
        color: Theme.dim
    }
    Rectangle {
        readonly property bool isPanel: true
        anchors { right: parent.right; top: parent.top; rightMargin: root.isCard ? Theme.safeX : 0; topMargin: root.isCard ? Theme.safeY : 0 }
        width: Math.min(Theme.tall(root.isCard ? 560 : 660), Theme.px(1100))
        height: root.isCard ? Math.min(flick.contentHeight, root.height - 2 * Theme.safeY) : parent.height
        radius: root.isCard ? Theme.panelRadius : 0
        color: root.isCard ? Theme.surface2 : Theme.surface1
        FocusFlickable {
            id: flick
            readonly property int edge: root.isCard ? Theme.px(28) : Theme.glow // of it, around what has the focus
            anchors { fill: parent; rightMargin: root.isCard ? 0 : Theme.safeX - Theme.glow }
            contentHeight: column.y + column.implicitHeight + (root.isCard ? column.y : Theme.safeY)
            FocusColumn {
                id: column
                anchors { left: parent.left; leftMargin: flick.edge; right: parent.right; rightMargin: flick.edge }
                y: root.isCard ? Theme.px(28) : Theme.safeY + Theme.px(20)
                focus: true
                spacing: Theme.px(16)
            }
        }
    }
    Keys.onPressed: event => {
        if (!event.isAutoRepeat && (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace || event.key === Qt.Key_Menu))
            root.closed();
        // The film's own keys are heard beside it.
        event.accepted = event.key < Qt.Key_MediaPlay || event.key > Qt.Key_MediaTogglePlayPause;
    }
}
