// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtWayland.Compositor
import Hearth.Kit
import Hearth.Client

// The app in front: its surface over the whole screen, with the keyboard.
FocusScope {
    id: root
    required property WaylandSurface surface
    property string appId: ""
    // Of a native app: {serial, isSecret}, or null. What is typed into it is told by typed() and pressed().
    property var nativeField: null
    readonly property Item view: picture
    signal typed(string text)
    signal pressed(string name)

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    AppState {
        id: app
        appId: root.appId
    }
    Sentence {
        anchors.fill: parent
        visible: !picture.visible
        icon: "hourglass_empty"
        title: app.title
        text: app.errorText !== "" ? app.errorText : qsTr("Starting …")
    }
    WaylandQuickItem {
        id: picture
        readonly property string spokenName: app.title
        readonly property string spokenRole: "application"
        readonly property string focusKey: root.appId
        anchors.fill: parent
        focus: true
        surface: root.surface
        visible: root.surface !== null && root.surface.hasContent
        inputEventsEnabled: true
        // On the picture itself: a key that reaches it goes to its client and no further.
        Keys.onPressed: event => {
            const name = root.webKey(event);
            // A phone's letter is no key of a keyboard; a native app is given text instead.
            const isLetter = name === "" && (Api.frontType === "web" || event.nativeScanCode === 0) && event.text.length === 1 && event.text >= " " && event.text !== "\x7f";
            if (name === "ok" && root.field !== null)
                root.openKeyboard(); // closed with Back, wanted again
            else if (name !== "")
                Api.call("apps.key", { "name": name });
            else if (isLetter)
                root.type(event.text);
            event.accepted = name !== "" || isLetter;
        }
        Keys.onReleased: event => event.accepted = root.webKey(event) !== ""
        // A surface that comes while the layer has the focus already hears no focusIn, and would miss the first key.
        onSurfaceChanged: if (root.activeFocus && picture.surface) picture.takeFocus()
    }
    AppKeyboard {
        id: keyboard
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: false
        onClosed: root.closeKeyboard()
        onTyped: text => root.type(text)
        onErased: Api.frontType === "web" ? Api.call("apps.key", { "name": "erase" }) : root.pressed("erase")
        onCleared: Api.frontType === "web" ? Api.call("apps.text", { "text": "", "replaces": true }) : root.pressed("clear")
        onDone: Api.frontType === "web" ? Api.call("apps.key", { "name": "ok" }) : root.pressed("accept")
    }
    property var field: null // of a web app, that has its focus
    function type(text: string) {
        if (Api.frontType === "web")
            Api.call("apps.text", { "text": text });
        else
            root.typed(text);
    }
    // A field that was left with Back stays left until the app gives one the focus anew.
    readonly property int nativeSerial: root.visible && Api.frontType === "native" ? root.nativeField?.serial ?? 0 : 0
    // Qt's clients tell it a moment after the field has its focus.
    readonly property bool nativeIsSecret: root.nativeSerial > 0 && root.nativeField.isSecret
    onNativeIsSecretChanged: keyboard.isSecret = root.nativeIsSecret
    onNativeSerialChanged: {
        if (root.nativeSerial > 0)
            keyboard.open("", root.nativeField.isSecret);
        else if (keyboard.visible)
            root.closeKeyboard();
    }
    function openKeyboard() {
        keyboard.open(root.field.hint, root.field.isSecret);
    }
    function closeKeyboard() {
        keyboard.visible = false;
        picture.forceActiveFocus();
    }
    onAppIdChanged: root.field = null
    onVisibleChanged: if (!root.visible) keyboard.visible = false
    Connections {
        target: Api
        function onAppField(id: string, isEditable: bool, hint: string, isSecret: bool) {
            if (!root.visible || id !== root.appId)
                return;
            root.field = isEditable ? { "hint": hint, "isSecret": isSecret } : null;
            if (isEditable)
                root.openKeyboard();
            else if (keyboard.visible)
                root.closeKeyboard();
        }
    }
    // A web app gets the keys of a TV, which Wayland does not know, over the API.
    readonly property var webKeys: ({ [Qt.Key_Left]: "left", [Qt.Key_Right]: "right", [Qt.Key_Up]: "up", [Qt.Key_Down]: "down",
        [Qt.Key_Backspace]: "erase", [Qt.Key_Return]: "ok", [Qt.Key_Enter]: "ok", [Qt.Key_Back]: "back", [Qt.Key_Escape]: "back", [Qt.Key_Menu]: "menu",
        [Qt.Key_Red]: "red", [Qt.Key_Green]: "green", [Qt.Key_Yellow]: "yellow", [Qt.Key_Blue]: "blue",
        [Qt.Key_MediaPlay]: "play", [Qt.Key_MediaPause]: "pause", [Qt.Key_MediaStop]: "stop", [Qt.Key_MediaNext]: "next",
        [Qt.Key_MediaPrevious]: "previous", [Qt.Key_ChannelUp]: "channelup", [Qt.Key_ChannelDown]: "channeldown" })
    function webKey(event: KeyEvent): string {
        return Api.frontType !== "web" ? "" : root.webKeys[event.key] ?? (event.text >= "0" && event.text <= "9" ? event.text : "");
    }
}
