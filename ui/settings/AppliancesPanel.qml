// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// How appliances speak with the TV: which broker, the door to the network, and an account for each of them.
SettingsPanel {
    id: root
    readonly property var own: broker.value.own ?? ({})
    readonly property var accounts: root.own.accounts ?? []
    readonly property bool isOwn: broker.value.kind !== "home"
    readonly property var doors: [
        { "key": "closed", "text": qsTr("Only this TV"), "icon": "lock" },
        { "key": "password", "text": qsTr("With a password"), "icon": "wifi" },
        { "key": "encrypted", "text": qsTr("Encrypted only"), "icon": "security" }
    ]
    readonly property var kinds: [
        { "key": "tasmota", "text": "Tasmota" }, { "key": "zigbee2mqtt", "text": "Zigbee2MQTT" }, { "key": "esphome", "text": "ESPHome" }, { "key": "shelly", "text": "Shelly" },
        { "key": "wled", "text": "WLED" }, { "key": "other", "text": qsTr("Something else") }
    ]
    property int accountsBefore: -1 // while one is being made
    onAccountsChanged: {
        root.settleSoon();
        if (root.accountsBefore < 0 || root.accounts.length <= root.accountsBefore)
            return;
        root.accountsBefore = -1;
        root.pageWanted("account", root.accounts[root.accounts.length - 1].user);
    }
    function kindText(key: string): string {
        return root.kinds.find(kind => kind.key === key)?.text ?? key;
    }
    function add() {
        const kinds = [{ "key": "matter", "text": qsTr("Matter appliance") }, ...(root.isOwn ? root.kinds : [])];
        root.choiceWanted(qsTr("What is added?"), qsTr("Matter asks for the appliance's code; the others get a name and a password of their own for the TV's broker."), kinds, "", key => {
            if (key === "matter")
                return root.pageWanted("matterAdd", "");
            root.accountsBefore = root.accounts.length;
            Api.call("broker.addAccount", { "kind": key });
        });
    }
    // "mqtts://name:port", or less of it.
    function useHomes(text: string) {
        const parts = text.trim().match(/^(?:(mqtts?):\/\/)?([^:\/\s]+)(?::(\d{1,5}))?\/?$/);
        if (!parts)
            return Api.say(qsTr("That is no address of a broker"));
        const wish = { "kind": "home", "host": parts[2], "tls": parts[1] === "mqtts" };
        if (parts[3] !== undefined)
            wish.port = Number(parts[3]);
        root.choiceWanted(qsTr("Does it ask for a name?"), "", [{ "key": "yes", "text": qsTr("Yes, with a password") }, { "key": "no", "text": qsTr("No") }], "", key => {
            if (key === "no")
                Api.call("broker.use", wish);
            else
                Qt.callLater(root.askName, wish); // qmllint disable type
        });
    }
    function askName(wish: var) {
        root.textWanted(qsTr("Name on the broker"), "", "path", user => Qt.callLater(root.askPassword, wish, user)); // qmllint disable type
    }
    function askPassword(wish: var, user: string) {
        root.textWanted(qsTr("Password of %1").arg(user), "", "password", password => Api.call("broker.use", Object.assign({ "user": user, "password": password }, wish)));
    }
    function chooseBroker() {
        root.choiceWanted(qsTr("Which broker do appliances use?"), "", [{ "key": "own", "text": qsTr("The TV's own") }, { "key": "home", "text": qsTr("One that the home has already") }], root.isOwn ? "own" : "home", key => {
            if (key === "own")
                Api.call("broker.use", { "kind": "own" });
            else
                Qt.callLater(root.textWanted, qsTr("Address of the broker"), root.isOwn ? "" : broker.value.home.host, "path", root.useHomes); // qmllint disable type
        });
    }
    // Those that say where they are; our own says nothing.
    readonly property var brokers: (announced.value.services ?? []).filter(one => one.isBroker && one.address !== "")
    LiveValue {
        id: announced
        method: "appliances.announced"
        event: "appliances.announcedChanged"
    }
    LiveValue {
        id: broker
        method: "broker.state"
        event: "broker.changed"
    }
    SettingRow {
        width: root.width
        focusKey: "add"
        icon: "add"
        title: qsTr("Add an appliance")
        text: qsTr("By its Matter code, or with a name and a password that are to be entered in it.")
        onActivated: root.add()
    }
    LiveValue {
        id: zigbee
        method: "zigbee.state"
        event: "zigbee.changed"
    }
    SettingRow {
        width: root.width
        visible: zigbee.value.online === true
        focusKey: "zigbee"
        icon: "hub"
        title: qsTr("Zigbee appliances")
        text: qsTr("Lets one join, names and removes them.")
        onActivated: root.pageWanted("zigbee", "")
    }
    Repeater {
        model: root.isOwn ? root.accounts.length : 0
        SettingRow {
            id: row
            required property int index
            readonly property var account: root.accounts[row.index] ?? ({})
            width: root.width
            focusKey: "account:" + (row.account.user ?? "")
            icon: "devices_other"
            title: (row.account.name ?? "") === "" ? root.kindText(row.account.kind ?? "") : row.account.name
            text: row.account.user ?? ""
            onActivated: root.pageWanted("account", row.account.user)
        }
    }
    SettingRow {
        width: root.width
        visible: root.isOwn && broker.isKnown
        focusKey: "door"
        icon: root.doors.find(door => door.key === root.own.door)?.icon ?? ""
        title: qsTr("Appliances of the home's network")
        text: root.own.door === "closed" ? qsTr("None of them reaches the TV's broker now.") : root.own.port > 0 ? qsTr("They reach it at %1, port %2, or encrypted at port %3.").arg((root.own.addresses ?? [])[0] ?? "").arg(root.own.port).arg(root.own.tlsPort)
            : qsTr("They reach it at %1, encrypted at port %2.").arg((root.own.addresses ?? [])[0] ?? "").arg(root.own.tlsPort)
        value: root.doors.find(door => door.key === root.own.door)?.text ?? ""
        onActivated: root.choiceWanted(qsTr("Who may reach the TV's broker?"), qsTr("Nobody is let in without a password, and each account sees what is its own."), root.doors, root.own.door, key => Api.call("broker.setDoor", { "door": key }))
    }
    SettingRow {
        width: root.width
        visible: root.isOwn && (root.own.tlsPort ?? 0) > 0
        leads: false
        focusKey: "fingerprint"
        icon: "security"
        title: qsTr("Fingerprint of the TV's certificate (SHA-256)")
        text: root.own.fingerprint ?? ""
    }
    Repeater {
        model: root.isOwn ? root.brokers.length : 0
        SettingRow {
            id: found
            required property int index
            readonly property var service: root.brokers[found.index] ?? ({})
            width: root.width
            focusKey: "found:" + (found.service.name ?? "")
            icon: "hub"
            title: qsTr("Use the home's broker %1").arg(found.service.name ?? "")
            text: (found.service.address ?? "") + ":" + (found.service.port ?? "")
            onActivated: root.useHomes((found.service.type === "_secure-mqtt._tcp" ? "mqtts://" : "mqtt://") + found.service.address + ":" + found.service.port)
        }
    }
    SettingRow {
        width: root.width
        visible: broker.isKnown
        focusKey: "broker"
        icon: "hub"
        title: root.isOwn ? qsTr("The TV's own broker") : qsTr("The home's broker at %1").arg(broker.value.home?.host ?? "")
        text: (broker.value.problem ?? "") === "" ? qsTr("It works.") : broker.value.problem
        value: qsTr("Change")
        onActivated: root.chooseBroker()
    }
}
