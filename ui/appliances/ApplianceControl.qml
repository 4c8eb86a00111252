// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// Any capability with five keys: Left and Right turn a value or choose what to do, OK does it.
Stepper {
    id: root
    required property var control // as the API has it; null while it goes
    signal commanded(string name, var value)
    signal textWanted
    readonly property string type: root.control?.type ?? ""
    readonly property var reported: root.control?.state ?? ({})
    readonly property var limits: root.control?.limits ?? ({})
    readonly property var commands: (root.limits.commands ?? []).filter(name => name !== "set")
    readonly property bool isReadOnly: root.limits.readOnly === true
    readonly property bool hasCommands: root.commands.length > 0
    property int chosen: 0
    // Several presses are one command; the value on the screen is the viewer's until the appliance has answered.
    property var aimed: null
    readonly property var shown: root.aimed ?? root.reported[root.field] ?? null
    readonly property string field: ({ "level": "percent", "colorTemperature": "kelvin", "opening": "percent" })[root.type] ?? "value"
    readonly property bool isNumber: root.type === "number" || root.type === "level" || root.type === "colorTemperature" || (root.type === "opening" && (root.limits.commands ?? []).includes("set"))
    readonly property string wanted: root.hasCommands ? root.commands[Math.min(root.chosen, root.commands.length - 1)] : ""

    focusKey: root.control?.id ?? ""
    icon: ApplianceWords.controlIcon(root.type, root.limits.what ?? "")
    label: root.control ? ApplianceWords.controlName(root.control) : ""
    canStep: !root.isReadOnly && (root.isNumber || root.type === "choice" || root.commands.length > 1)
    value: {
        if (!root.control)
            return "";
        if (root.control.pending && root.aimed === null)
            return qsTr("Asking …");
        if (root.aimed !== null)
            return ApplianceWords.amount(root.control, root.aimed);
        const now = ApplianceWords.controlValue(root.control);
        if (root.isNumber || !root.hasCommands)
            return now;
        return now === "" ? ApplianceWords.commandName(root.wanted) : qsTr("%1 · OK: %2").arg(now).arg(ApplianceWords.commandName(root.wanted));
    }

    function turn(direction: int) {
        const min = root.limits.min ?? 0;
        const max = root.limits.max ?? 100;
        const own = root.type === "colorTemperature" ? 250 : root.type === "number" ? root.limits.step || 1 : 10;
        // A range of thousands is crossed in fifty presses.
        const step = root.type === "number" ? own * Math.max(1, Math.round((max - min) / own / 50)) : own;
        const from = Number(root.shown ?? min);
        root.aimed = Math.max(min, Math.min(max, Math.round((from - min) / own) * own + min + direction * step));
        send.restart();
    }
    function pick(direction: int) {
        const options = root.limits.options ?? [];
        if (options.length === 0)
            return;
        const at = options.indexOf(String(root.shown ?? ""));
        root.aimed = options[(Math.max(0, at) + direction + options.length) % options.length];
        send.restart();
    }
    onStepped: direction => {
        if (root.isNumber)
            root.turn(direction);
        else if (root.type === "choice")
            root.pick(direction);
        else
            root.chosen = (root.chosen + direction + root.commands.length) % root.commands.length;
    }
    onActivated: {
        if (root.isReadOnly)
            return;
        if (root.type === "onOff")
            root.commanded("set", root.reported.on !== true);
        else if (root.type === "action")
            root.commanded("press", true);
        else if (root.type === "text")
            root.textWanted();
        else if (root.type === "choice")
            root.pick(1);
        else if (root.type === "opening" && root.isNumber)
            root.commanded(root.next(), true);
        else if (root.wanted !== "")
            root.commanded(root.wanted, true);
    }
    // What OK does to a blind: stops it while it moves, else there and back.
    function next(): string {
        const moves = root.reported.phase === "opening" || root.reported.phase === "closing";
        if (moves && root.commands.includes("stop"))
            return "stop";
        return root.reported.phase === "closed" ? "open" : "close";
    }
    // What is chosen first is the obvious: to lock what is open, to let in where it is locked.
    onReportedChanged: {
        if (!send.running)
            root.aimed = null;
        const obvious = ({ "locked": "unlock", "unlocked": "lock", "closed": "open", "open": "close", "disarmed": "armAway", "cleaning": "pause", "mowing": "pause", "docked": "start", "idle": "start", "paused": "start" })[root.reported.phase ?? ""] ?? (root.type === "alarm" ? "disarm" : "");
        root.chosen = Math.max(0, root.commands.indexOf(obvious));
    }
    Timer {
        id: send
        interval: 350
        onTriggered: {
            root.commanded("set", root.aimed);
            forget.restart();
        }
    }
    // What was asked for and does not come is not shown for ever.
    Timer {
        id: forget
        interval: 10000
        onTriggered: root.aimed = null
    }
}
