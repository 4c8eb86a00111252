// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

// The look's tokens (at 1080 lines), scaled to the screen. Sizes, colours and durations come from here and nowhere else.
QtObject {
    id: root

    property real screenHeight: 1080
    property bool reducedMotion: false
    property int textPercent: 100 // 100 to 200, as the viewer set it
    property bool highContrast: false
    readonly property real unit: root.screenHeight / 1080
    readonly property real textScale: Math.max(1, Math.min(2, root.textPercent / 100))
    readonly property bool isLargeText: root.textScale > 1.3 // what stood beside each other stands under each other

    readonly property color ground: root.highContrast ? "#000000" : "#0F0D0B"
    readonly property color surface1: root.highContrast ? "#0C0C0C" : "#191613"
    readonly property color surface2: root.highContrast ? "#161616" : "#231F1B"
    readonly property color surface3: root.highContrast ? "#3A3A3A" : "#2F2A25"
    readonly property color text1: root.highContrast ? "#FFFFFF" : "#F6F1EA"
    readonly property color text2: root.highContrast ? "#F0F0F0" : "#BDB3A7"
    readonly property color text3: root.highContrast ? "#E0E0E0" : "#8F867C"
    readonly property color ember: "#FF7A3D"
    readonly property color progressFrom: "#FFB36B"
    readonly property color progressTo: "#FF5E3A"
    readonly property color cool: "#6CC7F5"
    readonly property color violet: "#B79CF7"
    readonly property color mint: "#6FD6A8"
    readonly property color amber: "#FFC857"
    readonly property color rose: "#FF8FA3"
    readonly property color onLight: "#1A1410"
    readonly property color emberSurface: root.highContrast ? "#4A2408" : "#3A2A22"
    readonly property color amberSurface: root.highContrast ? "#4A3600" : "#33291A"
    readonly property color dim: "#A80F0D0B" // over a page behind a question
    readonly property color raised: "#F8231F1B" // what lies over a picture and must be read
    readonly property color nightScrim: "#E0000000"
    readonly property color scrim: "#E60F0D0B"

    readonly property string family: "Inter"
    readonly property string display: "Inter Display"
    readonly property string icons: "Material Icons"

    readonly property int display1: root.type(84)
    readonly property int display2: root.type(68)
    readonly property int display3: root.type(56)
    readonly property int heading: root.type(30)
    readonly property int body: root.type(27)
    readonly property int small: root.type(24)

    readonly property int safeX: root.px(96)
    readonly property int glow: root.px(56) // how far the light around what has the focus reaches
    readonly property int safeY: root.px(54)
    readonly property int contentX: root.px(216)
    readonly property int gap: root.px(28)
    readonly property int tileRadius: root.px(16)
    readonly property int panelRadius: root.px(28)

    readonly property int digitsMs: 1500 // after the last digit of a channel
    readonly property int focusMs: root.reducedMotion ? 0 : 120
    readonly property int pageMs: root.reducedMotion ? 0 : 200
    readonly property int heroRestMs: 250
    readonly property int patienceMs: 700 // before it is said that something takes a while
    readonly property int holdMs: 600 // that OK is held for what more there is
    readonly property int volumeMs: 1600
    readonly property int lookAgainMs: 30000 // for what comes and goes in the home's network
    readonly property int ambientMs: 30000
    readonly property int osdMs: 4000
    readonly property int slideMs: 6000
    readonly property int alertMs: 700 // until an alert may be answered
    readonly property int toastMs: 8000
    readonly property int sirenMs: 5000 // from one sounding to the next
    readonly property int bellMs: 30000 // somebody stands at the door
    readonly property int visitorMs: 120000 // and then has gone

    function px(size: real): int {
        return Math.max(1, Math.round(size * root.unit));
    }
    // The size of letters. What is large already grows less, so that a screen still holds it.
    function type(size: real): int {
        return root.px(size * (1 + (root.textScale - 1) * Math.min(1, 30 / size)));
    }
    // The height of what holds a line of letters, or the width of what holds a few.
    function tall(size: real): int {
        return root.px(size * root.textScale);
    }
    // A tile grows less than its words.
    function tile(size: real): int {
        return root.px(size * (1 + (root.textScale - 1) * 0.42));
    }
    function kindColor(kind: string): color {
        switch (kind) {
        case "airConditioner": return root.cool;
        case "washer": return root.violet;
        case "refrigerator": return root.mint;
        case "light": return root.amber;
        case "contactSensor":
        case "doorbell":
        case "lock":
        case "alarm": return root.amber;
        case "fan":
        case "humidifier":
        case "valve": return root.cool;
        case "waterHeater":
        case "siren": return root.rose;
        case "robot": return root.violet;
        default: return root.text2;
        }
    }
    function kindIcon(kind: string): string {
        switch (kind) {
        case "airConditioner": return "ac_unit";
        case "washer": return "local_laundry_service";
        case "refrigerator": return "kitchen";
        case "light": return "lightbulb_outline";
        case "contactSensor": return "meeting_room";
        case "doorbell": return "notifications_active";
        case "camera": return "videocam";
        case "cover": return "reorder";
        case "valve": return "settings_input_component";
        case "lock": return "lock";
        case "robot": return "album";
        case "alarm": return "security";
        case "fan": return "toys";
        case "humidifier": return "opacity";
        case "waterHeater": return "whatshot";
        case "siren": return "volume_up";
        default: return "devices_other";
        }
    }
}
