// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Hearth.Kit
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
        if (a.quality === "unavailable")
            return qsTr("Away");
        if (a.problem !== "")
            return qsTr("Needs attention");
        if (a.hasThermostat)
            return root.mode(a.mode);
        if (a.hasOperation)
            return a.phase === "running" && a.remainingSeconds > 0 ? qsTr("%n min left", "", root.minutes(a.remainingSeconds)) : root.phase(a.phase);
        if (a.main.type !== undefined) // qmllint disable type
            return root.controlValue(a.main);
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
        return a.moreFrom > 0 ? root.controlValue(a.controls[0]) : "";
    }
    // Words of publishers: "button_short_press" is read as words.
    function plain(text: string): string {
        const words = text.replace(/_/g, " ").trim();
        return words === "" ? "" : words[0].toUpperCase() + words.slice(1);
    }
    function phaseName(name: string): string {
        switch (name) {
        case "open": return qsTr("Open");
        case "opening": return qsTr("Opening …");
        case "closed": return qsTr("Closed");
        case "closing": return qsTr("Closing …");
        case "stopped": return qsTr("Stopped");
        case "locked": return qsTr("Locked");
        case "locking": return qsTr("Locking …");
        case "unlocked": return qsTr("Unlocked");
        case "unlocking": return qsTr("Unlocking …");
        case "jammed": return qsTr("Jammed");
        case "disarmed": return qsTr("Disarmed");
        case "disarming": return qsTr("Disarming …");
        case "armedHome": return qsTr("Armed, at home");
        case "armedAway": return qsTr("Armed, away");
        case "armedNight": return qsTr("Armed for the night");
        case "armedVacation": return qsTr("Armed, on holiday");
        case "armedCustom": return qsTr("Armed in part");
        case "arming": return qsTr("Arming …");
        case "pending": return qsTr("Waiting");
        case "triggered": return qsTr("Alarm!");
        case "cleaning": return qsTr("Cleaning");
        case "mowing": return qsTr("Mowing");
        case "docked": return qsTr("At its dock");
        case "returning": return qsTr("On its way back");
        case "idle": return qsTr("Idle");
        case "paused": return qsTr("Paused");
        case "error": return qsTr("Needs attention");
        default: return root.plain(name);
        }
    }
    function commandName(name: string): string {
        switch (name) {
        case "open": return qsTr("Open it");
        case "close": return qsTr("Close it");
        case "stop": return qsTr("Stop");
        case "lock": return qsTr("Lock it");
        case "unlock": return qsTr("Unlock it");
        case "disarm": return qsTr("Disarm it");
        case "armHome": return qsTr("Arm at home");
        case "armAway": return qsTr("Arm, away");
        case "armNight": return qsTr("Arm for the night");
        case "armVacation": return qsTr("Arm, on holiday");
        case "armCustom": return qsTr("Arm in part");
        case "trigger": return qsTr("Sound the alarm");
        case "start": return qsTr("Start");
        case "pause": return qsTr("Pause");
        case "dock": return qsTr("Back to its dock");
        case "locate": return qsTr("Let it call");
        case "spot": return qsTr("Clean here");
        case "install": return qsTr("Install");
        default: return root.plain(name);
        }
    }
    function controlName(control: var): string {
        switch (control.facet ?? "") {
        case "speed": return qsTr("Speed");
        case "preset":
        case "mode": return qsTr("Mode");
        case "oscillation": return qsTr("Swing");
        case "direction": return qsTr("Direction");
        case "target": return qsTr("Target humidity");
        case "current": return qsTr("Humidity");
        case "action": return qsTr("Activity");
        case "tilt": return qsTr("Tilt");
        case "suction": return qsTr("Suction");
        case "buttons": return qsTr("Buttons");
        }
        if (control.name)
            return root.plain(control.name);
        switch (control.type) {
        case "opening": return control.limits?.what === "valve" ? qsTr("Valve") : qsTr("Cover");
        case "lock": return qsTr("Lock");
        case "alarm": return qsTr("Alarm panel");
        case "robot": return qsTr("Robot");
        case "event": return control.limits?.what === "doorbell" ? qsTr("Doorbell") : qsTr("Button");
        case "update": return qsTr("Update");
        case "onOff": return qsTr("Power");
        default: return root.plain(control.id);
        }
    }
    function measuredName(control: var): string {
        switch (control.type) {
        case "thermostat": return qsTr("Room temperature");
        case "temperature": return control.name ? root.plain(control.name) : qsTr("Temperature");
        case "level": return qsTr("Brightness");
        case "contact": return qsTr("Door");
        default: return root.controlName(control);
        }
    }
    function amount(control: var, value: var): string {
        if (typeof value !== "number")
            return root.plain(String(value));
        const unit = control.type === "level" || control.type === "opening" ? "%" : control.type === "colorTemperature" ? "K" : control.state?.unit ?? control.limits?.unit ?? "";
        const text = Number(value).toLocaleString(Qt.locale(), "f", Number.isInteger(value) ? 0 : 1);
        return unit === "" ? text : text + " " + unit;
    }
    function power(watts: real): string {
        return Math.abs(watts) < 1000 ? Math.round(watts) + " W" : Number(watts / 1000).toLocaleString(Qt.locale(), "f", 1) + " kW";
    }
    function energy(kwh: real): string {
        return Number(kwh).toLocaleString(Qt.locale(), "f", kwh < 100 ? 2 : 0) + " kWh";
    }
    function controlValue(control: var): string {
        const state = control.state ?? {};
        switch (control.type) {
        case "onOff": return state.on === undefined ? qsTr("Not known yet") : state.on ? qsTr("On") : qsTr("Off");
        case "level": return state.percent === undefined ? "" : root.amount(control, state.percent);
        case "colorTemperature": return state.kelvin === undefined ? "" : root.amount(control, state.kelvin);
        case "opening": return state.percent > 0 && state.percent < 100 && state.phase === "open" ? root.amount(control, state.percent) : root.phaseName(state.phase ?? "");
        case "lock":
        case "alarm":
        case "robot": return root.phaseName(state.phase ?? "");
        case "action": return qsTr("OK: do it");
        case "contact": return state.open ? qsTr("Open") : qsTr("Closed");
        case "event": return state.event === undefined ? qsTr("Nothing yet") : state.atMs === undefined ? root.plain(state.event) : qsTr("%1 at %2").arg(root.plain(state.event)).arg(Durations.time(new Date(state.atMs)));
        case "update": return state.running ? qsTr("Is being installed") : state.available ? qsTr("%1 can be installed").arg(state.latest) : state.installed ?? "";
        default:
            if (state.value === undefined)
                return control.limits?.secret ? "••••" : qsTr("Not known yet");
            if (typeof state.value === "boolean")
                return state.value ? qsTr("Yes") : qsTr("No");
            if (state.deviceClass === "presence" && (state.value === "home" || state.value === "not_home"))
                return state.value === "home" ? qsTr("At home") : qsTr("Away");
            return control.type === "text" ? String(state.value) : root.amount(control, state.value);
        }
    }
    function controlIcon(type: string, what: string): string {
        switch (type) {
        case "onOff": return "power_settings_new";
        case "level": return "brightness_6";
        case "colorTemperature": return "wb_sunny";
        case "opening": return what === "valve" ? "settings_input_component" : "reorder";
        case "lock": return "lock";
        case "alarm": return "security";
        case "robot": return "album";
        case "event": return what === "doorbell" ? "notifications_active" : "touch_app";
        case "update": return "system_update";
        case "text": return "keyboard";
        case "action": return "play_arrow";
        case "contact": return "meeting_room";
        case "number":
        case "choice": return "tune";
        default: return "info_outline";
        }
    }
    function line(a: ApplianceState): string {
        if (!a.known)
            return "";
        if (a.quality === "unavailable")
            return qsTr("It does not answer now");
        if (a.problem !== "")
            return a.problem;
        if (a.quality === "stale")
            return qsTr("As it was last heard");
        if (a.quality === "unknown")
            return qsTr("It has told nothing yet");
        if (a.hasThermostat)
            return a.on ? qsTr("Room %1, set to %2").arg(root.degrees(a.current)).arg(root.degrees(a.target)) : qsTr("Room %1").arg(root.degrees(a.current));
        if (a.hasOperation)
            return a.program;
        if (a.kind === "refrigerator")
            return a.hasContact && a.open ? qsTr("Door open") : qsTr("Door closed");
        if (a.hasContact && a.open && a.openSinceMs > 0)
            return qsTr("Open since %1").arg(Durations.time(new Date(a.openSinceMs)));
        return a.room;
    }
    // "Turned off at 21:14 by Anna's phone"; empty while nothing changed.
    function cause(a: ApplianceState): string {
        const change = a.lastChange;
        if (change.at === undefined) // qmllint disable
            return "";
        const deed = root.deed(change, a.hasOperation && change.capability === a.operationId);
        const at = root.moment(change.at);
        const who = change.who ?? "";
        switch (change.by) {
        case "tv": return who === "" ? qsTr("%1 at %2 from this TV").arg(deed).arg(at) : qsTr("%1 at %2 from this TV, by %3").arg(deed).arg(at).arg(who);
        case "phone": return who === "" ? qsTr("%1 at %2 by a phone").arg(deed).arg(at) : qsTr("%1 at %2 by %3").arg(deed).arg(at).arg(who);
        case "program": return qsTr("%1 at %2 by a program of the home").arg(deed).arg(at);
        case "appliance": return qsTr("%1 at %2 at the appliance itself").arg(deed).arg(at);
        default: return qsTr("%1 before %2; who did it was not seen").arg(deed).arg(at);
        }
    }
    function moment(ms: real): string {
        const when = new Date(ms);
        const clock = Durations.time(when);
        return when.toDateString() === new Date().toDateString() ? clock : when.toLocaleDateString(Qt.locale(), "ddd d MMM") + " " + clock;
    }
    function deed(change: var, isOperation: bool): string {
        switch (change.what) {
        case "on": return qsTr("Turned on");
        case "off": return qsTr("Turned off");
        case "set":
            return typeof change.value === "number" ? qsTr("Set to %1").arg(Number(change.value).toLocaleString(Qt.locale(), "f", Number.isInteger(change.value) ? 0 : 1))
                : typeof change.value === "string" && change.value !== "" ? qsTr("Set to %1").arg(root.plain(change.value)) : qsTr("Changed");
        case "running":
        case "cleaning":
        case "mowing": return qsTr("Started");
        default: return isOperation ? root.phase(change.what) : root.phaseName(change.what);
        }
    }
    function progress(a: ApplianceState): real {
        if (a.known && a.hasOperation && a.phase === "running" && a.totalSeconds > 0)
            return 1 - a.remainingSeconds / a.totalSeconds;
        return -1;
    }
    function awake(a: ApplianceState): bool {
        if (!a.known || a.quality === "unavailable" || a.quality === "stale")
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
