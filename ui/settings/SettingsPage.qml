// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client
import Hearth.Tiles

// The settings, generated from hearthd's schema: all pages under each other with their headings, as rows do on Home. A
// choice opens a list at the side.
Page {
    id: root
    readonly property SettingsState settings: Api.settings
    // Headings and settings in one list, so that one column owns Up and Down.
    readonly property var entries: {
        const list = [];
        for (const page of root.settings.pages) {
            list.push({ "heading": root.words(page.title), "icon": page.icon });
            for (const setting of page.settings)
                list.push(setting);
        }
        return list;
    }
    // The schema's words; their translations stand beside those of this page.
    function words(text: string): string {
        return qsTranslate("SettingsPage", text);
    }
    function optionText(option: var): string {
        return option.name !== undefined ? option.name : root.words(option.title);
    }
    function valueText(setting: var): string {
        const value = root.settings.values[setting.key];
        for (const option of setting.options ?? []) {
            if (option.value === value)
                return root.optionText(option);
        }
        return "";
    }
    function act(setting: var) {
        if (setting.kind === "switch") {
            Api.call("settings.set", { "key": setting.key, "value": root.settings.values[setting.key] !== true });
            return;
        }
        options.ask(root.words(setting.title), "", setting.options.map(option => ({ "key": option.value, "text": root.optionText(option) })), root.settings.values[setting.key] ?? "", key => Api.call("settings.set", { "key": setting.key, "value": key }));
    }
    function noteFocus(key: string) {
        root.focusAt = key;
        column.wanted = key;
    }
    onCurrentChanged: if (root.current) column.forceActiveFocus()
    function restoreFocus(key: string) {
        root.focusAt = key;
        column.wanted = key;
    }

    PageHeading {
        id: heading
        text: qsTr("Settings")
    }
    FocusFlickable {
        anchors { left: parent.left; leftMargin: Theme.contentX - Theme.px(20); top: heading.bottom; topMargin: Theme.px(20); bottom: parent.bottom }
        width: Theme.isLargeText ? parent.width - Theme.contentX - Theme.safeX + 2 * Theme.px(20) : Theme.px(1180)
        contentHeight: column.implicitHeight + Theme.safeY + Theme.px(40)
        FocusColumn {
            id: column
            wanted: root.argument
            anchors.left: parent.left
            anchors.leftMargin: Theme.px(20)
            y: Theme.px(10)
            width: parent.width - 2 * Theme.px(20)
            spacing: Theme.px(16)
            function mend() {
                if (column.activeFocus && !column.anyFocused())
                    column.focusWanted();
            }
            function anyFocused(): bool {
                for (let i = 0; i < repeater.count; i++) {
                    if (repeater.itemAt(i) && repeater.itemAt(i).activeFocus)
                        return true;
                }
                return household.activeFocus || homeRows.activeFocus || phones.activeFocus;
            }
            Repeater {
                id: repeater
                model: root.entries.length
                onItemAdded: if (column.activeFocus) Qt.callLater(column.mend) // qmllint disable type
                SettingEntry {}
            }
            HouseholdPanel {
                id: household
                width: parent.width
                onProfilesWanted: root.openPage("profiles", "")
                onPinWanted: pad.ask(qsTr("Choose a PIN"), qsTr("Four to eight digits"))
                onActiveFocusChanged: if (household.activeFocus) root.noteFocus(household.focusKey)
            }
            HomeRowsPanel {
                id: homeRows
                width: parent.width
                headingOf: TitleWords.rowHeading
                onActiveFocusChanged: if (homeRows.activeFocus) root.noteFocus(homeRows.focusKey)
            }
            PhonesPanel {
                id: phones
                width: parent.width
                spokenName: qsTr("Phones")
                focusKey: "phones"
            }
        }
    }
    component SettingEntry: FocusScope {
        id: entry
        required property int index
        readonly property var setting: root.entries[entry.index]
        readonly property bool isHeading: entry.setting.heading !== undefined
        // FocusColumn skips what has no spoken name.
        readonly property var spokenName: entry.isHeading ? undefined : entry.setting.key
        readonly property string focusKey: entry.isHeading ? "" : entry.setting.key
        width: column.width
        height: entry.isHeading ? Theme.px(78) : row.implicitHeight
        onActiveFocusChanged: if (entry.activeFocus) {
            root.noteFocus(entry.focusKey);
        }
        PanelHeading {
            visible: entry.isHeading
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            icon: entry.isHeading ? entry.setting.icon : ""
            text: entry.isHeading ? entry.setting.heading : ""
        }
        SettingRow {
            id: row
            anchors { left: parent.left; right: parent.right }
            visible: !entry.isHeading
            focus: true
            focusKey: entry.focusKey
            title: entry.isHeading ? "" : root.words(entry.setting.title)
            text: entry.isHeading || !entry.setting.text ? "" : root.words(entry.setting.text)
            isSwitch: entry.setting.kind === "switch"
            isOn: root.settings.values[entry.focusKey] === true
            value: entry.isHeading ? "" : root.valueText(entry.setting)
            onActivated: root.act(entry.setting)
        }
    }
    SideMenu { id: options }
    PinPad {
        id: pad
        anchors.fill: parent
        z: 10
        onEntered: pin => {
            pad.leave();
            Api.call("pin.set", { "owner": "household", "new": pin });
        }
        onClosed: pad.leave()
        function leave() {
            pad.visible = false;
            column.forceActiveFocus();
        }
    }
}
