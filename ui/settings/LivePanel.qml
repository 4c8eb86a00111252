// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The lists that live channels come from.
SettingsPanel {
    id: root
    readonly property var lists: overview.value.lists ?? []
    LiveValue {
        id: overview
        method: "channels.overview"
        event: "channels.changed"
    }
    function stateOf(list: var): string {
        if (list.isReading)
            return qsTr("Being read …");
        if (list.error)
            return list.readMs > 0 ? qsTr("%1. What was read before stays.").arg(list.error) : list.error;
        return list.readMs > 0 ? qsTr("Read %1").arg(Durations.moment(new Date(list.readMs))) : "";
    }
    function change(list: var) {
        root.choiceWanted(list.name, list.address, [{ "key": "read", "text": qsTr("Read it again") }, { "key": "remove", "text": qsTr("Take it away") }], "", key => Api.call(key === "read" ? "channels.readList" : "channels.removeList", { "id": list.id }));
    }
    Repeater {
        model: root.lists.length
        onItemAdded: root.settleSoon()
        SettingRow {
            id: row
            required property int index
            readonly property var list: root.lists[row.index] ?? ({})
            width: root.width
            focusKey: "list:" + (row.list.id ?? "")
            icon: row.list.error ? "error_outline" : "live_tv"
            title: row.list.name ?? ""
            text: root.stateOf(row.list)
            onActivated: root.change(row.list)
        }
    }
    SettingRow {
        width: root.width
        focusKey: "add"
        icon: "add"
        title: qsTr("Add a list of channels")
        text: qsTr("The M3U address of your provider, or a file; a phone can type it.")
        onActivated: root.textWanted(qsTr("Where is the list?"), "https://", "path", text => Api.call("channels.addList", { "address": text }))
    }
    SettingRow {
        width: root.width
        visible: (overview.value.channels ?? 0) > 0
        leads: false
        focusKey: "count"
        icon: "info_outline"
        title: qsTr("%n channels", "", overview.value.channels ?? 0)
        text: qsTr("Digits of the remote pick one; Up and Down go through them while one plays.")
    }
}
