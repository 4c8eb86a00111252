// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit

// Where the small picture of a film lies: at the side where reading ends, below; above, or at the other side, while what
// has the focus or the panel that it is on would be under it.
Item {
    id: root
    property bool isShown: false
    property real share: 0.27 // of the screen's width
    readonly property real spotX: root.xOf(root.isAside)
    readonly property real spotY: root.isUp ? root.upperY : root.lowerY
    property bool isUp: false
    property bool isAside: false // where reading begins
    readonly property real upperY: Theme.px(130)
    readonly property real lowerY: root.height - Theme.safeY - root.height * root.share

    function xOf(isAside: bool): real {
        return isAside === root.LayoutMirroring.enabled ? root.width - Theme.safeX - root.width * root.share : Theme.safeX;
    }
    // What must be seen: what has the focus, or the whole panel that it lies on.
    function wanted(): Item {
        const focused = root.Window.activeFocusItem;
        for (let item = focused; item; item = item.parent) {
            if (item.isPanel === true) // qmllint disable
                return item;
        }
        return focused;
    }
    function isCovered(x: real, y: real): bool {
        const item = root.wanted();
        if (!item || item.width > root.width * 0.7)
            return false;
        const at = item.mapToItem(root, 0, 0, item.width, item.height);
        return at.x < x + root.width * root.share && at.x + at.width > x && at.y < y + root.height * root.share && at.y + at.height > y;
    }
    onIsShownChanged: {
        root.isUp = root.isAside = false;
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
            if (!root.isShown || !root.isCovered(root.spotX, root.spotY)) {
                // Back to its own side as soon as that is free.
                if (root.isShown && root.isAside && !root.isCovered(root.xOf(false), root.spotY))
                    root.isAside = false;
                return;
            }
            for (const place of [[root.isAside, !root.isUp], [!root.isAside, false], [!root.isAside, true]]) {
                if (root.isCovered(root.xOf(place[0]), place[1] ? root.upperY : root.lowerY))
                    continue;
                root.isAside = place[0];
                root.isUp = place[1];
                return;
            }
        }
    }
}
