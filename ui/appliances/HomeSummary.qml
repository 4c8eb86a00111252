// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// What of the home matters now, in a line: what goes off, what is open, what runs, how warm it is, what is drawn. OK
// leads to it.
PillRow {
    id: root
    signal pageWanted(name: string, argument: string)
    readonly property int most: Theme.isLargeText ? 2 : 5 // of things; the rest is on the pages they lead to
    readonly property var now: live.value
    readonly property var entries: {
        const list = [];
        for (const one of root.now.hazards ?? [])
            list.push({ "key": "hazard:" + one.id, "icon": "error_outline", "text": one.name, "page": "appliance", "argument": one.id });
        for (const one of root.now.running ?? [])
            list.push({ "key": "running:" + one.id, "icon": "local_laundry_service", "text": one.phase === "running" && one.remainingSeconds > 0 ? qsTr("%1 until %2").arg(one.name).arg(root.end(one.remainingSeconds)) : qsTr("%1: %2").arg(one.name).arg(ApplianceWords.phase(one.phase)), "page": "appliance", "argument": one.id });
        for (const one of root.now.open ?? [])
            list.push({ "key": "open:" + one.id, "icon": "meeting_room", "text": qsTr("%1 is open").arg(one.name), "page": "appliance", "argument": one.id });
        return list.slice(0, root.most);
    }
    readonly property int weak: (root.now.batteries ?? []).length
    readonly property string warmth: (root.now.temperatures ?? []).slice(0, 3).map(one => one.room + " " + ApplianceWords.degrees(one.value)).join(" · ")

    function end(seconds: int): string {
        return Durations.time(new Date(Date.now() + seconds * 1000));
    }
    LiveValue {
        id: live
        method: "appliances.summary"
        params: ({ }) // qmllint disable
    }
    Connections {
        target: Api
        function onHomeChanged() {
            live.ask();
        }
    }
    Repeater {
        model: 5
        ActionButton {
            id: thing
            required property int index
            readonly property var entry: root.entries[thing.index] ?? null
            visible: thing.entry !== null
            focusKey: thing.entry?.key ?? ""
            icon: thing.entry?.icon ?? ""
            text: thing.entry?.text ?? ""
            onActivated: root.pageWanted(thing.entry.page, thing.entry.argument)
        }
    }
    ActionButton {
        focusKey: "energy"
        icon: "flash_on"
        text: root.now.watts === undefined ? qsTr("Energy") : ApplianceWords.power(root.now.watts)
        onActivated: root.pageWanted("energy", "")
    }
    ActionButton {
        visible: root.weak > 0
        focusKey: "batteries"
        icon: "battery_alert"
        text: qsTr("%n weak batteries", "", root.weak)
        onActivated: root.pageWanted("batteries", "")
    }
    ActionButton {
        focusKey: "add"
        icon: "add"
        text: qsTr("Add an appliance")
        onActivated: root.pageWanted("settings", "appliances")
    }
}
