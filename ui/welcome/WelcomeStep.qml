// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// One question of the first start: what it is about on the side where reading begins, the answers on the other.
FocusScope {
    id: root
    property string icon: ""
    property string title: ""
    property string text: ""
    default property alias content: column.content
    property alias column: column
    property string wanted: "" // the key of what has the focus first; else the first
    function takeFocus() {
        column.wanted = root.wanted;
        column.forceActiveFocus();
    }
    Column {
        id: words
        anchors { left: parent.left; leftMargin: Theme.safeX; top: parent.top; topMargin: Theme.px(190) }
        width: Theme.px(780)
        spacing: Theme.px(28)
        Icon {
            size: Theme.px(84)
            anchors.left: parent.left
            text: root.icon
            color: Theme.ember
        }
        Label {
            width: parent.width
            text: root.title
            font.family: Theme.display
            font.pixelSize: Theme.display2
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            maximumLineCount: 3
        }
        Label {
            width: parent.width
            text: root.text
            color: Theme.text2
            wrapMode: Text.WordWrap
            maximumLineCount: 6
            lineHeight: 1.25
        }
    }
    FocusFlickable {
        anchors { left: words.right; leftMargin: Theme.px(90) - Theme.glow; right: parent.right; rightMargin: Theme.safeX - Theme.glow; top: parent.top; topMargin: Theme.px(174) - Theme.glow; bottom: parent.bottom; bottomMargin: Theme.px(90) }
        contentHeight: column.y + column.implicitHeight + Theme.px(40)
        FocusColumn {
            id: column
            anchors { left: parent.left; leftMargin: Theme.glow; right: parent.right; rightMargin: Theme.glow }
            y: Theme.glow
            spacing: Theme.px(16)
            focus: true
        }
    }
}
