// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// One piece of text in the body size; words come elided rather than clipped.
Text {
    property bool mayShorten: false // said in full elsewhere when it has the focus
    color: Theme.text1
    font.family: Theme.family
    font.pixelSize: Theme.body
    elide: Text.ElideRight
    horizontalAlignment: Text.AlignLeft // which mirroring turns round; else Latin words would start on the left of an Arabic page
    textFormat: Text.PlainText
    renderType: Text.NativeRendering
}
