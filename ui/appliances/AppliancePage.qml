// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// One appliance with the controls of its kind. What is shown is what the appliance reports.
Page {
    id: root
    onCurrentChanged: if (root.current) Qt.callLater(root.begin) // qmllint disable type
    function begin() {
        // On a busy set another page may have come by now.
        if (root.current && !controls.focusKeyed(root.focusAt))
            controls.focusFirst();
    }
    // The password that had the focus went when it was taken.
    property bool wasLocked: false
    function beginAgain() {
        if (root.current && controls.activeFocus)
            controls.focusFirst();
    }
    onActiveFocusChanged: if (root.activeFocus && root.Window.activeFocusItem?.focusKey) root.focusAt = root.Window.activeFocusItem.focusKey

    function command(capability: string, name: string, value: var) {
        Api.call("appliances.command", { "id": root.argument, "capability": capability, "command": name, "value": value });
    }
    function next(list: var, value: string, by: int): string {
        const at = list.indexOf(value);
        return list[(Math.max(0, at) + by + list.length) % list.length];
    }
    function turnTarget(direction: int) {
        const wanted = Math.max(device.minTarget, Math.min(device.maxTarget, root.aimed + direction * device.step));
        root.aimed = wanted;
        sendTarget.restart();
    }
    readonly property bool isMatter: root.argument.startsWith("matter:")
    function askRemoval() {
        const away = device.quality === "unavailable";
        menu.ask(qsTr("Take %1 out?").arg(device.name), away ? qsTr("It does not answer, so it must be reset before it can be added again.") : qsTr("To use it again it has to be added again."), [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "remove", "text": qsTr("Take it out") }], "", key => {
            if (key !== "remove")
                return;
            Api.call("matter.remove", { "id": root.argument, "force": away });
            root.closePage();
        });
    }
    property bool showsMore: false
    property string asked: "" // the capability that a text is typed for
    function askText(control: var) {
        root.asked = control.id;
        words.kind = control.limits?.secret ? "password" : "path";
        words.ask(ApplianceWords.controlName(control), control.state?.value ?? "");
    }
    // Several presses are one command; the number on the screen is the viewer's until the appliance has answered.
    property real aimed: device.target
    Timer {
        id: sendTarget
        interval: 250
        onTriggered: root.command(device.thermostatId, "setTarget", root.aimed)
    }
    Connections {
        target: device
        function onChanged() {
            if (!sendTarget.running && device.pendingCommand === "")
                root.aimed = device.target;
            if (root.wasLocked && device.problem === "")
                Qt.callLater(root.beginAgain); // qmllint disable type
            root.wasLocked = device.problem !== "";
        }
    }
    ApplianceState {
        id: device
        applianceId: root.argument
    }
    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.contentX
        y: Theme.px(64)
        text: device.room
        color: Theme.text2
    }
    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.contentX
        y: Theme.px(64) + Theme.tall(36)
        width: parent.width - Theme.contentX - Theme.px(500)
        text: device.name
        font.family: Theme.display
        font.pixelSize: Theme.display3
        font.weight: Font.DemiBold
    }
    Dial {
        id: dial
        visible: device.hasThermostat || device.hasOperation || device.hasLevel
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(240)
        y: Theme.px(250)
        width: Theme.px(560)
        height: width
        knob: device.hasThermostat
        opacity: device.quality === "unavailable" || device.quality === "stale" ? 0.5 : 1
        tint: Theme.kindColor(device.kind)
        value: device.hasThermostat ? (root.aimed - device.minTarget) / Math.max(1, device.maxTarget - device.minTarget)
            : device.hasOperation ? Math.max(0, ApplianceWords.progress(device)) : device.on ? device.level / 100 : 0
    }
    Column {
        anchors { horizontalCenter: dial.horizontalCenter; verticalCenter: dial.verticalCenter }
        width: Theme.px(440)
        visible: dial.visible
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: device.hasThermostat ? ApplianceWords.degrees(root.aimed) : device.hasOperation ? ApplianceWords.big(device) : device.on ? device.level + " %" : qsTr("Off")
            font.family: Theme.display
            font.pixelSize: device.hasOperation ? Theme.display3 : Theme.type(120)
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.type(40)
        }
        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: device.pendingCommand !== "" ? qsTr("Asking …") : device.hasThermostat ? qsTr("Room %1").arg(ApplianceWords.degrees(device.current)) : ApplianceWords.line(device)
            color: Theme.text2
        }
    }
    // What the camera last sent; a new one comes by itself. Without a picture there is nothing to look at, and why.
    Rectangle {
        id: still
        visible: device.hasPicture && !dial.visible
        anchors.left: parent.left
        anchors.leftMargin: Theme.contentX
        y: Theme.px(250)
        width: Theme.px(620)
        height: width * 9 / 16
        radius: Theme.panelRadius
        color: Theme.surface1
        Image {
            anchors.fill: parent
            asynchronous: true
            source: device.picture === "" ? "" : "image://tile/" + Math.round(Theme.panelRadius) + "/" + device.picture
            sourceSize: Qt.size(width, height) // qmllint disable type
        }
        Label {
            anchors.centerIn: parent
            width: parent.width - Theme.px(80)
            visible: device.picture === ""
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            maximumLineCount: 5
            text: device.pictureAddress === "" ? qsTr("No picture has come yet") : qsTr("It names an address of a picture. Nothing is fetched from there without your consent.")
            color: Theme.text2
        }
    }
    Label {
        visible: still.visible && device.picture !== ""
        anchors { left: still.left; top: still.bottom; topMargin: Theme.px(20) }
        text: qsTr("Picture of %1").arg(Durations.time(new Date(device.pictureAtMs)))
        color: Theme.text2
    }
    Column {
        visible: !dial.visible && !still.visible
        anchors.left: parent.left
        anchors.leftMargin: Theme.contentX
        y: Theme.px(300)
        spacing: Theme.px(20)
        Icon {
            size: Theme.px(120)
            text: Theme.kindIcon(device.kind)
            color: Theme.kindColor(device.kind)
        }
        Label {
            text: ApplianceWords.big(device)
            font.family: Theme.display
            font.pixelSize: Theme.display2
            font.weight: Font.DemiBold
        }
        Label {
            text: ApplianceWords.line(device)
            color: Theme.text2
        }
    }
    // Why it is as it is.
    Label {
        anchors { left: parent.left; leftMargin: Theme.contentX; bottom: parent.bottom; bottomMargin: Theme.safeY }
        width: Theme.px(620)
        visible: device.known && text !== ""
        text: ApplianceWords.cause(device)
        font.pixelSize: Theme.small
        color: Theme.text2
        wrapMode: Text.WordWrap
        maximumLineCount: 3
    }
    FocusFlickable {
        anchors { left: parent.left; leftMargin: Theme.px(900) - Theme.glow; right: parent.right; rightMargin: Theme.safeX - Theme.glow; bottom: parent.bottom }
        height: parent.height - Theme.px(250) + Theme.glow
        contentHeight: controls.y + controls.implicitHeight + Theme.safeY
        FocusColumn {
            id: controls
            anchors { left: parent.left; leftMargin: Theme.glow; right: parent.right; rightMargin: Theme.glow }
            y: Theme.glow
            focus: true
            Stepper {
                width: parent.width
                visible: device.hasThermostat
                focusKey: "target"
                icon: "ac_unit"
                tint: Theme.cool
                label: qsTr("Temperature")
                value: ApplianceWords.degrees(root.aimed)
                onStepped: direction => root.turnTarget(direction)
            }
            Stepper {
                width: parent.width
                visible: device.hasThermostat
                focusKey: "mode"
                icon: "tune"
                label: qsTr("Mode")
                value: ApplianceWords.mode(device.mode)
                onStepped: direction => root.command(device.thermostatId, "setMode", root.next(device.modes, device.mode, direction))
                onActivated: root.command(device.thermostatId, "setMode", device.on ? "off" : device.modes.find(m => m !== "off")) // qmllint disable type
            }
            Stepper {
                width: parent.width
                visible: device.hasThermostat && device.fans.length > 0
                focusKey: "fan"
                icon: "autorenew"
                tint: Theme.cool
                label: qsTr("Fan")
                value: ApplianceWords.fan(device.fan)
                onStepped: direction => root.command(device.thermostatId, "setFan", root.next(device.fans, device.fan, direction))
            }
            Stepper {
                width: parent.width
                visible: device.hasSwitch
                focusKey: "switch"
                canStep: false
                icon: "power_settings_new"
                tint: device.on ? Theme.amber : Theme.text3
                label: qsTr("Power")
                value: device.on ? qsTr("On") : qsTr("Off")
                onActivated: root.command(device.switchId, "set", !device.on)
            }
            Stepper {
                width: parent.width
                visible: device.hasLevel
                focusKey: "level"
                icon: "brightness_6"
                tint: Theme.amber
                label: qsTr("Brightness")
                value: device.level + " %"
                onStepped: direction => root.command(device.levelId, "set", Math.max(1, Math.min(100, Math.round(device.level / 10) * 10 + direction * 10)))
            }
            Stepper {
                width: parent.width
                visible: device.hasOperation
                focusKey: "run"
                canStep: false
                icon: device.phase === "running" ? "pause" : "play_arrow"
                tint: Theme.violet
                label: ApplianceWords.phase(device.phase)
                value: device.phase === "running" ? qsTr("Pause") : qsTr("Start")
                onActivated: root.command(device.operationId, device.phase === "running" ? "pause" : "start", true)
            }
            Stepper {
                width: parent.width
                visible: device.hasOperation && (device.phase === "running" || device.phase === "paused")
                focusKey: "stop"
                canStep: false
                icon: "stop"
                tint: Theme.rose
                label: device.program
                value: qsTr("Stop")
                onActivated: root.command(device.operationId, "stop", true)
            }
            Repeater {
                model: device.temperatures.length
                Stepper {
                    required property int index
                    width: controls.width
                    canStep: false
                    icon: "ac_unit"
                    tint: Theme.mint
                    label: device.temperatures[index]?.name ?? ""
                    value: ApplianceWords.degrees(device.temperatures[index]?.value ?? 0)
                }
            }
            Stepper {
                width: parent.width
                visible: device.hasContact
                canStep: false
                focusKey: "contact"
                icon: "meeting_room"
                tint: device.open ? Theme.amber : Theme.text3
                label: qsTr("Door")
                value: device.open ? qsTr("Open") : qsTr("Closed")
            }
            Repeater {
                model: device.moreFrom
                ApplianceControl {
                    required property int index
                    width: controls.width
                    control: device.controls[index] ?? null
                    onCommanded: (name, value) => root.command(control.id, name, value)
                    onTextWanted: root.askText(control)
                }
            }
            HistoryGraph {
                width: parent.width
                visible: device.measured.length > 0
                applianceId: root.argument
                series: device.measured
                tint: device.kind === "washer" || device.kind === "refrigerator" || device.kind === "light" ? Theme.kindColor(device.kind) : Theme.cool
            }
            Stepper {
                width: parent.width
                visible: root.isMatter
                canStep: false
                focusKey: "share"
                icon: "phone_android"
                label: qsTr("Share with a phone")
                value: qsTr("Show the code")
                onActivated: root.openPage("matterShare", root.argument)
            }
            Stepper {
                width: parent.width
                visible: root.isMatter
                canStep: false
                focusKey: "remove"
                icon: "delete_outline"
                label: qsTr("Take it out of the home")
                value: qsTr("Remove")
                onActivated: root.askRemoval()
            }
            // Almost half of what appliances can is for whoever sets them up.
            Stepper {
                width: parent.width
                visible: device.controls.length > device.moreFrom
                canStep: false
                focusKey: "more"
                icon: "more_horiz"
                label: root.showsMore ? qsTr("Less") : qsTr("More")
                value: qsTr("Settings and readings: %1").arg(device.controls.length - device.moreFrom)
                onActivated: root.showsMore = !root.showsMore
            }
            Repeater {
                model: root.showsMore ? device.controls.length - device.moreFrom : 0
                ApplianceControl {
                    required property int index
                    width: controls.width
                    control: device.controls[device.moreFrom + index] ?? null
                    onCommanded: (name, value) => root.command(control.id, name, value)
                    onTextWanted: root.askText(control)
                }
            }
        }
    }
    SideMenu { id: menu }
    TextEntry {
        id: words
        onEntered: text => root.command(root.asked, "set", text)
    }
}
