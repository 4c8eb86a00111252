// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Phone
import Hearth.Settings

// The first start: language, network, phone, films, who watches. Each step can be skipped; Back goes one back.
Page {
    id: root
    property bool askedAtFirst: false // and not from the settings: then there is no way out but through
    property int step: 0
    readonly property var settings: Api.settings.values
    coversRail: true
    readonly property var languages: [["en", "English"], ["zh_CN", "简体中文"], ["de", "Deutsch"], ["es", "Español"], ["ar_AE", "العربية"]]
    readonly property var steps: [language, network, phone, films, person]
    readonly property Item currentStep: root.steps[root.step] // qmllint disable
    onCurrentChanged: if (root.current) root.takeFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        root.step = Math.max(0, Math.min(root.steps.length - 1, Number(key)));
    }
    function takeFocus() {
        root.focusAt = String(root.step);
        Qt.callLater(root.currentStep.takeFocus); // qmllint disable
    }
    function on() {
        if (root.step < root.steps.length - 1) {
            root.step++;
            root.takeFocus();
        } else {
            Api.call("system.firstStart", { "done": true });
            root.homeWanted();
        }
    }
    Keys.onPressed: event => {
        const isBack = event.key === Qt.Key_Back || event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace;
        const isAside = event.key === Qt.Key_Left || event.key === Qt.Key_Right;
        if (isBack && root.step > 0) {
            root.step--;
            root.takeFocus();
            event.accepted = true;
        } else if (isAside || (isBack && root.askedAtFirst)) {
            event.accepted = true; // there is no rail yet
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    WelcomeStep {
        id: language
        anchors.fill: parent
        visible: root.step === 0
        icon: "language"
        title: qsTr("Welcome")
        wanted: (root.languages.find(entry => Qt.uiLanguage.startsWith(entry[0].substring(0, 2))) ?? root.languages[0])[0]
        text: qsTr("Which language shall the TV speak?")
        Repeater {
            model: root.languages.length
            SettingRow {
                id: choice
                required property int index
                readonly property var entry: root.languages[choice.index]
                width: language.column.width
                focusKey: choice.entry[0]
                title: choice.entry[1]
                icon: choice.entry[0] === language.wanted ? "check" : ""
                onActivated: {
                    Api.call("settings.set", { "key": "language", "value": choice.entry[0] });
                    root.on();
                }
            }
        }
    }
    WelcomeStep {
        id: network
        anchors.fill: parent
        visible: root.step === 1
        icon: "wifi"
        title: qsTr("Network")
        text: net.summary
        SettingRow {
            width: network.column.width
            focusKey: "on"
            title: net.net.online === true ? qsTr("Go on") : qsTr("Go on without")
            text: net.net.online === true ? "" : qsTr("Films and appliances of the home work without the internet.")
            onActivated: root.on()
        }
        NetworkPanel {
            id: net
            readonly property string spokenName: network.title
            readonly property string focusKey: "networks"
            width: network.column.width
            visible: net.points.length > 0
            onTextWanted: (title, text, kind, answer) => {
                entry.answer = answer;
                entry.kind = kind;
                entry.ask(title, text);
            }
        }
    }
    WelcomeStep {
        id: phone
        anchors.fill: parent
        visible: root.step === 2
        icon: "phone_android"
        title: qsTr("Phone as remote")
        text: Api.phonesCanReach ? qsTr("Point the phone's camera at the picture. It then drives the TV and types into it.") : qsTr("A phone can drive the TV and type into it.")
        onVisibleChanged: if (phone.visible) Api.askForPairing()
        SettingRow {
            width: phone.column.width
            focusKey: "phonesReach"
            title: qsTr("Phones in the home may connect")
            text: qsTr("Over the home's network, and only with the code on this screen.")
            isSwitch: true
            isOn: root.settings.phonesReach === true
            onActivated: Api.call("settings.set", { "key": "phonesReach", "value": !isOn })
        }
        SettingRow {
            width: phone.column.width
            focusKey: "on"
            title: qsTr("Go on")
            text: qsTr("Phones can come later: Settings, Phones.")
            onActivated: root.on()
        }
        PairingCode { visible: Api.phonesCanReach }
    }
    WelcomeStep {
        id: films
        anchors.fill: parent
        visible: root.step === 3
        icon: "movie"
        title: qsTr("Where are the films?")
        text: qsTr("Folders on this TV and on disks that are plugged in. Nothing in them is changed.")
        SettingRow {
            width: films.column.width
            focusKey: "on"
            title: qsTr("Go on")
            onActivated: root.on()
        }
        SourcesPanel {
            readonly property string spokenName: films.title
            readonly property string focusKey: "sources"
            width: films.column.width
            onTextWanted: (title, text, kind, answer) => {
                entry.answer = answer;
                entry.kind = kind;
                entry.ask(title, text);
            }
            onChoiceWanted: (title, text, options, chosen, answer) => menu.ask(title, text, options, chosen, answer)
        }
    }
    WelcomeStep {
        id: person
        anchors.fill: parent
        visible: root.step === 4
        icon: "person"
        title: qsTr("Who is watching?")
        text: qsTr("With a name, the TV remembers for you alone what you watch. Children get their own limits in Settings, Household.")
        SettingRow {
            width: person.column.width
            focusKey: "name"
            title: qsTr("Name")
            value: Api.household.activeName
            onActivated: {
                entry.answer = text => root.rename(text);
                entry.kind = "name";
                entry.ask(qsTr("What is the name?"), "");
            }
        }
        SettingRow {
            width: person.column.width
            focusKey: "on"
            title: qsTr("Finish")
            text: qsTr("To Home")
            onActivated: root.on()
        }
    }
    function rename(name: string) {
        const profile = Api.household.profile(Api.household.activeId);
        Api.call("profiles.save", { "profile": { "id": Api.household.activeId, "name": name, "kind": profile["kind"], "picture": profile["picture"] } }); // qmllint disable type
    }
    Row {
        anchors { left: parent.left; leftMargin: Theme.safeX; bottom: parent.bottom; bottomMargin: Theme.safeY }
        spacing: Theme.px(16)
        Repeater {
            model: root.steps.length
            Rectangle {
                required property int index
                width: Theme.px(index === root.step ? 44 : 16)
                height: Theme.px(16)
                radius: height / 2
                color: index <= root.step ? Theme.ember : Theme.surface3
            }
        }
    }
    SideMenu { id: menu }
    TextEntry {
        id: entry
        property var answer: null
        onEntered: text => entry.answer(text) // qmllint disable
    }
}
