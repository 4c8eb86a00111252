// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// One app: what it is, who made it, what it asks for; install, open, remove.
Page {
    id: root
    readonly property bool isInstalled: app.state === "installed"
    readonly property bool isInstalling: app.state === "installing"
    onCurrentChanged: if (root.current) actions.forceActiveFocus()
    onIsInstalledChanged: Qt.callLater(() => { if (root.activeFocus) actions.focusCurrent(); }) // qmllint disable type

    function size(bytes: real): string {
        return bytes > 1e6 ? qsTr("%1 MB").arg(Math.round(bytes / 1e5) / 10) : qsTr("%1 KB").arg(Math.max(1, Math.round(bytes / 1e3)));
    }
    function permission(name: string): string {
        if (name === "network:*")
            return qsTr("the whole Internet");
        if (name.startsWith("network:"))
            return name.substring("network:".length);
        switch (name) {
        case "gamepad": return qsTr("game pads");
        case "audio": return qsTr("sound");
        case "appliances.read": return qsTr("seeing appliances");
        case "appliances.control": return qsTr("driving appliances");
        default: return name;
        }
    }
    AppState {
        id: app
        appId: root.argument
    }
    FocusFlickable {
        anchors { fill: parent; topMargin: Theme.px(146) }
        contentHeight: words.y + words.implicitHeight + Theme.safeY
        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: Theme.contentX
            y: Theme.px(4)
            width: Theme.px(168)
            height: width
            radius: Theme.px(36)
            color: Theme.surface2
            Icon {
                anchors.centerIn: parent
                visible: icon.status !== Image.Ready
                size: Theme.px(84)
                text: app.category === "game" ? "videogame_asset" : "apps"
                color: Theme.text2
            }
            Image {
                id: icon
                anchors.fill: parent
                source: app.icon === "" ? "" : "image://tile/" + Theme.px(36) + app.icon
                sourceSize: Qt.size(icon.width, icon.height) // qmllint disable type
                asynchronous: true
            }
        }
        Column {
            id: head
            anchors.left: parent.left
            anchors.leftMargin: Theme.contentX + Theme.px(208)
            width: parent.width - Theme.contentX - Theme.px(208) - Theme.safeX
            spacing: Theme.px(12)
            Label {
                width: parent.width
                text: app.title
                font.family: Theme.display
                font.pixelSize: Theme.display2
                font.weight: Font.DemiBold
            }
            Label {
                width: parent.width
                text: qsTr("%1 · signed by its maker and checked by Hearth").arg(app.vendor)
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                color: Theme.text2
            }
            Row {
                anchors.left: parent.left
                spacing: Theme.px(16)
                Pill {
                    icon: "settings_remote"
                    text: qsTr("Remote")
                }
                Pill {
                    visible: app.ageRating > 0
                    text: app.ageRating + "+"
                }
                Pill {
                    text: root.size(app.sizeBytes)
                }
                Pill {
                    text: app.version
                }
            }
        }
        Column {
            id: words
            anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX }
            y: Math.max(Theme.px(210), head.implicitHeight) + Theme.px(24)
            spacing: Theme.px(34)
            Label {
                width: Math.min(parent.width, Theme.isLargeText ? Theme.px(1500) : Theme.px(980))
                anchors.left: parent.left
                text: app.description
                wrapMode: Text.WordWrap
                maximumLineCount: 8
                lineHeight: 1.25
            }
            PillRow {
                id: actions
                anchors.left: parent.left
                focus: true
                ActionButton {
                    focusKey: "main"
                    icon: root.isInstalled ? "play_arrow" : "file_download"
                    progress: root.isInstalling ? (app.total > 0 ? app.received / app.total : 0) : -1
                    text: root.isInstalled ? (app.running ? qsTr("Go on") : qsTr("Open")) : root.isInstalling
                        ? qsTr("Installing · %1 of %2").arg(root.size(app.received)).arg(root.size(Math.max(app.total, app.sizeBytes)))
                        : app.state === "failed" ? qsTr("Try again") : qsTr("Install")
                    onActivated: {
                        if (root.isInstalled)
                            Api.call("apps.launch", { "id": root.argument });
                        else if (!root.isInstalling)
                            Api.call("store.install", { "id": root.argument });
                    }
                }
                ActionButton {
                    focusKey: "cancel"
                    visible: root.isInstalling
                    icon: "close"
                    text: qsTr("Cancel")
                    onActivated: Api.call("store.cancel", { "id": root.argument })
                }
                ActionButton {
                    focusKey: "close"
                    visible: root.isInstalled && app.running
                    icon: "stop"
                    text: qsTr("End")
                    onActivated: Api.call("apps.close", { "id": root.argument })
                }
                ActionButton {
                    focusKey: "remove"
                    visible: root.isInstalled && !app.running
                    icon: "delete"
                    text: qsTr("Remove")
                    onActivated: question.ask(qsTr("Remove %1?").arg(app.title), "", [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "remove", "text": qsTr("Remove it and what it saved") }], "", key => {
                        if (key === "remove")
                            Api.call("store.remove", { "id": root.argument });
                    })
                }
            }
            Row {
                anchors.left: parent.left
                spacing: Theme.px(16)
                Icon {
                    id: shield
                    size: Theme.type(34)
                    text: "security"
                    color: Theme.text2
                }
                Label {
                    width: Math.min(implicitWidth, words.width - shield.width - parent.spacing)
                    text: app.permissions.length === 0 ? qsTr("Asks for nothing") : qsTr("Asks for: %1").arg(app.permissions.map(p => root.permission(p)).join(", ")) // qmllint disable type
                    wrapMode: Text.WordWrap
                    maximumLineCount: 6
                    font.pixelSize: Theme.small
                }
            }
            Label {
                anchors.left: parent.left
                width: parent.width
                visible: app.errorText !== ""
                text: app.errorAction === "" ? app.errorText : app.errorText + ". " + app.errorAction + "."
                wrapMode: Text.WordWrap
                color: Theme.rose
            }
        }
    }
    SideMenu { id: question }
}
