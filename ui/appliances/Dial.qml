// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Hearth.Kit

// An open ring that fills with a value from 0 to 1.
Item {
    id: root
    property real value: 0
    property color tint: Theme.cool
    property real thickness: Theme.px(30)
    property bool knob: false
    readonly property real radius: (width - root.thickness) / 2
    readonly property real sweep: 270 * Math.max(0, Math.min(1, root.value))
    readonly property real knobAngle: (135 + root.sweep) * Math.PI / 180

    Shape {
        anchors.fill: parent
        layer.enabled: true
        layer.samples: 4
        ShapePath {
            strokeColor: Theme.surface3
            strokeWidth: root.thickness
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            PathAngleArc { centerX: root.width / 2; centerY: root.height / 2; radiusX: root.radius; radiusY: root.radius; startAngle: 135; sweepAngle: 270 }
        }
        ShapePath {
            strokeColor: root.tint
            strokeWidth: root.thickness
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            PathAngleArc { centerX: root.width / 2; centerY: root.height / 2; radiusX: root.radius; radiusY: root.radius; startAngle: 135; sweepAngle: Math.max(1, root.sweep) }
        }
    }
    Rectangle {
        visible: root.knob
        width: root.thickness * 1.7
        height: width
        radius: width / 2
        color: Theme.text1
        x: root.width / 2 + Math.cos(root.knobAngle) * root.radius - width / 2
        y: root.height / 2 + Math.sin(root.knobAngle) * root.radius - height / 2
    }
}
