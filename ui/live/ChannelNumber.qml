// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Hearth.Kit
import Hearth.Client

// The number that is being typed, and for a moment the channel that came to the screen.
Rectangle {
    id: root
    property string digits: ""
    readonly property int number: Api.playback.channelNumber
    readonly property bool isTyping: root.digits !== ""
    property bool tells: false
    // More would be no channel's number.
    readonly property int mostDigits: 6
    function type(digit: string) {
        root.digits = root.isTyping && root.digits.length >= root.mostDigits ? digit : root.digits + digit;
        pause.restart();
    }
    function open() {
        pause.stop();
        const wanted = Number(root.digits);
        root.digits = "";
        if (wanted > 0)
            Api.call("channels.open", { "number": wanted });
    }
    onNumberChanged: {
        root.tells = root.number > 0;
        if (root.tells)
            leave.restart();
    }
    Timer {
        id: pause
        interval: Theme.digitsMs
        onTriggered: root.open()
    }
    Timer {
        id: leave
        interval: Theme.osdMs
        onTriggered: root.tells = false
    }
    width: content.implicitWidth + Theme.px(72)
    height: content.implicitHeight + Theme.px(40)
    radius: Theme.panelRadius
    color: Theme.raised
    opacity: root.isTyping || (root.tells && Api.front === "film") ? 1 : 0
    visible: opacity > 0
    Behavior on opacity { NumberAnimation { duration: Theme.focusMs } }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: number.text + " " + name.text
    Row {
        id: content
        anchors.centerIn: parent
        spacing: Theme.px(28)
        Label {
            id: number
            anchors.verticalCenter: parent.verticalCenter
            text: root.isTyping ? root.digits : String(root.number)
            font.family: Theme.display
            font.pixelSize: Theme.display3
            font.weight: Font.DemiBold
        }
        Label {
            id: name
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            width: Math.min(implicitWidth, Theme.px(760))
            text: root.isTyping ? "" : Api.playback.name
            mayShorten: true
            color: Theme.text2
        }
    }
}
