// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The weak batteries of the home, the weakest first.
Page {
    id: root
    readonly property var batteries: live.value.batteries ?? []
    onCurrentChanged: if (root.current) root.takeFocus()
    onBatteriesChanged: if (root.current) Qt.callLater(root.takeFocus) // qmllint disable type
    function takeFocus() {
        if (empty.visible)
            empty.forceActiveFocus();
        else
            list.forceActiveFocus();
    }
    LiveValue {
        id: live
        method: "appliances.summary"
    }
    Connections {
        target: Api
        function onHomeChanged() {
            live.ask();
        }
    }
    PageHeading {
        id: heading
        text: qsTr("Weak batteries")
    }
    ColumnView {
        id: list
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX; top: heading.bottom; topMargin: Theme.px(36); bottom: parent.bottom }
        visible: root.batteries.length > 0
        focus: true
        spacing: Theme.px(16)
        model: root.batteries.length
        delegate: SettingRow {
            id: row
            required property int index
            readonly property var battery: root.batteries[row.index] ?? ({})
            x: list.edge
            width: Math.min(list.width, Theme.tall(1220))
            focusKey: row.battery.id ?? ""
            icon: "battery_alert"
            title: row.battery.name ?? ""
            text: row.battery.room ?? ""
            value: row.battery.percent === undefined ? qsTr("Low") : Math.round(row.battery.percent) + " %"
            onActivated: root.openPage("appliance", row.battery.id)
        }
    }
    Sentence {
        id: empty
        anchors.fill: parent
        visible: live.isKnown && root.batteries.length === 0
        icon: "battery_full"
        title: qsTr("No weak batteries")
        text: qsTr("What runs on batteries has enough for now.")
        action: qsTr("Back")
        onActivated: root.closePage()
    }
}
