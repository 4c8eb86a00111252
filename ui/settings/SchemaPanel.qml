// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Hearth.Kit
import Hearth.Client

// The settings of one page of hearthd's schema. A choice opens a list at the side.
SettingsPanel {
    id: root
    required property var group
    readonly property SettingsState settings: Api.settings

    // The schema's words; their translations stand beside those of SettingsPage.
    function words(text: string): string {
        return text ? qsTranslate("SettingsPage", text) : "";
    }
    function optionText(option: var): string {
        return option.name !== undefined ? option.name : root.words(option.title);
    }
    function valueText(setting: var): string {
        const option = (setting.options ?? []).find(one => one.value === root.settings.values[setting.key]);
        return option ? root.optionText(option) : "";
    }
    function act(setting: var) {
        if (setting.kind === "switch") {
            Api.call("settings.set", { "key": setting.key, "value": root.settings.values[setting.key] !== true });
            return;
        }
        const options = setting.options.map(option => ({ "key": option.value, "text": root.optionText(option) }));
        root.choiceWanted(root.words(setting.title), "", options, root.settings.values[setting.key] ?? "", key => Api.call("settings.set", { "key": setting.key, "value": key }));
    }
    Repeater {
        model: root.group.settings.length
        SettingRow {
            id: row
            required property int index
            readonly property var setting: root.group.settings[row.index]
            width: root.width
            focusKey: row.setting.key
            title: root.words(row.setting.title)
            text: root.words(row.setting.text ?? "")
            isSwitch: row.setting.kind === "switch"
            isOn: root.settings.values[row.setting.key] === true
            value: root.valueText(row.setting)
            onActivated: root.act(row.setting)
        }
    }
}
