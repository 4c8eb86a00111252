// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// A list to choose one of, on a panel at the side. Back closes it.
FocusScope {
    id: root
    property string title: ""
    property string text: "" // a sentence or two below the title
    property var options: [] // [{key, text}]
    property string chosen: ""
    readonly property bool isPanel: true
    signal picked(string key)
    signal closed
    width: Math.min(Theme.tall(560), Theme.px(1000))
    implicitHeight: heading.y + heading.implicitHeight + (sentence.visible ? sentence.implicitHeight : 0) + root.options.length * (Theme.tall(76) + Theme.px(8)) + Theme.px(64)

    onActiveFocusChanged: if (root.activeFocus) root.point()
    // At what is chosen.
    function point() {
        list.currentIndex = 0; // a question begins with its harmless answer, each time
        for (let i = 0; i < root.options.length; i++) {
            if (root.options[i].key === root.chosen)
                list.currentIndex = i;
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.panelRadius
        color: Theme.surface1
    }
    Label {
        id: heading
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(40)
        y: Theme.px(36)
        width: parent.width - 2 * Theme.px(40)
        text: root.title
        wrapMode: Text.WordWrap
        maximumLineCount: 3
        font.pixelSize: Theme.type(36)
        font.weight: Font.DemiBold
    }
    Label {
        id: sentence
        anchors { left: heading.left; top: heading.bottom }
        width: heading.width
        topPadding: Theme.px(16)
        visible: root.text !== ""
        text: root.text
        color: Theme.text2
        wrapMode: Text.WordWrap
        lineHeight: 1.2
    }
    ListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: sentence.visible ? sentence.bottom : heading.bottom; bottom: parent.bottom; margins: Theme.px(28) - list.edge }
        readonly property int edge: Theme.px(12) // of what has the focus
        topMargin: list.edge
        bottomMargin: list.edge
        preferredHighlightBegin: list.edge
        preferredHighlightEnd: list.height - list.edge
        highlightRangeMode: ListView.ApplyRange
        focus: true
        clip: true
        model: root.options.length
        spacing: Theme.px(8)
        highlightMoveDuration: Theme.focusMs
        highlightMoveVelocity: -1
        interactive: false
        delegate: Focusable {
            id: option
            required property int index
            width: list.width
            height: Theme.tall(76)
            z: option.activeFocus ? 1 : 0
            spokenName: root.options[option.index]?.text ?? ""
            spokenRole: "option"
            spokenValue: root.options[option.index]?.key === root.chosen ? qsTr("chosen") : ""
            onActivated: root.picked(root.options[option.index].key)
            FocusRing {
                anchors.fill: pill
                shown: option.activeFocus
                glows: false
                radius: pill.radius
            }
            Rectangle {
                id: pill
                anchors { fill: parent; leftMargin: list.edge; rightMargin: list.edge }
                radius: height / 2
                color: option.activeFocus ? Theme.text1 : "transparent"
            }
            Label {
                anchors { left: parent.left; leftMargin: list.edge + Theme.px(28); right: mark.left; verticalCenter: parent.verticalCenter }
                text: option.spokenName
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(22)
                color: option.activeFocus ? Theme.onLight : Theme.text1
            }
            Icon {
                id: mark
                anchors { right: parent.right; rightMargin: list.edge + Theme.px(24); verticalCenter: parent.verticalCenter }
                visible: root.options[option.index]?.key === root.chosen
                text: "check"
                color: option.activeFocus ? Theme.onLight : Theme.ember
            }
        }
        // More below than there is room for.
        Rectangle {
            parent: list
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            visible: !list.atYEnd
            height: Theme.tall(60)
            z: 2
            gradient: Gradient {
                GradientStop { position: 0; color: Qt.alpha(Theme.surface1, 0) }
                GradientStop { position: 1; color: Theme.surface1 }
            }
            Icon {
                anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
                size: Theme.px(36)
                text: "expand_more"
                color: Theme.text2
            }
        }
        Keys.onUpPressed: if (list.currentIndex > 0) list.currentIndex--
        Keys.onDownPressed: if (list.currentIndex < list.count - 1) list.currentIndex++
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace)
            root.closed();
        event.accepted = true;
    }
}
