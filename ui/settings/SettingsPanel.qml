// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// One group of settings; the page around it asks what a panel wants to know.
FocusColumn {
    id: root
    spacing: Theme.px(16)
    // `options`: [{key, text}]; `answer`: function(key).
    signal choiceWanted(string title, string text, var options, string chosen, var answer)
    // `answer`: function(text); `kind` as TextEntry's.
    signal textWanted(string title, string text, string kind, var answer)
    // `answer`: function(pin).
    signal pinWanted(var answer)
    signal pageWanted(string name, string argument)
    // What comes later than the panel takes the focus to its first, until a viewer moved.
    function settleSoon() {
        Qt.callLater(root.settle); // qmllint disable type
    }
    function settle() {
        if (root.activeFocus && !root.isTouched)
            root.focusWanted();
    }
}
