// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// One piece of text in the body size; words come elided rather than clipped.
Text {
    color: Theme.text1
    font.family: Theme.family
    font.pixelSize: Theme.body
    elide: Text.ElideRight
    textFormat: Text.PlainText
    renderType: Text.NativeRendering
}
