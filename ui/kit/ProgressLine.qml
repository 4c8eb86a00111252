// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// How far something is, from 0 to 1.
Rectangle {
    id: root
    property real value: 0
    property color from: Theme.progressFrom
    property color to: Theme.progressTo
    height: Theme.px(7)
    radius: root.height / 2
    color: Qt.rgba(1, 1, 1, 0.25)
    Rectangle {
        anchors.left: parent.left
        width: Math.max(root.height, root.width * Math.min(1, Math.max(0, root.value)))
        height: parent.height
        radius: root.radius
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: root.from }
            GradientStop { position: 1; color: root.to }
        }
    }
}
