// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

// A time whose digits do not dance: each has the widest digit's cell. Never mirrored.
Row {
    id: root
    property string time: ""
    property color color: Theme.text1
    property int size: Theme.type(34)
    property int weight: Font.DemiBold
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    TextMetrics {
        id: metrics
        text: "0"
        font.family: Theme.family
        font.pixelSize: root.size
        font.weight: root.weight
    }
    Repeater {
        model: root.time.length
        Text {
            required property int index
            readonly property string letter: root.time.charAt(index)
            width: letter >= "0" && letter <= "9" ? Math.ceil(metrics.advanceWidth) : implicitWidth
            horizontalAlignment: Text.AlignHCenter
            text: letter
            color: root.color
            font.family: Theme.family
            font.pixelSize: root.size
            font.weight: root.weight
        }
    }
}
