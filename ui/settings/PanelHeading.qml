// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// The heading of a group of settings.
Item {
    id: root
    property string icon: ""
    property string text: ""
    implicitHeight: Theme.tall(78)
    Icon {
        id: glyph
        anchors { left: parent.left; bottom: parent.bottom; bottomMargin: Theme.px(10) }
        size: Theme.type(34)
        text: root.icon
        color: Theme.text2
    }
    Label {
        anchors { left: glyph.right; leftMargin: Theme.px(16); bottom: parent.bottom; bottomMargin: Theme.px(8) }
        text: root.text
        font.pixelSize: Theme.heading
        font.weight: Font.DemiBold
    }
}
