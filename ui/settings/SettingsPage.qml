// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit

// The groups of settings; each has a page of its own.
Page {
    id: root
    onCurrentChanged: if (root.current) root.takeFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
    }
    function takeFocus() {
        column.wanted = root.focusAt;
        column.forceActiveFocus();
    }
    PageHeading {
        id: heading
        text: qsTr("Settings")
    }
    FocusFlickable {
        fades: true
        anchors { left: parent.left; leftMargin: Theme.contentX - Theme.glow; top: heading.bottom; topMargin: Theme.px(44) - Theme.glow; bottom: parent.bottom }
        width: Theme.isLargeText ? parent.width - Theme.contentX - Theme.safeX + 2 * Theme.glow : Theme.px(1180) + 2 * Theme.glow
        contentHeight: column.y + column.implicitHeight + Theme.safeY + Theme.px(40)
        FocusColumn {
            id: column
            anchors { left: parent.left; leftMargin: Theme.glow; right: parent.right; rightMargin: Theme.glow }
            y: Theme.glow
            spacing: Theme.px(16)
            // The schema may come after the page.
            function mend() {
                if (root.current && Window.activeFocusItem === column)
                    column.focusWanted();
            }
            Repeater {
                model: SettingsGroups.groups.length
                onItemAdded: Qt.callLater(column.mend) // qmllint disable type
                SettingRow {
                    id: row
                    required property int index
                    readonly property var group: SettingsGroups.groups[row.index] ?? ({})
                    width: column.width
                    focusKey: row.group.key ?? ""
                    icon: row.group.icon ?? ""
                    title: row.group.title ?? ""
                    text: row.group.text ?? ""
                    onActivated: root.openPage("settings", row.focusKey)
                    onActiveFocusChanged: if (row.activeFocus) root.focusAt = row.focusKey
                }
            }
        }
    }
}
