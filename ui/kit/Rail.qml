// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// The rail on the left: icons only, and names when it has the focus. Tells where one is by a lit disc and an ember mark.
FocusScope {
    id: root
    property var entries: [] // [{name, icon, text}]
    property string here: ""
    signal chosen(string name)
    signal closed
    signal backed // by Back, which leads home from everywhere
    width: root.activeFocus ? Theme.px(340) + Theme.tall(340) : Theme.px(190)

    Rectangle {
        width: root.parent.width
        height: parent.height
        anchors.left: parent.left
        visible: root.activeFocus
        color: Theme.dim
    }
    Rectangle {
        anchors.fill: parent
        visible: root.activeFocus
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: Qt.alpha(Theme.ground, root.LayoutMirroring.enabled ? 0 : 1) }
            GradientStop { position: root.LayoutMirroring.enabled ? 0.3 : 0.7; color: Theme.ground }
            GradientStop { position: 1; color: Qt.alpha(Theme.ground, root.LayoutMirroring.enabled ? 1 : 0) }
        }
    }
    Column {
        id: column
        property int current: 0
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(82)
        spacing: Theme.px(14)
        Repeater {
            id: repeater
            model: root.entries.length
            Focusable {
                id: entry
                required property int index
                readonly property var row: root.entries[entry.index] ?? { "name": "", "icon": "", "text": "" }
                readonly property string name: entry.row.name
                z: entry.activeFocus ? 1 : 0
                spokenName: entry.row.text
                spokenRole: "menu item"
                focusKey: entry.name
                width: Theme.px(130) + Theme.tall(340)
                height: Theme.px(72)
                onActivated: root.chosen(entry.name)
                onActiveFocusChanged: if (entry.activeFocus) column.current = entry.index
                Rectangle {
                    visible: entry.name === root.here
                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.px(6)
                    height: Theme.px(30)
                    radius: width / 2
                    color: Theme.ember
                }
                FocusRing {
                    anchors.fill: pill
                    shown: entry.activeFocus
                    radius: pill.radius
                }
                Rectangle {
                    id: pill
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.px(14)
                    width: entry.activeFocus ? parent.width - Theme.px(14) : Theme.px(72)
                    height: parent.height
                    radius: height / 2
                    color: entry.activeFocus ? Theme.text1 : entry.name === root.here ? Theme.surface3 : "transparent"
                }
                Icon {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.px(14) + Theme.px(18)
                    anchors.verticalCenter: parent.verticalCenter
                    size: Theme.px(36)
                    text: entry.row.icon
                    color: entry.activeFocus ? Theme.onLight : entry.name === root.here ? Theme.text1 : Theme.text2
                }
                Label {
                    visible: root.activeFocus
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.px(104)
                    width: parent.width - Theme.px(104) - Theme.px(20)
                    anchors.verticalCenter: parent.verticalCenter
                    text: entry.spokenName
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.px(22)
                    font.weight: Font.DemiBold
                    color: entry.activeFocus ? Theme.onLight : Theme.text1
                }
            }
        }
    }
    function focusHere() {
        for (let i = 0; i < repeater.count; i++) {
            if (root.entries[i].name === root.here) {
                repeater.itemAt(i).forceActiveFocus();
                return;
            }
        }
        repeater.itemAt(0).forceActiveFocus();
    }
    Keys.onUpPressed: if (column.current > 0) repeater.itemAt(column.current - 1).forceActiveFocus()
    Keys.onDownPressed: if (column.current < repeater.count - 1) repeater.itemAt(column.current + 1).forceActiveFocus()
    Keys.onPressed: event => {
        const on = root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right;
        if (event.key === on) {
            root.closed();
            event.accepted = true;
        } else if (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace) {
            root.backed();
            event.accepted = true;
        } else if (event.key === Qt.Key_Left || event.key === Qt.Key_Right) {
            event.accepted = true;
        }
    }
}
