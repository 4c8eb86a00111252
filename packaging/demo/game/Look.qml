// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

// The game's sizes and colours, those of the living room around it.
QtObject {
    id: root
    property real screenHeight: 1080
    readonly property color ground: "#0F0D0B"
    readonly property color text: "#F6F1EA"
    readonly property color quiet: "#BDB3A7"
    readonly property color panel: "#231F1B"
    readonly property color ember: "#FF7A3D"
    readonly property string family: "Inter"
    readonly property string display: "Inter Display"
    function px(size: real): int {
        return Math.max(1, Math.round(size * root.screenHeight / 1080));
    }
}
