// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// What this set is; what a person is asked for when something does not work.
SettingsPanel {
    id: root
    readonly property var facts: about.value
    property bool isOpen: false
    readonly property var found: diagnosis.value
    readonly property var runs: root.isOpen ? [...(root.found.processes ?? [])] : []
    readonly property int mostNoted: 6
    // The newest lines that are warnings or worse, whoever wrote them: "time level process category: text".
    readonly property var noted: {
        const lines = [];
        for (const name in (root.isOpen ? root.found.logs ?? {} : {}))
            lines.push(...String(root.found.logs[name]).split("\n").filter(line => / (warning|error|fatal) /.test(line)));
        return lines.sort().slice(-root.mostNoted);
    }
    LiveValue {
        id: diagnosis
        method: "system.diagnose"
    }
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
        focusKey: "diagnostics"
        icon: "build"
        title: qsTr("Diagnostics")
        text: qsTr("What runs here, and what was noted last")
        onActivated: {
            diagnosis.ask();
            root.isOpen = !root.isOpen;
        }
    }
    Repeater {
        model: root.runs.length
        SettingRow {
            id: run
            required property int index
            readonly property var process: root.runs[run.index] ?? ({})
            width: root.width
            focusKey: "process-" + run.index
            leads: false
            title: run.process.name ?? ""
            text: run.process.starts === 1 ? qsTr("Started once") : qsTr("Started %n times", "", run.process.starts ?? 0)
        }
    }
    SettingRow {
        width: root.width
        visible: root.isOpen && root.noted.length === 0
        focusKey: "quiet"
        leads: false
        title: qsTr("Nothing unusual was noted")
    }
    Repeater {
        model: root.noted.length
        SettingRow {
            id: note
            required property int index
            readonly property var words: (root.noted[note.index] ?? "").split(" ")
            width: root.width
            focusKey: "noted-" + note.index
            leads: false
            title: (note.words[2] ?? "") + " · " + Durations.time(new Date(note.words[0]))
            text: note.words.slice(4).join(" ").slice(0, 300)
        }
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
