// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Hearth.Client

// What an appliance's state is called: sentences, not labels.
QtObject {
    id: root

    function degrees(value: real): string {
        return Number(value).toLocaleString(Qt.locale(), "f", 1) + "°";
    }
    function minutes(seconds: int): int {
        return Math.max(1, Math.round(seconds / 60));
    }
    function mode(name: string): string {
        switch (name) {
        case "off": return qsTr("Off");
        case "cool": return qsTr("Cooling");
        case "heat": return qsTr("Heating");
        case "dry": return qsTr("Drying");
        case "fan_only": return qsTr("Fan");
        case "auto":
        case "heat_cool": return qsTr("Automatic");
        default: return name;
        }
    }
    function fan(name: string): string {
        switch (name) {
        case "quiet": return qsTr("Quiet");
        case "low": return qsTr("Low");
        case "medium": return qsTr("Medium");
        case "high": return qsTr("High");
        case "auto": return qsTr("Automatic");
        default: return name;
        }
    }
    function phase(name: string): string {
        switch (name) {
        case "running": return qsTr("Running");
        case "paused": return qsTr("Paused");
        case "ended": return qsTr("Finished");
        case "error": return qsTr("Needs attention");
        default: return qsTr("Idle");
        }
    }
    function big(a: ApplianceState): string {
        if (!a.known)
            return "";
        if (!a.reachable)
            return qsTr("Away");
        if (a.hasThermostat)
            return root.mode(a.mode);
        if (a.hasOperation)
            return a.phase === "running" && a.remainingSeconds > 0 ? qsTr("%n min left", "", root.minutes(a.remainingSeconds)) : root.phase(a.phase);
        if (a.kind === "refrigerator" && a.temperatures.length > 0)
            return a.temperatures.map(t => Math.round(t.value)).sort((x, y) => y - x).map(t => String(t).replace("-", "−") + "°").join(" / "); // qmllint disable type
        if (a.hasLevel && a.on)
            return a.level + " %";
        if (a.hasSwitch)
            return a.on ? qsTr("On") : qsTr("Off");
        if (a.hasContact)
            return a.open ? qsTr("Open") : qsTr("Closed");
        if (a.temperatures.length > 0)
            return root.degrees(a.temperatures[0].value);
        return "";
    }
    function line(a: ApplianceState): string {
        if (!a.known)
            return "";
        if (!a.reachable)
            return qsTr("It does not answer now");
        if (a.hasThermostat)
            return a.on ? qsTr("Room %1, set to %2").arg(root.degrees(a.current)).arg(root.degrees(a.target)) : qsTr("Room %1").arg(root.degrees(a.current));
        if (a.hasOperation)
            return a.program;
        if (a.kind === "refrigerator")
            return a.hasContact && a.open ? qsTr("Door open") : qsTr("Door closed");
        if (a.hasContact && a.open && a.openSinceMs > 0)
            return qsTr("Open since %1").arg(new Date(a.openSinceMs).toLocaleTimeString(Qt.locale(), "HH:mm"));
        return a.room;
    }
    function progress(a: ApplianceState): real {
        if (a.known && a.hasOperation && a.phase === "running" && a.totalSeconds > 0)
            return 1 - a.remainingSeconds / a.totalSeconds;
        return -1;
    }
    function awake(a: ApplianceState): bool {
        if (!a.known || !a.reachable)
            return false;
        if (a.hasThermostat || a.hasSwitch)
            return a.on;
        if (a.hasOperation)
            return a.phase !== "idle";
        if (a.hasContact && a.kind === "contactSensor")
            return a.open;
        return true;
    }
    function hint(a: ApplianceState): string {
        if (a.hasOperation)
            return a.phase === "running" ? qsTr("Pause") : qsTr("Start");
        if (a.hasThermostat || a.hasSwitch)
            return a.on ? qsTr("Off") : qsTr("On");
        return qsTr("More");
    }
}
