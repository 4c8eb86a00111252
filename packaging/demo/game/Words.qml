// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import EmberRun

// A line of text.
Text {
    property int size: 27
    color: Look.text
    font { family: Look.family; pixelSize: Look.px(size) }
}
