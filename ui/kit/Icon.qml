// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// One glyph of the icon family, by its name.
Text {
    id: root
    property int size: Theme.px(40)
    color: Theme.text1
    width: root.size
    height: root.size
    font.family: Theme.icons
    font.pixelSize: root.size
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
}
