// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

// Lengths and places in time as a player counts them: 3:05, 1:02:09; and moments of the day as the viewer's clock shows them.
QtObject {
    id: root
    property bool halfDays: false // twelve hours and which half

    function time(when: date): string {
        return when.toLocaleTimeString(Qt.locale(), root.halfDays ? "h:mm ap" : "HH:mm");
    }
    function moment(when: date): string {
        return when.toLocaleDateString(Qt.locale(), Locale.ShortFormat) + " " + root.time(when);
    }
    function clock(milliseconds: real): string {
        const seconds = Math.max(0, Math.floor(milliseconds / 1000));
        const h = Math.floor(seconds / 3600);
        const m = Math.floor(seconds / 60) % 60;
        const s = seconds % 60;
        const two = n => (n < 10 ? "0" : "") + n;
        return h > 0 ? h + ":" + two(m) + ":" + two(s) : m + ":" + two(s);
    }
}
