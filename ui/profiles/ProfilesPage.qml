// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// Who is watching: OK on a face and it is that one; Menu changes it.
Page {
    id: root
    readonly property var profiles: Api.household.profiles
    readonly property var signs: ["person", "face", "child", "pet", "star", "heart", "flower", "game", "music"]
    property string watching: ""
    property var before: null // the profiles' ids while one more is being made
    Component.onCompleted: root.watching = Api.household.activeId
    onCurrentChanged: if (root.current) faces.forceActiveFocus()

    function kindText(profile: var): string {
        switch (profile.kind) {
        case "child": return profile.minutesLeft !== undefined ? qsTr("%n min left today", "", profile.minutesLeft) : qsTr("Child");
        case "guest": return qsTr("Guest");
        default: return profile.hasPin ? qsTr("With a PIN") : "";
        }
    }
    function choose(profile: var) {
        if (profile.active)
            root.homeWanted();
        else
            Api.call("profiles.choose", { "id": profile.id });
    }
    Connections {
        target: Api.household
        function onChanged() {
            const before = root.watching;
            root.watching = Api.household.activeId;
            const made = root.before === null ? undefined : root.profiles.find(profile => !root.before.includes(profile.id));
            if (made !== undefined) {
                root.before = null;
                Qt.callLater(() => faces.focusOn(made.id)); // qmllint disable type
            }
            if (root.current && before !== "" && root.watching !== before)
                root.homeWanted();
        }
    }
    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height * 0.24
        text: qsTr("Who is watching?")
        font.family: Theme.display
        font.pixelSize: Theme.display2
        font.weight: Font.DemiBold
    }
    PillRow {
        id: faces
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height * 0.42
        spacing: Theme.px(48)
        focus: true
        Repeater {
            model: root.profiles.length
            Face {
                readonly property var profile: root.profiles[index] ?? ({})
                focusKey: profile.id ?? ""
                name: profile.name ?? ""
                note: root.kindText(profile)
                picture: profile.picture ?? "person"
                isActive: profile.active === true
                hasMore: true
                onActivated: root.choose(profile)
                onMoreWanted: root.openPage("profile", profile.id)
            }
        }
        Face {
            index: -1
            focusKey: "add"
            visible: root.profiles.length < 12
            name: qsTr("Add")
            isAdd: true
            onActivated: entry.ask(qsTr("What is the name?"), "")
        }
    }
    Row {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.safeY }
        spacing: Theme.px(48)
        KeyHint {
            key: qsTr("OK")
            text: qsTr("Watch")
        }
        KeyHint {
            key: qsTr("Menu")
            text: qsTr("Change · or hold OK")
        }
    }
    TextEntry {
        id: entry
        onEntered: text => {
            root.before = root.profiles.map(profile => profile.id);
            Api.call("profiles.save", { "profile": { "name": text, "kind": "adult", "picture": root.signs[root.profiles.length % root.signs.length] } });
        }
    }
    component Face: Focusable {
        id: face
        required property int index
        property string name: ""
        property string note: ""
        property string picture: "person"
        property bool isActive: false
        property bool isAdd: false
        spokenName: face.name
        spokenRole: "profile"
        spokenValue: face.isActive ? qsTr("watching") : face.note
        width: Theme.px(200)
        height: Theme.px(202) + Theme.tall(98)
        scale: face.activeFocus ? 1.06 : 1
        Behavior on scale { NumberAnimation { duration: Theme.focusMs; easing.type: Easing.OutQuad } }
        FocusRing {
            anchors.fill: disc
            shown: face.activeFocus
            radius: disc.radius
        }
        ProfileDisc {
            id: disc
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !face.isAdd
            size: Theme.px(180)
            name: face.name
            picture: face.picture
        }
        Rectangle {
            anchors.fill: disc
            visible: face.isAdd
            radius: disc.radius
            color: Theme.surface2
            Icon {
                anchors.centerIn: parent
                size: Theme.px(72)
                text: "add"
                color: Theme.text2
            }
        }
        Label {
            id: label
            anchors { top: disc.bottom; topMargin: Theme.px(22); left: parent.left; right: parent.right }
            horizontalAlignment: Text.AlignHCenter
            text: face.name
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(24)
            font.weight: face.isActive || face.activeFocus ? Font.DemiBold : Font.Normal
            color: face.isActive || face.activeFocus ? Theme.text1 : Theme.text2
        }
        Label {
            anchors { top: label.bottom; topMargin: Theme.px(6); left: parent.left; right: parent.right }
            horizontalAlignment: Text.AlignHCenter
            text: face.isActive ? qsTr("watching") : face.note
            font.pixelSize: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.px(22)
            color: face.isActive ? Theme.ember : Theme.text3
        }
    }
}
