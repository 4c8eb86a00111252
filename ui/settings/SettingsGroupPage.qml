// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
// Not bound: Qt 6.4 lets no Loader make a bound component.
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// One group of settings. The argument is the group's key, or a setting's, which then has the focus.
Page {
    id: root
    readonly property var group: SettingsGroups.groupOf(root.argument)
    onCurrentChanged: if (root.current) root.takeFocus()
    onActiveFocusChanged: root.noteFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
    }
    function takeFocus() {
        if (!root.current || !loader.item)
            return;
        loader.item.wanted = root.focusAt !== "" ? root.focusAt : root.group?.key !== root.argument ? root.argument : "";
        loader.item.forceActiveFocus();
    }
    function noteFocus() {
        const item = root.Window.activeFocusItem;
        const isAsking = menu.visible || entry.visible || pad.visible;
        if (root.activeFocus && item && item.focusKey && !isAsking) // qmllint disable
            root.focusAt = item.focusKey; // qmllint disable
    }
    Connections {
        target: root.Window.window
        function onActiveFocusItemChanged() {
            root.noteFocus();
        }
    }
    PageHeading {
        id: heading
        text: root.group?.title ?? ""
    }
    FocusFlickable {
        fades: true
        anchors { left: parent.left; leftMargin: Theme.contentX - Theme.glow; top: heading.bottom; topMargin: Theme.px(44) - Theme.glow; bottom: parent.bottom }
        width: Theme.isLargeText ? parent.width - Theme.contentX - Theme.safeX + 2 * Theme.glow : Theme.px(1180) + 2 * Theme.glow
        contentHeight: loader.y + loader.height + Theme.safeY + Theme.px(40)
        Loader {
            id: loader
            anchors { left: parent.left; leftMargin: Theme.glow; right: parent.right; rightMargin: Theme.glow }
            y: Theme.glow
            focus: true
            sourceComponent: root.group === null ? null : !root.group.hasPanel ? schema : ({
                "household": household, "home": homeRows, "phones": phones, "network": network, "bluetooth": bluetooth, "sources": sources, "servers": servers, "live": live, "appliances": appliances, "storage": storage, "privacy": privacy, "about": about
            })[root.group.key] ?? null
            onLoaded: if (root.current) Qt.callLater(root.takeFocus) // qmllint disable type
        }
    }
    Connections {
        target: loader.item as SettingsPanel
        function onChoiceWanted(title: string, text: string, options: var, chosen: string, answer: var) {
            menu.ask(title, text, options, chosen, answer);
        }
        function onTextWanted(title: string, text: string, kind: string, answer: var) {
            entry.answer = answer;
            entry.kind = kind;
            entry.ask(title, text);
        }
        function onPinWanted(answer: var) {
            pad.answer = answer;
            pad.ask(qsTr("Choose a PIN"), qsTr("Four to eight digits"));
        }
        function onPageWanted(name: string, argument: string) {
            root.openPage(name, argument);
        }
    }
    Component { id: schema; SchemaPanel { group: root.group } } // qmllint disable
    Component { id: household; HouseholdPanel {} }
    Component { id: homeRows; HomeRowsPanel { headingOf: TitleWords.rowHeading } }
    Component { id: phones; PhonesPanel {} }
    Component { id: network; NetworkPanel {} }
    Component { id: bluetooth; BluetoothPanel {} }
    Component { id: sources; SourcesPanel {} }
    Component { id: servers; ServersPanel {} }
    Component { id: live; LivePanel {} }
    Component { id: appliances; AppliancesPanel {} }
    Component { id: storage; StoragePanel {} }
    Component { id: privacy; PrivacyPanel {} }
    Component { id: about; AboutPanel {} }

    SideMenu { id: menu }
    TextEntry {
        id: entry
        property var answer: null
        onEntered: text => entry.answer(text) // qmllint disable
    }
    PinPad {
        id: pad
        property var answer: null
        anchors.fill: parent
        z: 10
        onEntered: pin => {
            pad.leave();
            pad.answer(pin); // qmllint disable
        }
        onClosed: pad.leave()
        function leave() {
            pad.visible = false;
            root.takeFocus();
        }
    }
}
