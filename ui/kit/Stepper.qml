// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// A value that Left and Right turn, on a panel; OK does what the owner says.
Focusable {
    id: root
    property string icon: ""
    property string label: ""
    property string value: ""
    property color tint: Theme.text2
    property bool canStep: true
    signal stepped(int direction)
    spokenRole: root.canStep ? "slider" : "button"
    spokenName: root.label
    spokenValue: root.value
    implicitHeight: Theme.tall(128)

    Keys.onPressed: event => {
        if (!root.canStep || (event.key !== Qt.Key_Left && event.key !== Qt.Key_Right))
            return;
        root.stepped((event.key === Qt.Key_Right) !== root.LayoutMirroring.enabled ? 1 : -1);
        event.accepted = true;
    }
    FocusRing {
        anchors.fill: parent
        shown: root.activeFocus
        radius: Theme.panelRadius
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.panelRadius
        color: root.activeFocus ? Theme.emberSurface : Theme.surface1
    }
    Icon {
        id: glyph
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(30)
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.type(46)
        text: root.icon
        color: root.tint
    }
    Column {
        anchors { left: glyph.right; leftMargin: Theme.px(26); right: arrows.left; rightMargin: Theme.px(12); verticalCenter: parent.verticalCenter }
        spacing: Theme.px(6)
        Label {
            width: parent.width
            text: root.label
            font.pixelSize: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(22)
            color: Theme.text2
        }
        Label {
            width: parent.width
            text: root.value
            font.pixelSize: Theme.type(32)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(22)
            font.weight: Font.DemiBold
        }
    }
    Icon {
        id: arrows
        anchors { right: parent.right; rightMargin: Theme.px(28); verticalCenter: parent.verticalCenter }
        visible: root.canStep
        size: Theme.type(34)
        text: "unfold_more"
        rotation: 90
        color: Theme.text2
    }
}
