// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Focus is never only a colour: a ring outside the thing and a glow behind it, both pre-rendered.
Item {
    id: root
    property bool shown: false
    property int radius: Theme.tileRadius
    property bool glows: true // where there is room for it
    readonly property bool isRound: root.radius * 2 >= root.height - 1 // a disc or a pill
    visible: root.shown

    // Around a disc or a pill: rings that fade, since the picture's corners are those of a tile.
    Repeater {
        model: root.glows && root.isRound && root.shown ? 10 : 0
        Rectangle {
            required property int index
            anchors { fill: parent; margins: -Theme.px(8) - Math.round((Theme.glow - Theme.px(8)) * (index + 1) / 12) }
            radius: height / 2
            color: Theme.ember
            opacity: 0.035
        }
    }
    // Drawn at 1080 lines and scaled as a whole: its borders would stay as wide on every screen.
    BorderImage {
        visible: root.glows && !root.isRound
        readonly property real reach: 56
        anchors { left: parent.left; top: parent.top; margins: -Theme.glow }
        width: (parent.width + 2 * Theme.glow) / scale
        height: (parent.height + 2 * Theme.glow) / scale
        scale: Theme.glow / reach
        transformOrigin: Item.TopLeft
        source: "glow.png"
        border { left: 80; top: 80; right: 80; bottom: 80 }
        opacity: 0.75
        LayoutMirroring.enabled: false
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.px(8)
        radius: root.radius + Theme.px(8)
        color: Theme.ground
        border.color: Theme.text1
        border.width: Math.max(3, Theme.px(4))
    }
}
