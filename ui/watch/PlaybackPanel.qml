// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// How the film is played: its speed, a picture at a time, sound and subtitles later or earlier. The film stays in sight.
SidePanel {
    id: root
    required property PlaybackState film
    required property string timeText
    readonly property var list: root.film.list // {name, at, of}, or nothing in it
    readonly property var speeds: [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]
    isCard: true

    function speedText(speed: real): string {
        return speed.toLocaleString(Qt.locale(), "f", speed * 4 % 4 === 0 ? 0 : speed * 4 % 2 === 0 ? 1 : 2) + " ×";
    }
    readonly property var repeats: ({ "off": qsTr("Off"), "all": qsTr("The list"), "one": qsTr("This one") })
    function turnRepeat(direction: int) {
        const kinds = Object.keys(root.repeats);
        const at = kinds.indexOf(root.film.repeat);
        Api.call("playback.repeat", { "what": kinds[(at + direction + kinds.length) % kinds.length] });
    }
    function turnSpeed(direction: int) {
        const at = root.speeds.indexOf(root.film.speed);
        const next = at < 0 ? root.speeds.indexOf(1) : Math.max(0, Math.min(root.speeds.length - 1, at + direction));
        if (next !== at)
            Api.call("playback.speed", { "speed": root.speeds[next] });
    }
    function delayText(delayMs: int): string {
        const seconds = (Math.abs(delayMs) / 1000).toLocaleString(Qt.locale(), "f", 2);
        return delayMs === 0 ? qsTr("With the picture") : delayMs > 0 ? qsTr("%1 s later").arg(seconds) : qsTr("%1 s earlier").arg(seconds);
    }
    function delayed(delayMs: int, direction: int, limitMs: int): int {
        return Math.max(-limitMs, Math.min(limitMs, delayMs + direction * 50));
    }

    Label {
        width: root.contentWidth
        bottomPadding: Theme.px(8)
        text: qsTr("Playback")
        font.pixelSize: Theme.type(36)
        font.weight: Font.DemiBold
    }
    Stepper {
        width: root.contentWidth
        focusKey: "speed"
        visible: !root.film.isLive
        icon: "speed"
        label: qsTr("Speed")
        value: root.speedText(root.film.speed)
        onStepped: direction => root.turnSpeed(direction)
        onActivated: Api.call("playback.speed", { "speed": 1 })
    }
    Stepper {
        width: root.contentWidth
        focusKey: "repeat"
        visible: root.list.of !== undefined
        icon: root.film.repeat === "one" ? "repeat_one" : "repeat"
        label: qsTr("Repeat")
        value: root.repeats[root.film.repeat] ?? ""
        onStepped: direction => root.turnRepeat(direction)
        onActivated: root.turnRepeat(1)
    }
    Stepper {
        width: root.contentWidth
        focusKey: "shuffle"
        visible: root.list.of !== undefined
        icon: "shuffle"
        label: qsTr("Shuffle")
        value: root.film.isShuffled ? qsTr("On") : qsTr("Off")
        onStepped: Api.call("playback.shuffle", { "on": !root.film.isShuffled })
        onActivated: Api.call("playback.shuffle", { "on": !root.film.isShuffled })
    }
    Stepper {
        width: root.contentWidth
        focusKey: "step"
        visible: root.film.state === "paused" && !root.film.isLive
        icon: "burst_mode"
        label: qsTr("Picture by picture")
        value: root.timeText
        // Time goes one way.
        onStepped: direction => Api.call("playback.step", { "direction": LayoutMirroring.enabled ? -direction : direction })
    }
    Stepper {
        width: root.contentWidth
        focusKey: "soundDelay"
        visible: root.film.audioTracks.length > 0
        icon: "audiotrack"
        label: qsTr("Sound")
        value: root.delayText(root.film.soundDelayMs)
        onStepped: direction => Api.call("playback.delay", { "soundMs": root.delayed(root.film.soundDelayMs, direction, 2000) })
        onActivated: Api.call("playback.delay", { "soundMs": 0 })
    }
    Stepper {
        width: root.contentWidth
        focusKey: "subtitleDelay"
        visible: root.film.subtitle >= 0
        icon: "subtitles"
        label: qsTr("Subtitles")
        value: root.delayText(root.film.subtitleDelayMs)
        onStepped: direction => Api.call("playback.delay", { "subtitleMs": root.delayed(root.film.subtitleDelayMs, direction, 60000) })
        onActivated: Api.call("playback.delay", { "subtitleMs": 0 })
    }
}
