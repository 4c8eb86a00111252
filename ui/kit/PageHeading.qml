// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// The name of a page, top where reading begins; smaller rather than under the clock.
Label {
    anchors.left: parent?.left // qmllint disable
    anchors.leftMargin: Theme.contentX
    y: Theme.px(64)
    z: 1 // what scrolls out below it fades over its letters' ends
    width: Math.min(implicitWidth, (parent?.width ?? 0) - Theme.contentX - Theme.safeX - Theme.tall(190))
    font.family: Theme.display
    font.pixelSize: Theme.display3
    font.weight: Font.DemiBold
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.px(32)
}
