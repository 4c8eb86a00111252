// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The folders of films, places where more may lie, and the disks.
SettingsPanel {
    id: root
    readonly property var folders: sources.value.folders ?? []
    readonly property var places: sources.value.places ?? []
    readonly property var disks: about.value.disks ?? []
    LiveValue {
        id: sources
        method: "sources.list"
        event: "sources.changed"
        onValueChanged: about.ask()
    }
    LiveValue {
        id: about
        method: "system.about"
    }
    function size(bytes: real): string {
        return bytes >= 1e12 ? qsTr("%1 TB").arg((bytes / 1e12).toLocaleString(Qt.locale(), "f", 1)) : qsTr("%1 GB").arg((bytes / 1e9).toLocaleString(Qt.locale(), "f", 0));
    }
    function takeAway(folder: var) {
        root.choiceWanted(qsTr("Take %1 away?").arg(folder.name), qsTr("Its films leave the TV; the files stay where they are."), [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "remove", "text": qsTr("Take it away") }], "", key => {
            if (key === "remove")
                Api.call("sources.remove", { "path": folder.path });
        });
    }
    Repeater {
        model: root.folders.length
        onItemAdded: root.settleSoon()
        SettingRow {
            id: folderRow
            required property int index
            readonly property var folder: root.folders[folderRow.index] ?? ({})
            width: root.width
            leads: folderRow.folder.fixed !== true
            focusKey: "folder:" + (folderRow.folder.path ?? "")
            icon: "folder"
            title: folderRow.folder.name ?? ""
            text: folderRow.folder.isAway ? qsTr("%1 · its disk is away").arg(folderRow.folder.path) : folderRow.folder.path ?? ""
            value: folderRow.folder.fixed ? "" : qsTr("Take away")
            onActivated: if (!folderRow.folder.fixed) root.takeAway(folderRow.folder)
        }
    }
    Repeater {
        model: root.places.length
        SettingRow {
            id: placeRow
            required property int index
            readonly property var place: root.places[placeRow.index] ?? ({})
            width: root.width
            focusKey: "place:" + (placeRow.place.path ?? "")
            icon: "add"
            title: qsTr("Add %1").arg(placeRow.place.name ?? "")
            text: placeRow.place.path ?? ""
            onActivated: Api.call("sources.add", { "path": placeRow.place.path })
        }
    }
    SettingRow {
        width: root.width
        focusKey: "other"
        icon: "add"
        title: qsTr("Another folder")
        text: qsTr("Type where it is, or let a phone type it.")
        onActivated: root.textWanted(qsTr("Where is the folder?"), "/", "path", text => Api.call("sources.add", { "path": text }))
    }
    Repeater {
        model: root.disks.length
        SettingRow {
            id: diskRow
            required property int index
            readonly property var disk: root.disks[diskRow.index] ?? ({})
            width: root.width
            leads: false
            focusKey: "disk:" + (diskRow.disk.path ?? "")
            icon: "storage"
            title: diskRow.disk.isAway ? qsTr("%1 is away").arg(diskRow.disk.path) : qsTr("%1 of %2 free").arg(root.size(diskRow.disk.freeBytes ?? 0)).arg(root.size(diskRow.disk.bytes ?? 0))
            text: diskRow.disk.path ?? ""
        }
    }
}
