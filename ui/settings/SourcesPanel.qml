// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The folders of films, courses, workouts, music and photos with what each holds, places where more may lie, and the disks.
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
    readonly property var kinds: [
        { "key": "films", "text": qsTr("Films and series"), "icon": "movie" },
        { "key": "courses", "text": qsTr("Courses"), "icon": "school" },
        { "key": "workouts", "text": qsTr("Workouts"), "icon": "fitness_center" },
        { "key": "music", "text": qsTr("Music"), "icon": "music_note" },
        { "key": "photos", "text": qsTr("Photos"), "icon": "photo_library" }
    ]
    function kindOf(key: string): var {
        return root.kinds.find(kind => kind.key === key) ?? root.kinds[0];
    }
    function change(folder: var) {
        const options = root.kinds.map(kind => ({ "key": kind.key, "text": kind.text }));
        if (folder.kind !== "photos")
            options.push({ "key": "play", "text": qsTr("Play all of it") });
        if (!folder.fixed)
            options.push({ "key": "remove", "text": qsTr("Take it away") });
        root.choiceWanted(qsTr("What is in %1?").arg(folder.name), "", options, folder.kind, key => {
            if (key === "remove")
                Qt.callLater(root.takeAway, folder); // qmllint disable type
            else if (key === "play")
                Api.call("playback.openAddress", { "url": folder.path });
            else
                Api.call("sources.setKind", { "path": folder.path, "kind": key });
        });
    }
    // Of a folder that was typed only hearthd reads the name.
    function add(path: string, name: string, kind: string) {
        const options = root.kinds.map(one => ({ "key": one.key, "text": one.text }));
        if (kind === "")
            options.unshift({ "key": "", "text": qsTr("What its name says") });
        root.choiceWanted(qsTr("What is in %1?").arg(name), "", options, kind, key => Api.call("sources.add", key === "" ? { "path": path } : { "path": path, "kind": key }));
    }
    function takeAway(folder: var) {
        root.choiceWanted(qsTr("Take %1 away?").arg(folder.name), qsTr("What lies in it leaves the TV; the files stay where they are."), [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "remove", "text": qsTr("Take it away") }], "", key => {
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
            focusKey: "folder:" + (folderRow.folder.path ?? "")
            icon: root.kindOf(folderRow.folder.kind ?? "").icon
            title: folderRow.folder.name ?? ""
            text: folderRow.folder.isAway ? qsTr("%1 · its disk is away").arg(folderRow.folder.path) : folderRow.folder.path ?? ""
            value: root.kindOf(folderRow.folder.kind ?? "").text
            onActivated: root.change(folderRow.folder)
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
            onActivated: root.add(placeRow.place.path, placeRow.place.name, placeRow.place.kind)
        }
    }
    SettingRow {
        width: root.width
        focusKey: "other"
        icon: "add"
        title: qsTr("Another folder")
        text: qsTr("Type where it is, or let a phone type it.")
        onActivated: root.textWanted(qsTr("Where is the folder?"), "/", "path", text => Qt.callLater(root.add, text, text, "")) // qmllint disable type
    }
    SettingRow {
        width: root.width
        focusKey: "servers"
        icon: "dns"
        title: qsTr("Media servers")
        text: qsTr("Films and music that other devices of the home share.")
        onActivated: root.pageWanted("settings", "servers")
    }
    SettingRow {
        width: root.width
        focusKey: "address"
        icon: "link"
        title: qsTr("Open an address")
        text: qsTr("A film, a stream, a playlist or a folder: its address, or where it lies on this TV.")
        onActivated: root.textWanted(qsTr("Which address?"), "https://", "path", text => Api.call("playback.openAddress", { "url": text }))
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
