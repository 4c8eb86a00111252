// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// What is typed into an appliance so that it finds the TV's broker: readable from the sofa, with where it goes.
Page {
    id: root
    readonly property var account: shown.value
    readonly property bool isOpen: (root.account.tlsPort ?? 0) > 0
    readonly property string userName: root.account.user ?? ""
    readonly property var facts: [
        { "title": qsTr("Address"), "text": root.isOpen ? (root.account.addresses ?? [])[0] ?? "" : "" },
        { "title": qsTr("Port"), "text": !root.isOpen ? "" : root.account.port > 0 ? String(root.account.port) : String(root.account.tlsPort) },
        { "title": qsTr("User"), "text": root.userName },
        { "title": qsTr("Password"), "text": root.account.password ?? "" }
    ]
    readonly property string where: {
        switch (root.account.kind) {
        case "tasmota": return qsTr("On the appliance's page: Configuration, Configure MQTT. Host, port, user and password as here; Topic is %1; Full Topic stays as it is.").arg(root.userName);
        case "zigbee2mqtt": return qsTr("On Zigbee2MQTT's page: Settings, MQTT. Server mqtt://address:port, user and password as here; the base topic stays zigbee2mqtt. Switch Home Assistant integration on.");
        case "esphome": return qsTr("In the appliance's YAML, below mqtt: broker, port, username and password as here; topic_prefix is %1; discovery stays on.").arg(root.userName);
        case "shelly": return qsTr("On the appliance's page: Settings, MQTT. Server address:port, user and password as here; MQTT prefix is %1; RPC and status notifications over MQTT on.").arg(root.userName);
        case "wled": return qsTr("On the appliance's page: Config, Sync Interfaces, MQTT. Broker, port, username and password as here; Device Topic is wled/%1.").arg(root.userName);
        default: return qsTr("In the appliance's MQTT settings. Its topics begin with %1; discovery for Home Assistant is on.").arg(root.userName);
        }
    }
    property bool isTouched: false
    Keys.onPressed: event => {
        root.isTouched = true;
        event.accepted = false;
    }
    onCurrentChanged: if (root.current) root.begin()
    // What is there to be done comes with the answer, and first.
    function begin() {
        buttons.forceActiveFocus();
        if (!root.isTouched)
            buttons.focusFirst();
    }
    LiveValue {
        id: shown
        method: "broker.account"
        params: ({ "user": root.argument }) // qmllint disable
        event: "broker.changed"
        onValueChanged: if (root.current) Qt.callLater(root.begin) // qmllint disable type
    }
    PageHeading {
        id: heading
        text: qsTr("Enter this in the appliance")
    }
    Column {
        id: words
        anchors { left: parent.left; leftMargin: Theme.contentX; right: parent.right; rightMargin: Theme.safeX; top: heading.bottom; topMargin: Theme.px(40) }
        spacing: Theme.px(32)
        Grid {
            columns: 2
            columnSpacing: Theme.px(48)
            rowSpacing: Theme.px(14)
            verticalItemAlignment: Grid.AlignVCenter
            Repeater {
                model: root.facts.length * 2
                Label {
                    required property int index
                    readonly property var fact: root.facts[Math.floor(index / 2)]
                    readonly property bool isTitle: index % 2 === 0
                    visible: fact.text !== ""
                    text: isTitle ? fact.title : fact.text
                    font.pixelSize: isTitle ? Theme.body : Theme.type(64)
                    font.weight: isTitle ? Font.Normal : Font.DemiBold
                    font.letterSpacing: isTitle ? 0 : Theme.px(2)
                    color: isTitle ? Theme.text2 : Theme.text1
                }
            }
        }
        Label {
            width: Math.min(parent.width, Theme.tall(1300))
            visible: shown.isKnown
            text: root.where
            wrapMode: Text.WordWrap
            maximumLineCount: 5
            color: Theme.text2
        }
        Label {
            width: Math.min(parent.width, Theme.tall(1300))
            visible: text !== ""
            text: !shown.isKnown ? qsTr("A grown-up can see this.") : !root.isOpen ? qsTr("Appliances of the home's network do not reach the TV yet.") : root.account.port > 0 ? qsTr("Encrypted at port %1; the certificate's fingerprint is in Settings, Appliances.").arg(root.account.tlsPort) : qsTr("Encrypted only; the appliance must take the TV's own certificate.")
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            font.pixelSize: Theme.small
            color: Theme.text2
        }
        PillRow {
            id: buttons
            focus: true
            ActionButton {
                visible: shown.isKnown && !root.isOpen
                focusKey: "open"
                icon: "wifi"
                text: qsTr("Let them reach the TV")
                onActivated: Api.call("broker.setDoor", { "door": "password" })
            }
            ActionButton {
                focusKey: "done"
                icon: "check"
                text: qsTr("Done")
                onActivated: root.closePage()
            }
            ActionButton {
                visible: shown.isKnown
                focusKey: "remove"
                icon: "delete_outline"
                text: qsTr("Take it away")
                onActivated: question.ask(qsTr("Take %1 away?").arg(root.userName), qsTr("The appliance that uses it is put out at once."), [{ "key": "keep", "text": qsTr("Keep it") }, { "key": "remove", "text": qsTr("Take it away") }], "", key => {
                    if (key !== "remove")
                        return;
                    Api.call("broker.removeAccount", { "user": root.argument });
                    root.closePage();
                })
            }
        }
    }
    SideMenu { id: question }
}
