// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// A profile's picture: its first letter, or a sign that somebody chose, on a warm disc.
Rectangle {
    id: root
    property string name: ""
    property string picture: "person"
    property int size: Theme.px(56)
    // A sign, its two colours.
    readonly property var signs: ({
        "person": ["", "#FFB36B", "#FF6A3D"],
        "face": ["face", "#F6C177", "#D98555"],
        "child": ["child_care", "#8FD3F4", "#4A90C2"],
        "pet": ["pets", "#C9B6F2", "#8565C4"],
        "star": ["star", "#FFD98A", "#E0A030"],
        "heart": ["favorite", "#FFB0BE", "#D9506E"],
        "flower": ["local_florist", "#A6E3B8", "#4C9F70"],
        "game": ["videogame_asset", "#B7C4FF", "#5D6FC9"],
        "music": ["music_note", "#FFC4A3", "#C96442"],
        "guest": ["person_outline", "#B8AFA5", "#7A7168"]
    })
    readonly property var sign: root.signs[root.picture] ?? root.signs["person"]
    width: root.size
    height: root.size
    radius: root.size / 2
    gradient: Gradient {
        GradientStop { position: 0; color: root.sign[1] }
        GradientStop { position: 1; color: root.sign[2] }
    }
    Label {
        anchors.centerIn: parent
        visible: root.sign[0] === ""
        text: root.name.charAt(0).toLocaleUpperCase()
        font.family: Theme.display
        font.pixelSize: Math.round(root.size * 0.48)
        font.weight: Font.DemiBold
        color: Theme.onLight
    }
    Icon {
        anchors.centerIn: parent
        visible: root.sign[0] !== ""
        size: Math.round(root.size * 0.56)
        text: root.sign[0]
        color: Theme.onLight
    }
}
