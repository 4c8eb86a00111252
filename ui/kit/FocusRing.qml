// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Focus is never only a colour: a ring outside the thing and a glow behind it, both pre-rendered.
Item {
    id: root
    property bool shown: false
    property int radius: Theme.tileRadius
    visible: root.shown

    // Drawn at 1080 lines and scaled as a whole: its borders would stay as wide on every screen.
    BorderImage {
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
