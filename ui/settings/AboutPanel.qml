// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client

// What this set is; what a person is asked for when something does not work.
SettingsPanel {
    id: root
    readonly property var facts: about.value
    LiveValue {
        id: about
        method: "system.about"
    }
    SettingRow {
        width: root.width
        focusKey: "version"
        leads: false
        icon: "info_outline"
        title: qsTr("Hearth %1").arg(root.facts.version ?? "")
        text: (root.facts.system ?? "") + " · Linux " + (root.facts.kernel ?? "")
    }
    SettingRow {
        width: root.width
        focusKey: "memory"
        leads: false
        icon: "memory"
        title: qsTr("%1 GB of memory, %2 GB free").arg(((root.facts.memoryBytes ?? 0) / 1e9).toLocaleString(Qt.locale(), "f", 1)).arg(((root.facts.memoryFreeBytes ?? 0) / 1e9).toLocaleString(Qt.locale(), "f", 1))
        text: root.facts.cores === 1 ? qsTr("1 processor core") : qsTr("%n processor cores", "", root.facts.cores ?? 0)
    }
    SettingRow {
        width: root.width
        focusKey: "addresses"
        leads: false
        icon: "wifi"
        title: (root.facts.addresses ?? []).length === 0 ? qsTr("No address in a network") : (root.facts.addresses ?? []).join(", ")
        text: qsTr("The addresses of this TV in the home")
    }
    SettingRow {
        width: root.width
        focusKey: "again"
        icon: "replay"
        title: qsTr("Set up again")
        text: qsTr("Language, network, phone, films, who watches. Nothing is lost.")
        onActivated: root.pageWanted("welcome", "")
    }
}
