// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// Where the small picture of a film lies: at the side where reading ends, below; above while what has the focus would
// be under it.
Item {
    id: root
    property bool isShown: false
    property real share: 0.27 // of the screen's width
    readonly property real spotX: root.LayoutMirroring.enabled ? Theme.safeX : root.width - Theme.safeX - root.width * root.share
    readonly property real spotY: root.isUp ? root.upperY : root.lowerY
    property bool isUp: false
    readonly property real upperY: Theme.px(130)
    readonly property real lowerY: root.height - Theme.safeY - root.height * root.share

    function isCovered(y: real): bool {
        const item = root.Window.activeFocusItem;
        if (!item || item.width > root.width * 0.7)
            return false;
        const at = item.mapToItem(root, 0, 0, item.width, item.height);
        return at.x < root.spotX + root.width * root.share && at.x + at.width > root.spotX && at.y < y + root.height * root.share && at.y + at.height > y;
    }
    onIsShownChanged: {
        root.isUp = false;
        look.restart();
    }
    Connections {
        target: root.Window.window
        enabled: root.isShown
        function onActiveFocusItemChanged() {
            look.restart();
        }
    }
    // Once the row has come to rest.
    Timer {
        id: look
        interval: 2 * Theme.focusMs + 60
        onTriggered: {
            if (root.isShown && root.isCovered(root.spotY) && !root.isCovered(root.isUp ? root.lowerY : root.upperY))
                root.isUp = !root.isUp;
        }
    }
}
