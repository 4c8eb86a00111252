// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// What Hearth itself takes of the disk: apps, which their pages remove, and pictures that can be made again.
SettingsPanel {
    id: root
    readonly property var apps: storage.value.apps ?? []
    LiveValue {
        id: storage
        method: "storage.state"
    }
    function size(bytes: real): string {
        return bytes >= 1e9 ? qsTr("%1 GB").arg((bytes / 1e9).toLocaleString(Qt.locale(), "f", 1)) : qsTr("%1 MB").arg(Math.ceil(bytes / 1e6).toLocaleString(Qt.locale(), "f", 0));
    }
    SettingRow {
        width: root.width
        focusKey: "pictures"
        icon: "photo_library"
        title: qsTr("Pictures of films, photos and apps")
        text: qsTr("They can be made again. OK removes them.")
        value: root.size(storage.value.pictures ?? 0)
        onActivated: root.choiceWanted(qsTr("Remove the pictures?"), qsTr("They come back as they are looked at."), [{ "key": "keep", "text": qsTr("Keep them") }, { "key": "remove", "text": qsTr("Remove them") }], "", key => {
            if (key === "remove")
                Qt.callLater(root.clear); // qmllint disable type
        })
    }
    function clear() {
        Api.call("storage.clear");
        storage.ask();
    }
    SettingRow {
        width: root.width
        focusKey: "own"
        leads: false
        icon: "storage"
        title: qsTr("What the TV remembers")
        text: qsTr("Titles, appliances and their numbers, settings.")
        value: root.size(storage.value.own ?? 0)
    }
    Repeater {
        model: root.apps.length
        onItemAdded: root.settleSoon()
        SettingRow {
            id: row
            required property int index
            readonly property var app: root.apps[row.index] ?? ({})
            width: root.width
            focusKey: "app:" + (row.app.id ?? "")
            icon: "apps"
            title: installed.title !== "" ? installed.title : row.app.id ?? ""
            text: qsTr("With what it saved")
            value: root.size(row.app.bytes ?? 0)
            onActivated: root.pageWanted("app", row.app.id)
            AppState {
                id: installed
                appId: row.app.id ?? ""
            }
        }
    }
}
