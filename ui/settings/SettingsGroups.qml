// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import Hearth.Client

// The groups of settings in their order: the pages of hearthd's schema, and those with a panel of their own. A new panel is
// a row here and a line in SettingsGroupPage.
QtObject {
    id: root
    readonly property var panels: [
        { "key": "network", "title": qsTr("Network"), "icon": "wifi", "text": qsTr("Cable and wireless networks") },
        { "key": "sources", "title": qsTr("Films and disks"), "icon": "folder", "text": qsTr("Where films, courses and photos lie, and how full the disks are") },
        { "key": "live", "title": qsTr("Live TV"), "icon": "live_tv", "text": qsTr("The lists that channels come from") },
        { "key": "household", "title": qsTr("Household"), "icon": "people", "text": qsTr("Who watches, and the PIN") },
        { "key": "home", "title": qsTr("Home"), "icon": "home", "text": qsTr("The rows that you want to see") },
        { "key": "phones", "title": qsTr("Phones"), "icon": "phone_android", "text": qsTr("Which of them may drive the TV") },
        { "key": "appliances", "title": qsTr("Appliances"), "icon": "devices_other", "text": qsTr("Add an appliance, and how appliances reach the TV") },
        { "key": "bluetooth", "title": qsTr("Remotes and Bluetooth"), "icon": "bluetooth", "text": qsTr("Remotes, game pads, headphones") },
        { "key": "storage", "title": qsTr("Storage"), "icon": "storage", "text": qsTr("What apps and pictures take") },
        { "key": "privacy", "title": qsTr("Privacy"), "icon": "lock_outline", "text": qsTr("What the TV remembers, and how to forget it") },
        { "key": "about", "title": qsTr("About this TV"), "icon": "info_outline", "text": qsTr("Version, memory, addresses") }
    ]
    readonly property var groups: {
        const list = [];
        for (const page of Api.settings.pages) {
            const titles = page.settings.map(setting => qsTranslate("SettingsPage", setting.title));
            list.push({ "key": page.key, "title": qsTranslate("SettingsPage", page.title), "icon": page.icon, "text": titles.slice(0, 3).join(" · "), "settings": page.settings });
        }
        return list.concat(root.panels);
    }
    // By its own key or that of one of its settings; null for neither.
    function groupOf(key: string): var {
        return root.groups.find(group => group.key === key || (group.settings ?? []).some(setting => setting.key === key)) ?? null;
    }
}
