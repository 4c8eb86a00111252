// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import EmberRun

// A title, a sentence and a few things to choose from with up, down and OK.
Item {
    id: root
    required property string title
    required property string sentence
    required property list<string> entries
    property int current: 0
    signal chosen(int index)

    onEntriesChanged: root.current = 0
    Keys.onUpPressed: root.current = Math.max(0, root.current - 1)
    Keys.onDownPressed: root.current = Math.min(root.entries.length - 1, root.current + 1)
    Keys.onReturnPressed: root.chosen(root.current)
    Keys.onEnterPressed: root.chosen(root.current)

    Rectangle {
        anchors.fill: parent
        color: "#980F0D0B"
    }
    Column {
        x: Look.px(216)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Look.px(18)
        Words {
            size: 84
            font { family: Look.display; weight: Font.DemiBold }
            text: root.title
        }
        Words {
            color: Look.quiet
            text: root.sentence
            lineHeight: 1.3
            bottomPadding: Look.px(30)
        }
        Repeater {
            model: root.entries
            Rectangle {
                id: entry
                required property int index
                required property string modelData
                readonly property bool isCurrent: entry.index === root.current
                width: Look.px(520)
                height: Look.px(84)
                radius: Look.px(16)
                color: entry.isCurrent ? Look.text : Look.panel
                Words {
                    anchors { verticalCenter: parent.verticalCenter; left: parent.left; leftMargin: Look.px(32) }
                    size: 30
                    font.weight: Font.DemiBold
                    color: entry.isCurrent ? "#1A1410" : Look.text
                    text: entry.modelData
                }
            }
        }
    }
}
