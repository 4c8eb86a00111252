// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtWayland.Compositor
import Hearth.Watch

// One player's picture, whole or so large that it fills its place.
WaylandQuickItem {
    id: root
    required property bool isShown
    property bool fills: false
    readonly property bool hasPicture: root.surface !== null && root.surface.hasContent
    // The picture without the bars that the player left around it.
    readonly property Item film: root.children.length > 0 ? root.children[0] : null
    readonly property bool isFilled: root.fills && root.film !== null && root.film.width > 0 && root.film.height > 0
    visible: root.hasPicture && root.isShown
    scale: root.isFilled ? Math.max(root.width / root.film.width, root.height / root.film.height) : 1
    // The sink's own surface is a black ground; the picture is its subsurface. The window is black already, and with
    // software GL each pass over the screen counts.
    paintEnabled: false
    subsurfaceHandler: QtObject {
        function handleSubsurfaceAdded(child) {
            const item = filmPicture.createObject(root, { surface: child });
            child.subsurfacePositionChanged.connect(place => {
                item.x = place.x;
                item.y = place.y;
            });
        }
    }
    Component {
        id: filmPicture
        FilmPicture {
            smooth: root.smooth || root.isFilled
            inputEventsEnabled: false
            focusOnClick: false
            onSurfaceDestroyed: destroy()
        }
    }
    inputEventsEnabled: false
    focusOnClick: false
}
